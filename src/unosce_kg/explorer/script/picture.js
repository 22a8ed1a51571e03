// The drawing as it is on the screen, as a PNG or as plain shapes for an SVG.

import { edgeKind, edgeStyle } from "./looks.js";
import { PLAIN } from "./nodes.js";
import { FONT } from "./overlay.js";

/** The picture as a PNG on the page's own background; `receive` gets the blob. */
export function savePng(drawing, receive) {
  const source = drawing.container.querySelector("canvas");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [source.width, source.height];
  const context = canvas.getContext("2d");
  context.fillStyle = drawing.colours.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0);
  canvas.toBlob(receive, "image/png");
}

/** Lines, nodes and labels on the screen, in pixels. */
export function takeSnapshot(drawing) {
  const { graph, overlay } = drawing;
  const { screen, scale, project, visible, focus, colours } = drawing.scene();
  const bright = (kind, index) => !focus || focus[kind].has(index);
  const line = ([index, parts]) => {
    const edge = graph.edges[index];
    const { colour, width, dashes } = edgeStyle(edgeKind(graph, parts.direct), parts.direct.length, colours);
    const [[x1, y1], [x2, y2]] = [edge.from, edge.to].map((end) => project(graph.nodes[end]));
    return { x1, y1, x2, y2, colour, width: Math.max(width * scale, 0.5), dashes };
  };
  const sign = (index) => {
    const node = graph.nodes[index];
    const [x, y] = project(node);
    const { colour, shape } = graph.types.get(node.type) ?? PLAIN;
    return { x, y, size: node.size * scale, shape, colour, border: colours.border, title: node.label };
  };
  return {
    ...screen,
    background: colours.background,
    font: FONT,
    lines: [...visible.edges].filter(([index]) => bright("edges", index)).map(line),
    nodes: [...visible.nodes].filter((index) => bright("nodes", index)).map(sign),
    labels: overlay.placed.flatMap(({ lines, left, top, width, height, muted }) =>
      lines.map((text, n) => ({
        text,
        x: left + width / 2,
        y: top + (height * (n + 0.5)) / lines.length,
        size: height / lines.length - 3,
        colour: muted ? colours.muted : colours.text,
      })),
    ),
  };
}
