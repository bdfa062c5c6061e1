"use strict";
/* Everything on the page can be read without this; it opens what a link leads to, prints all, and filters. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let isClosed = false;
    for (let box = target; box; box = box.parentElement) {
      if (box.tagName === "DETAILS" && !box.open) { box.open = true; isClosed = true; }
    }
    if (isClosed) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open], .outside)");
    closed.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((box) => { box.open = false; }));

  const claims = document.getElementById("claims");
  const cards = all(".claim", claims);
  if (cards.length > 3) {
    const tools = document.createElement("div");
    tools.className = "tools";
    const label = document.createElement("label");
    label.textContent = "Find in claims ";
    const field = document.createElement("input");
    field.type = "search";
    label.append(field);
    const button = document.createElement("button");
    button.type = "button";
    const count = document.createElement("span");
    count.className = "muted";
    count.setAttribute("role", "status");
    const name = () => { button.textContent = cards.every((card) => card.open) ? "Close all" : "Open all"; };
    name();
    button.addEventListener("click", () => {
      const isOpening = button.textContent === "Open all";
      cards.forEach((card) => { card.open = isOpening; });
      name();
    });
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      let n = 0;
      cards.forEach((card) => {
        card.hidden = !card.textContent.toLowerCase().includes(wanted);
        n += card.hidden ? 0 : 1;
      });
      count.textContent = wanted ? `${n} of ${cards.length}` : "";
    });
    tools.append(label, button, count);
    claims.querySelector(".lead").after(tools);
  }

  const drawing = document.querySelector(".drawing svg");
  if (drawing) {
    const edges = all(".edge", drawing);
    const nodes = all(".node", drawing);
    const dim = (key) => {
      const kept = new Set([key]);
      edges.forEach((edge) => {
        const isNear = edge.dataset.from === key || edge.dataset.to === key;
        edge.classList.toggle("dim", key !== null && !isNear);
        if (isNear) { kept.add(edge.dataset.from); kept.add(edge.dataset.to); }
      });
      nodes.forEach((node) => node.classList.toggle("dim", key !== null && !kept.has(node.dataset.key)));
    };
    nodes.forEach((node) => {
      node.addEventListener("pointerenter", () => dim(node.dataset.key));
      node.addEventListener("pointerleave", () => dim(null));
      node.addEventListener("focusin", () => dim(node.dataset.key));
      node.addEventListener("focusout", () => dim(null));
    });
  }
})();
