// The node shapes as polygons, for the legend and the SVG export: the same that vis-network draws.

const TURN = Math.PI / 2;

function regular(corners, radius, offset) {
  return Array.from({ length: corners }, (_, n) => {
    const angle = offset + (2 * Math.PI * n) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function star(radius) {
  return Array.from({ length: 10 }, (_, n) => {
    const reach = radius * (n % 2 ? 0.5 : 1.3) * 0.82;
    return [reach * Math.sin((n * Math.PI) / 5), -reach * Math.cos((n * Math.PI) / 5) + 0.1 * radius];
  });
}

/** Corner points around (0, 0) for a shape of this size, or null for a circle. */
export function shapeCorners(shape, size) {
  switch (shape) {
    case "square":
      return regular(4, size * Math.SQRT2, TURN / 2);
    case "diamond":
      return regular(4, size, TURN);
    case "triangle":
      return regular(3, size * 1.15, -TURN).map(([x, y]) => [x, y + size * 0.27]);
    case "triangleDown":
      return regular(3, size * 1.15, TURN).map(([x, y]) => [x, y - size * 0.27]);
    case "hexagon":
      return regular(6, size, 0);
    case "star":
      return star(size);
    default:
      return null;
  }
}
