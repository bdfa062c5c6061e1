// Two lanes on one axis: when accounts appeared, and the times they speak of. A day that is not known exactly is a soft
// bar between its ends. The slider moves the whole case back to a day.
import { useState } from "preact/hooks";
import { go, href } from "../address.js";
import { useScreen } from "../data.js";
import { Pages } from "../parts/asking.jsx";
import { Loading } from "../parts/loading.jsx";
import { cut } from "../parts/text.js";
import { Plain, Quotes } from "../parts/words.jsx";
import "./timeline.css";

const DAY = 86400000;
const widest = { first: null, last: null };
const WIDTH = 900, LEFT = 12, RIGHT = 250, ROW = 24;
const toDays = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const toIso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

export function Timeline({ asked }) {
  const { data, error } = useScreen("timeline", "", { from: asked.get("from") ?? "", before: asked.get("before") ?? "" });
  if (!data) return <Loading error={error} />;
  return (
    <>
      <h1>Timeline</h1>
      <Slider data={data} />
      <h2>When accounts appeared</h2>
      {data.undated ? <p class="soft">{data.undated} state no day and are not drawn.</p> : null}
      {data.n_appeared ? <Lane rows={data.appeared.map((row) => ({ ...row, label: row.name, to: row.is_here ? href("documents", row.key) : href("missing") }))}
        label="When accounts appeared" heads={["Account", "Earliest", "Latest"]}
        cells={(row) => [<><a data-step href={row.to}><Plain text={row.name} /></a>{row.is_here ? "" : " (missing)"} <span class="soft"><Plain text={row.line} /></span></>]} /> : <p class="soft">No account states a day.</p>}
      <Pages screen="timeline" asked={asked} start={data.start} shown={data.appeared.length} n={data.n_appeared} />
      <h2>The times they speak of</h2>
      {data.happened.length ? (
        <Lane rows={data.happened.map((row) => ({ ...row, is_here: true, label: `claims ${row.claims.slice(0, 4).join(", ")}${row.n_claims > 4 ? " …" : ""}`, to: href("claims", row.claims[0]) }))}
          label="The times that accounts speak of" heads={["Time", "Earliest", "Latest"]}
          cells={(row) => [<>{row.day.words} <span class="soft">{row.claims.map((n) => <><a href={href("claims", n)}>{n}</a> </>)}{row.n_claims > row.claims.length ? `and ${row.n_claims - row.claims.length} more` : ""}</span><Quotes words={row.words} label={`said in ${row.n_words} places`} /></>]} />
      ) : <p class="soft">No statement gives a time that can be placed.</p>}
      {data.n_happened > data.happened.length ? <p class="soft">and {data.n_happened - data.happened.length} more times</p> : null}
    </>
  );
}

function Slider({ data }) {
  const now = new URLSearchParams(location.search).get("as_of");
  if (!widest.first || data.first < widest.first) widest.first = data.first;
  if (!widest.last || data.last > widest.last) widest.last = data.last;
  const { first, last } = widest; // of the whole case, if it has been seen: the slider also goes forward again
  const [day, setDay] = useState(now ?? last ?? "");
  if (!first) return null;
  const move = (iso) => go(href("timeline", "", { as_of: iso }));
  return (
    <form class="tools" onSubmit={(event) => { event.preventDefault(); move(day); }}>
      <label>
        The case as of{" "}
        <input type="range" min={toDays(first)} max={Math.max(toDays(last), now ? toDays(now) : 0)} value={toDays(day)} aria-valuetext={day}
          onInput={(event) => setDay(toIso(Number(event.currentTarget.value)))} onChange={() => move(day)} />
      </label>
      <label class="hidden" for="as-of">Day</label>
      <input id="as-of" type="date" value={day} onInput={(event) => setDay(event.currentTarget.value)} />
      <button type="submit">Show that day</button>
      {now ? <a href={location.pathname}>Show all of it</a> : null}
    </form>
  );
}

function Lane({ rows, label, heads, cells }) {
  const ends = rows.flatMap((row) => [row.day.earliest, row.day.latest]).filter(Boolean).map(toDays);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max(1, last - first);
  const x = (iso) => LEFT + ((toDays(iso) - first) / room) * (WIDTH - LEFT - RIGHT);
  const height = rows.length * ROW + 34;
  const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => toIso(Math.round(first + room * part)));
  return (
    <>
      <div class="drawing scroll" tabIndex={0} role="region" aria-label={`${label}; the same stands below as a table`}>
        <svg class="timeline" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} role="img" aria-label={`${label}, from ${toIso(first)} to ${toIso(last)}`}>
          <g class="axis" aria-hidden="true">
            {[...new Set(steps)].map((iso, n) => (
              <g key={iso}><line x1={x(iso)} x2={x(iso)} y1={22} y2={height} /><text class={n === 0 ? "first" : ""} x={x(iso)} y={14}>{iso}</text></g>
            ))}
          </g>
          {rows.map((row, n) => {
            const [low, high] = [row.day.earliest ?? toIso(first), row.day.latest ?? toIso(last)];
            const y = n * ROW + 38;
            const isExact = row.day.earliest && row.day.earliest === row.day.latest;
            const end = Math.max(x(high), x(low) + 6);
            return (
              <g key={n} class={row.is_here ? "event" : "event missing"}>
                {isExact ? <circle cx={x(low)} cy={y} r={5} /> : <rect class={row.day.earliest && row.day.latest ? "" : "open"} x={x(low)} y={y - 5} width={end - x(low)} height={10} rx={5} />}
                <text x={(isExact ? x(low) : end) + 10} y={y + 4}>{cut(row.label, 34)}</text>
              </g>
            );
          })}
        </svg>
      </div>
      <details>
        <summary>As a table</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`Table: ${label}`}>
          <table>
            <thead><tr>{heads.map((each) => <th scope="col" key={each}>{each}</th>)}</tr></thead>
            <tbody>{rows.map((row, n) => <tr key={n}><th scope="row">{cells(row)}</th><td>{row.day.earliest ?? "not known"}</td><td>{row.day.latest ?? "not known"}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </>
  );
}
