// Who rests on whom. A line is a button: it opens the words that show it, and what can be decided about it.
import { useEffect, useRef, useState } from "preact/hooks";
import { go, href } from "../address.js";
import { useScreen } from "../data.js";
import { Decide } from "../parts/decisions.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain, Quotes, Quote } from "../parts/words.jsx";
import "./lineage.css";

export function Lineage({ asked }) {
  const { data, error } = useScreen("lineage", "", { falls: asked.get("falls") ?? "", open: asked.get("open") ?? "" });
  const [opened, setOpened] = useState(null);
  if (!data) return <Loading error={error} />;
  const dimmed = new Set(data.standing);
  const { drawing } = data;
  const rows = new Map(data.rows.map((row) => [row.id, row]));
  const edge = opened === null ? null : data.edges[opened];
  return (
    <>
      <h1>Lineage</h1>
      <p class="soft">From left to right in time: the people a report stands on, the report, the articles that rest on it. A line opens the words that show it.</p>
      {data.falls_with ? (
        <section class="banner" aria-label="What falls">
          <p>If <b><Plain text={data.falls_with} /></b> falls, {data.falling.length ? "these claims stand on nobody:" : "no claim loses all its support."}{" "}
            <a href={href("lineage")}>Show all</a></p>
          <ul class="plain">{data.falling.map((row) => <li key={row.key}><a href={href("claims", row.key)}>{row.key}</a> <Plain text={row.name} /></li>)}</ul>
        </section>
      ) : null}
      <div class="drawing scroll" tabIndex={0} role="region" aria-label="Lineage drawing; the same stands below as a table">
        <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} width={drawing.width} height={drawing.height} role="group" aria-label="Lineage of the case">
          <g class="axis" aria-hidden="true">
            {drawing.ticks.filter((tick) => tick.words || tick.year).map((tick) => (
              <g key={tick.x}>
                <line x1={tick.x} x2={tick.x} y1={40} y2={drawing.height} />
                <text x={tick.x} y={tick.year ? 18 : 30}>{tick.words}</text>
                <text x={tick.x} y={33}>{tick.year}</text>
              </g>
            ))}
          </g>
          {drawing.edges.map((line, n) => (
            <Line key={n} line={line} edge={data.edges[n]} rows={rows} isOpen={n === opened}
              isDim={dimmed.has(line.source) || dimmed.has(line.target)} open={() => setOpened(n === opened ? null : n)} />
          ))}
          {drawing.nodes.map((node) => <Node key={node.id} node={node} row={rows.get(node.id)} isDim={dimmed.has(node.id)} />)}
        </svg>
      </div>
      {edge ? <EdgeCard edge={edge} rows={rows} close={() => setOpened(null)} /> : null}
      <Legend />
      {data.n_folded ? <p>{data.n_folded} copies that nothing rests on stand folded. <a href={href("lineage", "", { open: "all" })}>Unfold them</a></p> : null}
      {drawing.n_left_out ? <p class="soft">The drawing holds {drawing.nodes.length} accounts; {drawing.n_left_out} more are listed under Documents.</p> : null}
      <details>
        <summary>The same as a table</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label="Table of accounts and what they rest on">
          <table>
            <thead><tr><th scope="col">Account</th><th scope="col">Appeared</th><th scope="col">Rests on</th></tr></thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.document ? <a data-step href={href("documents", row.document)}><Plain text={row.name} /></a> : <><Plain text={row.name} /> (missing)</>}
                    {row.headline ? <div class="soft"><Plain text={row.headline} /></div> : null}{row.folded ? <div class="soft">and {row.folded} more copies</div> : null}</th>
                  <td>{row.date}</td>
                  <td><Plain text={row.rests_on.join("; ") || "nothing that is known"} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

const fall = (event, key) => {
  if (event.key !== "Enter" && event.key !== " " && event.type !== "click") return;
  event.preventDefault();
  go(href("lineage", "", { falls: key }));
};

function Line({ line, edge, rows, isOpen, isDim, open }) {
  const label = `${rows.get(line.target)?.name} rests on ${rows.get(line.source)?.name}: ${edge.is_decided ? "confirmed by the analyst, " : ""}${edge.kinds}`;
  return (
    <g class={`edge ${line.how}${edge.is_decided ? " decided" : ""}${isDim ? " dim" : ""}${isOpen ? " open" : ""}`} role="button" tabIndex={0}
      aria-label={label} aria-expanded={isOpen} onClick={open}
      onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } }}>
      <title>{label}</title>
      <path class="reach" d={line.path} />
      <path class="line" d={line.path} />
    </g>
  );
}

