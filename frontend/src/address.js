// Addresses: /SCREEN/KEY?as_of=DAY&at=..., so that every view can be linked to and Back goes back.
import { useEffect, useState } from "preact/hooks";

const listeners = new Set();

export function readAddress() {
  const [screen = "overview", ...rest] = location.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  return { screen, key: rest.join("/"), asked: new URLSearchParams(location.search) };
}

export function href(screen, key = "", more = {}) {
  const asked = new URLSearchParams();
  const day = readAddress().asked.get("as_of");
  if (day) asked.set("as_of", day);
  for (const [name, value] of Object.entries(more)) if (value !== null && value !== "") asked.set(name, value);
  const query = asked.toString();
  return `/${screen}${key ? `/${String(key).split("/").map(encodeURIComponent).join("/")}` : ""}${query ? `?${query}` : ""}`;
}

export function go(to, { isReplacing = false } = {}) {
  if (to === location.pathname + location.search) return;
  history[isReplacing ? "replaceState" : "pushState"](null, "", to);
  for (const listener of listeners) listener();
}

export function useAddress() {
  const [address, setAddress] = useState(readAddress);
  useEffect(() => {
    const update = () => setAddress(readAddress());
    listeners.add(update);
    addEventListener("popstate", update);
    return () => {
      listeners.delete(update);
      removeEventListener("popstate", update);
    };
  }, []);
  return address;
}

// A click on a link of the desk changes the screen without a reload; with a modifier it is the browser's.
export function followLinks(event) {
  const link = event.target.closest?.("a[href]");
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
  const to = link.getAttribute("href");
  if (!to.startsWith("/") || to.startsWith("/static/") || to.startsWith("/case.json")) return;
  event.preventDefault();
  go(to);
}
