// The node shapes as polygons: for the drawing, the legend and the SVG export alike.

const TURN = Math.PI / 2;
const UNITS = new Map(); // shape to its corners at size 1

function regular(corners, radius, offset) {
  return Array.from({ length: corners }, (_, n) => {
    const angle = offset + (2 * Math.PI * n) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function star() {
  return Array.from({ length: 10 }, (_, n) => {
    const reach = (n % 2 ? 0.5 : 1.3) * 0.82;
    return [reach * Math.sin((n * Math.PI) / 5), -reach * Math.cos((n * Math.PI) / 5) + 0.1];
  });
}

function unitCorners(shape) {
  switch (shape) {
    case "square":
      return regular(4, Math.SQRT2 * 0.9, TURN / 2);
    case "diamond":
      return regular(4, 1.15, TURN);
    case "triangle":
      return regular(3, 1.2, -TURN).map(([x, y]) => [x, y + 0.24]);
    case "triangleDown":
      return regular(3, 1.2, TURN).map(([x, y]) => [x, y - 0.24]);
    case "hexagon":
      return regular(6, 1.05, 0);
    case "star":
      return star();
    default:
      return null;
  }
}

/** Corner points around (0, 0) for a shape of this size, or null for a circle. */
export function shapeCorners(shape, size) {
  if (!UNITS.has(shape)) UNITS.set(shape, unitCorners(shape));
  return UNITS.get(shape)?.map(([x, y]) => [x * size, y * size]) ?? null;
}

/** Add the outline of a shape to a path. */
export function traceShape(path, shape, x, y, size) {
  if (!UNITS.has(shape)) UNITS.set(shape, unitCorners(shape));
  const corners = UNITS.get(shape);
  if (!corners) {
    path.moveTo(x + size, y);
    path.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  // Not `closePath`, which takes the longer the more there is in the path.
  for (let n = 0; n <= corners.length; n += 1) {
    const [dx, dy] = corners[n % corners.length];
    if (n) path.lineTo(x + dx * size, y + dy * size);
    else path.moveTo(x + dx * size, y + dy * size);
  }
}
