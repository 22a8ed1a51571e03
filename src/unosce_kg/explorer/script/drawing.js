// The drawing: vis-network with positions that are given, our own labels on top, and what is chosen brought forward.

import { paintGroups } from "./groups.js";
import { edgeLook, nodeLook } from "./looks.js";
import { FONT, Overlay } from "./overlay.js";

/** Draw the graph into the container; `choose` is called with a node or edge number when one is clicked. */
export class Drawing {
  constructor(graph, network, container, choose) {
    this.graph = graph;
    this.container = container;
    this.looks = new Map();
    this.visible = { nodes: new Set(), edges: new Map() };
    this.focus = null;
    this.hovered = null;
    this.moving = false;
    this.overlay = new Overlay(graph);
    this.drawn = network.nodes;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.view = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, network.options);
    container.querySelector(".vis-network").removeAttribute("tabindex"); // the container has the focus
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
    view.on("dragStart", () => {
      this.moving = true;
    });
    view.on("dragging", ({ nodes }) => this.follow(nodes));
    view.on("dragEnd", ({ nodes }) => {
      this.follow(nodes);
      this.rest();
    });
    view.on("zoom", () => {
      this.keepInReach();
      this.moving = true;
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.rest(), 200);
    });
    view.on("beforeDrawing", (context) => {
      if (this.colours && this.groups && !this.focus)
        paintGroups(context, this.graph, this.visible.nodes, this.colours.groupTint);
    });
    view.on("afterDrawing", (context) => this.colours && this.overlay.draw(context, this.scene()));
  }

  /** The movement has ended: everything is drawn again. */
  rest() {
    this.moving = false;
    this.view.redraw();
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
  show(visible, focus, chosen, colours, groups = true) {
    this.groups = groups;
    this.visible = visible;
    this.focus = focus;
    this.chosen = chosen;
    this.colours = colours;
    const nodeRow = (index) => ({
      ...this.drawn[index],
      x: this.graph.nodes[index].x,
      y: this.graph.nodes[index].y,
      label: undefined,
      ...this.lookOfNode(this.graph.nodes[index]),
    });
    const edgeRow = (index) => {
      const edge = this.graph.edges[index];
      return { id: index, from: edge.from, to: edge.to, ...this.lookOfEdge(edge, visible.edges.get(index)) };
    };
    this.renew(this.nodes, visible.nodes, nodeRow);
    this.renew(this.edges, new Set(visible.edges.keys()), edgeRow);
    this.view.redraw();
  }

  /** Bring a data set in line: what is gone removed, what is new or looks different put in. */
  renew(set, wanted, rowOf) {
    const gone = set.getIds().filter((id) => !wanted.has(id));
    const rows = [];
    for (const id of wanted) {
      const row = rowOf(id);
      const text = JSON.stringify(row);
      if (this.looks.get(set)?.get(id) !== text) rows.push([id, row, text]);
    }
    if (!this.looks.has(set)) this.looks.set(set, new Map());
    for (const id of gone) this.looks.get(set).delete(id);
    for (const [id, , text] of rows) this.looks.get(set).set(id, text);
    if (gone.length) set.remove(gone);
    if (rows.length) set.update(rows.map(([, row]) => row));
  }

  lookOfNode(node) {
    const colour = this.graph.types.get(node.type)?.colour ?? "#999999";
    const faded = Boolean(this.focus && !this.focus.nodes.has(node.index));
    return nodeLook(colour, this.colours, faded, this.chosen?.node === node.index);
  }

  lookOfEdge(edge, parts) {
    const near = Boolean(this.focus?.edges.has(edge.index));
    const faded = Boolean(this.focus && !near);
    return edgeLook(this.graph, edge, parts, this.colours, {
      faded,
      near,
      chosen: this.chosen?.edge === edge.index,
    });
  }

  /** Bring all of these nodes (or all that are visible) into the window. */
  fit(nodes = this.worthFitting()) {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (!nodes.length || !width || !height) return;
    this.view.redraw(); // takes the size of a canvas that was hidden until now
    const box = boundingBox(nodes.map((index) => this.graph.nodes[index]));
    const scale = Math.min(
      (width - 90) / Math.max(box.width, 1),
      (height - 90) / Math.max(box.height, 1),
      1.15,
    );
    this.view.moveTo({ position: { x: box.x, y: box.y }, scale: Math.max(scale, 0.02), animation: false });
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

  /** What the labels depend on. */
  scene() {
    const screen = { width: this.container.clientWidth, height: this.container.clientHeight };
    const scale = this.view.getScale();
    const centre = this.view.getViewPosition();
    const project = ({ x, y }) => [
      (x - centre.x) * scale + screen.width / 2,
      (y - centre.y) * scale + screen.height / 2,
    ];
    const { visible, focus, chosen, hovered, colours, moving } = this;
    return { screen, scale, project, visible, focus, chosen, hovered, colours, moving };
  }

  /** The picture as a PNG on the page's own background. */
  toBlob(receive) {
    const source = this.container.querySelector("canvas");
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [source.width, source.height];
    const context = canvas.getContext("2d");
    context.fillStyle = this.colours.background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(source, 0, 0);
    canvas.toBlob(receive, "image/png");
  }

  /** What is on the screen as plain shapes, in pixels. */
  snapshot() {
    const { screen, scale, project } = this.scene();
    const ends = (index) => project(this.graph.nodes[index]);
    const bright = (kind, index) => !this.focus || this.focus[kind].has(index);
    return {
      ...screen,
      background: this.colours.background,
      font: FONT,
      lines: [...this.visible.edges]
        .filter(([index]) => bright("edges", index))
        .map(([index, parts]) => {
          const edge = this.graph.edges[index];
          const look = this.lookOfEdge(edge, parts);
          const [[x1, y1], [x2, y2]] = [ends(edge.from), ends(edge.to)];
          return {
            x1,
            y1,
            x2,
            y2,
            colour: look.color.color,
            width: look.width * scale,
            dashes: look.dashes && look.dashes.map((d) => d * scale),
          };
        }),
      nodes: [...this.visible.nodes]
        .filter((index) => bright("nodes", index))
        .map((index) => {
          const node = this.graph.nodes[index];
          const [x, y] = project(node);
          const type = this.graph.types.get(node.type);
          return {
            x,
            y,
            size: node.size * scale,
            shape: type?.shape,
            colour: type?.colour ?? "#999999",
            border: this.colours.border,
            title: node.label,
          };
        }),
      labels: this.overlay.placed.map(({ text, left, top, width, height, muted }) => ({
        text,
        x: left + width / 2,
        y: top + height / 2,
        size: height - 3,
        colour: muted ? this.colours.muted : this.colours.text,
      })),
    };
  }
}

function boundingBox(nodes) {
  const bound = (edge, pick) => nodes.map(edge).reduce((a, b) => pick(a, b));
  const [left, right] = [
    bound(({ x, size }) => x - size, Math.min),
    bound(({ x, size }) => x + size, Math.max),
  ];
  const [top, bottom] = [
    bound(({ y, size }) => y - size, Math.min),
    bound(({ y, size }) => y + size, Math.max),
  ];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
