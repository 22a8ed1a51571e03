// A statement with everything it rests on, as the panel, the paths and the table show it.

import { bdi, button, el, isWebAddress, link } from "./dom.js";
import { MODALITIES, confidenceInWords, dateInWords, relationInWords, timeInWords } from "./words.js";

const MARKS = {
  subject: "subject",
  object: "object",
  trigger: "the words that say it",
  qualifier: "topic, place or event",
};

/** A button with the entity's name that shows the entity. */
export function entityButton(graph, index, choose) {
  const node = graph.nodes[index];
  return button(bdi(node.label), () => choose({ node: index }), { class: "entity", "data-entity": node.id });
}

/** The statement in words, what qualifies it, and each sentence that says it. */
export function statementCard(graph, statement, choose, open = true) {
  return el(
    "article",
    { class: `statement ${statement.m.toLowerCase()}`, "data-statement": statement.id },
    el("p", { class: "claim" }, ...claim(graph, statement, choose)),
    qualifierList(graph, statement, choose),
    el("details", { open }, el("summary", {}, sourcesInWords(statement)), ...proofs(graph, statement)),
  );
}

function claim(graph, statement, choose) {
  const name = (index) => entityButton(graph, index, choose);
  if (statement.date) {
    const words = { onDate: "is dated", startDate: "began", endDate: "ended" }[statement.p] ?? statement.p;
    return [
      name(statement.s),
      ` ${words} `,
      el("time", { datetime: statement.date }, dateInWords(statement.date)),
    ];
  }
  return [
    name(statement.s),
    " ",
    el("span", { class: "relation" }, relationInWords(graph, statement.p)),
    " ",
    name(statement.o),
  ];
}

function qualifierList(graph, statement, choose) {
  const list = (word, indexes) =>
    indexes.length
      ? el(
          "li",
          {},
          `${word} `,
          ...indexes.flatMap((index, n) => [n ? ", " : "", entityButton(graph, index, choose)]),
        )
      : null;
  const modality = MODALITIES[statement.m] ?? { label: statement.m, explanation: "" };
  const time = timeInWords(statement);
  return el(
    "ul",
    { class: "qualifiers" },
    list("on", statement.topics),
    list("in", statement.places),
    list("at", statement.events),
    time ? el("li", {}, time) : null,
    el(
      "li",
      { class: "modality" },
      statement.m === "Actual" ? null : `${modality.label}: `,
      el("span", { class: "why" }, modality.explanation),
    ),
    statement.c === undefined || !statement.ev.length
      ? null
      : el("li", { class: "confidence", title: "How sure the reading is" }, confidenceInWords(statement.c)),
  );
}

function sourcesInWords(statement) {
  const sentences = statement.ev.length;
  const parts = [];
  if (sentences)
    parts.push(
      sentences === 1
        ? "1 sentence says so"
        : `${sentences} sentences in ${statement.docs.length === 1 ? "1 document" : `${statement.docs.length} documents`} say so`,
    );
  if (statement.rec.length) parts.push(sentences ? "the reference data" : "from the reference data");
  return parts.join(", and ") || "nothing to rest on";
}

function proofs(graph, statement) {
  return [
    ...statement.ev.map((evidence) => evidenceCard(graph, evidence)),
    ...statement.rec.map((index) => recordCard(graph.records[index])),
  ];
}

/** The sentence with its important words marked, and the document it stands in. */
export function evidenceCard(graph, evidence) {
  const [document, , sentence] = graph.sentences[evidence.q];
  return el(
    "figure",
    { class: "evidence" },
    el("blockquote", {}, ...markedSentence(sentence, evidence.marks ?? [])),
    el(
      "figcaption",
      {},
      documentLine(graph.documents[document]),
      el(
        "span",
        { class: "reading" },
        [evidence.pattern ? `read by “${evidence.pattern}”` : "", confidenceInWords(evidence.c)]
          .filter(Boolean)
          .join(", "),
      ),
    ),
  );
}

/** Text and `<mark>` pieces; the marks count code points. */
export function markedSentence(sentence, marks) {
  const characters = Array.from(sentence);
  const pieces = [];
  let position = 0;
  for (const [start, end, kind] of marks) {
    pieces.push(characters.slice(position, start).join(""));
    pieces.push(el("mark", { class: kind, title: MARKS[kind] }, characters.slice(start, end).join("")));
    position = end;
  }
  pieces.push(characters.slice(position).join(""));
  return pieces;
}

/** Title, date, symbol and publisher of a document, linked to its source where that is known. */
export function documentLine(document) {
  if (!document) return el("cite", {}, "an unknown document");
  const title = document.source ? link(document.source, bdi(document.title)) : bdi(document.title);
  const rest = [document.symbol, document.publisher, dateInWords(document.date)].filter(Boolean);
  return el("cite", { title: document.file }, title, ...rest.flatMap((text) => [" · ", bdi(text)]));
}

function recordCard(record) {
  const sources = record.sources.filter(isWebAddress);
  return el(
    "p",
    { class: "record" },
    "Reference data ",
    el("code", {}, record.row),
    ...sources.flatMap((address) => [" · ", link(address, new URL(address).hostname)]),
  );
}
