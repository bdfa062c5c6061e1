// One article with everything that is known of its words. A stretch under several marks opens a list of them.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { href } from "../address.js";
import { useScreen } from "../data.js";
import { Decide, Remarks } from "../parts/decisions.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain, Quotes } from "../parts/words.jsx";
import "./document.css";

const KINDS = {
  claim: "statements",
  credit: "credits to others",
  source: "who says so",
  own: "reporting of its own",
  shared: "text shared with others",
};

export function DocumentView({ id, asked }) {
  const { data, error } = useScreen("documents", id);
  const [shown, setShown] = useState({ claim: true, credit: true, source: true, own: true, shared: true });
  const [opened, setOpened] = useState(null);
  const at = useMemo(() => readRange(asked.get("at")), [asked.get("at")]);
  const root = useRef(null);
  useEffect(() => {
    root.current?.querySelector(".target")?.scrollIntoView({ block: "center" });
  }, [data?.id, at?.start]);
  if (!data) return <Loading error={error} />;
  return (
    <div ref={root}>
      <p class="soft"><Plain text={data.outlet} /> · {data.date}</p>
      <h1><Plain text={data.title} /></h1>
      {data.limit ? <p class="banner"><Plain text={data.limit} /></p> : null}
      {data.history ? <p><Plain text={data.history} /></p> : null}
      <div class="reading">
        <article class="text" aria-label="The article">
          {data.blocks.map((block) => (
            <Block key={block.start} block={block} marks={data.marks} shown={shown} at={at} open={setOpened} />
          ))}
        </article>
        <aside class="beside">
          <Opened marks={opened} close={() => setOpened(null)} />
          <fieldset class="legend">
            <legend>Marked in the text</legend>
            {Object.entries(KINDS).map(([kind, words]) => (
              <label key={kind}>
                <input type="checkbox" checked={shown[kind]}
                  onChange={(event) => setShown({ ...shown, [kind]: event.currentTarget.checked })} />{" "}
                <span class={`mark ${kind}`}>{words}</span>
              </label>
            ))}
          </fieldset>
          <RestsOn rows={data.rests_on} />
          <Facts facts={data.facts} />
          {data.pairs.length ? (
            <section aria-label="Side by side">
              <h2>Shares text with</h2>
              <ul class="plain">
                {data.pairs.map((other) => (
                  <li key={other.key}><a href={href("pair", "", { left: data.id, right: other.key })}><Plain text={other.name} />, side by side</a></li>
                ))}
              </ul>
            </section>
          ) : null}
          <Remarks rows={data.remarks} />
          <Decide kind="note" about="document" keys={[data.id]} label="Note" asks="A note on this article" />
        </aside>
      </div>
    </div>
  );
}

function readRange(words) {
  const found = /^(\d+)-(\d+)$/.exec(words ?? "");
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}

function Block({ block, marks, shown, at, open }) {
  const pieces = block.pieces.map((piece) => (
    <PieceView key={piece.start} piece={piece} marks={marks} shown={shown} at={at} open={open} />
  ));
  const label = `${block.kind}${block.detail ? `: ${block.detail}` : ""}`;
  if (block.is_outside) {
    const isMeant = at && at.start < block.end && block.start < at.end;
    return <details class="outside" open={isMeant || undefined}><summary title={block.reason}>{label}</summary><p>{pieces}</p></details>;
  }
  if (block.kind === "headline") return <p class="headline" title={block.reason}>{pieces}</p>;
  if (block.kind === "blockquote") return <blockquote title={block.reason}>{pieces}</blockquote>;
  if (block.kind === "subhead") return <p class="subhead" title={block.reason}>{pieces}</p>;
  if (block.kind === "paragraph" || block.kind === "standfirst") return <p title={block.reason}>{pieces}</p>;
  return <p class="small" title={block.reason}><span class="kind">{label}</span> {pieces}</p>;
}

