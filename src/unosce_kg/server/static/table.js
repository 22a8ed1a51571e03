// An answer as a table that can be sorted by a click on a heading.

import { bdi, el, link } from "./dom.js";
import { addressOf, numberOf } from "./terms.js";

const SHOWN = 1000; // rows; a browser is slow with more

/** Draw a table into an element. */
export function drawTable(place, { columns, rows }, names, ids) {
  let order = null;
  const draw = () => {
    const sorted = order ? [...rows].sort(compare(order)) : rows;
    const head = columns.map((column) => {
      const direction = order?.column === column ? (order.up ? "ascending" : "descending") : null;
      const sort = () => {
        order = { column, up: order?.column === column ? !order.up : true };
        draw();
      };
      return el(
        "th",
        { scope: "col", "aria-sort": direction },
        el("button", { type: "button", on: { click: sort } }, column),
      );
    });
    const body = sorted.slice(0, SHOWN).map((row) =>
      el(
        "tr",
        {},
        columns.map((column) => drawCell(row[column], names, ids)),
      ),
    );
    place.replaceChildren(el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)));
    if (rows.length > SHOWN)
      place.append(
        el("p", { class: "beside" }, `${SHOWN} of ${rows.length} rows are shown; a download has all.`),
      );
  };
  draw();
}

function drawCell(term, names, ids) {
  if (!term) return el("td");
  const words = names.show(term);
  const address = addressOf(term, ids);
  if (address.startsWith("/")) return el("td", {}, el("a", { href: address }, words));
  if (address) return el("td", {}, link(address, words));
  return el(
    "td",
    { class: numberOf(term) === null ? null : "number", title: term["xml:lang"] ?? null },
    bdi(words),
  );
}

function compare({ column, up }) {
  return (one, other) => {
    const [a, b] = [one[column], other[column]];
    const [x, y] = [numberOf(a), numberOf(b)];
    const result = x !== null && y !== null ? x - y : (a?.value ?? "").localeCompare(b?.value ?? "");
    return up ? result : -result;
  };
}
