// A drawing that stays quick: of a very large graph the most connected first, the rest on demand.

export const MOST_NODES = 1000;
export const MOST_EDGES = 4000;

/** What of the visible part is drawn: all of a small one; of a large one the best connected, and what is chosen. */
export function chooseDrawn(graph, visible, chosen, all) {
  if (all || (visible.nodes.size <= MOST_NODES && visible.edges.size <= MOST_EDGES)) return visible;
  const degree = (index) => graph.nodes[index].edges.length;
  const nodes = new Set(
    [...visible.nodes].sort((a, b) => degree(b) - degree(a) || a - b).slice(0, MOST_NODES),
  );
  for (const index of wantedNodes(graph, visible, chosen)) nodes.add(index);
  const inside = [...visible.edges].filter(
    ([index]) => nodes.has(graph.edges[index].from) && nodes.has(graph.edges[index].to),
  );
  const strength = ([index, parts]) => (touches(graph.edges[index], chosen) ? Infinity : parts.direct.length);
  inside.sort((a, b) => (strength(b) > strength(a)) - (strength(b) < strength(a)) || a[0] - b[0]);
  return { ...visible, nodes, edges: new Map(inside.slice(0, MOST_EDGES)) };
}

function wantedNodes(graph, visible, { node, edge, path }) {
  if (path) return path.flat();
  if (edge !== undefined)
    return [graph.edges[edge].from, graph.edges[edge].to].filter((index) => visible.nodes.has(index));
  if (node === undefined) return [];
  const tied = graph.nodes[node].edges.filter((index) => visible.edges.has(index));
  return [node, ...tied.flatMap((index) => [graph.edges[index].from, graph.edges[index].to])].filter(
    (index) => visible.nodes.has(index),
  );
}

function touches(edge, { node, path }) {
  const ends = [edge.from, edge.to];
  return ends.includes(node) || Boolean(path?.some((nodes) => ends.every((end) => nodes.includes(end))));
}
