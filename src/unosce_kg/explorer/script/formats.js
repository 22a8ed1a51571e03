// What is shown, as CSV, SVG or Turtle text.

import { evidenceOf, statementId } from "./graph.js";
import { MODALITIES, relationInWords } from "./words.js";
import { shapeCorners } from "./shapes.js";

const BASE = "https://w3id.org/unosce-kg/id/";
const DATATYPES = { 4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date" };
const CSV_COLUMNS = [
  "statement",
  "subject",
  "relation",
  "object",
  "topics",
  "places",
  "events",
  "on",
  "from",
  "to",
  "modality",
  "confidence",
  "sentence",
  "page",
  "document",
  "date",
  "source",
];

/** A line for each statement and sentence. */
export function writeCsv(graph, statements) {
  const lines = [CSV_COLUMNS, ...statements.flatMap((statement) => csvRows(graph, statement))];
  return `\ufeff${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function csvRows(graph, s) {
  const labels = (indexes) => indexes.map((index) => graph.nodes[index].label).join("; ");
  const claim = [
    statementId(graph, s),
    graph.nodes[s.s].label,
    relationInWords(graph, s.p),
    s.date ?? graph.nodes[s.o].label,
    labels(s.topics),
    labels(s.places),
    labels(s.events),
    s.on ?? "",
    s.from ?? "",
    s.to ?? "",
    MODALITIES[s.m]?.label ?? s.m,
    s.c ?? "",
  ];
  const proofs = [
    ...evidenceOf(graph, s).map((evidence) => {
      const document = graph.documents[evidence.document] ?? {};
      const pages = evidence.pages.join("–");
      return [evidence.text, pages, document.title ?? "", document.date ?? "", document.source ?? ""];
    }),
    ...s.rec.map((index) => {
      const { row, sources } = graph.proof.records[index];
      return ["", "", row, "", sources.join(" ")];
    }),
  ];
  return (proofs.length ? proofs : [["", "", "", "", ""]]).map((proof) => [...claim, ...proof]);
}

// A cell that begins like a formula would be run by a spreadsheet.
function csvCell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The drawing as SVG: lines, node shapes and labels at their places on the screen. */
export function writeSvg({ width, height, background, font, lines, nodes, labels }) {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${escapeXml(background)}"/>`,
  ];
  for (const line of lines) {
    parts.push(
      `<line x1="${round(line.x1)}" y1="${round(line.y1)}" x2="${round(line.x2)}" y2="${round(line.y2)}" stroke="${escapeXml(line.colour)}" stroke-width="${round(line.width)}"${line.dashes ? ` stroke-dasharray="${line.dashes.map(round).join(" ")}"` : ""}/>`,
    );
  }
  for (const node of nodes) parts.push(nodeSvg(node));
  for (const label of labels) {
    parts.push(
      `<text x="${round(label.x)}" y="${round(label.y)}" font-family="${escapeXml(font)}" font-size="${round(label.size)}" text-anchor="middle" dominant-baseline="central" fill="${escapeXml(label.colour)}" stroke="${escapeXml(background)}" stroke-width="3" paint-order="stroke">${escapeXml(label.text)}</text>`,
    );
  }
  return `${parts.join("\n")}\n</svg>\n`;
}

