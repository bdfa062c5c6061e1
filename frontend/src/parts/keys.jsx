import { useEffect, useRef } from "preact/hooks";

const KEYS = [
  ["?", "this list"],
  ["/", "search"],
  ["j, k", "next, previous item"],
  ["Enter", "open it"],
  ["e", "exports and the dossier"],
  ["x", "the dossier, as one file"],
  ["Esc", "close"],
];

export function Keys({ isOpen, close, screens }) {
  const dialog = useRef(null);
  useEffect(() => {
    if (isOpen && !dialog.current.open) dialog.current.showModal();
    if (!isOpen && dialog.current.open) dialog.current.close();
  }, [isOpen]);
  const more = Object.values(screens).filter((each) => each.title && each.key).map((each) => [`g ${each.key}`, each.title]);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <table>
        <thead><tr><th scope="col">Key</th><th scope="col">What it does</th></tr></thead>
        <tbody>{[...KEYS, ...more].map(([key, what]) => <tr key={key}><td><kbd>{key}</kbd></td><td>{what}</td></tr>)}</tbody>
      </table>
      <button type="button" onClick={close}>Close</button>
    </dialog>
  );
}
