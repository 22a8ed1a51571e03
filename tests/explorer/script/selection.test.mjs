import assert from "node:assert/strict";
import test from "node:test";

import { Backdrop } from "../../../src/unosce_kg/explorer/script/backdrop.js";
import { applyFilters } from "../../../src/unosce_kg/explorer/script/filters.js";
import { readChosen, selectStatements } from "../../../src/unosce_kg/explorer/script/selection.js";
import { initialState } from "../../../src/unosce_kg/explorer/script/state.js";
import { makeGraph } from "./graphs.mjs";

const graph = makeGraph(
  ["a", "b", "c", "d", "#t"],
  [
    ["a", "supports", "b", { topics: ["#t"] }],
    ["b", "supports", "c", { m: "Negated" }],
    ["b", "partOf", "c", { m: "Planned" }],
    ["c", "supports", "d", { m: "Negated" }],
  ],
);
const choose = (change) => {
  const state = { ...initialState(), ...change };
  const visible = applyFilters(graph, state);
  return { chosen: readChosen(graph, visible, state), visible };
};
const statements = (change) => {
  const { chosen, visible } = choose(change);
  return selectStatements(graph, visible, chosen).map((s) => s.index);
};

for (const [change, indexes] of [
  [{}, [0, 1, 2, 3]],
  [{ sel: "org/a" }, [0]],
  [{ sel: "org/c" }, [1, 2, 3]],
  [{ sel: "topic/t" }, [0]],
  [{ sel: "org/b~org/c" }, [1, 2]],
  [{ sel: "org/c~org/b", modality: ["Planned"] }, [2]],
  [{ path: "org/a~org/c" }, [0, 1, 2]],
  [{ path: "org/a~org/d" }, []],
  [{ sel: "org/nobody" }, [0, 1, 2, 3]],
  [{ path: "org/a~org/nobody" }, [0, 1, 2, 3]],
]) {
  test(`statements of ${JSON.stringify(change)}`, () => assert.deepEqual(statements(change), indexes));
}
test("a denial makes no path", () => {
  assert.deepEqual(choose({ path: "org/c~org/d" }).chosen.path, []);
  assert.deepEqual(choose({ path: "org/a~org/c" }).chosen.path, [[0, 1, 2]]);
});

const nothing = () => {};
globalThis.document = {
  createElement: () => ({
    width: 0,
    height: 0,
    getContext: () => ({ setTransform: nothing, clearRect: nothing }),
  }),
};
const paper = { save: nothing, restore: nothing, setTransform: nothing, drawImage: nothing };
const view = {
  screen: { width: 1000, height: 800 },
  centre: { x: 0, y: 0 },
  scale: 1,
  ratio: 1,
  moving: false,
  version: 1,
};

for (const [name, change, times] of [
  ["the same view", {}, 0],
  ["a short move", { centre: { x: 100, y: -50 }, moving: true }, 0],
  ["a long move", { centre: { x: 600, y: 0 }, moving: true }, 1],
  ["a zoom under way", { scale: 0.8, moving: true }, 0],
  ["a zoom that has ended", { scale: 0.8 }, 1],
  ["a zoom far out", { scale: 0.3, moving: true }, 1],
  ["other layers", { version: 2 }, 1],
  ["another screen", { screen: { width: 500, height: 800 } }, 1],
]) {
  test(`the picture is ${times ? "renewed" : "kept"} for ${name}`, () => {
    const backdrop = new Backdrop();
    let painted = 0;
    const paint = () => (painted += 1);
    backdrop.show(paper, view, paint);
    backdrop.show(paper, { ...view, ...change }, paint);
    assert.equal(painted, 1 + times);
  });
}
