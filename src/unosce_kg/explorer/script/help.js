// The help: what can be done on the page.

import { button, el, fill } from "./dom.js";

const KEYS = [
  ["/", "find a name; “A to B” finds the shortest paths"],
  ["arrow keys", "in the drawing: go to the next entity in that direction"],
  ["Enter", "in the drawing: read what is chosen"],
  ["+  −  0", "in the drawing: zoom in, zoom out, show all"],
  ["Esc", "close what is open, choose nothing"],
  ["?", "this help"],
];
const NOTES = [
  "Click an entity or a line to read every sentence behind it. The words that matter are marked: subject, object, and the words that say it.",
  "A line is all that ties two entities; its number counts the statements. Dashed lines: only planned, proposed or denied. Dotted: a topic, place or event that qualifies a statement. Paler: only the reference data says so.",
  "Filters combine. What you see is in the address bar: copy it to share the view.",
  "The table holds the same as the drawing and works without it.",
];

/** Make the button open the help; returns a function that opens it too. */
export function startHelp(dialog, control) {
  const open = () => {
    fill(
      dialog,
      el("h2", { id: "help-title" }, "How to read this page"),
      ...NOTES.map((note) => el("p", {}, note)),
      el("dl", {}, ...KEYS.map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])),
      button("Close", () => dialog.close(), { autofocus: true }),
    );
    if (!dialog.open) dialog.showModal();
  };
  control.addEventListener("click", open);
  return open;
}
