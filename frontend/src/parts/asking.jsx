// Lists that are asked for by part: words to seek, how to sort, and the way from page to page. All of it is in the
// address, so that a list can be linked to.
import { go, href } from "../address.js";

export function SeekWords({ screen, asked, label, hasWords = true, children }) {
  return (
    <form class="tools" role="search" aria-label={label} onSubmit={(event) => {
      event.preventDefault();
      go(href(screen, "", Object.fromEntries(new FormData(event.currentTarget))));
    }}>
      {hasWords ? <label>{label} <input type="search" name="q" defaultValue={asked.get("q") ?? ""} /></label> : null}
      {children}
      <button type="submit">Show</button>
    </form>
  );
}

export function Choice({ name, label, asked, options }) {
  return (
    <label>
      {label}{" "}
      <select name={name} onChange={(event) => event.currentTarget.form.requestSubmit()}>
        {options.map(([value, words]) => (
          <option key={value} value={value} selected={(asked.get(name) ?? "") === value}>{words}</option>
        ))}
      </select>
    </label>
  );
}

export function Pages({ screen, asked, start, shown, n }) {
  if (shown >= n) return null;
  const kept = Object.fromEntries([...asked].filter(([name]) => !["from", "before", "as_of"].includes(name)));
  return (
    <nav class="row" aria-label="Pages">
      <span class="soft">{start + 1} to {start + shown} of {n}</span>
      {start > 0 ? <a href={href(screen, "", { ...kept, before: start })}>Earlier in the list</a> : null}
      {start + shown < n ? <a href={href(screen, "", { ...kept, from: start + shown })}>Further down the list</a> : null}
    </nav>
  );
}
