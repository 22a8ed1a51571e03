// An answer as a drawing: each row joins its addresses, and a triple its subject and object.

import { el } from "./dom.js";
import { addressOf } from "./terms.js";

const SHOWN = 300; // rows; a drawing of more cannot be read
let library = null;

/** The columns that a drawing joins, or null if rows do not hold two addresses. */
export function chooseEnds({ columns, rows }) {
  if (columns.join(" ") === "subject predicate object")
    return { source: "subject", target: "object", label: "predicate" };
  const addresses = columns.filter((column) => rows.some((row) => row[column]?.type === "uri"));
  const words = columns.find((column) => !addresses.includes(column));
  return addresses.length > 1
    ? { source: addresses[0], target: addresses.at(-1), label: addresses.length > 2 ? addresses[1] : words }
    : null;
}

/** Draw a network into an element; a double click on a node opens its page. */
export async function drawNetwork(place, answer, names, ids) {
  const vis = await loadLibrary();
  const { source, target, label } = chooseEnds(answer);
  const nodes = new Map();
  const edges = [];
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--ink").trim();
  const note = (term) => {
    const key = JSON.stringify([term.type, term.value]);
    if (!nodes.has(key))
      nodes.set(key, {
        id: key,
        label: cut(names.show(term)),
        term,
        shape: term.type === "uri" ? "dot" : "box",
      });
    return key;
  };
  for (const row of answer.rows.slice(0, SHOWN)) {
    if (row[source] && row[target])
      edges.push({
        from: note(row[source]),
        to: note(row[target]),
        label: label ? cut(names.show(row[label])) : undefined,
      });
  }
  const drawing = el("div", { class: "drawing" });
  place.replaceChildren(drawing);
  const plain = [...nodes.values()].map(({ id, label, shape }) => ({ id, label, shape }));
  const network = new vis.Network(
    drawing,
    { nodes: plain, edges },
    {
      nodes: { size: 9, font: { color: ink } },
      edges: {
        arrows: "to",
        font: { size: 10, color: ink, strokeWidth: 0 },
        color: style.getPropertyValue("--soft-ink").trim(),
      },
      layout: { randomSeed: 20 },
      physics: { stabilization: { iterations: 150 } },
    },
  );
  network.once("stabilizationIterationsDone", () => network.setOptions({ physics: false }));
  network.on("doubleClick", ({ nodes: [id] }) => {
    const address = id && addressOf(nodes.get(id).term, ids);
    if (address?.startsWith("/")) location.assign(address);
  });
  if (answer.rows.length > SHOWN)
    place.append(el("p", { class: "beside" }, `The first ${SHOWN} of ${answer.rows.length} rows.`));
}

function cut(text) {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function loadLibrary() {
  library ??= new Promise((done, failed) => {
    const script = el("script", {
      src: "/static/vis-network.js",
      on: {
        load: () => done(globalThis.vis),
        error: () => failed(new Error("the drawing could not be loaded")),
      },
    });
    document.head.append(script);
  });
  return library;
}
