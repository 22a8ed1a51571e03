// The drawing: vis-network holds the nodes and the view, what is seen is painted here in a few layers.

import { Backdrop } from "./backdrop.js";
import { Camera } from "./camera.js";
import { EdgeLayer } from "./edges.js";
import { paintGroups } from "./groups.js";
import { NodeLayer } from "./nodes.js";
import { Overlay } from "./overlay.js";

const REACH = 7; // pixels around an edge in which it is meant
const TOUCH = 5; // pixels around the middle of a node in which it is meant
const VEIL = 0.86; // how much of what is not in focus is covered
const CLOSE = 1.1; // what is small is not drawn larger than this

/** Draw the graph into the container; `choose` is called with a node or edge number when one is clicked. */
export class Drawing {
  constructor(graph, options, container, choose) {
    this.graph = graph;
    this.container = container;
    this.visible = { nodes: new Set(), edges: new Map() };
    this.focus = null;
    this.hovered = null;
    this.moving = false;
    this.version = 0;
    this.overlay = new Overlay(graph);
    this.backdrop = new Backdrop();
    this.nodes = new vis.DataSet();
    this.view = new vis.Network(container, { nodes: this.nodes, edges: [] }, options);
    container.querySelector(".vis-network").removeAttribute("tabindex"); // the container has the focus
    this.camera = new Camera(graph, this.view, container);
    this.listen(choose);
  }

