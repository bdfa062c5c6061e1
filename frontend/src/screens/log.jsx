import { useState } from "preact/hooks";
import { href } from "../address.js";
import { analyst, setAnalyst, undo, useScreen } from "../data.js";
import { Choice, Pages, SeekWords } from "../parts/asking.jsx";
import { take } from "../parts/decisions.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain, Quotes } from "../parts/words.jsx";

export function Log({ asked }) {
  const { data, error } = useScreen("log", "", { from: asked.get("from") ?? "", before: asked.get("before") ?? "", state: asked.get("state") ?? "" });
  const [name, setName] = useState(analyst());
  if (!data) return <Loading error={error} />;
  return (
    <>
      <h1>Log of decisions</h1>
      <p class="soft">
        {data.n_live} in force{data.n_lost ? <>, <a href={href("log", "", { state: "lost" })}>{data.n_lost} whose words are no longer there</a></> : null}
        {data.n_later ? `, ${data.n_later} on articles left out for the day that is shown` : ""}, {data.n_all} in all.
        Entries are only ever added; what is taken back stays listed.
      </p>
      <p>
        <label>
          Your name, for the log{" "}
          <input value={name} onInput={(event) => { setName(event.currentTarget.value); setAnalyst(event.currentTarget.value); }} />
        </label>
      </p>
      <SeekWords screen="log" asked={asked} label="Which decisions" hasWords={false}>
        <Choice name="state" label="Show" asked={asked}
          options={[["", "all"], ["in force", "in force"], ["lost", "without their words"], ["undone", "taken back"], ["undo", "undos"]]} />
      </SeekWords>
      {data.entries.length ? null : <p>{data.n_all ? "There is none of this kind." : "Nothing has been decided yet."}</p>}
      <ol class="findings">
        {data.entries.map((entry) => (
          <li key={entry.number} data-step tabIndex={0}>
            <p>
              <b>{entry.number}</b> <span class={entry.state === "in force" ? "kind analyst" : entry.state === "lost" ? "kind mark-of" : "kind"}>{entry.state === "in force" ? "✓ in force" : entry.state === "lost" ? "lost: its words are no longer there" : entry.state === "undo" && !entry.can_undo ? "undo, taken back" : entry.state}</span>{" "}
              {entry.kind === "undo" ? `decision ${entry.undoes} ${entry.said}` : `${entry.about}: ${entry.said}`}
              {entry.value ? <> “<Plain text={entry.value} />”</> : null}
            </p>
            <p class="soft">
              <time dateTime={entry.decided}>{entry.decided.replace("T", " ").replace("+00:00", " UTC")}</time>
              {entry.analyst ? <> · <Plain text={entry.analyst} /></> : null}
              {entry.why ? <> · <Plain text={entry.why} /></> : null}
            </p>
            <div class="row">
              <Quotes words={entry.words} label="the words it is held by" />
              {entry.can_undo ? (
                <button type="button" class="decide" onClick={() => take(undo(entry.number))}>
                  {entry.kind === "undo" ? "Restore what it took back" : "Take back"}
                </button>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      <Pages screen="log" asked={asked} start={data.start} shown={data.entries.length} n={data.n} />
    </>
  );
}