function PieceView({ piece, marks, shown, at, open }) {
  const here = piece.marks.map((n) => marks[n]).filter((mark) => shown[mark.kind]);
  const kinds = [...new Set(here.map((mark) => mark.kind))];
  const length = Array.from(piece.text).length; // spans count code points, strings UTF-16 units
  const cut = at && [Math.max(0, at.start - piece.start), Math.min(length, at.end - piece.start)];
  const text = cut && cut[0] < cut[1] ? <Cut text={piece.text} from={cut[0]} to={cut[1]} /> : <Plain text={piece.text} />;
  if (!kinds.length) return text;
  const labels = here.map((mark) => mark.label).join("; ");
  const isFirst = here.some((mark) => mark.start === piece.start);
  return (
    <mark class={kinds.map((kind) => `mark ${kind}`).join(" ")} title={labels}>
      {text}
      {isFirst ? (
        <button type="button" class="open" data-step aria-label={`${here.length} known of these words: ${labels}`}
          onClick={() => open(here)}>{here.length}</button>
      ) : null}
    </mark>
  );
}

function Cut({ text, from, to }) {
  const points = Array.from(text);
  return (
    <>
      <Plain text={points.slice(0, from).join("")} />
      <span class="target"><Plain text={points.slice(from, to).join("")} /></span>
      <Plain text={points.slice(to).join("")} />
    </>
  );
}

function Opened({ marks, close }) {
  const box = useRef(null);
  useEffect(() => {
    if (marks) box.current?.focus();
  }, [marks]);
  if (!marks) return null;
  return (
    <section class="card opened" ref={box} tabIndex={-1} aria-label="What is known of these words"
      onKeyDown={(event) => event.key === "Escape" && close()}>
      <ul class="plain">
        {marks.map((mark, n) => (
          <li key={n}>
            <span class="kind">{KINDS[mark.kind]}</span> <Plain text={mark.label} />{" "}
            {mark.screen === "pair" ? (
              <a href={href("pair", "", { left: mark.key.split(" ")[0], right: mark.key.split(" ")[1] })}>side by side</a>
            ) : mark.screen ? <a href={href(mark.screen, mark.key)}>open</a> : null}{" "}
            {mark.kind === "credit" && mark.target ? (
              <Decide kind="not a credit" about="credit" keys={[mark.target]} label="Not a credit" />
            ) : null}
            {mark.kind === "claim" && mark.target ? (
              <Decide kind="reject" about="statement" keys={[mark.target]} label="Not a statement" />
            ) : null}
          </li>
        ))}
      </ul>
      <button type="button" onClick={close}>Close</button>
    </section>
  );
}

function RestsOn({ rows }) {
  if (!rows.length) return <p class="soft">Rests on nothing that is known.</p>;
  return (
    <section aria-label="Rests on">
      <h2>Rests on</h2>
      <ul class="plain">
        {rows.map((row) => (
          <li key={row.key}>
            {row.document ? <a href={href("documents", row.document)}><Plain text={row.name} /></a> : <Plain text={row.name} />}
            <div class="soft">
              {row.date} · <span class={row.is_decided ? "kind analyst" : row.is_sure ? "kind" : "kind guess"}>{row.is_decided ? "✓ confirmed by the analyst" : row.is_sure ? "found" : "suggested"}</span> {row.how}
            </div>
            <Quotes words={row.evidence} />
            {row.can_decide ? (
              <div class="row">
                {row.is_decided ? null : <Decide kind="accept" about="derivation" keys={[row.key]} label="Confirm" />}
                <Decide kind="reject" about="derivation" keys={[row.key]} label="Does not rest on it" />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ facts }) {
  return (
    <section aria-label="What the article states of itself">
      <h2>Of itself</h2>
      <dl class="facts">
        {facts.map((fact, n) => (
          <div key={n}><dt>{fact.name}</dt><dd><Plain text={fact.words} />{fact.how ? <span class="soft"> · <Plain text={fact.how} /></span> : null}{fact.evidence.length ? <Quotes words={fact.evidence} label="where it says so" /> : null}</dd></div>
        ))}
      </dl>
    </section>
  );
}
