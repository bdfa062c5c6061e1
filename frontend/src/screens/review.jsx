// One decision a screen: y and n answer, s leaves it for later, u takes the last answer back.
import { useEffect, useRef, useState } from "preact/hooks";
import { href } from "../address.js";
import { decide, undo, useScreen } from "../data.js";
import { Choice, SeekWords } from "../parts/asking.jsx";
import { take } from "../parts/decisions.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain, Quote } from "../parts/words.jsx";

export function Review({ asked }) {
  const [skipped, setSkipped] = useState([]);
  const [last, setLast] = useState(null);
  const { data, error } = useScreen("review", "", { what: asked.get("what") ?? "", from: String(skipped.length >= 20 ? skipped.length : 0) });
  const [answered, setAnswered] = useState({ data: null, key: "" }); // what was answered leaves before the new list comes
  const item = data?.items.find((each) => !skipped.includes(each.key) && !(answered.data === data && answered.key === each.key));
  const heading = useRef(null);
  const answer = async (option) => {
    await take(decide(option.kind, option.about, option.keys, { value: option.value }).then((effect) => {
      setLast(effect.decision);
      setAnswered({ data, key: item.key });
      return effect;
    }));
  };
  useEffect(() => heading.current?.focus(), [item?.key]);
  useEffect(() => {
    const listen = (event) => {
      if (!item || event.metaKey || event.ctrlKey || event.altKey || event.target.closest?.("input, select, textarea, dialog")) return;
      const option = item.options.find((each) => each.press === event.key);
      if (option) answer(option);
      else if (event.key === "s") setSkipped([...skipped, item.key]);
      else if (event.key === "u" && last) take(undo(last)).then(() => setLast(null));
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
  if (!data) return <Loading error={error} />;
  return (
    <>
      <h1>Review</h1>
      <SeekWords screen="review" asked={asked} label="What to review" hasWords={false}>
        <Choice name="what" label="Look at" asked={asked}
          options={[["", "everything"], ["rests on", "what rests on what"], ["credit", "doubtful credits"], ["same source", "who may be one source"], ["finding", "findings"]]} />
      </SeekWords>
      <p class="soft" role="status">{data.n} to look at, {data.n_decided} decided, {skipped.length} left for later</p>
      {item ? (
        <section class="card" aria-labelledby="question">
          <h2 id="question" ref={heading} tabIndex={-1}><Plain text={item.question} /></h2>
          <p class="soft"><Plain text={item.why} /> · about {item.effect} {item.effect === 1 ? "claim hangs" : "claims hang"} on it (an estimate)</p>
          <div class="row">
            {item.options.map((option) => (
              <button type="button" key={option.press} onClick={() => answer(option)}><kbd>{option.press}</kbd> {option.label}</button>
            ))}
            <button type="button" onClick={() => setSkipped([...skipped, item.key])}><kbd>s</kbd> Later</button>
            {last ? <button type="button" onClick={() => take(undo(last)).then(() => setLast(null))}><kbd>u</kbd> Take back the last answer</button> : null}
          </div>
          {item.left && item.right ? <p><a href={href("pair", "", { left: item.left, right: item.right })}>Side by side</a></p> : null}
          {item.evidence.map((words, n) => <Quote key={n} words={words} />)}
        </section>
      ) : <p>Nothing is left to look at here.</p>}
    </>
  );
}
