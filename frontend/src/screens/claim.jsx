import { useState } from "preact/hooks";
import { href } from "../address.js";
import { decide, useScreen } from "../data.js";
import { Axis } from "../parts/axis.jsx";
import { Decide, Remarks, take } from "../parts/decisions.jsx";
import { Loading } from "../parts/loading.jsx";
import { Range } from "../parts/range.jsx";
import { cut } from "../parts/text.js";
import { Plain, Quote, toWords } from "../parts/words.jsx";
import "./claims.css";

export function ClaimView({ id }) {
  const { data, error } = useScreen("claims", id);
  const [ticked, setTicked] = useState(new Set());
  if (!data) return <Loading error={error} />;
  const tick = (key) => setTicked((old) => {
    const now = new Set(old);
    if (!now.delete(key)) now.add(key);
    return now;
  });
  return (
    <>
      <nav class="row soft" aria-label="Claims before and after">
        <span>Claim {data.number}</span>
        {data.before ? <a href={href("claims", data.before)}>the one before</a> : null}
        {data.after ? <a href={href("claims", data.after)}>the next one</a> : null}
      </nav>
      <h1><Plain text={data.slot} /></h1>
      <p class="lead"><Range low={data.at_least} high={data.at_most} /> {data.origins} · <Plain text={data.status} />{" "}
        {data.marks.map((mark) => <span key={mark} class="kind mark-of">{mark}</span>)}</p>
      <p class="soft"><Plain text={data.ceiling} /></p>
      <Remarks rows={data.remarks} />
      <details open>
        <summary>Why this count{data.at_least !== data.at_most ? ` (${data.expected} by the weights of the uncertain links)` : ""}</summary>
        <ul class="reasons">{data.reasons.map((reason, n) => <li key={n}><Plain text={reason} /></li>)}</ul>
      </details>
      <Axis points={data.points} />
      <Answers rows={data.answers} />
      <section aria-labelledby="said">
        <h2 id="said">Who says so</h2>
        <ol class="statements">
          {data.statements.map((row) => (
            <StatementRow key={row.id} row={row} isTicked={ticked.has(row.id)} tick={() => tick(row.id)} />
          ))}
        </ol>
        {data.n_statements > data.statements.length ? <p class="soft">and {data.n_statements - data.statements.length} more statements</p> : null}
      </section>
      <Relations rows={data.relations} n={data.n_relations} />
      <Ledger rows={data.ledger} />
      {data.gaps.length ? (
        <section aria-labelledby="gaps"><h2 id="gaps">What would settle it</h2><ul class="plain">{data.gaps.map((gap, n) => <li key={n}><Plain text={gap} /></li>)}</ul></section>
      ) : null}
      <section aria-labelledby="decide" class="deciding">
        <h2 id="decide">Decide</h2>
        <div class="row">
          <Decide kind="rename" about="claim" keys={[data.id]} label="Name" asks="The question in other words" initial={data.slot} />
          <Merge claim={data} />
          <button type="button" class="decide" disabled={!ticked.size || ticked.size === data.n_statements}
            onClick={() => take(decide("split", "claim", [...ticked])).then(() => setTicked(new Set()))}>
            Split off the {ticked.size} ticked
          </button>
          <Decide kind="accept" about="claim" keys={[data.id]} label="Confirm" />
          <Decide kind="note" about="claim" keys={[data.id]} label="Note" asks="A note on this claim" />
        </div>
      </section>
    </>
  );
}

