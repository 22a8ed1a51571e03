// How nodes and edges look for what is shown, chosen and filtered: plain options for vis-network.

import { countInWords, relationInWords, shorten } from "./words.js";

const FADED = 0.12;

/** A name short enough for the drawing: the label, or else the acronym of its capitals, or else its beginning. */
export function shortName(node, limit = 30) {
  if (Array.from(node.label).length <= limit) return node.label;
  const capitals = node.label.replace(/\P{Lu}/gu, "");
  const acronym = node.names.find(
    ([text]) => capitals.length > 1 && text.replace(/-/g, "").toUpperCase() === capitals,
  );
  return acronym ? acronym[0] : shorten(node.label, limit);
}

/** What the edge's line says: the relation, or the most frequent one and how many more. */
export function edgeWords(graph, { direct, qualifying }) {
  if (!direct.length) return qualifying.length > 1 ? `named in ${qualifying.length}` : "";
  const counts = new Map();
  for (const index of direct) {
    const relation = graph.statements[index].p;
    counts.set(relation, (counts.get(relation) ?? 0) + 1);
  }
  const [most] = [...counts.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const words = relationInWords(graph, most);
  return direct.length > 1 ? `${words} · ${direct.length}` : words;
}

/** What the edge is called by a screen reader. */
export function edgeName(graph, edge, parts) {
  const ends = [edge.from, edge.to].map((index) => graph.nodes[index].label);
  const count = new Set([...parts.direct, ...parts.qualifying]).size;
  return `${ends.join(" and ")}: ${countInWords(count, "statement")}`;
}

/** Arrow heads: towards the object, unless relations run both ways or have no direction. */
export function edgeArrows(graph, edge, direct) {
  let to = false;
  let from = false;
  for (const index of direct) {
    const statement = graph.statements[index];
    const [label, inverse] = graph.relations[statement.p] ?? ["", ""];
    if (label === inverse) continue;
    if (statement.s === edge.from) to = true;
    else from = true;
  }
  return { to: arrow(to), from: arrow(from), middle: arrow(false) };
}

function arrow(enabled) {
  return { enabled, scaleFactor: 0.55, type: "arrow" };
}

/** Options of an edge that is shown. */
export function edgeLook(graph, edge, parts, colours, { faded, near, chosen }) {
  const statements = parts.direct.map((index) => graph.statements[index]);
  const denied = statements.length > 0 && statements.every((s) => s.m === "Negated");
  const wished = statements.length > 0 && statements.every((s) => s.m !== "Actual");
  const said = statements.some((s) => s.ev.length > 0);
  const plain = near ? colours.near : said ? colours.edge : colours.weak;
  const colour = chosen ? colours.accent : denied ? colours.denied : plain;
  return {
    width:
      (statements.length ? Math.min(1.6 + Math.log2(statements.length) * 1.4, 8) : 1.4) * (near ? 1.5 : 1),
    dashes: statements.length ? (wished ? [9, 6] : false) : [2, 5],
    arrows: edgeArrows(graph, edge, parts.direct),
    color: { color: colour, highlight: colours.accent, hover: colours.accent, opacity: faded ? FADED : 1 },
  };
}

/** A colour between two `#rrggbb` ones; `share` of the second. */
export function mixColours(one, other, share) {
  const parts = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  const [a, b] = [parts(one), parts(other)];
  return `#${a
    .map((value, n) =>
      Math.round(value + (b[n] - value) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** Options of a node that is shown. */
export function nodeLook(colour, colours, faded, chosen) {
  const border = chosen ? colours.accent : mixColours(colour, colours.border, 0.45);
  const fill = { background: colour, border };
  return {
    opacity: faded ? FADED : 1,
    borderWidth: chosen ? 2 : 1.5,
    color: {
      ...fill,
      highlight: { background: colour, border: colours.accent },
      hover: { background: colour, border: colours.accent },
    },
  };
}
