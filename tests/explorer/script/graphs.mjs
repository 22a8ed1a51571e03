// A small graph as the page's data has it: [subject, relation, object, more] rows over named entities.

import { indexGraph } from "../../../src/unosce_kg/explorer/script/graph.js";

const RELATIONS = [
  ["cooperatesWith", "cooperates with", "cooperates with"],
  ["supports", "supports", "is supported by"],
  ["partOf", "is part of", "has part"],
  ["worksOn", "works on", "is worked on by"],
  ["onDate", "on date", "is the date of"],
];
const MODALITIES = ["Actual", "Planned", "Proposed", "Negated"];
const TYPES = [
  { id: "UNBody", label: "UN body", colour: "#56B4E9", shape: "dot", parents: ["Organization", "Entity"] },
  { id: "Topic", label: "topic", colour: "#009E73", shape: "triangleDown", parents: ["Entity"] },
];

/** Statements are said by "He said so." unless `said` has other sentences; `pages` are those of all of them. */
export function makeGraph(labels, rows = []) {
  const numbers = new Map(labels.map((label, n) => [label, n]));
  const proof = {
    ids: rows.map((_, n) => String(n)),
    evidence: [],
    sentences: [],
    patterns: ["made"],
    words: ["", "said"],
    records: [{ id: "record/r", row: "posts.csv:3", sources: ["https://example.org/r"] }],
    links: labels.map(() => []),
    mentions: labels.map(() => []),
  };
  const edges = new Map();
  const statements = rows.map((row, n) => statementRow(row, n, numbers, proof, edges));
  const payload = {
    types: TYPES,
    relations: RELATIONS,
    modalities: MODALITIES,
    nodes: labels.map((label) => [idOf(label), label.startsWith("#") ? 1 : 0, label]),
    documents: [{ id: "doc/one", title: "One", file: "one.txt", date: "2005-06-07" }],
    statements,
  };
  const network = {
    x: labels.map((_, n) => n * 10),
    y: labels.map(() => 0),
    size: labels.map(() => 10),
    edges: [...edges.values()],
  };
  return indexGraph(payload, network, () => proof);
}

function statementRow([s, p, o, more = {}], n, numbers, proof, edges) {
  const {
    topics = [],
    said = ["He said so."],
    pages = [],
    m = "Actual",
    c = 0.9,
    rec = [],
    on,
    from,
    to,
  } = more;
  proof.evidence.push(
    said.map((text) => [
      proof.sentences.push([0, 10, text]) - 1,
      `${n}-${proof.sentences.length}`,
      0,
      0.8,
      1,
      [3, 7, "t"],
      pages,
    ]),
  );
  const ends = [s, o].filter((end) => numbers.has(end)).map((end) => numbers.get(end));
  if (ends.length === 2) tie(edges, ...ends, 2, n);
  for (const topic of topics) for (const end of ends) tie(edges, end, numbers.get(topic), 3, n);
  return [
    numbers.get(s),
    RELATIONS.findIndex(([name]) => name === p),
    numbers.get(o) ?? o,
    MODALITIES.indexOf(m),
    c,
    said.length,
    said.length ? [0] : [],
    rec,
    on,
    from,
    to,
    topics.map((topic) => numbers.get(topic)),
  ];
}

function tie(edges, a, b, part, n) {
  const [from, to] = a < b ? [a, b] : [b, a];
  const key = `${from}~${to}`;
  if (!edges.has(key)) edges.set(key, [from, to, [], []]);
  edges.get(key)[part].push(n);
}

function idOf(label) {
  return label.startsWith("#") ? `topic/${label.slice(1)}` : `org/${label}`;
}
