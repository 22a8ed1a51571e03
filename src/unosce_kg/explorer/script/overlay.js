// The labels over the drawing: gathered for what is on the screen, placed, and painted at one size at every zoom.

import { placeLabels } from "./labels.js";
import { edgeWords, labelLines } from "./looks.js";

export const FONT = '"Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif';
const NODE_LABELS = 160;
const EDGE_LABELS = 60;
const CROWD = 250; // nodes: from here on the labels leave room
const ROOM = 11_000; // pixels for each label of a crowd
const EDGE_LABELS_FROM = 0.4; // scale, in a crowd
const WHILE_MOVING = 60;
const SMALL = 4.5; // pixels: a label may cover nodes that are smaller

/** Labels of one graph; `draw` gets the scene: screen, project, scale, visible, focus, chosen, hovered, colours. */
export class Overlay {
  constructor(graph) {
    this.graph = graph;
    this.placed = [];
    this.texts = new Map();
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
    this.placed = scene.moving ? this.carry(scene) : this.place(context, scene);
    this.ring(context, scene);
    for (const label of this.placed) paint(context, label, scene.colours);
    context.restore();
  }

  place(context, scene) {
    const { screen, visible, focus, scale } = scene;
    const crowd = visible.nodes.size > CROWD && !focus;
    const most = crowd ? Math.min((screen.width * screen.height) / ROOM, NODE_LABELS) : NODE_LABELS;
    const nodes = this.nodeLabels(context, scene, 4 * most);
    const edges = crowd && scale < EDGE_LABELS_FROM ? [] : this.edgeLabels(context, scene);
    const labels = placeLabels([...nodes, ...edges], screen, most + edges.length, this.nodeBoxes(scene));
    for (const label of labels) {
      const [x, y] = scene.project(label.anchor);
      label.offset = [label.left - x, label.top - y];
    }
    return labels;
  }

  /** While the drawing moves, the most important labels go along with what they name. */
  carry({ project }) {
    return this.placed.slice(0, WHILE_MOVING).map((label) => {
      const [x, y] = project(label.anchor);
      return { ...label, left: x + label.offset[0], top: y + label.offset[1] };
    });
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
    for (const index of focus?.nodes ?? visible.nodes) {
      const reach = this.graph.nodes[index].size * scale * 0.8;
      if (reach < SMALL) continue;
      const [x, y] = project(this.graph.nodes[index]);
      boxes.push({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
    }
    return boxes;
  }

  nodeLabels(context, { screen, project, scale, visible, focus, chosen, hovered, colours }, most) {
    const first = [hovered?.node, chosen?.node].filter((index) => visible.nodes.has(index));
    const labels = [];
    for (const index of [...new Set([...first, ...this.order])]) {
      if (labels.length > most) break;
      const important = first.includes(index);
      if (!visible.nodes.has(index) || (focus && !important && !focus.nodes.has(index))) continue;
      const node = this.graph.nodes[index];
      const [x, y] = project(node);
      if (x < -80 || y < -30 || x > screen.width + 80 || y > screen.height + 30) continue;
      const size = Math.min(11 + node.size / 7, 16) * colours.unit;
      const weight = important || node.size >= this.bold ? 600 : 400;
      labels.push({
        ...this.measure(context, index, `${weight} ${size}px ${FONT}`, size + 3 * colours.unit),
        anchor: node,
        x,
        y,
        radius: node.size * scale,
        major: node.size >= this.bold,
        always: important,
      });
    }
    return labels;
  }

  /** Lines, width and height of a node's label, measured once. */
  measure(context, index, font, lineHeight) {
    const key = `${index} ${font}`;
    if (!this.texts.has(key))
      this.texts.set(key, measured(context, labelLines(this.graph.nodes[index]), font, lineHeight));
    return this.texts.get(key);
  }

  edgeLabels(context, { screen, project, visible, focus, chosen, hovered, colours }) {
    const labels = [];
    const wanted = focus ? [...focus.edges, hovered?.edge] : visible.edges.keys();
    for (const index of wanted) {
      const parts = visible.edges.get(index);
      if (!parts) continue;
      const special = hovered?.edge === index || chosen?.edge === index;
      if (!special && !focus && !parts.direct.length) continue;
      const { from, to } = this.graph.edges[index];
      const [one, other] = [this.graph.nodes[from], this.graph.nodes[to]];
      const [[x1, y1], [x2, y2]] = [project(one), project(other)];
      const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (x < 0 || y < 0 || x > screen.width || y > screen.height || (!special && length < 70)) continue;
      labels.push({
        parts,
        length,
        special,
        anchor: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
        spots: [0.5, 0.38, 0.62].map((part) => [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]),
        always: hovered?.edge === index,
        weight: special ? Infinity : parts.direct.length,
        muted: true,
      });
    }
    const font = `italic 400 ${11 * colours.unit}px ${FONT}`;
    return labels
      .sort((a, b) => (b.weight > a.weight) - (b.weight < a.weight))
      .slice(0, 3 * EDGE_LABELS)
      .map((label) => ({
        ...label,
        ...measured(context, [edgeWords(this.graph, label.parts)], font, 14 * colours.unit),
      }))
      .filter(({ lines, special, width, length }) => lines[0] && (special || width < length - 24));
  }
}

function measured(context, lines, font, lineHeight) {
  context.font = font;
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 4;
  return { lines, font, width, height: lines.length * lineHeight };
}

function paint(context, { lines, font, left, top, width, height, muted }, colours) {
  context.font = font;
  context.lineWidth = 3.5;
  context.strokeStyle = colours.background;
  context.fillStyle = muted ? colours.muted : colours.text;
  lines.forEach((line, n) => {
    const place = [left + width / 2, top + (height * (n + 0.5)) / lines.length];
    context.strokeText(line, ...place);
    context.fillText(line, ...place);
  });
}
