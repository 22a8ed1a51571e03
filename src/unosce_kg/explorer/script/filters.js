// Which statements, edges and entities a state leaves to be shown.

import { otherEnd } from "./graph.js";

/** Apply the state's filters: sets of visible nodes, a map of visible edges to their statements, and statements. */
export function applyFilters(graph, state) {
  if (!hides(state)) return everything(graph);
  const around = state.ego ? nodesAround(graph, state) : null;
  const without = new Set(state.without);
  const admitted = (index) => !without.has(graph.nodes[index].type) && (!around || around.has(index));
  const passes = statementTest(graph, state);
  const statements = graph.statements.filter(
    (s) => admitted(s.s) && (s.o === undefined || admitted(s.o)) && passes(s),
  );
  const kept = new Set(statements.map((s) => s.index));
  const edges = new Map();
  for (const edge of graph.edges) {
    if (!admitted(edge.from) || !admitted(edge.to)) continue;
    const direct = edge.direct.filter((s) => kept.has(s));
    const qualifying = state.plain ? [] : edge.qualifying.filter((s) => kept.has(s));
    if (direct.length || qualifying.length) edges.set(edge.index, { direct, qualifying });
  }
  return { nodes: visibleNodes(graph, state, admitted, statements, edges), edges, statements };
}

function hides(state) {
  return Boolean(
    state.ego || state.without.length || state.plain || state.lonely || filtersStatements(state),
  );
}

function everything(graph) {
  return {
    nodes: new Set(graph.nodes.keys()),
    edges: new Map(graph.edges.entries()),
    statements: graph.statements,
  };
}

/** What of the state decides which statements, edges and entities are shown. */
export function filterKey(state) {
  const { view, sel, path, sort, text, theme, all, ungrouped, ...rest } = state;
  return JSON.stringify(rest);
}

/** Whether the state hides any statement by what it says. */
export function filtersStatements(state) {
  return Boolean(
    state.relation.length ||
    state.topic.length ||
    state.place.length ||
    state.doc.length ||
    state.modality.length ||
    state.confidence ||
    state.evidence ||
    state.from ||
    state.until ||
    state.source,
  );
}

/** The year of a statement: when it holds or, where it does not say, when its document was written; 0 if neither. */
export function yearOf(statement) {
  return Number((statement.when || statement.reported).slice(0, 4)) || 0;
}

/** First and last year that a statement covers. */
export function yearsOf(statement) {
  const year = yearOf(statement);
  return [
    Number((statement.from ?? "").slice(0, 4)) || year,
    Number((statement.to ?? "").slice(0, 4)) || year,
  ];
}

function visibleNodes(graph, state, admitted, statements, edges) {
  const nodes = new Set();
  for (const index of edges.keys()) {
    nodes.add(graph.edges[index].from);
    nodes.add(graph.edges[index].to);
  }
  for (const statement of statements) nodes.add(statement.s);
  if (!filtersStatements(state) && !state.lonely) {
    for (const node of graph.nodes) if (admitted(node.index)) nodes.add(node.index);
  }
  if (state.lonely) {
    const tied = new Set([...edges.keys()].flatMap((e) => [graph.edges[e].from, graph.edges[e].to]));
    for (const node of nodes) if (!tied.has(node)) nodes.delete(node);
  }
  const centre = state.ego && graph.byId.get(state.ego);
  if (centre) nodes.add(centre.index);
  return nodes;
}

function nodesAround(graph, state) {
  const centre = graph.byId.get(state.ego);
  if (!centre) return null;
  const found = new Set([centre.index]);
  let rim = [centre.index];
  for (let step = 0; step < state.steps; step += 1) {
    const next = new Set();
    for (const node of rim) {
      for (const edge of graph.nodes[node].edges) {
        const other = otherEnd(graph.edges[edge], node);
        if (!found.has(other)) next.add(other);
      }
    }
    for (const node of next) found.add(node);
    rim = [...next];
  }
  return found;
}

function statementTest(graph, state) {
  const tests = [];
  const indexes = (ids) => new Set(ids.map((id) => graph.byId.get(id)?.index));
  const touches = (chosen, values) => values.some((value) => chosen.has(value));
  if (state.relation.length) tests.push((s) => state.relation.includes(s.p));
  if (state.modality.length) tests.push((s) => state.modality.includes(s.m));
  if (state.topic.length) {
    const chosen = indexes(state.topic);
    tests.push((s) => touches(chosen, [...s.topics, s.o]));
  }
  if (state.place.length) {
    const chosen = indexes(state.place);
    tests.push((s) => touches(chosen, [...s.places, s.s, s.o]));
  }
  if (state.doc.length) {
    const chosen = new Set(state.doc);
    tests.push((s) => s.docs.some((doc) => chosen.has(graph.documents[doc]?.id)));
  }
  if (state.confidence) tests.push((s) => (s.c ?? 0) * 100 >= state.confidence);
  if (state.evidence) tests.push((s) => s.said >= state.evidence);
  if (state.source === "documents") tests.push((s) => s.said > 0);
  if (state.source === "reference") tests.push((s) => s.rec.length > 0);
  if (state.from || state.until) {
    tests.push((s) => {
      const [first, last] = yearsOf(s);
      return first > 0 && last >= (state.from || 0) && first <= (state.until || 9999);
    });
  }
  return (statement) => tests.every((test) => test(statement));
}
