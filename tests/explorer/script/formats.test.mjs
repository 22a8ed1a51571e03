import assert from "node:assert/strict";
import test from "node:test";

import { isWebAddress } from "../../../src/unosce_kg/explorer/script/dom.js";
import {
  escapeXml,
  writeCsv,
  writeSvg,
  writeTurtle,
} from "../../../src/unosce_kg/explorer/script/formats.js";
import { shapeCorners } from "../../../src/unosce_kg/explorer/script/shapes.js";
import { makeGraph } from "./graphs.mjs";

const graph = makeGraph(
  ["a", '=cmd("x")', "#t"],
  [
    [
      "a",
      "supports",
      '=cmd("x")',
      { said: ['He said "so",\nthen left. \u{1F600}'], topics: ["#t"], on: "2007", rec: [0], pages: [4, 5] },
    ],
  ],
);

test("CSV quotes, and no cell is a formula", () => {
  const lines = writeCsv(graph, graph.statements).split("\r\n");
  assert.ok(lines[0].startsWith("\ufeffstatement,subject"));
  assert.equal(
    lines[1],
    'statement/0,a,supports,"\'=cmd(""x"")",#t,,,2007,,,fact,0.9,"He said ""so"",\nthen left. \u{1F600}",4–5,One,2005-06-07,',
  );
  assert.ok(lines[2].endsWith(",,,posts.csv:3,,https://example.org/r"));
});
test("Turtle keeps text, offsets in code points, and the plain triple", () => {
  const text = writeTurtle(graph, graph.statements);
  assert.match(text, /nif:beginIndex 10 ;\n {4}nif:endIndex 36 ;/);
  assert.match(text, /nif:anchorOf "He said \\"so\\",\\nthen left\. \u{1F600}"/u);
  assert.match(
    text,
    /<https:\/\/w3id\.org\/unosce-kg\/id\/org\/a> uno:supports <https:\/\/w3id\.org\/unosce-kg\/id\/org\/=cmd\(%22x%22\)> \./,
  );
  assert.match(text, /<https:\/\/w3id\.org\/unosce-kg\/id\/statement\/0> a uno:Statement/);
  assert.match(text, /uno:trigger "said"/);
  assert.match(text, /uno:onPage 4, 5/);
  assert.match(text, /uno:onDate "2007"\^\^xsd:gYear/);
});
test("only facts have a plain triple", () => {
  const planned = makeGraph(["a", "b"], [["a", "supports", "b", { m: "Planned" }]]);
  assert.doesNotMatch(writeTurtle(planned, planned.statements), /> uno:supports </);
});
test("SVG escapes what it shows", () => {
  const text = writeSvg({
    width: 10,
    height: 10,
    background: "#fff",
    font: "x",
    lines: [{ x1: 0, y1: 0, x2: 1, y2: 1, colour: '"><script>', width: 1 }],
    nodes: [
      { x: 1, y: 1, size: 2, shape: "square", colour: "#000", border: "#000", title: "</title><script>" },
    ],
    labels: [{ text: "<b>&\u0000", x: 0, y: 0, size: 11, colour: "#000" }],
  });
  assert.doesNotMatch(text, /<script|<b>|\u0000/);
});
test("XML text", () => assert.equal(escapeXml(`<a b='c'>&"`), "&#60;a b=&#39;c&#39;&#62;&#38;&#34;"));
for (const shape of ["square", "diamond", "triangle", "triangleDown", "hexagon", "star"]) {
  test(`a ${shape} stands around its centre`, () => {
    const corners = shapeCorners(shape, 10);
    assert.ok(corners.every(([x, y]) => Math.hypot(x, y) <= 16 && Math.hypot(x, y) >= 3));
  });
}
test("a dot has no corners", () => assert.equal(shapeCorners("dot", 10), null));
for (const [address, good] of [
  ["https://example.org", true],
  ["http://a.b/c", true],
  ["javascript:alert(1)", false],
  ["JAVASCRIPT://x", false],
  ["data:text/html,x", false],
  ["//example.org", false],
  ["https://", false],
  [" https://a", false],
]) {
  test(`a web address: ${address}`, () => assert.equal(isWebAddress(address), good));
}