function StatementRow({ row, isTicked, tick }) {
  return (
    <li data-step tabIndex={0}>
      <p>
        <label class="soft"><input type="checkbox" checked={isTicked} onChange={tick} aria-label={`Tick statement ${row.number}`} /> {row.number}</label>{" "}
        <b><a href={href("documents", row.document)}><Plain text={row.outlet} /></a></b> <span class="soft">{row.date}</span>{" "}
        <span class={`kind stance ${row.stance.replaceAll(" ", "-")}`}>{row.stance}</span>{" "}
        {row.values.map((value) => <span key={value} class="amount"><Plain text={value} /></span>)}
      </p>
      <figure class="quote">
        <blockquote><Sentence row={row} /></blockquote>
        <figcaption><a href={toWords(row.words[0])}>in the article</a></figcaption>
      </figure>
      <ol class="chain" aria-label="How it reached the page">
        {row.chain.map((hop, n) => (
          <li key={n}>
            <b>{hop.kind === "source" ? <a href={href("sources", row.source_key)}><Plain text={hop.name} /></a> : <Plain text={hop.name} />}</b>
            {hop.note ? <span class="soft"> · {hop.note}</span> : null}
            {hop.words ? <> <a class="soft" href={toWords(hop.words)}>“<Plain text={cut(hop.words.words, 120)} />”</a></> : null}
          </li>
        ))}
        {row.is_sourced ? null : <li class="soft"><i>on nobody's stated word</i></li>}
      </ol>
      <Decide kind="reject" about="statement" keys={[row.id]} label="Not a statement" />
    </li>
  );
}

// The sentence with the statement's own words marked in it.
function Sentence({ row }) {
  const points = Array.from(row.sentence.words);
  const start = row.sentence.start;
  const parts = [];
  let end = 0;
  for (const words of row.words) {
    const [from, to] = [words.start - start, words.end - start];
    if (from < end || to > points.length) return <Plain text={row.words.map((each) => each.words).join(" … ")} />;
    parts.push(<Plain text={points.slice(end, from).join("")} />, <mark class="mark claim"><Plain text={points.slice(from, to).join("")} /></mark>);
    end = to;
  }
  parts.push(<Plain text={points.slice(end).join("")} />);
  return <>{parts}</>;
}

function Answers({ rows }) {
  if (rows.length < 2 && rows.every((row) => row.is_live)) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">Answers</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of answers">
        <table>
          <thead><tr><th scope="col">Answer</th><th scope="col">Origins</th><th scope="col">Status</th><th scope="col">Statements</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row"><Plain text={row.words} />{row.is_live ? null : <span class="kind">given up</span>}</th>
                <td>{row.origins}</td>
                <td>{row.status}{row.why ? <span class="soft">: <Plain text={row.why} /></span> : null}</td>
                <td>{row.statements.join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Relations({ rows, n }) {
  if (!rows.length) return null;
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">How they stand to each other</h2>
      <ul class="findings">
        {rows.map((row, at) => (
          <li key={at}>
            <p><span class="kind">{row.kind}</span> {row.left} and {row.right} <span class="soft">· {row.rule}
              {row.ratio !== null ? ` · ratio ${Number(row.ratio.toPrecision(3))}` : ""}{row.gap !== null ? ` · gap ${Number(row.gap.toPrecision(6))}` : ""}</span></p>
            <details class="quotes"><summary>both words</summary><div class="two"><Quote words={row.left_words} /><Quote words={row.right_words} /></div></details>
          </li>
        ))}
      </ul>
      {n > rows.length ? <p class="soft">and {n - rows.length} more</p> : null}
    </section>
  );
}

function Ledger({ rows }) {
  if (!rows.length) return null;
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">What was known when</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of what was known when">
        <table>
          <thead><tr><th scope="col">Reported</th><th scope="col">Event</th><th scope="col">Answer</th><th scope="col">Said, of when</th><th scope="col">Why</th></tr></thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={n}><td>{row.reported.words}</td><th scope="row">{row.kind}</th><td><Plain text={row.words} /></td>
                <td>{[row.said && `said ${row.said}`, row.held && `of ${row.held}`].filter(Boolean).join(", ")}</td><td class="soft"><Plain text={row.why} /></td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Merge({ claim }) {
  const [isOpen, setOpen] = useState(false);
  const [q, setQ] = useState("");
  const { data } = useScreen("claims", "", isOpen && q.length > 2 ? { q, n: 8 } : { q: "", n: 1 });
  if (!isOpen) return <button type="button" class="decide" onClick={() => setOpen(true)}>Merge with another</button>;
  const found = q.length > 2 ? (data?.rows ?? []).filter((row) => row.id !== claim.id) : [];
  return (
    <div class="merge" onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
      <label>Words of the other claim <input type="search" value={q} onInput={(event) => setQ(event.currentTarget.value)} /></label>
      <ul class="plain">
        {found.map((row) => (
          <li key={row.id}>
            <button type="button" class="decide" onClick={() => { setOpen(false); take(decide("merge", "claim", [claim.id, row.id])); }}>
              Merge with {row.number}
            </button>{" "}
            <Plain text={row.slot} />
          </li>
        ))}
      </ul>
      <button type="button" class="decide" onClick={() => setOpen(false)}>Do not merge</button>
    </div>
  );
}
