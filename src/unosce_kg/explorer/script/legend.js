// Signs of the entity types: the same colour and shape as in the drawing.

import { el, svg } from "./dom.js";
import { shapeCorners } from "./shapes.js";

/** A small drawing of the type's node. */
export function typeSign(type) {
  const corners = type ? shapeCorners(type.shape, 6) : null;
  const look = { fill: type?.colour ?? "#999999", class: "sign-shape" };
  const figure = corners
    ? svg("polygon", {
        points: corners.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "),
        ...look,
      })
    : svg("circle", { cx: 0, cy: 0, r: 6.5, ...look });
  return svg("svg", { viewBox: "-10 -10 20 20", class: "sign", "aria-hidden": "true" }, figure);
}

/** A switch for each type that the graph has; what is switched off is in `state.without`. */
export function legend(graph, state, update) {
  const counts = new Map();
  for (const node of graph.nodes) counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  if (!counts.size) return el("p", { class: "note" }, "No entities in this graph.");
  return el(
    "ul",
    { class: "legend" },
    ...[...graph.types.values()].map((type) => {
      const box = el("input", {
        type: "checkbox",
        "data-type": type.id,
        on: { change: () => update(toggled(state, type.id)) },
      });
      box.checked = !state.without.includes(type.id);
      return el(
        "li",
        {},
        el(
          "label",
          {},
          box,
          typeSign(type),
          el("span", {}, type.label),
          el("span", { class: "count" }, counts.get(type.id) ?? 0),
        ),
      );
    }),
  );
}

function toggled(state, type) {
  const without = state.without.includes(type)
    ? state.without.filter((other) => other !== type)
    : [...state.without, type].sort();
  return { without };
}
