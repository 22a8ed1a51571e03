// The page's data, indexed: what belongs to which entity, edge and document.

const FIELDS = ["topics", "places", "events", "ev", "rec"];

/** Index the payload and the network that pyvis drew; entities, edges and statements are known by their number. */
export function indexGraph(payload, network) {
  const graph = {
    types: new Map(payload.types.map((type) => [type.id, type])),
    relations: payload.relations,
    documents: payload.documents,
    records: payload.records,
    sentences: payload.sentences,
    nodes: payload.nodes.map((node, index) => indexNode(node, network.nodes[index], index)),
    statements: payload.statements.map(indexStatement),
    edges: network.edges.map((edge, index) => ({ ...edge, index })),
  };
  graph.byId = new Map(graph.nodes.map((node) => [node.id, node]));
  graph.edgeOf = new Map(graph.edges.map((edge) => [pairKey(edge.from, edge.to), edge.index]));
  for (const statement of graph.statements) connect(graph, statement);
  for (const edge of graph.edges) {
    graph.nodes[edge.from].edges.push(edge.index);
    graph.nodes[edge.to].edges.push(edge.index);
  }
  return graph;
}

/** One key for the two nodes of an edge, whatever their order. */
export function pairKey(one, other) {
  return one < other ? `${one}~${other}` : `${other}~${one}`;
}

/** The node at the other end of the edge. */
export function otherEnd(edge, node) {
  return edge.from === node ? edge.to : edge.from;
}

function indexNode(node, drawn, index) {
  return {
    names: [],
    links: [],
    docs: [],
    ...node,
    index,
    x: drawn.x,
    y: drawn.y,
    size: drawn.size,
    community: drawn.community ?? -1,
    statements: [],
    edges: [],
  };
}

function indexStatement(row, index) {
  const statement = { ...row, index };
  for (const key of FIELDS) statement[key] = row[key] ?? [];
  return statement;
}

function connect(graph, statement) {
  const ends = [statement.s, statement.o, ...statement.topics, ...statement.places, ...statement.events];
  for (const end of new Set(ends)) if (end !== undefined) graph.nodes[end].statements.push(statement.index);
  statement.docs = [...new Set(statement.ev.map((evidence) => graph.sentences[evidence.q][0]))];
  statement.reported =
    statement.docs
      .map((doc) => graph.documents[doc]?.date)
      .filter(Boolean)
      .sort()[0] ?? "";
  statement.when = statement.date ?? statement.on ?? statement.from ?? statement.to ?? "";
}
