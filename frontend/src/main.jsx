// The shell of the desk: which screen, the way between them, and the keys.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { followLinks, go, href, useAddress } from "./address.js";
import { watchEdition } from "./data.js";
import "./desk.css";
import { Effects } from "./parts/decisions.jsx";
import { HandOn } from "./parts/handing.jsx";
import { Keys } from "./parts/keys.jsx";
import { SCREENS } from "./screens/index.js";

function Desk() {
  const { screen, key, asked } = useAddress();
  const [areKeysShown, showKeys] = useState(false);
  const main = useRef(null);
  const isOpened = useRef(false);
  const found = SCREENS[screen];
  const View = key && found?.card ? found.card : found?.list;
  const day = asked.get("as_of");

  useEffect(watchEdition, []);
  useEffect(() => {
    document.title = `${found?.title ?? "Not found"}${key ? ` ${key}` : ""} · whence`;
    if (!asked.get("at")) scrollTo(0, 0);
    if (isOpened.current) main.current?.focus({ preventScroll: true }); // Tab goes on from the top of the new screen
    isOpened.current = true;
  }, [screen, key]);
  useEffect(() => listenForKeys(() => showKeys(true), main), []);

  return (
    <div class="desk" onClick={followLinks}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>To the content</a>
      <header class="top">
        <a class="brand" href={href("overview")}>whence</a>
        <nav aria-label="Screens">
          <ul>
            {Object.entries(SCREENS).filter(([, each]) => each.title).map(([name, each]) => (
              <li key={name}>
                <a href={href(name)} aria-current={name === screen ? "page" : undefined}>{each.title}</a>
              </li>
            ))}
          </ul>
        </nav>
        {SCREENS.search ? (
          <form role="search" class="seek" onSubmit={(event) => {
            event.preventDefault();
            go(href("search", "", { q: new FormData(event.currentTarget).get("q") }));
          }}>
            <input name="q" type="search" id="seek" aria-label="Search the case" placeholder="Search ( / )" />
          </form>
        ) : null}
        <HandOn day={day} />
      </header>
      {day ? (
        <p class="banner" role="status">
          The case as it stood at the end of {day}. <a href={location.pathname}>Show all of it</a>
        </p>
      ) : null}
      <Effects />
      <main id="main" ref={main} tabIndex={-1}>
        {View ? <View key={`${screen}/${key}`} id={key} asked={asked} /> : <h1>There is no screen “{screen}”</h1>}
      </main>
      <footer class="foot"><span class="soft">Keys: <kbd>?</kbd></span></footer>
      <Keys isOpen={areKeysShown} close={() => showKeys(false)} screens={SCREENS} />
    </div>
  );
}

// "?" lists the keys, "/" seeks, "g" and a letter go to a screen, "j" and "k" step through what `data-step` marks.
function listenForKeys(showKeys, main) {
  let isGoing = false;
  const listen = (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], dialog")) return;
    const screen = isGoing && Object.entries(SCREENS).find(([, each]) => each.key === event.key);
    isGoing = event.key === "g" && !isGoing;
    if (screen) go(href(screen[0]));
    else if (event.key === "?") showKeys();
    else if (event.key === "/") document.getElementById("seek")?.focus();
    else if (event.key === "e") document.querySelector("#hand-on > summary")?.click();
    else if (event.key === "x") document.getElementById("dossier")?.click();
    else if (event.key === "j" || event.key === "k") step(main.current, event.key === "j" ? 1 : -1);
    else return;
    event.preventDefault();
  };
  addEventListener("keydown", listen);
  return () => removeEventListener("keydown", listen);
}

function step(main, by) {
  const stops = [...main.querySelectorAll("[data-step]")];
  const at = stops.findIndex((stop) => stop === document.activeElement || stop.contains(document.activeElement));
  const next = stops[Math.max(0, Math.min(stops.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}

render(<Desk />, document.getElementById("desk"));
