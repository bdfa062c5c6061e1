import { href } from "../address.js";
import { useScreen } from "../data.js";
import { Choice, Pages, SeekWords } from "../parts/asking.jsx";
import { Loading } from "../parts/loading.jsx";
import { Range } from "../parts/range.jsx";
import { Plain } from "../parts/words.jsx";

const ASKED = ["q", "status", "origins", "mark", "by", "article", "from", "before"];

const MARKS = { conflict: "a conflict", denied: "a denial", superseded: "an answer given up", "unconfirmed by": "somebody who cannot confirm it" };

export function Claims({ asked }) {
  const { data, error } = useScreen("claims", "", Object.fromEntries(ASKED.map((name) => [name, asked.get(name) ?? ""])));
  if (!data) return <Loading error={error} />;
  return (
    <>
      <h1>Claims</h1>
      <SeekWords screen="claims" asked={asked} label="Words of the claim">
        <Choice name="origins" label="Origins" asked={asked}
          options={[["", "any"], ["one", "one"], ["unclear", "one or more"], ["several", "two or more"]]} />
        <Choice name="status" label="Status" asked={asked} options={[["", "any"], ...data.statuses.map((each) => [each, each])]} />
        <Choice name="mark" label="With" asked={asked}
          options={[["", "anything"], ...data.marks.map((each) => [each, MARKS[each] ?? each])]} />
        <Choice name="by" label="Sort by" asked={asked}
          options={[["", "risk"], ["articles", "articles"], ["origins", "origins"], ["case", "order of the case"]]} />
      </SeekWords>
      <details class="soft">
        <summary>What risk means</summary>
        <p>{data.risk_means}</p>
      </details>
      <p class="soft" role="status">{data.n} {data.n === 1 ? "claim" : "claims"}</p>
      <ol class="findings claims">
        {data.rows.map((row) => (
          <li key={row.id}>
            <p>
              <a data-step class="slot" href={href("claims", row.number)}><Plain text={row.slot} /></a>{" "}
              {row.marks.map((mark) => <span key={mark} class="kind mark-of">{mark}</span>)}
              {row.decided.map((said) => <span key={said} class="kind analyst">✓ {said} by the analyst</span>)}
            </p>
            <p class="soft">
              <Range low={row.at_least} high={row.at_most} /> {row.origins} · {row.status} ·{" "}
              {row.n_articles} {row.n_articles === 1 ? "article" : "articles"}, {row.n_statements}{" "}
              {row.n_statements === 1 ? "statement" : "statements"} · risk {row.risk}
            </p>
          </li>
        ))}
      </ol>
      <Pages screen="claims" asked={asked} start={data.start} shown={data.rows.length} n={data.n} />
    </>
  );
}