function nodeSvg({ x, y, size, shape, colour, border, title }) {
  const corners = shapeCorners(shape, size);
  const look = `fill="${escapeXml(colour)}" stroke="${escapeXml(border)}"`;
  const name = `<title>${escapeXml(title)}</title>`;
  if (!corners)
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" ${look}>${name}</circle>`;
  return `<polygon points="${corners.map(([dx, dy]) => `${round(x + dx)},${round(y + dy)}`).join(" ")}" ${look}>${name}</polygon>`;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

/** Text as XML character data. */
export function escapeXml(text) {
  return String(text)
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

/** Statements with their evidence, their entities and documents, in the shape of the graph they come from. */
export function writeTurtle(graph, statements) {
  const entities = new Set(statements.flatMap((s) => [s.s, s.o, ...s.topics, ...s.places, ...s.events]));
  const documents = new Set(statements.flatMap((s) => s.docs));
  const records = new Set(statements.flatMap((s) => s.rec));
  return [
    "@prefix dcterms: <http://purl.org/dc/terms/> .",
    "@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .",
    "@prefix prov: <http://www.w3.org/ns/prov#> .",
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
    "@prefix uno: <https://w3id.org/unosce-kg/ontology#> .",
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
    "",
    ...[...entities]
      .filter((index) => index !== undefined)
      .sort((a, b) => a - b)
      .map((index) => entityTurtle(graph, graph.nodes[index])),
    ...[...documents].sort((a, b) => a - b).map((index) => documentTurtle(graph.documents[index])),
    ...[...records].sort((a, b) => a - b).map((index) => recordTurtle(graph.proof.records[index])),
    ...statements.map((statement) => statementTurtle(graph, statement)),
    "",
  ].join("\n");
}

function subject(address, kinds, pairs) {
  const rows = pairs
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([predicate, value]) => ` ;\n    ${predicate} ${value}`);
  return `${address} a ${kinds.map((kind) => `uno:${kind}`).join(", ")}${rows.join("")} .`;
}

function entityTurtle(graph, node) {
  const type = graph.types.get(node.type);
  return subject(
    iri(node.id),
    [node.type, ...(type?.parents ?? [])],
    [
      ["skos:prefLabel", `${literal(node.label)}@en`],
      ...node.names.map(([text, language]) => [
        "skos:altLabel",
        `${literal(text)}@${/^[a-zA-Z]+(-[a-zA-Z0-9]+)*$/.test(language) ? language : "und"}`,
      ]),
    ],
  );
}

function documentTurtle(card) {
  return subject(
    iri(card.id),
    ["SourceDocument"],
    [
      ["dcterms:title", literal(card.title)],
      ["uno:fileName", card.file && literal(card.file)],
      ["dcterms:date", card.date && date(card.date)],
      ["dcterms:identifier", card.symbol && literal(card.symbol)],
      ["dcterms:source", card.source && `<${encodeIri(card.source)}>`],
    ],
  );
}

function recordTurtle(record) {
  return subject(
    iri(record.id),
    ["ReferenceRecord"],
    [
      ["dcterms:identifier", literal(record.row)],
      ...record.sources.map((source) => ["dcterms:source", `<${encodeIri(source)}>`]),
    ],
  );
}

function statementTurtle(graph, s) {
  const refer = (indexes) => indexes.map((index) => iri(graph.nodes[index].id));
  const object = s.date ? date(s.date) : iri(graph.nodes[s.o].id);
  const evidence = evidenceOf(graph, s);
  const origins = [
    ...evidence.map((one) => iri(one.id)),
    ...s.rec.map((index) => iri(graph.proof.records[index].id)),
  ];
  const claim = subject(
    iri(statementId(graph, s)),
    ["Statement"],
    [
      ["rdf:subject", iri(graph.nodes[s.s].id)],
      ["rdf:predicate", `uno:${s.p}`],
      ["rdf:object", object],
      ...refer(s.topics).map((topic) => ["uno:onTopic", topic]),
      ...refer(s.places).map((place) => ["uno:inPlace", place]),
      ...refer(s.events).map((event) => ["uno:atEvent", event]),
      ["uno:onDate", s.on && date(s.on)],
      ["uno:startDate", s.from && date(s.from)],
      ["uno:endDate", s.to && date(s.to)],
      ["uno:modality", `uno:${s.m}`],
      ["uno:confidence", s.c === undefined ? null : `"${s.c}"^^xsd:decimal`],
      ["prov:wasDerivedFrom", origins.length ? origins.join(", ") : null],
    ],
  );
  const plain =
    s.m === "Actual" || s.p === "proposed" ? [`${iri(graph.nodes[s.s].id)} uno:${s.p} ${object} .`] : [];
  return [claim, ...plain, ...evidence.map((one) => evidenceTurtle(graph, one))].join("\n");
}

function evidenceTurtle(graph, evidence) {
  const { document, begin, text, words, pattern, c, pages } = evidence;
  return subject(
    iri(evidence.id),
    ["Evidence"],
    [
      ["uno:inDocument", graph.documents[document] ? iri(graph.documents[document].id) : null],
      ["nif:beginIndex", begin],
      ["nif:endIndex", begin + Array.from(text).length],
      ["nif:anchorOf", literal(text)],
      ["uno:trigger", words && literal(words)],
      ["uno:pattern", pattern && literal(pattern)],
      ["uno:confidence", c === undefined ? null : `"${c}"^^xsd:decimal`],
      ["uno:onPage", pages.length ? pages.join(", ") : null],
    ],
  );
}

function iri(id) {
  return `<${encodeIri(/^[a-z][a-z0-9+.-]*:/i.test(id) ? id : BASE + id)}>`;
}

function encodeIri(address) {
  return address.replace(
    /[\x00-\x20<>"{}|\\^`]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

function literal(text) {
  return JSON.stringify(text).replace(/\x7f/g, "\\u007f");
}

function date(text) {
  return `${literal(text)}^^${DATATYPES[text.length] ?? "xsd:string"}`;
}
