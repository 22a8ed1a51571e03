// The nodes as one layer: a path for each type, filled and bordered in one go.

import { mixColours } from "./looks.js";
import { traceShape } from "./shapes.js";

export const PLAIN = { id: "Entity", label: "entity", colour: "#999999", shape: "dot" };

const LEAST = 2.4; // pixels: radius of what would be smaller

/** The shapes of these nodes, drawn by `paint`. */
export class NodeLayer {
  constructor(graph, nodes, colours) {
    this.types = new Map();
    for (const index of nodes) {
      const node = graph.nodes[index];
      const type = graph.types.get(node.type) ?? PLAIN;
      if (!this.types.has(type)) {
        const { shape, colour } = type;
        this.types.set(type, { shape, colour, border: mixColours(colour, colours.border, 0.5), nodes: [] });
      }
      this.types.get(type).nodes.push(node);
    }
    this.least = null;
  }

  /** Make the paths, no node smaller than `least` page units. */
  trace(least) {
    this.least = least;
    for (const type of this.types.values()) {
      type.path = new Path2D();
      for (const { x, y, size } of type.nodes) traceShape(type.path, type.shape, x, y, Math.max(size, least));
    }
  }

  /** Draw into a context whose units are the page's. */
  paint(context, scale) {
    const least = LEAST / 2 ** Math.round(Math.log2(scale)); // in steps, so that a small zoom needs no new paths
    if (least !== this.least) this.trace(least);
    context.save();
    context.lineJoin = "round";
    context.lineWidth = Math.max(1.2, 0.7 / scale);
    for (const { path, colour, border } of this.types.values()) {
      context.fillStyle = colour;
      context.strokeStyle = border;
      context.fill(path);
      context.stroke(path);
    }
    context.restore();
  }
}
