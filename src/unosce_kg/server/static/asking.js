// The SPARQL endpoint as the page sees it.

const RESULTS = "application/sparql-results+json, application/n-triples;q=0.9";

/** An answer that says what is wrong with the question. */
export class Trouble extends Error {}

/**
 * Ask the endpoint.
 *
 * @param {string} query
 * @param {AbortSignal} [signal] ends the query on the server too
 * @returns {Promise<{columns: string[], rows: object[], notice: string}>} each row maps a column to a term
 */
export async function ask(query, signal) {
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: RESULTS },
    body: query,
    signal,
  });
  const text = await response.text();
  if (!response.ok) throw new Trouble(text.trim());
  const notice = response.headers.get("Unosce-Notice") ?? "";
  if (!response.headers.get("Content-Type").includes("json")) return { ...readTriples(text), notice };
  const found = JSON.parse(text);
  if ("boolean" in found) {
    const value = { type: "literal", value: String(found.boolean) };
    return { columns: ["answer"], rows: [{ answer: value }], notice };
  }
  return { columns: found.head.vars, rows: found.results.bindings, notice };
}

/** The same answer as a file in another format. */
export async function download(query, accept) {
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: query,
  });
  if (!response.ok) throw new Trouble((await response.text()).trim());
  return response.blob();
}

const IRI = /^<([^>]*)>$/;
const BLANK = /^_:/;
const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/;
const LINE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.$/;

function readTriples(text) {
  const rows = [];
  for (const line of text.split("\n")) {
    const match = LINE.exec(line);
    if (match)
      rows.push({ subject: readTerm(match[1]), predicate: readTerm(match[2]), object: readTerm(match[3]) });
  }
  return { columns: ["subject", "predicate", "object"], rows };
}

function readTerm(text) {
  const iri = IRI.exec(text);
  if (iri) return { type: "uri", value: unescape(iri[1]) };
  if (BLANK.test(text)) return { type: "bnode", value: text.slice(2) };
  const literal = LITERAL.exec(text);
  if (!literal) return { type: "literal", value: text };
  return { type: "literal", value: unescape(literal[1]), "xml:lang": literal[2], datatype: literal[3] };
}

const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

function unescape(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) =>
    four || eight ? String.fromCodePoint(parseInt(four ?? eight, 16)) : (ESCAPES[one] ?? one),
  );
}
