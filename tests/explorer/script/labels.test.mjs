import assert from "node:assert/strict";
import test from "node:test";

import { convexHull, groupNodes } from "../../../src/unosce_kg/explorer/script/groups.js";
import { placeLabels } from "../../../src/unosce_kg/explorer/script/labels.js";

const screen = { width: 400, height: 300 };
const label = (x, y, more = {}) => ({ x, y, radius: 10, width: 60, height: 14, text: "x", ...more });
const overlap = (a, b) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

test("a label stands below its node", () => {
  const [{ left, top }] = placeLabels([label(100, 100)], screen, 9);
  assert.deepEqual([left, top], [70, 112]);
});
test("no two labels touch, the first has its way", () => {
  const many = Array.from({ length: 200 }, (_, n) => label((n * 37) % 400, (n * 53) % 300, { text: n }));
  const placed = placeLabels(many, screen, 200);
  assert.equal(placed[0].text, 0);
  assert.ok(placed.length > 20 && placed.length < 200);
  for (const a of placed) for (const b of placed) assert.ok(a === b || !overlap(a, b));
});
test("none on an obstacle", () => {
  const wall = { left: 0, top: 111, right: 400, bottom: 300 };
  assert.ok(placeLabels([label(100, 100)], screen, 9, [wall])[0].top < 111);
});
test("one that must be there is, whatever it covers", () => {
  assert.equal(
    placeLabels([label(100, 100), label(100, 100, { always: true, radius: 1 })], screen, 9, [
      { left: 0, top: 0, right: 400, bottom: 300 },
    ]).length,
    1,
  );
});
test("at most so many", () =>
  assert.equal(placeLabels([label(50, 50), label(200, 200)], screen, 1).length, 1));
test("one at the edge moves inside", () => assert.equal(placeLabels([label(20, 100)], screen, 9)[0].left, 2));
test("one off the screen is not placed", () =>
  assert.deepEqual(placeLabels([label(-200, 100)], screen, 9), []));

test("the hull of points is convex and holds them all", () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ];
  const hull = convexHull([...square, [5, 5], [5, 0], [3, 7]]);
  assert.deepEqual([...hull].sort(), [...square].sort());
});
for (const points of [
  [],
  [[1, 1]],
  [
    [1, 1],
    [2, 2],
  ],
  [
    [0, 0],
    [1, 1],
    [2, 2],
  ],
]) {
  test(`a hull of ${points.length} points in a line`, () => assert.ok(convexHull(points).length <= 2));
}
test("small communities and nodes alone make no area", () => {
  const nodes = [0, 0, 0, 0, 1, 1, -1, -1, -1, -1].map((community) => ({ community }));
  assert.deepEqual(groupNodes({ nodes }, nodes.keys()), [[0, [0, 1, 2, 3]]]);
});
