import assert from "node:assert/strict";
import test from "node:test";

import { applyFilters, yearsOf } from "../../../src/unosce_kg/explorer/script/filters.js";
import { findPaths } from "../../../src/unosce_kg/explorer/script/paths.js";
import { initialState } from "../../../src/unosce_kg/explorer/script/state.js";
import { makeGraph } from "./graphs.mjs";

const graph = makeGraph(
  ["a", "b", "c", "d", "#t", "alone"],
  [
    ["a", "cooperatesWith", "b", { topics: ["#t"], on: "1999" }],
    ["b", "supports", "c", { m: "Planned", c: 0.6 }],
    ["c", "partOf", "d", { said: [], rec: [0], from: "2001", to: "2003" }],
    ["a", "supports", "b", { said: ["One.", "Two."] }],
  ],
);
const apply = (change) => applyFilters(graph, { ...initialState(), ...change });
const shown = (change) =>
  [...apply(change).nodes]
    .sort((x, y) => x - y)
    .map((n) => graph.nodes[n].label)
    .join(" ");

for (const [change, labels] of [
  [{}, "a b c d #t alone"],
  [{ lonely: true }, "a b c d #t"],
  [{ relation: ["supports"] }, "a b c"],
  [{ without: ["Topic"] }, "a b c d alone"],
  [{ modality: ["Planned"] }, "b c"],
  [{ confidence: 70 }, "a b c d #t"],
  [{ evidence: 2 }, "a b"],
  [{ source: "reference" }, "c d"],
  [{ topic: ["topic/t"] }, "a b #t"],
  [{ until: 1999 }, "a b #t"],
  [{ from: 2002, until: 2002 }, "c d"],
  [{ from: 2004 }, "a b c"],
  [{ ego: "org/d", steps: 1 }, "c d"],
  [{ ego: "org/d", steps: 2 }, "b c d"],
  [{ ego: "org/nobody" }, "a b c d #t alone"],
  [{ plain: true, relation: ["cooperatesWith"] }, "a b"],
  [{ doc: ["doc/one"] }, "a b c #t"],
  [{ topic: ["topic/none"] }, ""],
]) {
  test(`shows ${labels || "nothing"} for ${JSON.stringify(change)}`, () =>
    assert.equal(shown(change), labels));
}

test("an edge keeps only the statements that pass", () => {
  const { edges } = apply({ relation: ["supports"] });
  assert.deepEqual(
    [...edges.values()].map(({ direct }) => direct),
    [[3], [1]],
  );
});

test("the years of a statement: its own, or its document's", () => {
  assert.deepEqual(graph.statements.map(yearsOf), [
    [1999, 1999],
    [2005, 2005],
    [2001, 2003],
    [2005, 2005],
  ]);
});

const paths = (labels, from, to, rows) => {
  const net = makeGraph(
    labels,
    rows.map(([s, o]) => [s, "supports", o]),
  );
  const edges = new Map(net.edges.map((edge) => [edge.index, edge]));
  return findPaths(net, edges, labels.indexOf(from), labels.indexOf(to)).map((path) =>
    path.map((n) => labels[n]).join(""),
  );
};

test("all shortest paths, and no longer one", () => {
  const rows = [
    ["a", "b"],
    ["b", "d"],
    ["a", "c"],
    ["c", "d"],
    ["a", "e"],
    ["e", "f"],
    ["f", "d"],
  ];
  assert.deepEqual(paths([..."abcdef"], "a", "d", rows).sort(), ["abd", "acd"]);
});
test("against the arrow, too", () =>
  assert.deepEqual(
    paths([..."abc"], "c", "a", [
      ["a", "b"],
      ["b", "c"],
    ]),
    ["cba"],
  ));
test("no path where nothing joins", () => assert.deepEqual(paths([..."ab"], "a", "b", []), []));
test("from a node to itself", () => assert.deepEqual(paths([..."ab"], "a", "a", [["a", "b"]]), ["a"]));
