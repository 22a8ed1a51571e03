import assert from "node:assert/strict";
import test from "node:test";

import { edgeArrows, edgeWords, labelLines } from "../../../src/unosce_kg/explorer/script/looks.js";
import { groupByYear } from "../../../src/unosce_kg/explorer/script/timeline.js";
import { crossBodiesAndTopics } from "../../../src/unosce_kg/explorer/script/matrix.js";
import { sortStatements } from "../../../src/unosce_kg/explorer/script/table.js";
import {
  confidenceInWords,
  countInWords,
  dateInWords,
  joinWords,
  shorten,
  statementInWords,
  timeInWords,
} from "../../../src/unosce_kg/explorer/script/words.js";
import { makeGraph } from "./graphs.mjs";

const cases = (name, run, rows) =>
  rows.forEach(([given, words]) =>
    test(`${name}: ${JSON.stringify(given)}`, () => assert.equal(run(given), words)),
  );

cases("a date", dateInWords, [
  ["2007-05-14", "14 May 2007"],
  ["2007-05", "May 2007"],
  ["2007", "2007"],
  ["soon", "soon"],
  [undefined, ""],
]);
cases("a time", timeInWords, [
  [{ on: "2007" }, "in 2007"],
  [{ on: "2007-05-14" }, "on 14 May 2007"],
  [{ from: "1993" }, "since 1993"],
  [{ to: "1993-02" }, "until February 1993"],
  [{ from: "1999", to: "2005" }, "from 1999 to 2005"],
  [{}, ""],
]);
cases("a confidence", confidenceInWords, [
  [0.93, "very sure (93 %)"],
  [0.8, "fairly sure (80 %)"],
  [0.5, "likely (50 %)"],
  [0.2, "unsure (20 %)"],
  [0, "unsure (0 %)"],
  [undefined, ""],
]);
cases("a list", joinWords, [
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
]);
cases("a count", (n) => countInWords(n, "entity", "entities"), [
  [1, "1 entity"],
  [0, "0 entities"],
  [1200, "1,200 entities"],
]);
cases("a long text", (text) => shorten(text, 4), [
  ["abcd", "abcd"],
  ["abcde", "abc…"],
  ["🏳🏳🏳🏳🏳", "🏳🏳🏳…"],
]);
cases(
  "a name in the drawing",
  ([label, ...names]) => labelLines({ label, names: names.map((n) => [n, "en"]) }, 12).join(" | "),
  [
    [["OSCE"], "OSCE"],
    [["A Very Long Name", "AVL", "AVLN"], "AVLN"],
    [["A Co-operative Name", "ACN"], "ACN"],
    [["A very long name", "AVLN"], "A very long | name"],
    [["Special Envoy of the General for Asia"], "Special | … for Asia"],
    [["Special Envoy of the General for Kyrgyzstan"], "Special | … Kyrgyzstan"],
    [["Incomprehensibilities"], "Incomprehen…"],
    [["Incomprehensibilities of it"], "Incomprehen… | of it"],
  ],
);

const graph = makeGraph(
  ["a", "b", "c", "#t"],
  [
    ["b", "cooperatesWith", "a", { topics: ["#t"], on: "2007-05-14" }],
    ["a", "supports", "b", { from: "1999" }],
    ["c", "supports", "a"],
    ["c", "onDate", "2001-02"],
    ["c", "worksOn", "#t", { on: "1999-01" }],
  ],
);

test("a statement in words", () =>
  assert.deepEqual(
    graph.statements.map((s) => statementInWords(graph, s)),
    [
      "b cooperates with a, on #t, on 14 May 2007",
      "a supports b, since 1999",
      "c supports a",
      "c is dated February 2001",
      "c works on #t, in January 1999",
    ],
  ));
test("an edge names its relation and its count", () => {
  assert.equal(edgeWords(graph, { direct: [2], qualifying: [] }), "supports");
  assert.equal(edgeWords(graph, { direct: [0, 1, 2], qualifying: [] }), "supports · 3");
  assert.equal(edgeWords(graph, { direct: [], qualifying: [0, 1] }), "named in 2");
});
test("arrows run to the object, none for what has no direction", () => {
  const arrows = (direct) => {
    const { to, from } = edgeArrows(graph, graph.edges[0], direct);
    return [to, from];
  };
  assert.deepEqual(
    [arrows([0]), arrows([1])],
    [
      [false, false],
      [true, false],
    ],
  );
});
test("the timeline has the years in order", () => {
  const years = groupByYear(graph.statements);
  assert.deepEqual(
    [...years].map(([year, members]) => [year, members.map((s) => s.index)]),
    [
      [1999, [1, 4]],
      [2001, [3]],
      [2007, [0]],
    ],
  );
});
test("the matrix counts topics of both partners", () => {
  const { rows, columns, cells } = crossBodiesAndTopics(graph, graph.statements);
  assert.deepEqual([rows, columns, [...cells.values()]], [[0, 1, 2], [3], [[0], [0], [4]]]);
});
test("the table sorts and finds words", () => {
  const order = (state) =>
    sortStatements(graph, graph.statements, { sort: "", text: "", ...state }).map((s) => s.index);
  assert.deepEqual(order({}), [1, 0, 2, 3, 4]);
  assert.deepEqual(order({ sort: "when" }), [1, 4, 3, 0, 2]);
  assert.deepEqual(order({ text: "SUPPORTS a" }), [1, 2]);
});
