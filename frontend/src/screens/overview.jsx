import { href } from "../address.js";
import { useScreen } from "../data.js";
import { Decide } from "../parts/decisions.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain, Quotes } from "../parts/words.jsx";

export function Overview() {
  const { data, error } = useScreen("overview");
  if (!data) return <Loading error={error} />;
  return (
    <>
      <h1><Plain text={data.counts} /></h1>
      {data.as_of ? <p class="banner"><Plain text={data.as_of} /></p> : null}
      <p class="lead"><a href={href("claims")}><Plain text={data.claims} /></a></p>
      {data.notes.map((note, n) => <p key={n} class="soft"><Plain text={note} /></p>)}
      <Originals rows={data.originals} n={data.n_originals} />
      <section aria-labelledby="first">
        <h2 id="first">Check these first</h2>
        <ol class="findings">
          {data.findings.map((finding) => (
            <li key={finding.key} data-step tabIndex={0}>
              <p><span class="kind">{finding.kind}</span> <Plain text={finding.words} /></p>
              <div class="row">
                <Quotes words={finding.evidence} />
                <Decide kind="reject" about="finding" keys={[finding.key]} label="Put aside" />
              </div>
            </li>
          ))}
        </ol>
        {data.n_findings > data.findings.length ? (
          <p><a href={href("review")}>All {data.n_findings} to check, one at a time</a></p>
        ) : null}
      </section>
      <section aria-labelledby="settle">
        <h2 id="settle">To settle it</h2>
        <ul class="plain">
          {data.gaps.map((gap, n) => (
            <li key={n}>
              <Plain text={gap.words} />{" "}
              <span class="soft">
                {gap.claims.length ? "claims " : ""}{gap.claims.slice(0, 12).map((number) => <><a href={href("claims", number)}>{number}</a> </>)}
              </span>
            </li>
          ))}
        </ul>
        {data.n_gaps > data.gaps.length ? <p><a href={href("missing")}>All {data.n_gaps} gaps</a></p> : null}
      </section>
      {data.failures.length ? (
        <section aria-labelledby="failures">
          <h2 id="failures">Not taken in, or with a word of warning</h2>
          <ul class="plain">
            {data.failures.map((failure, n) => (
              <li key={n}><span class="kind">{failure.is_note ? "note" : "not in the case"}</span> <Plain text={failure.file} />: <Plain text={failure.message} /></li>
            ))}
          </ul>
          {data.n_failures > data.failures.length ? <p class="soft">and {data.n_failures - data.failures.length} more</p> : null}
        </section>
      ) : null}
      <p class="soft">
        <a href={href("log")}>{data.n_decided} {data.n_decided === 1 ? "decision" : "decisions"} in force</a>
        {data.n_lost ? <>; <a href={href("log", "", { state: "lost" })}>{data.n_lost} no longer find their words</a></> : null}
      </p>
    </>
  );
}

function Originals({ rows, n }) {
  return (
    <section aria-labelledby="originals">
      <h2 id="originals">Original reports</h2>
      <ul class="cards">
        {rows.map((row) => (
          <li key={row.key} class={row.document ? "card" : "card missing"}>
            <h3>
              {row.document ? <a href={href("documents", row.document)}><Plain text={row.name} /></a> : <Plain text={row.name} />}
            </h3>
            <p class="soft">{row.day.words} · {row.document ? "in the case" : "missing"}</p>
            <p><Plain text={row.resting} /></p>
            {row.sources ? <p class="soft"><Plain text={row.sources} /></p> : null}
            <p><a href={href("lineage", "", { falls: row.key })}>What falls with it</a></p>
          </li>
        ))}
      </ul>
      {rows.length ? null : <p class="soft">None is known.</p>}
      {n > rows.length ? <p><a href={href("lineage")}>All {n} originals</a></p> : null}
    </section>
  );
}
