// The keyboard: what each key does, on the page and in the drawing.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Listen for the page's keys. */
export function startKeys(page, canvas, openHelp) {
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") escape(page);
    else if (typing) return;
    else if (event.key === "/") focusSearch(event);
    else if (event.key === "?") openHelp();
  });
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) walk(page, ...ARROWS[event.key]);
    else if (event.key === "Enter") document.getElementById("panel").focus();
    else if (event.key === "+" || event.key === "=") page.drawing.camera.zoom(1.4);
    else if (event.key === "-") page.drawing.camera.zoom(1 / 1.4);
    else if (event.key === "0") page.drawing.fit();
    else return;
    event.preventDefault();
  });
}

function escape(page) {
  if (document.body.classList.contains("filters-open")) page.toggleSidebar(false);
  else page.update({ sel: "", path: "" });
}

function focusSearch(event) {
  event.preventDefault();
  document.getElementById("search").focus();
}

function walk(page, dx, dy) {
  const current = page.chosen().node;
  const first = page.drawing.overlay.order.find((index) => page.drawing.visible.nodes.has(index));
  const next = current === undefined ? first : page.drawing.findNext(current, dx, dy);
  if (next === null || next === undefined) return;
  page.choose({ node: next }, true);
  page.announce(page.graph.nodes[next].label);
}
