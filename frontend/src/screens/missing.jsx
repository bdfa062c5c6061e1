// What to look for. A file that is found is dropped here: it joins the case, and can be named as the missing report.
import { useState } from "preact/hooks";
import { href } from "../address.js";
import { addDocument, decide, useScreen } from "../data.js";
import { Pages } from "../parts/asking.jsx";
import { take } from "../parts/decisions.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain, Quotes } from "../parts/words.jsx";
import "./missing.css";

export function Missing({ asked }) {
  const { data, error } = useScreen("missing", "", { from: asked.get("from") ?? "", before: asked.get("before") ?? "" });
  if (!data) return <Loading error={error} />;
  const originals = data.reports.filter((row) => row.is_original);
  const others = data.reports.filter((row) => !row.is_original);
  return (
    <>
      <h1>Missing originals</h1>
      <Drop />
      {data.n ? null : <p>No original is missing.</p>}
      <datalist id="articles">{data.documents.map((each) => <option key={each.id} value={each.name} />)}</datalist>
      <ul class="findings">{originals.map((row) => <Row key={row.key} row={row} documents={data.documents} />)}</ul>
      {others.length ? (
        <details>
          <summary>{others.length} more reports that are only cited in passing, or relay another</summary>
          <ul class="findings">{others.map((row) => <Row key={row.key} row={row} documents={data.documents} />)}</ul>
        </details>
      ) : null}
      <Pages screen="missing" asked={asked} start={data.start} shown={data.reports.length} n={data.n} />
      {data.gaps.length ? (
        <section aria-labelledby="gaps">
          <h2 id="gaps">What else would settle claims</h2>
          <ul class="plain">
            {data.gaps.map((gap, n) => (
              <li key={n} data-step tabIndex={0}>
                <span class="kind">{gap.kind}</span> <Plain text={gap.words} />
                {gap.search ? <> <code><Plain text={gap.search} /></code></> : null}{" "}
                <span class="soft">{gap.claims.slice(0, 12).map((number) => <><a href={href("claims", number)}>{number}</a> </>)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Row({ row, documents }) {
  return (
    <li data-step tabIndex={0}>
      <h2 class="item"><a href={href("lineage", "", { falls: row.key })}><Plain text={row.name} /></a> <span class="soft">{row.day.words}</span></h2>
      <p><Plain text={row.resting} />{row.sources ? <span class="soft"> · <Plain text={row.sources} /></span> : null}</p>
      {row.search ? <p>Search for <code><Plain text={row.search} /></code></p> : null}
      <Quotes words={row.cited} label="who cites it" />
      <Quotes words={row.dated} label="how it is dated" />
      {row.can_be_held ? <Hold row={row} documents={documents} /> : <p class="soft">Only overlaps imply it: there are no words to hold a decision by.</p>}
    </li>
  );
}

function Hold({ row, documents }) {
  const [name, setName] = useState("");
  const chosen = documents.find((each) => each.name === name)?.id;
  return (
    <form class="decide" onSubmit={(event) => { event.preventDefault(); if (chosen) take(decide("original", "report", [row.key, chosen])); }}>
      <label>
        It is in the case:{" "}
        <input list="articles" value={name} placeholder="words of its outlet or headline" onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <button type="submit" disabled={!chosen}>This is the original</button>
    </form>
  );
}

function Drop() {
  const [words, setWords] = useState("");
  const put = async (files) => {
    for (const file of files) {
      setWords(`${file.name} …`);
      const isIn = await take(addDocument(file, (step) => setWords(`${file.name}: ${step.stage}${step.of ? ` ${step.done} of ${step.of}` : ""}`)));
      setWords(isIn ? `${file.name} is in the case.` : `${file.name} is not in the case.`);
    }
  };
  return (
    <div class="drop" onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => { event.preventDefault(); put(event.dataTransfer.files); }}>
      <label>Drop a found article here, or choose a file <input type="file" multiple onChange={(event) => put(event.currentTarget.files)} /></label>
      <p role="status">{words}</p>
    </div>
  );
}
