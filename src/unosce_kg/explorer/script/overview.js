// A drawing that stays quick: of a very large graph the most connected first, the rest on demand.

const FULL_NODES = 6000; // up to here all is drawn
const FULL_EDGES = 20000;
export const MOST_NODES = 1500;
export const MOST_EDGES = 5000;

const cores = new WeakMap();

/** What of the visible part is drawn: all of a small one; of a large one the best connected, and what is chosen. */
export function chooseDrawn(graph, visible, chosen, all) {
  if (all || (visible.nodes.size <= FULL_NODES && visible.edges.size <= FULL_EDGES)) return visible;
  if (!cores.has(visible)) cores.set(visible, findCore(graph, visible));
  const core = cores.get(visible);
  const nodes = wantedNodes(graph, visible, chosen).filter((index) => !core.nodes.has(index));
  const edges = wantedEdges(graph, visible, chosen).filter((index) => !core.edges.has(index));
  if (!nodes.length && !edges.length) return core;
  return {
    ...core,
    nodes: new Set([...core.nodes, ...nodes]),
    edges: new Map([...core.edges, ...edges.map((index) => [index, visible.edges.get(index)])]),
  };
}

/** The best connected nodes, and the strongest edges between them. */
function findCore(graph, visible) {
  const degree = (index) => graph.nodes[index].edges.length;
  const nodes = new Set(
    [...visible.nodes].sort((a, b) => degree(b) - degree(a) || a - b).slice(0, MOST_NODES),
  );
  const edges = [...visible.edges]
    .filter(([index]) => nodes.has(graph.edges[index].from) && nodes.has(graph.edges[index].to))
    .sort(([a, one], [b, other]) => other.direct.length - one.direct.length || a - b)
    .slice(0, MOST_EDGES);
  return { ...visible, nodes, edges: new Map(edges) };
}

function wantedNodes(graph, visible, chosen) {
  const ends = wantedEdges(graph, visible, chosen).flatMap((index) => [
    graph.edges[index].from,
    graph.edges[index].to,
  ]);
  const { node, path } = chosen;
  return [...(path?.flat() ?? []), ...(visible.nodes.has(node) ? [node] : []), ...ends];
}

function wantedEdges(graph, visible, { node, edge, path }) {
  const found = edge === undefined ? [] : [edge];
  if (node !== undefined) found.push(...graph.nodes[node].edges);
  for (const nodes of path ?? [])
    for (const [n, one] of nodes.slice(1).entries())
      found.push(
        ...graph.nodes[one].edges.filter((index) =>
          [graph.edges[index].from, graph.edges[index].to].includes(nodes[n]),
        ),
      );
  return found.filter((index) => visible.edges.has(index));
}