function Node({ node, row, isDim }) {
  const isReport = node.kind === "missing" || node.kind === "original";
  const link = row?.document ? href("documents", row.document) : href("lineage", "", { falls: node.id });
  return (
    <g class={`node ${node.kind}${isDim ? " dim" : ""}`}>
      {node.people.map((people, n) => <People key={n} node={node} people={people} />)}
      {isReport ? (
        <g role="button" tabIndex={0} aria-label={`What falls with ${node.title}`} onClick={(event) => fall(event, reportOf(node))} onKeyDown={(event) => fall(event, reportOf(node))}>
          <title>What falls with {node.title}</title>
          <rect class="mark" x={node.x - 9} y={node.y - 9} width={18} height={18} rx={3} />
        </g>
      ) : (
        <>
          {node.kind === "own" ? <circle class="ring" cx={node.x} cy={node.y} r={10} /> : null}
          <circle class="mark" cx={node.x} cy={node.y} r={6.5} />
        </>
      )}
      <a href={link}>
        <text class="name" x={node.x + 18} y={node.y - 1}>{node.title}{row?.folded ? ` and ${row.folded} more copies` : ""}</text>
        <text class="line" x={node.x + 18} y={node.y + 14}>{node.line}</text>
      </a>
    </g>
  );
}

const reportOf = (node) => (node.kind === "missing" ? node.id : `document-${node.id}`);

function People({ node, people }) {
  const width = 13 * people.n_figures + (people.more ? 9 : 0);
  const first = people.is_left ? node.x - 18 - width : node.x + 18;
  return (
    <g class={`people${people.is_named ? " named" : ""}${people.is_left ? "" : " under"}`}>
      <text x={people.is_left ? first - 6 : first + width + 4} y={people.y + 4}>{people.words}</text>
      {Array.from({ length: people.n_figures }, (_, n) => {
        const x = first + 13 * n + 6;
        return <g key={n}><circle cx={x} cy={people.y - 3.5} r={2.9} /><path d={`M${x - 4.6} ${people.y + 6.5}v-1.6a4.6 4.6 0 0 1 9.2 0v1.6z`} /></g>;
      })}
      {people.more ? <text class="more" x={first + width} y={people.y + 4}>{people.more}</text> : null}
    </g>
  );
}

function EdgeCard({ edge, rows, close }) {
  const box = useRef(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, [edge]);
  return (
    <section class="card" ref={box} tabIndex={-1} aria-label="How this is known" onKeyDown={(event) => event.key === "Escape" && close()}>
      <h2><Plain text={rows.get(edge.target)?.name} /> rests on <Plain text={rows.get(edge.source)?.name} /></h2>
      <p><span class="kind">{edge.is_decided ? "confirmed by the analyst" : edge.how === "suggested" ? "suggested" : "found"}</span> {edge.kinds}</p>
      {edge.evidence.map((words, n) => <Quote key={n} words={words} />)}
      <div class="row">
        {edge.pair.length ? <a href={href("pair", "", { left: edge.pair[0], right: edge.pair[1] })}>Side by side</a> : null}
        {edge.key && !edge.is_decided ? <Decide kind="accept" about="derivation" keys={[edge.key]} label="Confirm" /> : null}
        {edge.key ? <Decide kind="reject" about="derivation" keys={[edge.key]} label="Does not rest on it" /> : null}
        <button type="button" class="decide" onClick={close}>Close</button>
      </div>
    </section>
  );
}

function Legend() {
  const line = (how) => <svg class="key long" viewBox="0 0 44 22" aria-hidden="true"><g class={`edge ${how}`}><path class="line" d="M2 11H42" /></g></svg>;
  const box = (kind) => <svg class="key" viewBox="0 0 22 22" aria-hidden="true"><g class={`node ${kind}`}><rect class="mark" x="2" y="2" width="18" height="18" rx="3" /></g></svg>;
  const dot = (kind) => <svg class="key" viewBox="0 0 22 22" aria-hidden="true"><g class={`node ${kind}`}>{kind === "own" ? <circle class="ring" cx="11" cy="11" r="10" /> : null}<circle class="mark" cx="11" cy="11" r="6.5" /></g></svg>;
  return (
    <ul class="keys" aria-label="Legend">
      <li>{box("missing")} original report, missing</li><li>{box("original")} original report in the case</li>
      <li>{dot("article")} article</li><li>{dot("own")} article with reporting of its own</li>
      <li>{line("copied")} known by copied text</li><li>{line("credited")} known by a credit</li>
      <li>{line("suggested")} suggested, not certain</li><li>{line("decided")} confirmed by the analyst</li>
    </ul>
  );
}
