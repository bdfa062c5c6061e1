// Handing on: the dossier, and the case in every format that `whence export` writes.
import { useRef, useState } from "preact/hooks";
import { get } from "../data.js";

export function HandOn({ day }) {
  const [forms, setForms] = useState([]);
  const [error, setError] = useState("");
  const box = useRef(null);
  const query = day ? `?as_of=${day}` : "";
  const list = () => {
    if (box.current.open) get("/api/exports").then((found) => setForms(found.forms), (fault) => setError(fault.message));
  };
  const close = (event) => {
    if (event.key !== "Escape" || !box.current.open) return;
    box.current.open = false;
    box.current.querySelector("summary").focus();
  };
  return (
    <details id="hand-on" class="hand-on" ref={box} onToggle={list} onKeyDown={close}>
      <summary>Hand on</summary>
      <p>
        <a id="dossier" href={`/dossier.html${query}`} download>The dossier of the case</a>, one file to read, print and hand on <kbd>x</kbd>
      </p>
      {error ? <p class="error" role="alert">{error}</p> : null}
      <ul class="forms" aria-label="Exports">
        {forms.map((form) => (
          <li key={form.name}>
            <a href={`/export/${form.name}${query}`} download={form.file}>{form.name}</a> <span class="soft">{form.words}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
