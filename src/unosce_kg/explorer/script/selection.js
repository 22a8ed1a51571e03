// What is chosen: an entity, an edge or the paths between two entities, as the state names them.

import { focusAround } from "./focus.js";
import { pairKey } from "./graph.js";
import { findPaths } from "./paths.js";

/** What the state says is chosen, as numbers: `node`, `edge`, or `path` with its ends; nothing where it knows none. */
export function readChosen(graph, visible, state) {
  const index = (id) => graph.byId.get(id)?.index;
  if (state.path) {
    const [from, to] = state.path.split("~").map(index);
    if (from === undefined || to === undefined) return {};
    return { path: findPaths(graph, affirmedEdges(graph, visible), from, to), from, to };
  }
  if (state.sel.includes("~")) {
    const [from, to] = state.sel.split("~").map(index);
    return { edge: graph.edgeOf.get(pairKey(from, to)) };
  }
  return { node: index(state.sel) };
}

/** The visible edges that are more than a denial: only these make a path. */
function affirmedEdges(graph, visible) {
  const affirmed = (index) => graph.statements[index].m !== "Negated";
  return new Map(
    [...visible.edges].filter(([, { direct, qualifying }]) => [...direct, ...qualifying].some(affirmed)),
  );
}

/** The visible statements of what is chosen; all that are visible where nothing is. */
export function selectStatements(graph, visible, { node, edge, path }) {
  const all = visible.statements;
  if (node !== undefined) {
    const known = new Set(graph.nodes[node].statements);
    return all.filter((s) => known.has(s.index));
  }
  if (edge === undefined && !path) return all;
  const edges = path ? [...(focusAround(graph, visible, { path })?.edges ?? [])] : [edge];
  const wanted = new Set(
    edges
      .map((index) => visible.edges.get(index))
      .flatMap((parts) => (parts ? [...parts.direct, ...parts.qualifying] : [])),
  );
  return all.filter((s) => wanted.has(s.index));
}
