// The drawing: vis-network with positions that are given, our own labels on top, and what is chosen brought forward.

import { edgeLook, edgeWords, nodeLook, shortName } from "./looks.js";
import { otherEnd } from "./graph.js";
import { placeLabels } from "./labels.js";

const FONT = '"Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif';
const NODE_LABELS = 160;
const EDGE_LABELS = 60;

/** Draw the graph into the container; `choose` is called with a node or edge number when one is clicked. */
export class Drawing {
  constructor(graph, network, container, choose) {
    this.graph = graph;
    this.container = container;
    this.looks = new Map();
    this.visible = { nodes: new Set(), edges: new Map() };
    this.focus = null;
    this.hovered = null;
    this.order = graph.nodes.map((node) => node.index).sort((a, b) => graph.nodes[b].size - graph.nodes[a].size || a - b);
    this.bold = Math.max(graph.nodes[this.order[Math.min(9, this.order.length - 1)]]?.size ?? 0, 20);
    const hidden = (row) => ({ ...row, label: undefined, hidden: true });
    this.nodes = new vis.DataSet(network.nodes.map(hidden));
    this.edges = new vis.DataSet(network.edges.map(hidden));
    this.view = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, network.options);
    this.listen(choose);
  }

  listen(choose) {
    const { view } = this;
    view.on("click", ({ nodes, edges }) => {
      if (nodes.length) choose({ node: nodes[0] });
      else if (edges.length) choose({ edge: edges[0] });
      else choose({});
    });
    view.on("hoverNode", ({ node }) => this.hover({ node }));
    view.on("blurNode", () => this.hover(null));
    view.on("hoverEdge", ({ edge }) => this.hover({ edge }));
    view.on("blurEdge", () => this.hover(null));
    view.on("dragging", ({ nodes }) => this.follow(nodes));
    view.on("dragEnd", ({ nodes }) => this.follow(nodes));
    view.on("zoom", () => this.keepInReach());
    view.on("afterDrawing", (context) => this.drawLabels(context));
  }

  hover(what) {
    this.hovered = what;
    this.container.classList.toggle("pointing", Boolean(what));
    this.view.redraw();
  }

  follow(nodes) {
    for (const index of nodes) Object.assign(this.graph.nodes[index], this.view.getPosition(index));
  }

  keepInReach() {
    const scale = this.view.getScale();
    if (scale < 0.02 || scale > 5) this.view.moveTo({ scale: Math.min(Math.max(scale, 0.02), 5) });
  }

  /** Show these nodes and edges; `focus` (a set of nodes and one of edges, or null) stays bright, the rest fades. */
  show(visible, focus, chosen, colours) {
    this.visible = visible;
    this.focus = focus;
    this.chosen = chosen;
    this.colours = colours;
    const nodes = [];
    for (const node of this.graph.nodes) {
      const look = visible.nodes.has(node.index) ? this.lookOfNode(node) : { hidden: true };
      if (this.changed(`n${node.index}`, look)) nodes.push({ id: node.index, ...look });
    }
    const edges = [];
    for (const edge of this.graph.edges) {
      const parts = visible.edges.get(edge.index);
      const look = parts ? this.lookOfEdge(edge, parts) : { hidden: true };
      if (this.changed(`e${edge.index}`, look)) edges.push({ id: edge.index, ...look });
    }
    if (nodes.length) this.nodes.updateOnly(nodes);
    if (edges.length) this.edges.updateOnly(edges);
    this.view.redraw();
  }

  lookOfNode(node) {
    const colour = this.graph.types.get(node.type)?.colour ?? "#999999";
    const faded = Boolean(this.focus && !this.focus.nodes.has(node.index));
    return nodeLook(colour, this.colours, faded, this.chosen?.node === node.index);
  }

  lookOfEdge(edge, parts) {
    const faded = Boolean(this.focus && !this.focus.edges.has(edge.index));
    return edgeLook(this.graph, edge, parts, this.colours, faded, this.chosen?.edge === edge.index);
  }

  changed(key, look) {
    const text = JSON.stringify(look);
    if (this.looks.get(key) === text) return false;
    this.looks.set(key, text);
    return true;
  }

  /** Bring all of these nodes (or all that are visible) into the window. */
  fit(nodes = [...this.visible.nodes]) {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (!nodes.length || !width || !height) return;
    const box = boundingBox(nodes.map((index) => this.graph.nodes[index]));
    const scale = Math.min((width - 90) / Math.max(box.width, 1), (height - 90) / Math.max(box.height, 1), 1.6);
    this.view.moveTo({ position: { x: box.x, y: box.y }, scale: Math.max(scale, 0.02), animation: false });
  }

  /** Make sure that the node can be seen, without changing the zoom more than needed. */
  reveal(index) {
    const { x, y } = this.graph.nodes[index];
    const animation = matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250 };
    this.view.moveTo({ position: { x, y }, scale: Math.max(this.view.getScale(), 0.7), animation });
  }

  zoom(factor) {
    this.view.moveTo({ scale: Math.min(Math.max(this.view.getScale() * factor, 0.02), 5) });
  }

  /** The visible node nearest to `from` in the direction (dx, dy), or null. */
  findNext(from, dx, dy) {
    const origin = this.graph.nodes[from];
    let best = null;
    for (const index of this.visible.nodes) {
      if (index === from) continue;
      const x = this.graph.nodes[index].x - origin.x;
      const y = this.graph.nodes[index].y - origin.y;
      const along = x * dx + y * dy;
      const across = Math.abs(x * dy - y * dx);
      if (along <= 0 || across > along * 1.5) continue;
      const cost = along + across * 2;
      if (!best || cost < best.cost) best = { index, cost };
    }
    return best ? best.index : null;
  }

  drawLabels(context) {
    if (!this.colours) return;
    const canvas = context.canvas;
    const screen = { width: this.container.clientWidth, height: this.container.clientHeight };
    const ratio = canvas.width / screen.width;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const wanted = [...this.nodeLabels(context, screen), ...this.edgeLabels(context, screen)];
    const placed = placeLabels(wanted, screen, NODE_LABELS + EDGE_LABELS, this.nodeBoxes(screen));
    for (const label of placed) this.drawLabel(context, label);
    context.restore();
  }

  project(screen) {
    const scale = this.view.getScale();
    const centre = this.view.getViewPosition();
    return ({ x, y }) => [(x - centre.x) * scale + screen.width / 2, (y - centre.y) * scale + screen.height / 2];
  }

  nodeBoxes(screen) {
    const project = this.project(screen);
    const scale = this.view.getScale();
    return [...this.visible.nodes].filter((index) => !this.focus || this.focus.nodes.has(index)).map((index) => {
      const [x, y] = project(this.graph.nodes[index]);
      const reach = this.graph.nodes[index].size * scale * 0.8;
      return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
    });
  }

  nodeLabels(context, screen) {
    const project = this.project(screen);
    const scale = this.view.getScale();
    const first = [this.hovered?.node, this.chosen?.node].filter((index) => this.visible.nodes.has(index));
    const labels = [];
    for (const index of [...new Set([...first, ...this.order])]) {
      if (!this.visible.nodes.has(index) || labels.length > 4 * NODE_LABELS) continue;
      const node = this.graph.nodes[index];
      const important = first.includes(index);
      if (this.focus && !important && !this.focus.nodes.has(index)) continue;
      const [x, y] = project(node);
      if (x < -80 || y < -30 || x > screen.width + 80 || y > screen.height + 30) continue;
      const size = Math.min(11 + node.size / 7, 16);
      const font = `${important || node.size >= this.bold ? 600 : 400} ${size}px ${FONT}`;
      labels.push(this.measured(context, { x, y, radius: node.size * scale, text: shortName(node), font, height: size + 3, always: important }));
    }
    return labels;
  }

  edgeLabels(context, screen) {
    const project = this.project(screen);
    const labels = [];
    for (const [index, parts] of this.visible.edges) {
      const special = this.hovered?.edge === index || this.chosen?.edge === index;
      const inFocus = this.focus?.edges.has(index);
      if (!special && (this.focus ? !inFocus : parts.direct.length === 0)) continue;
      const edge = this.graph.edges[index];
      const [x1, y1] = project(this.graph.nodes[edge.from]);
      const [x2, y2] = project(this.graph.nodes[edge.to]);
      const spots = [0.5, 0.38, 0.62].map((part) => [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]);
      const [[x, y]] = spots;
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (x < 0 || y < 0 || x > screen.width || y > screen.height || (!special && length < 70)) continue;
      const label = this.measured(context, { spots, text: edgeWords(this.graph, parts), font: `italic 400 11px ${FONT}`, height: 13, always: special, weight: parts.direct.length, muted: true });
      if (label.text && (special || label.width < length - 24)) labels.push(label);
    }
    return labels.sort((a, b) => b.always - a.always || b.weight - a.weight).slice(0, 3 * EDGE_LABELS);
  }

  measured(context, label) {
    context.font = label.font;
    return { ...label, width: context.measureText(label.text).width + 4 };
  }

  drawLabel(context, { text, font, left, top, width, height, muted }) {
    context.font = font;
    context.lineWidth = 3.5;
    context.strokeStyle = this.colours.background;
    context.fillStyle = muted ? this.colours.muted : this.colours.text;
    context.strokeText(text, left + width / 2, top + height / 2);
    context.fillText(text, left + width / 2, top + height / 2);
  }
}

