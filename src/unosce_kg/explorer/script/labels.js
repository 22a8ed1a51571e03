// Where labels stand: the most important first, none over another, at the same size at every zoom.

/**
 * Choose labels that do not touch each other.
 *
 * Each candidate has `x`, `y` (screen centre of its node), `radius`, `width` and `height` in pixels, and comes in the
 * order of importance; `always` ones are placed whatever they cover, and `spots` name other centres to try. No label
 * stands on an obstacle, a box that something else covers, unless it is a `major` one that finds no other place.
 * Returns those that are shown, with `left`, `top`.
 */
export function placeLabels(candidates, screen, limit, obstacles = []) {
  const taken = [];
  const cells = new Map();
  const blocked = new Map();
  for (const obstacle of obstacles) occupy(obstacle, blocked);
  for (const candidate of candidates) {
    if (taken.length >= limit) break;
    const boxes = positionsOf(candidate).map(([left, top]) => boxAt(candidate, left, top, screen));
    const free = boxes.filter((b) => inside(b, screen) && isFree(b, cells));
    const box =
      free.find((b) => isFree(b, blocked)) ??
      (candidate.major ? free[0] : null) ??
      (candidate.always ? boxes[0] : null);
    if (!box) continue;
    occupy(box, cells);
    taken.push({ ...candidate, left: box.left, top: box.top });
  }
  return taken;
}

const CELL = 60;

function positionsOf({ x, y, radius, width, height, spots }) {
  if (spots) return spots.map(([left, top]) => [left - width / 2, top - height / 2]);
  return [
    [x - width / 2, y + radius + 2],
    [x + radius + 3, y - height / 2],
    [x - width / 2, y - radius - height - 2],
    [x - radius - width - 3, y - height / 2],
    [x + radius * 0.75, y - radius * 0.75 - height],
    [x - radius * 0.75 - width, y - radius * 0.75 - height],
    [x + radius * 0.75, y + radius * 0.75],
    [x - radius * 0.75 - width, y + radius * 0.75],
  ];
}

// Moved sideways, at most by its half, to stay on the screen.
function boxAt({ x, width, height }, left, top, screen) {
  const kept = Math.min(Math.max(left, 2), screen.width - width - 2);
  const moved = Math.abs(kept - left) <= width / 2 && x > 0 && x < screen.width ? kept : left;
  return { left: moved, top, right: moved + width, bottom: top + height };
}

function inside(box, screen) {
  return box.right > 0 && box.bottom > 0 && box.left < screen.width && box.top < screen.height;
}

function* cellsOf(box) {
  for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
    for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield `${x},${y}`;
  }
}

function isFree(box, cells) {
  for (const cell of cellsOf(box)) {
    for (const other of cells.get(cell) ?? []) {
      if (
        box.left < other.right &&
        other.left < box.right &&
        box.top < other.bottom &&
        other.top < box.bottom
      )
        return false;
    }
  }
  return true;
}

function occupy(box, cells) {
  for (const cell of cellsOf(box)) {
    if (!cells.has(cell)) cells.set(cell, []);
    cells.get(cell).push(box);
  }
}
