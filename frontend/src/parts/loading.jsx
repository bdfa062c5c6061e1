import { Plain } from "./words.jsx";

export function Loading({ error }) {
  if (!error) return <p class="soft" role="status">Reading the case …</p>;
  return <p class="error" role="alert"><Plain text={error.message} /></p>;
}
