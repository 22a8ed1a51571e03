import assert from "node:assert/strict";
import test from "node:test";

import { narrowChoices } from "../../../src/unosce_kg/explorer/script/choices.js";
import { findNames, foldText, indexNames, splitPath } from "../../../src/unosce_kg/explorer/script/search.js";
import { makeGraph } from "./graphs.mjs";

for (const [text, folded] of [
  ["Ján Kubiš", "jan kubis"],
  ["ØSTERGAARD", "ostergaard"],
  ["Straße", "strasse"],
  ["  a–b,c ", "a b c"],
  ["Женева", "женева"],
  ["Łódź", "lodz"],
  ["", ""],
  ["!?", ""],
]) {
  test(`folds ${JSON.stringify(text)}`, () => assert.equal(foldText(text), folded));
}

const graph = makeGraph(
  ["OSCE", "OSCE Mission", "Mission of the UN", "Commission", "ODIHR"],
  [["OSCE", "supports", "ODIHR"]],
);
graph.nodes[4].names = [["Office for Democratic Institutions", "en"]];
const index = indexNames(graph);
const find = (query) => findNames(index, query).map(({ node }) => graph.nodes[node].label);

for (const [query, labels] of [
  ["osce", ["OSCE", "OSCE Mission"]],
  ["mission", ["Mission of the UN", "OSCE Mission", "Commission"]],
  ["democratic", ["ODIHR"]],
  ["un mission", ["Mission of the UN"]],
  ["zz", []],
  ["", []],
  ["mi", ["Mission of the UN", "OSCE Mission"]],
]) {
  test(`finds ${JSON.stringify(query)}`, () => assert.deepEqual(find(query), labels));
}

for (const [query, ends] of [
  ["a to b", ["a", "b"]],
  ["from a b to c", ["a b", "c"]],
  ["a → b", ["a", "b"]],
  ["tokyo", null],
  ["to b", null],
  ["a to ", null],
]) {
  test(`takes ${JSON.stringify(query)} apart`, () => assert.deepEqual(splitPath(query), ends));
}

const rows = Array.from({ length: 100 }, (_, n) => [`id/${n}`, n === 99 ? "Łódź" : `name ${n}`, 1]);
test("a list of choices is cut, but never the chosen ones", () => {
  const { shown, left } = narrowChoices(rows, "", ["id/98"]);
  assert.deepEqual([shown.length, shown.at(-1)[0], left], [81, "id/98", 19]);
});
test("a list of choices is narrowed by words, whatever their accents", () => {
  assert.deepEqual(narrowChoices(rows, "lodz", []).shown, [rows[99]]);
  assert.deepEqual(narrowChoices(rows, "name 7", []).shown.length, 19);
  assert.deepEqual(narrowChoices(rows, "none", ["id/3"]).shown, [rows[3]]);
});
