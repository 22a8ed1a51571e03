// The page's data, indexed: what belongs to which entity, edge and document.

const NONE = Object.freeze([]);
const MARKS = { s: "subject", o: "object", t: "trigger", q: "qualifier" };
const PAIR = 2 ** 26; // more than there can be nodes

/**
 * Index the payload and the network that pyvis laid out; entities, edges and statements are known by their number.
 * `readProof` returns the payload's second part, what the statements rest on; it is called when that is first needed.
 */
export function indexGraph(payload, network, readProof) {
  const relations = payload.relations.map(([name]) => name);
  const graph = {
    types: new Map(payload.types.map((type) => [type.id, type])),
    relations: Object.fromEntries(payload.relations.map(([name, ...words]) => [name, words])),
    documents: payload.documents,
    nodes: payload.nodes.map((row, index) => indexNode(row, payload.types, network, index)),
    statements: payload.statements.map((row, index) =>
      indexStatement(row, relations, payload.modalities, index),
    ),
    edges: network.edges.map(([from, to, direct, qualifying = NONE], index) => ({
      index,
      from,
      to,
      direct,
      qualifying,
    })),
    get proof() {
      const proof = readProof();
      Object.defineProperty(this, "proof", { value: proof });
      return proof;
    },
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
  return one < other ? one * PAIR + other : other * PAIR + one;
}

/** The node at the other end of the edge. */
export function otherEnd(edge, node) {
  return edge.from === node ? edge.to : edge.from;
}

/** The sentences that say the statement, each with its place, its marked words and how it was read. */
export function evidenceOf(graph, statement) {
  const { evidence, sentences, patterns, words } = graph.proof;
  return evidence[statement.index].map(
    ([sentence, id, pattern, score, trigger = 0, marks = NONE, pages = NONE]) => {
      const [document, begin, text] = sentences[sentence];
      return {
        id: fullId(id, "evidence/"),
        document,
        begin,
        text,
        pattern: patterns[pattern] ?? "",
        c: score ?? undefined,
        words: words[trigger] ?? "",
        marks: readMarks(marks),
        pages,
      };
    },
  );
}

/** The statement's id. */
export function statementId(graph, statement) {
  return fullId(graph.proof.ids[statement.index], "statement/");
}

/** Pairs of a document and how often it names the node. */
export function mentionsOf(graph, node) {
  const flat = graph.proof.mentions[node.index];
  return Array.from({ length: flat.length / 2 }, (_, n) => [flat[2 * n], flat[2 * n + 1]]);
}

function readMarks(flat) {
  return Array.from({ length: flat.length / 3 }, (_, n) => {
    const [start, end, kind] = flat.slice(3 * n, 3 * n + 3);
    return [start, end, MARKS[kind]];
  });
}

// An id of another data set is a whole address.
function fullId(id, folder) {
  return id.includes(":") || id.includes("/") ? id : folder + id;
}

function indexNode([id, type, label, names = NONE], types, network, index) {
  return {
    index,
    id,
    type: types[type]?.id ?? "Entity",
    label,
    names: names.map(([text, language = "en"]) => [text, language]),
    x: network.x[index],
    y: network.y[index],
    size: network.size[index],
    community: network.community?.[index] ?? -1,
    statements: [],
    edges: [],
  };
}

function indexStatement(row, relations, modalities, index) {
  const [
    s,
    relation,
    target,
    modality = 0,
    score,
    said = 0,
    docs,
    rec,
    on,
    from,
    to,
    topics,
    places,
    events,
  ] = row;
  const date = typeof target === "string" ? target : undefined;
  return {
    index,
    s,
    p: relations[relation],
    o: date === undefined ? target : undefined,
    date,
    m: modalities[modality],
    c: score ?? undefined,
    said,
    docs: docs ?? NONE,
    rec: rec ?? NONE,
    on: on ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
    topics: topics ?? NONE,
    places: places ?? NONE,
    events: events ?? NONE,
    when: date ?? on ?? from ?? to ?? "",
    reported: "",
  };
}

function connect(graph, statement) {
  const { index, s, o, topics, places, events, docs } = statement;
  const join = (node) => {
    const known = graph.nodes[node].statements;
    if (known.at(-1) !== index) known.push(index);
  };
  join(s);
  if (o !== undefined) join(o);
  for (const ends of [topics, places, events]) for (const node of ends) join(node);
  for (const doc of docs) {
    const { date } = graph.documents[doc];
    if (date && (!statement.reported || date < statement.reported)) statement.reported = date;
  }
}
