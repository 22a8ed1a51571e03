import assert from "node:assert/strict";
import test from "node:test";

import { EdgeLayer } from "../../../src/unosce_kg/explorer/script/edges.js";
import { evidenceOf, mentionsOf } from "../../../src/unosce_kg/explorer/script/graph.js";
import { edgeKind } from "../../../src/unosce_kg/explorer/script/looks.js";
import { NodeLayer } from "../../../src/unosce_kg/explorer/script/nodes.js";
import { MOST_EDGES, MOST_NODES, chooseDrawn } from "../../../src/unosce_kg/explorer/script/overview.js";
import { makeGraph } from "./graphs.mjs";

globalThis.Path2D = class {
  points = [];
  moveTo(...point) {
    this.points.push(point);
  }
  lineTo(...point) {
    this.points.push(point);
  }
  arc(...circle) {
    this.points.push(circle);
  }
};
const colours = {
  edge: "#888888",
  weak: "#aaaaaa",
  near: "#333333",
  denied: "#cc0000",
  accent: "#ff00ff",
  border: "#000000",
};
const context = () => {
  const calls = [];
  const record =
    (name) =>
    (...given) =>
      calls.push([name, ...given]);
  return { calls, save() {}, restore() {}, setLineDash() {}, stroke: record("stroke"), fill: record("fill") };
};

const graph = makeGraph(
  ["a", "b", "c", "d", "#t"],
  [
    ["a", "supports", "b", { topics: ["#t"] }],
    ["b", "supports", "c", { m: "Planned" }],
    ["c", "supports", "d", { said: [], rec: [0] }],
    ["a", "supports", "d", { m: "Negated" }],
  ],
);
const edges = new Map(graph.edges.map((edge) => [edge.index, edge]));

test("what an edge rests on", () => {
  const kinds = [[], [0], [1], [2], [3], [0, 3], [1, 2]].map((direct) => edgeKind(graph, direct));
  assert.deepEqual(kinds, ["qualifying", "said", "wished", "reference", "denied", "said", "reference"]);
});
for (const [place, found] of [
  [{ x: 5, y: 2 }, [0, 1]],
  [{ x: 25, y: -3 }, [2, 3]],
  [{ x: 15, y: 40 }, null],
  [{ x: -9, y: 0 }, null],
]) {
  test(`the edge at ${place.x}, ${place.y}`, () => {
    const near = new Map([...edges].filter(([index]) => index !== graph.edgeOf.get(3)));
    const layer = new EdgeLayer(graph, near, colours);
    const { from, to } = graph.edges[layer.findAt(place, 5)] ?? {};
    const lies = found && from <= place.x / 10 && to >= place.x / 10;
    assert.ok(found ? lies : from === undefined);
  });
}
test("edges of one look are one path", () => {
  const layer = new EdgeLayer(graph, edges, colours);
  const paper = context();
  layer.paint(paper, 1);
  assert.equal(paper.calls.filter(([name]) => name === "stroke").length, 5);
  assert.equal(
    layer.sorted.reduce((sum, { lines }) => sum + lines.points.length, 0),
    2 * edges.size,
  );
});
test("a chosen edge lies on top in the accent's colour", () => {
  const layer = new EdgeLayer(graph, edges, colours, { chosen: 1 });
  assert.equal(layer.sorted.at(-1).colour, colours.accent);
});
test("a small node is as large as can be seen", () => {
  const layer = new NodeLayer(graph, [0], colours);
  const sizes = [1, 0.01].map((scale) => {
    layer.paint(context(), scale);
    return layer.types.get(graph.types.get("UNBody")).path.points[1][2];
  });
  assert.equal(sizes[0], 10);
  assert.ok(sizes[1] > 150);
});

const many = MOST_NODES * 5;
const ring = makeGraph(
  Array.from({ length: many }, (_, n) => `n${n}`),
  Array.from({ length: many }, (_, n) => [
    `n${n}`,
    "supports",
    `n${(n * 7 + 1) % Math.min(n + 2, 40)}`,
  ]).filter(([s, , o]) => s !== o),
);
const all = { nodes: new Set(ring.nodes.keys()), edges: new Map(ring.edges.entries()), statements: [] };
test("a small graph is drawn whole", () => {
  const visible = { nodes: new Set([0, 1]), edges: new Map([[0, ring.edges[0]]]) };
  assert.equal(chooseDrawn(ring, visible, {}, false), visible);
});
test("of a large one the best connected, the same each time", () => {
  const drawn = chooseDrawn(ring, all, {}, false);
  assert.equal(drawn.nodes.size, MOST_NODES);
  assert.ok(drawn.edges.size <= MOST_EDGES);
  assert.ok(drawn.nodes.has(1));
  assert.equal(chooseDrawn(ring, all, {}, false), drawn);
});
test("what is chosen is drawn with its neighbours", () => {
  const drawn = chooseDrawn(ring, all, { node: many - 1 }, false);
  assert.ok(drawn.nodes.has(many - 1));
  for (const index of ring.nodes[many - 1].edges) assert.ok(drawn.edges.has(index));
});
test("all of it on demand", () => assert.equal(chooseDrawn(ring, all, {}, true), all));

test("evidence is read with its sentence, marks and pages", () => {
  const paged = makeGraph(["a", "b"], [["a", "supports", "b", { pages: [2] }]]);
  const [{ text, marks, pages, pattern, words, c }] = evidenceOf(paged, paged.statements[0]);
  assert.deepEqual(
    { text, marks, pages, pattern, words, c },
    { text: "He said so.", marks: [[3, 7, "trigger"]], pages: [2], pattern: "made", words: "said", c: 0.8 },
  );
});
test("how often documents name a node", () => {
  const named = makeGraph(["a"]);
  named.proof.mentions[0] = [0, 3, 2, 1];
  assert.deepEqual(mentionsOf(named, named.nodes[0]), [
    [0, 3],
    [2, 1],
  ]);
});