  listen(choose) {
    const { view, container } = this;
    view.on("click", ({ nodes, pointer }) => {
      const edge = nodes.length ? undefined : this.edgeAt(pointer.canvas);
      if (nodes.length) choose({ node: nodes[0] });
      else if (edge === undefined) choose({});
      else choose({ edge });
    });
    view.on("hoverNode", ({ node }) => this.hover({ node }));
    view.on("blurNode", () => this.hover(null));
    container.addEventListener("pointermove", (event) => this.pointAt(event));
    container.addEventListener("pointerleave", () => this.hover(null));
    view.on("dragStart", ({ nodes }) => {
      this.moving = true;
      this.dragged = nodes;
    });
    view.on("dragging", ({ nodes }) => this.follow(nodes));
    view.on("dragEnd", ({ nodes }) => {
      this.follow(nodes);
      this.dragged = null;
      this.rest();
    });
    view.on("zoom", () => {
      this.camera.keepInReach();
      this.moving = true;
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.rest(), 180);
    });
    view.on("beforeDrawing", (context) => this.colours && this.paint(context));
    view.on("afterDrawing", (context) => this.colours && this.overlay.draw(context, this.scene()));
  }

  /** The movement has ended: everything is drawn again. */
  rest() {
    this.moving = false;
    this.view.redraw();
  }

  hover(what) {
    if (what?.node === this.hovered?.node && what?.edge === this.hovered?.edge) return;
    this.hovered = what;
    this.container.classList.toggle("pointing", Boolean(what));
    this.view.redraw();
  }

  /** An edge under the pointer is meant where no node is. */
  pointAt({ clientX, clientY, buttons }) {
    if (buttons || this.moving || this.hovered?.node !== undefined || this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      if (this.hovered?.node !== undefined) return;
      const box = this.container.getBoundingClientRect();
      const edge = this.edgeAt(this.view.DOMtoCanvas({ x: clientX - box.left, y: clientY - box.top }));
      this.hover(edge === undefined ? null : { edge });
    });
  }

  edgeAt(place) {
    const reach = REACH / this.view.getScale();
    return this.near?.edges.findAt(place, reach) ?? this.layers?.edges.findAt(place, reach);
  }

  follow(nodes) {
    for (const index of nodes) Object.assign(this.graph.nodes[index], this.view.getPosition(index));
    if (nodes.length) this.layOut();
  }

  /** Show these nodes and edges; `focus` (a set of nodes and one of edges, or null) stays bright, the rest fades. */
  show(visible, focus, chosen, colours, groups = true) {
    const same =
      visible === this.visible && groups === this.groups && colours.background === this.colours?.background;
    Object.assign(this, { visible, focus, chosen, colours, groups });
    if (same) this.bringForward();
    else this.layOut();
    this.renewNodes();
    this.view.redraw();
  }

  /** Make the layers anew: for other nodes, edges, places or colours. */
  layOut() {
    this.version += 1;
    const { graph, visible, colours } = this;
    this.layers = {
      edges: new EdgeLayer(graph, visible.edges, colours),
      nodes: new NodeLayer(graph, visible.nodes, colours),
    };
    this.bringForward();
  }

  /** Make the layers of what is in focus. */
  bringForward() {
    const { graph, visible, focus, chosen, colours } = this;
    if (!focus) {
      this.near = null;
      return;
    }
    const edges = new Map([...focus.edges].map((index) => [index, visible.edges.get(index)]));
    this.near = {
      edges: new EdgeLayer(graph, edges, colours, { near: true, chosen: chosen.edge }),
      nodes: new NodeLayer(graph, focus.nodes, colours),
    };
  }

  /** Let vis-network hold the visible nodes: for what is under the pointer and for what is dragged. */
  renewNodes() {
    const gone = this.nodes.getIds().filter((id) => !this.visible.nodes.has(id));
    const come = [...this.visible.nodes].filter((id) => !this.nodes.get(id)).map((id) => this.nodeRow(id));
    if (gone.length) this.nodes.remove(gone);
    if (come.length) this.nodes.add(come);
  }

  nodeRow(id) {
    const { x, y, size } = this.graph.nodes[id];
    const extent = () => 2 * Math.max(size + 2, TOUCH / this.view.getScale());
    const ctxRenderer = () => ({ nodeDimensions: { width: extent(), height: extent() } });
    return { id, x, y, shape: "custom", ctxRenderer }; // painted in a layer with all others
  }

  paint(context) {
    const { screen, scale, centre, moving } = this.scene();
    const ratio = context.canvas.width / screen.width;
    context.save();
    clipToCanvas(context);
    const still = { screen, scale, centre, ratio, moving, version: this.version };
    this.backdrop.show(context, still, (base, unit) => this.paintAll(base, unit));
    if (this.near) {
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalAlpha = VEIL;
      context.fillStyle = this.colours.background;
      context.fillRect(0, 0, context.canvas.width, context.canvas.height);
      context.restore();
      this.near.edges.paint(context, scale);
      this.near.nodes.paint(context, scale);
    }
    this.paintHovered(context, scale);
    context.restore();
  }

  paintAll(context, scale) {
    const { graph, visible, colours, groups, layers } = this;
    if (groups) paintGroups(context, graph, visible.nodes, colours.groupTint);
    layers.edges.paint(context, scale);
    layers.nodes.paint(context, scale);
  }

  paintHovered(context, scale) {
    const parts = this.visible.edges.get(this.hovered?.edge);
    if (!parts) return;
    const { edge } = this.hovered;
    new EdgeLayer(this.graph, new Map([[edge, parts]]), this.colours, { chosen: edge }).paint(context, scale);
  }

  /** Bring all of these nodes (or all that are visible) into the window. */
  fit(nodes = this.worthFitting(), closest = CLOSE) {
    this.camera.fit(nodes, closest * (this.colours?.unit ?? 1));
  }

  /** All that is drawn; on a small screen only what has an edge, so that it can be read. */
  worthFitting() {
    const all = [...this.visible.nodes];
    if (this.container.clientWidth > 600) return all;
    const tied = all.filter((index) =>
      this.graph.nodes[index].edges.some((edge) => this.visible.edges.has(edge)),
    );
    return tied.length ? tied : all;
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

  /** What labels and pictures depend on. */
  scene() {
    const { visible, focus, chosen, hovered, colours, moving } = this;
    return { ...this.camera.look(), visible, focus, chosen, hovered, colours, moving };
  }
}

/** Paper shows what is painted beyond the canvas, too. */
function clipToCanvas(context) {
  const unit = context.getTransform();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(0, 0, context.canvas.width, context.canvas.height);
  context.clip();
  context.setTransform(unit);
}
