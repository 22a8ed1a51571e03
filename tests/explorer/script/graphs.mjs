// A small graph as the page's data has it: [subject, relation, object, more] rows over named entities.

import { indexGraph } from "../../../src/unosce_kg/explorer/script/graph.js";

export const relations = {
  cooperatesWith: ["cooperates with", "cooperates with"],
  supports: ["supports", "is supported by"],
  partOf: ["is part of", "has part"],
  worksOn: ["works on", "is worked on by"],
};

export function makeGraph(labels, rows = []) {
  const nodes = labels.map((label) => ({
    id: idOf(label),
    label,
    type: label.startsWith("#") ? "Topic" : "UNBody",
  }));
  const index = new Map(nodes.map((node, n) => [node.label, n]));
  const sentences = [];
  const statements = rows.map(([s, p, o, more = {}], n) => {
    const { topics = [], said = ["He said so."], ...rest } = more;
    const ev = said.map((text) => ({
      q: sentences.push([0, 10, text]) - 1,
      id: `evidence/${sentences.length}`,
    }));
    const target = index.has(o) ? { o: index.get(o) } : { date: o };
    return {
      id: `statement/${n}`,
      s: index.get(s),
      p,
      m: "Actual",
      c: 0.9,
      topics: topics.map((t) => index.get(t)),
      ev,
      ...target,
      ...rest,
    };
  });
  const edges = new Map();
  const tie = (a, b, kind, n) => {
    const [from, to] = a < b ? [a, b] : [b, a];
    const key = `${from}~${to}`;
    if (!edges.has(key)) edges.set(key, { from, to, direct: [], qualifying: [] });
    edges.get(key)[kind].push(n);
  };
  statements.forEach((s, n) => {
    if (s.o !== undefined) tie(s.s, s.o, "direct", n);
    for (const topic of s.topics)
      for (const end of [s.s, s.o]) if (end !== undefined) tie(end, topic, "qualifying", n);
  });
  const payload = {
    types: [
      {
        id: "UNBody",
        label: "UN body",
        colour: "#56B4E9",
        shape: "dot",
        parents: ["Organization", "Entity"],
      },
      { id: "Topic", label: "topic", colour: "#009E73", shape: "triangleDown", parents: ["Entity"] },
    ],
    relations,
    nodes,
    statements,
    sentences,
    documents: [{ id: "doc/one", title: "One", file: "one.txt", date: "2005-06-07" }],
    records: [{ id: "record/r", row: "posts.csv:3", sources: ["https://example.org/r"] }],
  };
  return indexGraph(payload, {
    nodes: nodes.map((_, n) => ({ x: n * 10, y: 0, size: 10 })),
    edges: [...edges.values()],
  });
}

function idOf(label) {
  return label.startsWith("#") ? `topic/${label.slice(1)}` : `org/${label}`;
}
