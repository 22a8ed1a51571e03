import assert from "node:assert/strict";
import test from "node:test";

import {
  formatFragment,
  initialState,
  parseFragment,
  withoutFilters,
} from "../../../src/unosce_kg/explorer/script/state.js";

test("the initial state has no fragment", () => assert.equal(formatFragment(initialState()), ""));

for (const change of [
  { view: "table", sort: "when-down" },
  { sel: "org/a~org/b" },
  { relation: ["supports", "partOf"], confidence: 80 },
  { lonely: true, until: 1999 },
  { text: "a & b = c #%", topic: ["topic/x"] },
  { path: "org/ä~org/b" },
]) {
  test(`a state comes back from its fragment: ${JSON.stringify(change)}`, () => {
    const state = { ...initialState(), ...change };
    assert.deepEqual(parseFragment(formatFragment(state)), state);
  });
}

for (const fragment of [
  "#view=nonsense",
  "#__proto__=1&constructor=2",
  "#from=abc",
  "#=&&",
  "#lonely=yes",
  "#evidence=NaN",
  "#from=Infinity",
]) {
  test(`nonsense changes nothing: ${fragment}`, () =>
    assert.deepEqual(parseFragment(fragment), initialState()));
}

test("ids in a fragment stay readable", () => {
  assert.equal(formatFragment({ ...initialState(), sel: "org/a~org/b" }), "#sel=org/a~org/b");
});

test("a reset keeps view, selection and theme", () => {
  const state = {
    ...initialState(),
    view: "table",
    sel: "org/a",
    theme: "dark",
    from: 1999,
    relation: ["supports"],
  };
  assert.deepEqual(withoutFilters(state), { ...initialState(), view: "table", sel: "org/a", theme: "dark" });
});
