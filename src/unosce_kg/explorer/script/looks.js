// How nodes and edges look and what their labels say.

import { relationInWords, shorten } from "./words.js";

const LINE = 22; // characters of a label's line

/** A name short enough for the drawing, as one or two lines: the label, or else the acronym of its capitals. */
export function labelLines(node, line = LINE) {
  const { label } = node;
  if (Array.from(label).length <= line) return [label];
  const acronym = acronymOf(node);
  if (acronym) return [acronym];
  const words = label.split(" ");
  const first = fillLine(words, line);
  if (first === words.length) return [shorten(label, line)];
  const begin = shorten(words.slice(0, first).join(" "), line);
  const rest = words.slice(first);
  if (rest.join(" ").length <= line) return [begin, rest.join(" ")];
  // The end tells apart what begins alike.
  const last = fillLine([...rest].reverse(), line - 2) || 1;
  const end = shorten(rest.slice(-last).join(" "), line);
  return [begin, rest.length > last ? `… ${end}` : end];
}

/** The acronym of a long name's capitals, or undefined. */
export function acronymOf({ label, names }) {
  const capitals = label.replace(/\P{Lu}/gu, "");
  return names.find(
    ([text]) => capitals.length > 1 && text.replace(/-/g, "").toUpperCase() === capitals,
  )?.[0];
}

/** How many of the words fit into a line; at least one. */
function fillLine(words, line) {
  let length = -1;
  const over = words.findIndex((word) => (length += word.length + 1) > line);
  return over < 0 ? words.length : Math.max(over, 1);
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
  return { to, from };
}

/** What an edge is: only `qualifying`, or from the `reference` data, `said`, `wished` or `denied` by documents. */
export function edgeKind(graph, direct) {
  if (!direct.length) return "qualifying";
  let [said, actual, affirmed] = [false, false, false];
  for (const index of direct) {
    const { m, said: sentences } = graph.statements[index];
    said ||= m === "Actual" && sentences > 0;
    actual ||= m === "Actual";
    affirmed ||= m !== "Negated";
  }
  if (!affirmed) return "denied";
  if (!actual) return "wished";
  return said ? "said" : "reference";
}

/** Colour, width in page units and dashes in pixels of an edge of this kind with so many statements. */
export function edgeStyle(kind, count, colours) {
  const width = count ? Math.min(1.5 + Math.log2(count) * 1.3, 7) : 1;
  switch (kind) {
    case "denied":
      return { colour: colours.denied, width, dashes: [7, 4] };
    case "wished":
      return { colour: colours.edge, width, dashes: [7, 4] };
    case "said":
      return { colour: colours.edge, width, dashes: null };
    case "reference":
      return { colour: colours.weak, width, dashes: null };
    default:
      return { colour: colours.weak, width, dashes: [2, 4] };
  }
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
