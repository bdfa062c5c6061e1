import { href } from "../address.js";
import { useScreen } from "../data.js";
import { Choice, Pages, SeekWords } from "../parts/asking.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain, toWords } from "../parts/words.jsx";

const ASKED = ["q", "kind", "outlet", "stance", "since", "until", "from", "before"];

export function Search({ asked }) {
  const { data, error } = useScreen("search", "", Object.fromEntries(ASKED.map((name) => [name, asked.get(name) ?? ""])));
  if (!data) return <Loading error={error} />;
  const q = asked.get("q") ?? "";
  return (
    <>
      <h1>Search</h1>
      <SeekWords screen="search" asked={asked} label="Words">
        <Choice name="kind" label="In" asked={asked} options={[["", "everything"], ...["article", "statement", "source", "place"].map((kind) => [kind, `${kind}s (${data.counts[kind] ?? 0})`])]} />
        <Choice name="outlet" label="Outlet" asked={asked} options={[["", "any"], ...data.outlets.map((each) => [each, each])]} />
        <Choice name="stance" label="Stance" asked={asked} options={[["", "any"], ...data.stances.map((each) => [each, each])]} />
        <label>Since <input type="date" name="since" defaultValue={asked.get("since") ?? ""} /></label>
        <label>until <input type="date" name="until" defaultValue={asked.get("until") ?? ""} /></label>
      </SeekWords>
      <p role="status" class="soft">{q ? `${data.n} found` : "All words are looked for; the last may be the start of one."}</p>
      <ol class="findings">
        {data.hits.map((hit, n) => (
          <li key={n}>
            <p><span class="kind">{hit.kind}</span> <a data-step href={href(hit.screen, hit.key)}><Plain text={hit.name} /></a> <span class="soft">{hit.line}</span></p>
            {hit.words ? (
              <p class="hit"><Plain text={hit.before} /><a href={toWords(hit.words)}><Plain text={hit.words.words} /></a><Plain text={hit.after} /></p>
            ) : null}
          </li>
        ))}
      </ol>
      <Pages screen="search" asked={asked} start={data.start} shown={data.hits.length} n={data.n} />
    </>
  );
}
