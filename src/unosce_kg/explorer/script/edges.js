// The edges as one layer: a path for each style, drawn in one go, and found again by their place.

import { edgeArrows, edgeKind, edgeStyle } from "./looks.js";

const HEAD = 8; // page units: length of an arrow head
const ARROWS_FROM = 0.45; // scale from which arrow heads are drawn
const DASHES_FROM = 0.3;
const MANY = 2500; // edges that are drawn paler from far away
const FINEST = 0.8; // pixels

/** The edges of a part of the graph, drawn by `paint`, found by `findAt`. */
export class EdgeLayer {
  /** `near` edges are drawn stronger, in the page's darker colour, the `chosen` one in its accent. */
  constructor(graph, edges, colours, { near = false, chosen } = {}) {
    this.ids = Int32Array.from(edges.keys());
    this.ends = new Float64Array(4 * this.ids.length);
    this.styles = new Map();
    let row = 0;
    for (const [index, parts] of edges) {
      const edge = graph.edges[index];
      const [one, other] = [graph.nodes[edge.from], graph.nodes[edge.to]];
      this.ends.set([one.x, one.y, other.x, other.y], 4 * row);
      row += 1;
      const kind = edgeKind(graph, parts.direct);
      const style = this.styleFor(kind, parts.direct.length, colours, near, index === chosen);
      style.lines.moveTo(one.x, one.y);
      style.lines.lineTo(other.x, other.y);
      if (!parts.direct.length) continue;
      const { to, from } = edgeArrows(graph, edge, parts.direct);
      if (to) addHead(style.heads, one, other);
      if (from) addHead(style.heads, other, one);
    }
    // What only qualifies lies below, what is chosen on top.
    this.sorted = [...this.styles.values()].sort((a, b) => a.rank - b.rank);
  }

  styleFor(kind, count, colours, near, chosen) {
    const strength = Math.min(Math.round(Math.log2(count || 1)), 5);
    const key = `${kind} ${strength} ${chosen}`;
    if (!this.styles.has(key)) {
      const style = edgeStyle(kind, count ? 2 ** strength : 0, colours);
      if (near && kind !== "denied") style.colour = colours.near;
      if (near) style.width *= 1.3;
      if (chosen) Object.assign(style, { colour: colours.accent, width: style.width + 1.5 });
      const rank = chosen ? 100 : count ? 10 + strength : 0;
      this.styles.set(key, { ...style, rank, lines: new Path2D(), heads: new Path2D() });
    }
    return this.styles.get(key);
  }

  /** Draw into a context whose units are the page's. */
  paint(context, scale) {
    const { length } = this.ids;
    context.save();
    context.lineCap = "butt";
    if (length > MANY) context.globalAlpha = Math.min(1, Math.max(0.35, scale * 1.4));
    for (const { colour, width, dashes, lines, heads } of this.sorted) {
      context.lineWidth = Math.max(width, FINEST / scale);
      context.strokeStyle = colour;
      context.setLineDash(dashes && scale > DASHES_FROM ? dashes.map((dash) => dash / scale) : []);
      context.stroke(lines);
      if (scale < ARROWS_FROM) continue;
      context.fillStyle = colour;
      context.fill(heads);
    }
    context.restore();
  }

  /** The edge nearest to a place, at most `reach` page units away, or undefined. */
  findAt({ x, y }, reach) {
    let [best, least] = [-1, reach * reach];
    for (let row = 0; row < this.ids.length; row += 1) {
      const distance = squaredDistance(this.ends, 4 * row, x, y);
      if (distance < least) [best, least] = [row, distance];
    }
    return best < 0 ? undefined : this.ids[best];
  }
}

/** Squared distance from (x, y) to the line between the four numbers at `at`. */
function squaredDistance(ends, at, x, y) {
  const [x1, y1] = [ends[at], ends[at + 1]];
  const [dx, dy] = [ends[at + 2] - x1, ends[at + 3] - y1];
  const share = Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return (x1 + share * dx - x) ** 2 + (y1 + share * dy - y) ** 2;
}

function addHead(path, from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < to.size + from.size + HEAD) return;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [tipX, tipY] = [to.x - ux * (to.size + 2), to.y - uy * (to.size + 2)];
  const [baseX, baseY] = [tipX - ux * HEAD, tipY - uy * HEAD];
  path.moveTo(tipX, tipY);
  path.lineTo(baseX - uy * HEAD * 0.45, baseY + ux * HEAD * 0.45);
  path.lineTo(baseX + uy * HEAD * 0.45, baseY - ux * HEAD * 0.45);
}
