// The labels over the drawing: gathered for what is on the screen, placed, and painted at one size at every zoom.

import { placeLabels } from "./labels.js";
import { edgeWords, shortName } from "./looks.js";

export const FONT = '"Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif';
const NODE_LABELS = 160;
const EDGE_LABELS = 60;
const FEW = 50; // labels while the drawing moves
const SMALL = 4.5; // pixels: a label may cover nodes that are smaller

/** Labels of one graph; `draw` gets the scene: screen, project, scale, visible, focus, chosen, hovered, colours. */
export class Overlay {
  constructor(graph) {
    this.graph = graph;
    this.placed = [];
    this.order = graph.nodes
      .map((node) => node.index)
      .sort((a, b) => graph.nodes[b].size - graph.nodes[a].size || a - b);
    this.bold = Math.max(graph.nodes[this.order[Math.min(9, this.order.length - 1)]]?.size ?? 0, 20);
  }

  draw(context, scene) {
    const ratio = context.canvas.width / scene.screen.width;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const quick = scene.moving && scene.visible.nodes.size > FEW;
    const nodes = this.nodeLabels(context, scene, quick ? FEW : 4 * NODE_LABELS);
    const wanted = quick ? nodes : [...nodes, ...this.edgeLabels(context, scene)];
    this.placed = placeLabels(wanted, scene.screen, NODE_LABELS + EDGE_LABELS, this.nodeBoxes(scene));
    this.ring(context, scene);
    for (const label of this.placed) paint(context, label, scene.colours);
    context.restore();
  }

  /** A ring around the chosen node, which may be tiny. */
  ring(context, { project, scale, visible, chosen, colours }) {
    if (!visible.nodes.has(chosen?.node)) return;
    const node = this.graph.nodes[chosen.node];
    context.beginPath();
    context.arc(...project(node), Math.max(node.size * scale * 1.25, 7) + 3, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = colours.accent;
    context.stroke();
  }

  nodeBoxes({ project, scale, visible, focus }) {
    const boxes = [];
    for (const index of visible.nodes) {
      const reach = this.graph.nodes[index].size * scale * 0.8;
      if (reach < SMALL || (focus && !focus.nodes.has(index))) continue;
      const [x, y] = project(this.graph.nodes[index]);
      boxes.push({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
    }
    return boxes;
  }

  nodeLabels(context, { screen, project, scale, visible, focus, chosen, hovered, colours }, limit) {
    const first = [hovered?.node, chosen?.node].filter((index) => visible.nodes.has(index));
    const labels = [];
    for (const index of [...new Set([...first, ...this.order])]) {
      if (!visible.nodes.has(index) || labels.length > limit) continue;
      const node = this.graph.nodes[index];
      const important = first.includes(index);
      if (focus && !important && !focus.nodes.has(index)) continue;
      const [x, y] = project(node);
      if (x < -80 || y < -30 || x > screen.width + 80 || y > screen.height + 30) continue;
      const size = Math.min(11 + node.size / 7, 16);
      const font = `${important || node.size >= this.bold ? 600 : 400} ${size * colours.unit}px ${FONT}`;
      labels.push(
        measured(context, {
          x,
          y,
          radius: node.size * scale,
          text: shortName(node),
          font,
          height: (size + 3) * colours.unit,
          always: important,
        }),
      );
    }
    return labels;
  }

  edgeLabels(context, { screen, project, visible, focus, chosen, hovered, colours }) {
    const labels = [];
    for (const [index, parts] of visible.edges) {
      const special = hovered?.edge === index || chosen?.edge === index;
      const inFocus = focus?.edges.has(index);
      if (!special && (focus ? !inFocus : parts.direct.length === 0)) continue;
      const edge = this.graph.edges[index];
      const [x1, y1] = project(this.graph.nodes[edge.from]);
      const [x2, y2] = project(this.graph.nodes[edge.to]);
      const spots = [0.5, 0.38, 0.62].map((part) => [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]);
      const [[x, y]] = spots;
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (x < 0 || y < 0 || x > screen.width || y > screen.height || (!special && length < 70)) continue;
      const label = measured(context, {
        spots,
        text: edgeWords(this.graph, parts),
        font: `italic 400 ${11 * colours.unit}px ${FONT}`,
        height: 13 * colours.unit,
        always: hovered?.edge === index,
        weight: special ? Infinity : parts.direct.length,
        muted: true,
      });
      if (label.text && (special || label.width < length - 24)) labels.push(label);
    }
    return labels.sort((a, b) => (b.weight > a.weight) - (b.weight < a.weight)).slice(0, 3 * EDGE_LABELS);
  }
}

function measured(context, label) {
  context.font = label.font;
  return { ...label, width: context.measureText(label.text).width + 4 };
}

function paint(context, { text, font, left, top, width, height, muted }, colours) {
  context.font = font;
  context.lineWidth = 3.5;
  context.strokeStyle = colours.background;
  context.fillStyle = muted ? colours.muted : colours.text;
  context.strokeText(text, left + width / 2, top + height / 2);
  context.fillText(text, left + width / 2, top + height / 2);
}
