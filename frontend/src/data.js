// What screens show, got once for each edition of the case; and decisions, which change it.
import { useEffect, useState } from "preact/hooks";

let kept = new Map();
const listeners = new Set();

async function ask(url, options) {
  const answer = await fetch(url, options);
  let body;
  try {
    body = await answer.json();
  } catch {
    body = { error: await answer.text().catch(() => answer.statusText) };
  }
  if (!answer.ok) throw new Error(body.error || body.detail?.[0]?.msg || answer.statusText);
  return body;
}

export function address(screen, key = "", asked = {}) {
  const query = new URLSearchParams(asked);
  const day = new URLSearchParams(location.search).get("as_of");
  if (day) query.set("as_of", day);
  const path = key ? `/${String(key).split("/").map(encodeURIComponent).join("/")}` : "";
  return `/api/${screen}${path}${query.size ? `?${query}` : ""}`;
}

export function get(url) {
  if (!kept.has(url)) {
    const found = ask(url);
    kept.set(url, found);
    found.catch(() => kept.delete(url));
  }
  return kept.get(url);
}

// Gives { data, error }: what is there already stays until the new comes, so that nothing flickers.
export function useScreen(screen, key = "", asked = {}) {
  const url = address(screen, key, asked);
  const [state, setState] = useState({ url: "", data: null, error: null });
  useEffect(() => {
    let isWanted = true;
    const load = () =>
      get(url).then(
        (data) => isWanted && setState({ url, data, error: null }),
        (error) => isWanted && setState({ url, data: null, error }),
      );
    load();
    listeners.add(load);
    return () => {
      isWanted = false;
      listeners.delete(load);
    };
  }, [url]);
  return state.url === url || state.data ? state : { url, data: null, error: null };
}

export function forget() {
  kept = new Map();
  for (const listener of listeners) listener();
}

async function send(url, body) {
  const found = await ask(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-whence": "desk" },
    body: JSON.stringify({ analyst: analyst(), ...body }),
  });
  forget();
  return found;
}

// kind, about and keys as docs/15-desk.md lists them; gives the effect on the counts.
export const decide = (kind, about, keys, { value = "", why = "" } = {}) =>
  send("/api/decisions", { kind, about, keys, value, why });
export const undo = (number, why = "") => send(`/api/decisions/${number}/undo`, { why });

export const analyst = () => localStorage.getItem("analyst") ?? "";
export const setAnalyst = (name) => localStorage.setItem("analyst", name);

// Another program may write the case: the page asks now and then, and reads anew.
let edition = null;
export function watchEdition() {
  const look = async () => {
    try {
      const state = await ask("/api/state");
      if (edition !== null && state.edition !== edition) forget();
      edition = state.edition;
      document.documentElement.dataset.case = state.case;
    } catch {
      // The server has ended; the next request of a screen says so.
    }
  };
  look();
  const timer = setInterval(() => document.visibilityState === "visible" && look(), 4000);
  return () => clearInterval(timer);
}

// Adds a file to the case; tells each step of the build, and gives the effect on the counts.
export async function addDocument(file, onProgress) {
  const answer = await fetch("/api/documents", {
    method: "POST",
    headers: { "x-whence": "desk", "x-file-name": encodeURIComponent(file.name) },
    body: file,
  });
  if (!answer.body || !answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? answer.statusText);
  let rest = "";
  let effect = null;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    rest += value ?? "";
    const lines = rest.split("\n");
    rest = lines.pop();
    for (const line of lines.filter(Boolean)) {
      const step = JSON.parse(line);
      if (step.error) throw new Error(step.error);
      if (step.effect) effect = step.effect;
      else onProgress(step);
    }
    if (done) break;
  }
  forget();
  return effect;
}
