// Communities as soft areas behind the drawing: pale tints, so that the colours of the types stay clear.

const LEAST = 4; // members: fewer make no area worth drawing
const LEAST_SHARE = 1 / 150; // of what is drawn, likewise
const GOLDEN_ANGLE = 137.5; // hues that follow each other stay apart
const MARGIN = 34; // page units around the nodes

/** Corner points of the convex hull (monotone chain), without those on its sides. */
export function convexHull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (ordered) => {
    const chain = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Pairs of a community and its visible nodes, the largest first; only those that are large enough. */
export function groupNodes(graph, nodes) {
  const groups = new Map();
  let count = 0;
  for (const index of nodes) {
    count += 1;
    const { community } = graph.nodes[index];
    if (community < 0) continue;
    if (!groups.has(community)) groups.set(community, []);
    groups.get(community).push(index);
  }
  return [...groups]
    .filter(([, members]) => members.length >= Math.max(LEAST, count * LEAST_SHARE))
    .sort(([, a], [, b]) => b.length - a.length);
}

/** Paint the areas in page units; `tint` is their saturation and lightness, which fit the background. */
export function paintGroups(context, graph, nodes, tint) {
  context.save();
  context.lineJoin = "round";
  context.lineWidth = 2 * MARGIN;
  for (const [community, members] of groupNodes(graph, nodes)) {
    const hull = convexHull(members.map((index) => [graph.nodes[index].x, graph.nodes[index].y]));
    const colour = `hsl(${(community * GOLDEN_ANGLE) % 360} ${tint})`;
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.beginPath();
    hull.forEach(([x, y], n) => (n ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.stroke();
    context.fill();
  }
  context.restore();
}