/** What stays bright around a node, an edge or a path. */
export function focusAround(graph, visible, { node, edge, path }) {
  if (path?.length) return focusOnPaths(graph, visible, path);
  if (node !== undefined && visible.nodes.has(node)) {
    const edges = new Set(graph.nodes[node].edges.filter((index) => visible.edges.has(index)));
    const nodes = new Set([node, ...[...edges].map((index) => otherEnd(graph.edges[index], node))]);
    return { nodes, edges };
  }
  if (edge !== undefined && visible.edges.has(edge)) {
    const { from, to } = graph.edges[edge];
    return { nodes: new Set([from, to]), edges: new Set([edge]) };
  }
  return null;
}

function focusOnPaths(graph, visible, paths) {
  const nodes = new Set(paths.flat());
  const edges = new Set();
  for (const path of paths) {
    for (let n = 1; n < path.length; n += 1) {
      const shared = graph.nodes[path[n]].edges.find((e) => otherEnd(graph.edges[e], path[n]) === path[n - 1]);
      if (visible.edges.has(shared)) edges.add(shared);
    }
  }
  return { nodes, edges };
}

function boundingBox(points) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const reduce = (values, pick) => values.reduce((a, b) => pick(a, b));
  const [left, right] = [reduce(xs, Math.min), reduce(xs, Math.max)];
  const [top, bottom] = [reduce(ys, Math.min), reduce(ys, Math.max)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
