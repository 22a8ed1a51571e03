// Saving what is shown as a file.

import { button, el } from "./dom.js";
import { savePng, takeSnapshot } from "./picture.js";
import { writeCsv, writeSvg, writeTurtle } from "./formats.js";

/** A menu of the formats; `page` has the graph, what is visible, what is chosen, and the drawing. */
export function exportMenu(page) {
  const statements = () => page.selectedStatements();
  const rows = [
    ["PNG picture", () => drawn(page, () => savePng(page.drawing, (blob) => save(blob, "graph.png")))],
    [
      "SVG drawing",
      () => drawn(page, () => save(text(writeSvg(takeSnapshot(page.drawing)), "image/svg+xml"), "graph.svg")),
    ],
    [
      "CSV table of what is shown",
      () => save(text(writeCsv(page.graph, page.visible.statements), "text/csv"), "statements.csv"),
    ],
    [
      "Turtle of the selection",
      () => save(text(writeTurtle(page.graph, statements()), "text/turtle"), "selection.ttl"),
    ],
  ];
  const menu = el(
    "details",
    { class: "menu" },
    el("summary", {}, "Save"),
    el(
      "ul",
      {},
      ...rows.map(([label, action]) =>
        el(
          "li",
          {},
          button(label, () => {
            menu.open = false;
            action();
          }),
        ),
      ),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}

// A picture needs the drawing on the screen: from another view, the page goes there first.
function drawn(page, action) {
  if (page.state.view === "graph") action();
  else {
    page.update({ view: "graph" }, true);
    setTimeout(action, 300);
  }
}

function text(content, type) {
  return new Blob([content], { type: `${type};charset=utf-8` });
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
