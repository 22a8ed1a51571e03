// The nodes as one layer: a path for each type, filled and bordered in one go.

import { mixColours } from "./looks.js";
import { traceShape } from "./shapes.js";

export const PLAIN = { id: "Entity", label: "entity", colour: "#999999", shape: "dot" };

/** The shapes of these nodes, drawn by `paint`. */
export class NodeLayer {
  constructor(graph, nodes, colours) {
    this.types = new Map();
    for (const index of nodes) {
      const node = graph.nodes[index];
      const type = graph.types.get(node.type) ?? PLAIN;
      if (!this.types.has(type))
        this.types.set(type, {
          path: new Path2D(),
          colour: type.colour,
          border: mixColours(type.colour, colours.border, 0.5),
        });
      traceShape(this.types.get(type).path, type.shape, node.x, node.y, node.size);
    }
  }

  /** Draw into a context whose units are the page's. */
  paint(context, scale) {
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
