// What stays bright when something is chosen; the rest fades.

import { otherEnd } from "./graph.js";

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
      const shared = graph.nodes[path[n]].edges.find(
        (e) => otherEnd(graph.edges[e], path[n]) === path[n - 1],
      );
      if (visible.edges.has(shared)) edges.add(shared);
    }
  }
  return { nodes, edges };
}
