// Shortest paths between two entities over the edges that are shown.

import { otherEnd } from "./graph.js";

/** All shortest paths, at most `limit`, each a list of node numbers; none where the two are not joined. */
export function findPaths(graph, edges, from, to, limit = 12) {
  if (from === to) return [[from]];
  const before = new Map([[from, []]]);
  let rim = [from];
  while (rim.length && !before.has(to)) rim = nextRim(graph, edges, rim, before);
  if (!before.has(to)) return [];
  const paths = [];
  const walk = (node, tail) => {
    if (paths.length >= limit) return;
    if (node === from) paths.push([from, ...tail]);
    else for (const previous of before.get(node)) walk(previous, [node, ...tail]);
  };
  walk(to, []);
  return paths;
}

function nextRim(graph, edges, rim, before) {
  const found = new Map();
  for (const node of rim) {
    for (const index of graph.nodes[node].edges) {
      const other = otherEnd(graph.edges[index], node);
      if (!edges.has(index) || before.has(other)) continue;
      if (!found.has(other)) found.set(other, []);
      found.get(other).push(node);
    }
  }
  for (const [node, previous] of found) before.set(node, previous);
  return [...found.keys()];
}
