// A list of choices that can be narrowed by typing; it keeps its words and its place when it is drawn anew.

import { el, fill } from "./dom.js";
import { foldText } from "./search.js";

const MOST = 80;
const LONG = 12; // a longer list can be narrowed
const kept = new Map(); // key of a list to the words and the place it had

/** Check boxes for `rows` of value, label and count; those in `chosen` are checked, `toggle` gets a value. */
export function choiceList(key, rows, chosen, toggle) {
  if (!rows.length) return el("p", { class: "note" }, "None in this graph.");
  if (!kept.has(key)) kept.set(key, { words: "", place: 0 });
  const memory = kept.get(key);
  const list = el("ul", {
    class: "choices",
    on: { scroll: () => (memory.place = list.scrollTop) },
  });
  const show = () => {
    const { shown, left } = narrowChoices(rows, memory.words, chosen);
    const note = left ? el("li", { class: "note" }, `${left} more: type to find them.`) : null;
    fill(
      list,
      shown.map((row) => choice(key, row, chosen, toggle)),
      note,
    );
  };
  show();
  queueMicrotask(() => (list.scrollTop = memory.place));
  if (rows.length <= LONG) return list;
  const input = el("input", {
    type: "search",
    class: "narrow",
    value: memory.words,
    placeholder: "Narrow the list",
    "aria-label": `Narrow the list: ${key}`,
    "data-key": `narrow-${key}`,
    on: {
      input: () => {
        memory.words = input.value;
        show();
      },
    },
  });
  return [input, list];
}

/** The rows that hold all words, at most so many, the chosen ones always; and how many are left out. */
export function narrowChoices(rows, words, chosen) {
  const wanted = foldText(words).split(" ").filter(Boolean);
  const matches = ([, label]) => wanted.every((word) => foldText(label).includes(word));
  const found = rows.filter((row) => chosen.includes(row[0]) || matches(row));
  const shown = found.filter((row, number) => number < MOST || chosen.includes(row[0]));
  return { shown, left: found.length - shown.length };
}

function choice(key, [value, label, count], chosen, toggle) {
  const box = el("input", { type: "checkbox", name: key, value, on: { change: () => toggle(value) } });
  box.checked = chosen.includes(value);
  return el("li", {}, el("label", {}, box, el("span", {}, label), el("span", { class: "count" }, count)));
}
