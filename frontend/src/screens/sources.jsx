import { href } from "../address.js";
import { decide, useScreen } from "../data.js";
import { Choice, Pages, SeekWords } from "../parts/asking.jsx";
import { Decide, Remarks, take } from "../parts/decisions.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain, Quote, Quotes } from "../parts/words.jsx";
import { useEffect, useRef, useState } from "preact/hooks";

export function Sources({ asked }) {
  const { data, error } = useScreen("sources", "", {
    q: asked.get("q") ?? "", kind: asked.get("kind") ?? "", from: asked.get("from") ?? "", before: asked.get("before") ?? "",
  });
  if (!data) return <Loading error={error} />;
  return (
    <>
      <h1>Sources</h1>
      <SeekWords screen="sources" asked={asked} label="Name or description">
        <Choice name="kind" label="Which" asked={asked} options={[["", "all"], ["named", "named"], ["unnamed", "unnamed"]]} />
      </SeekWords>
      <p class="soft">{data.n} sources, those with most claims first</p>
      <ul class="findings">
        {data.rows.map((row) => (
          <li key={row.key}>
            <p>
              <span aria-hidden="true">{row.is_named ? "● " : "○ "}</span>
              <a data-step href={href("sources", row.key)}><b><Plain text={row.name} /></b></a>{" "}
              <span class="soft">{row.is_named ? "named" : "unnamed"}{row.note ? ` · ${row.note}` : ""}</span>{" "}
              {row.letter ? <span class="kind analyst">✓ reliability {row.letter}, the analyst's</span> : null}
            </p>
            <p class="soft">
              {row.n_claims} {row.n_claims === 1 ? "claim" : "claims"}
              {row.n_falling ? `; without it ${row.n_falling} ${row.n_falling === 1 ? "claim loses" : "claims lose"} all support` : ""}
              {row.descriptions.length > 1 ? <> · also called <Plain text={row.descriptions.slice(1).join("; ")} /></> : null}
            </p>
          </li>
        ))}
      </ul>
      <Pages screen="sources" asked={asked} start={data.start} shown={data.rows.length} n={data.n} />
    </>
  );
}

const TOLD = ["number", "nationality", "role", "institution", "access", "anonymity"];

export function SourceView({ id }) {
  const { data, error } = useScreen("sources", id);
  if (!data) return <Loading error={error} />;
  return (
    <>
      <p class="soft">{data.is_named ? "named source" : "unnamed sources"}{data.note ? ` · ${data.note}` : ""}</p>
      <h1><Plain text={data.name} /></h1>
      <Letter data={data} />
      <Remarks rows={data.remarks} />
      <section aria-labelledby="described">
        <h2 id="described">How it is described</h2>
        <div class="scroll" tabIndex={0} role="region" aria-label="Table of descriptions">
          <table>
            <thead><tr><th scope="col">Words</th><th scope="col">By</th>{TOLD.map((each) => <th scope="col" key={each}>{each}</th>)}<th scope="col">Decide</th></tr></thead>
            <tbody>
              {data.described.map((row) => (
                <tr key={row.attribution}>
                  <th scope="row"><a href={href("documents", row.words.document, { at: `${row.words.start}-${row.words.end}` })}>“<Plain text={row.words.words} />”</a></th>
                  <td><Plain text={row.words.outlet} /></td>
                  {TOLD.map((each) => <td key={each}><Plain text={row[each]} /></td>)}
                  <td><Same source={data} attribution={row.attribution} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {data.stated.length ? <Quotes words={data.stated} label="their number, as stated" /> : null}
        {data.same_as.length ? <p class="banner">Said by the analyst to be one source: <Plain text={data.same_as.join("; ")} /></p> : null}
      </section>
      {data.falling.length ? (
        <section aria-labelledby="falling">
          <h2 id="falling">What falls with it</h2>
          <ul class="plain">{data.falling.map((row) => <li key={row.key}><a href={href("claims", row.key)}>{row.key}</a> <Plain text={row.name} /></li>)}</ul>
        </section>
      ) : null}
      <section aria-labelledby="sayings">
        <h2 id="sayings">What it is said to have said</h2>
        <ul class="findings">
          {data.sayings.map((row, n) => (
            <li key={n} data-step tabIndex={0}>
              <p><a href={href("claims", row.claim)}>claim {row.claim}</a> <span class="kind">{row.stance}</span> <span class="soft"><Plain text={row.slot} /></span></p>
              <Quote words={row.words} limit={240} />
            </li>
          ))}
        </ul>
        {data.n_sayings > data.sayings.length ? <p class="soft">and {data.n_sayings - data.sayings.length} more</p> : null}
      </section>
      <section aria-labelledby="resting">
        <h2 id="resting">Who has it from there</h2>
        <p>{data.documents.map((row, n) => <span key={row.key}>{n ? "; " : ""}<a href={href("documents", row.key)}><Plain text={row.name} /></a></span>)}
          {data.n_documents > data.documents.length ? ` and ${data.n_documents - data.documents.length} more` : ""}</p>
      </section>
      <Decide kind="note" about="source" keys={[data.key]} label="Note" asks="A note on this source" />
    </>
  );
}

// Reliability is the analyst's alone: the machine never sets it.
function Letter({ data }) {
  const letters = { A: "reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable", F: "cannot be judged" };
  return (
    <p>
      <label>
        Reliability on the Admiralty scale, the analyst's{" "}
        <select onChange={(event) => event.currentTarget.value && take(decide("rate", "source", [data.key], { value: event.currentTarget.value }))}>
          <option value="" selected={!data.letter}>not given</option>
          {Object.entries(letters).map(([letter, words]) => <option key={letter} value={letter} selected={letter === data.letter}>{letter}, {words}</option>)}
        </select>
      </label>
    </p>
  );
}

function Same({ source, attribution }) {
  const [isOpen, setOpen] = useState(false);
  const [q, setQ] = useState("");
  const input = useRef(null);
  useEffect(() => {
    if (isOpen) input.current?.focus();
  }, [isOpen]);
  const { data } = useScreen("sources", "", isOpen && q.length > 1 ? { q, n: 8 } : { q: "", n: 1 });
  if (!isOpen) return <button type="button" class="decide" onClick={() => setOpen(true)}>Same as …</button>;
  const found = q.length > 1 ? (data?.rows ?? []).filter((row) => row.key !== source.key) : [];
  return (
    <div onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
      <label>The other source <input ref={input} type="search" value={q} onInput={(event) => setQ(event.currentTarget.value)} /></label>
      <ul class="plain">
        {found.map((row) => (
          <li key={row.key}>
            <button type="button" class="decide" onClick={() => { setOpen(false); take(decide("same source", "source", [row.key, attribution])); }}>
              Same as <Plain text={row.name} />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="decide" onClick={() => setOpen(false)}>Leave it</button>
    </div>
  );
}
