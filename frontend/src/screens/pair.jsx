// Two articles beside each other. j and k step from change to change; what one side has alone is underlined or struck.
import { href } from "../address.js";
import { useScreen } from "../data.js";
import { Pages } from "../parts/asking.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain } from "../parts/words.jsx";
import "./pair.css";

export function Pair({ asked }) {
  const { data, error } = useScreen("pair", "", {
    left: asked.get("left") ?? "", right: asked.get("right") ?? "", from: asked.get("from") ?? "", before: asked.get("before") ?? "",
  });
  if (!data) return <Loading error={error} />;
  return data.passages ? <SideBySide data={data} /> : <List data={data} asked={asked} />;
}

function List({ data, asked }) {
  return (
    <>
      <h1>Side by side</h1>
      <p class="soft">{data.n} pairs of articles share text; those whose text was taken over come first.</p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of pairs">
        <table>
          <thead><tr><th scope="col">Articles</th><th scope="col">Words shared</th><th scope="col">Kinds</th></tr></thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={`${row.left.id} ${row.right.id}`}>
                <th scope="row">
                  <a data-step href={href("pair", "", { left: row.left.id, right: row.right.id })}>
                    <Plain text={row.left.outlet} /> and <Plain text={row.right.outlet} />
                  </a>
                  <div class="soft"><Plain text={row.left.headline} /> / <Plain text={row.right.headline} /></div>
                </th>
                <td>{row.n_words}</td>
                <td>{row.kinds.join(", ")}{row.is_evidence ? "" : <span class="soft"> (no evidence of copying)</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages screen="pair" asked={asked} start={data.start} shown={data.rows.length} n={data.n} />
    </>
  );
}

function SideBySide({ data }) {
  return (
    <>
      <h1><Plain text={data.left.outlet} /> and <Plain text={data.right.outlet} /></h1>
      <p><Plain text={data.order} /></p>
      <p class="soft">
        <span class="run left-only">struck</span>: in the left one alone · <span class="run right-only">underlined</span>: in the right one alone ·
        {" "}<kbd>j</kbd> <kbd>k</kbd> step through the changes ·{" "}
        <a href={href("pair", "", { left: data.right.id, right: data.left.id })}>swap sides</a>
      </p>
      <div class="sides heads">
        {[data.left, data.right].map((side) => (
          <p key={side.id}><a href={href("documents", side.id)}><b><Plain text={side.headline} /></b></a><br /><span class="soft"><Plain text={side.outlet} /> · {side.date}</span></p>
        ))}
      </div>
      {data.passages.length ? null : <p>They share no text.</p>}
      {data.passages.map((passage, n) => (
        <section key={n} aria-label={`Passage ${n + 1}`} class="passage">
          <h2>
            {passage.kind} <span class="soft">{passage.n_words} words, {Math.round(passage.similarity * 100)} % alike, {passage.n_changes} {passage.n_changes === 1 ? "change" : "changes"}
              {passage.is_evidence ? "" : "; no evidence of copying"}</span>
          </h2>
          <div class="sides">
            <SideText runs={passage.left} side="left" />
            <SideText runs={passage.right} side="right" />
          </div>
          {passage.drifts.length ? <ul class="plain">{passage.drifts.map((words, at) => <li key={at}><span class="kind">drift</span> <Plain text={words} /></li>)}</ul> : null}
        </section>
      ))}
    </>
  );
}

function SideText({ runs, side }) {
  return (
    <p class="side">
      {runs.map((run) => run.is_shared ? <Plain key={run.start} text={run.text} /> : (
        <span key={run.start} class={`run ${side}-only${run.drift ? " drifted" : ""}`} data-step tabIndex={0} title={run.drift || undefined}>
          <span class="hidden">{side === "left" ? "only left: " : "only right: "}</span>
          <Plain text={run.text} />
          {run.drift ? <span class="hidden"> ({run.drift})</span> : null}
        </span>
      ))}
    </p>
  );
}
