// Deciding: a small form that asks for what a decision needs, and says what it moved.
import { useEffect, useRef, useState } from "preact/hooks";
import { decide, undo } from "../data.js";
import { Plain } from "./words.jsx";

let tell = () => {};

// Where the effect of the last decision is told, for readers of screens too; it can be taken back from there.
export function Effects() {
  const [effect, setEffect] = useState(null);
  useEffect(() => {
    tell = setEffect;
    return () => (tell = () => {});
  }, []);
  return (
    <div class="effects" role="status" aria-live="polite">
      {effect?.error ? <p class="error"><Plain text={effect.error} /></p> : null}
      {effect && !effect.error && !effect.decision ? (
        <p>
          {effect.added?.length ? `${effect.added.length} ${effect.added.length === 1 ? "article is" : "articles are"} new in the case. ` : "No article is new in the case. "}
          {effect.after ? `Now: ${effect.after.join(". ")}.` : null}{" "}
          {(effect.notes ?? []).map((note, n) => <span key={n}><Plain text={note} /> </span>)}
          <button type="button" aria-label="Close this note" onClick={() => setEffect(null)}>×</button>
        </p>
      ) : null}
      {effect?.decision ? (
        <p>
          Decision {effect.decision} is in the log.{" "}
          {effect.n_moved || effect.before.join() !== effect.after.join()
            ? `Now: ${effect.after.join(". ")}.`
            : "The counts stay as they were."}{" "}
          <button type="button" onClick={() => take(undo(effect.decision))}>Undo</button>{" "}
          <button type="button" aria-label="Close this note" onClick={() => setEffect(null)}>×</button>
        </p>
      ) : null}
    </div>
  );
}

// Tells the effect, or what went wrong; gives whether it went well.
export async function take(promise) {
  try {
    tell(await promise);
    return true;
  } catch (error) {
    tell({ error: error.message });
    return false;
  }
}

// What an analyst decided about the thing of a card, each with the way to take it back.
export function Remarks({ rows }) {
  if (!rows.length) return null;
  return (
    <ul class="plain remarks" aria-label="The analyst's decisions">
      {rows.map((row) => (
        <li key={row.number}>
          <span class="kind analyst">✓ {row.said} by <Plain text={row.analyst || "the analyst"} /></span>{" "}
          <Plain text={row.value} />{row.why ? <span class="soft"> · <Plain text={row.why} /></span> : null}{" "}
          <button type="button" class="decide" aria-label={`Take back decision ${row.number}`} onClick={() => take(undo(row.number))}>Take back</button>
        </li>
      ))}
    </ul>
  );
}

// One button for one kind of decision; with `asks` it opens a line for the value (a name, a note) first.
export function Decide({ kind, about, keys, label, asks = "", initial = "" }) {
  const [isOpen, setOpen] = useState(false);
  const [value, setValue] = useState(initial);
  const input = useRef(null);
  useEffect(() => {
    if (isOpen) input.current?.focus();
  }, [isOpen]);
  const send = (event) => {
    event?.preventDefault();
    setOpen(false);
    take(decide(kind, about, keys, { value }));
  };
  if (!asks) return <button type="button" class="decide" onClick={send}>{label}</button>;
  if (!isOpen) return <button type="button" class="decide" onClick={() => setOpen(true)}>{label}</button>;
  return (
    <form class="decide" onSubmit={send} onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
      <label>{asks} <input ref={input} value={value} onInput={(event) => setValue(event.currentTarget.value)} /></label>
      <button type="submit">{label}</button>
    </form>
  );
}
