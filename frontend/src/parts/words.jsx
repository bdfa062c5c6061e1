// Words of an article, and the way to them.
import { href } from "../address.js";
import { cut } from "./text.js";

const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;

// Text with its control and bidirectional characters shown by their code points, so that none can hide or turn words.
export function Plain({ text }) {
  const parts = [];
  let end = 0;
  for (const found of String(text ?? "").matchAll(HIDDEN)) {
    parts.push(text.slice(end, found.index));
    const code = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    parts.push(<span class="control">{`U+${code}`}</span>);
    end = found.index + found[0].length;
  }
  parts.push(String(text ?? "").slice(end));
  return <bdi>{parts}</bdi>;
}

export const toWords = (words) =>
  href("documents", words.document, words.start === null ? {} : { at: `${words.start}-${words.end}` });

export function Quote({ words, limit = 400 }) {
  return (
    <figure class="quote">
      <blockquote><Plain text={cut(words.words, limit)} /></blockquote>
      <figcaption>
        {words.document ? <a href={toWords(words)}><Plain text={words.outlet} /></a> : <Plain text={words.outlet} />}
        {words.note ? <> · <Plain text={words.note} /></> : null}
      </figcaption>
    </figure>
  );
}

export function Quotes({ words, label = "the words" }) {
  if (!words.length) return null;
  return (
    <details class="quotes">
      <summary>{words.length === 1 ? label : `${label} (${words.length} places)`}</summary>
      {words.map((each, n) => <Quote key={n} words={each} />)}
    </details>
  );
}
