// A statement with everything it rests on, as the panel, the paths and the table show it.

import { bdi, button, el, isWebAddress, link } from "./dom.js";
import { evidenceOf, statementId } from "./graph.js";
import { acronymOf } from "./looks.js";
import {
  MODALITIES,
  confidenceInWords,
  countInWords,
  dateInWords,
  dateWords,
  languageInWords,
  relationInWords,
  timeInWords,
} from "./words.js";

const MARKS = {
  subject: "subject",
  object: "object",
  trigger: "the words that say it",
  qualifier: "topic, place or event",
};

/** A button with the entity's name, or its acronym if it has one and `brief` is asked for, that shows the entity. */
export function entityButton(graph, index, choose, brief = false) {
  const node = graph.nodes[index];
  const name = (brief && acronymOf(node)) || node.label;
  return button(bdi(name), () => choose({ node: index }), {
    class: "entity",
    "data-entity": node.id,
    title: name === node.label ? null : node.label,
  });
}

/**
 * The statement in words, what qualifies it, and each sentence that says it: the surest at once, the others on demand.
 *
 * `from` is the node below whose name and relation the card stands, so that it need not say them again; `open` shows
 * all sentences, `brief` takes acronyms for names.
 */
export function statementCard(graph, statement, choose, { from, open = false, brief = false } = {}) {
  const sentences = evidenceOf(graph, statement).sort((a, b) => (b.c ?? 0) - (a.c ?? 0));
  const proofs = [
    ...sentences.map((evidence) => evidenceCard(graph, evidence)),
    ...statement.rec.map((index) => recordCard(graph.proof.records[index])),
  ];
  const [first, rest] = open ? [proofs, []] : [proofs.slice(0, 1), proofs.slice(1)];
  return el(
    "article",
    { class: `statement ${statement.m.toLowerCase()}`, "data-statement": statementId(graph, statement) },
    el("p", { class: "claim" }, ...claim(graph, statement, choose, from, brief)),
    qualifierList(graph, statement, choose),
    ...(first.length ? first : [el("p", { class: "note" }, "Nothing to rest on.")]),
    rest.length ? el("details", {}, el("summary", {}, restInWords(statement, rest.length)), ...rest) : null,
  );
}

function claim(graph, statement, choose, from, brief) {
  const name = (index) => entityButton(graph, index, choose, brief);
  const date = () => el("time", { datetime: statement.date }, dateInWords(statement.date));
  if (from !== undefined && statement.date) return [`${dateWords(statement.p)} `, date()];
  if (from !== undefined && [statement.s, statement.o].includes(from))
    return [name(statement.s === from ? statement.o : statement.s)];
  if (statement.date) return [name(statement.s), ` ${dateWords(statement.p)} `, date()];
  const relation = el("span", { class: "relation" }, relationInWords(graph, statement.p));
  return [name(statement.s), " ", relation, " ", name(statement.o)];
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
      statement.m === "Actual" ? null : el("strong", {}, modality.label, ": "),
      modality.explanation,
    ),
    statement.c === undefined || !statement.said
      ? null
      : el("li", { class: "confidence", title: "How sure the reading is" }, confidenceInWords(statement.c)),
  );
}

function restInWords(statement, count) {
  const sentences = Math.min(statement.said - 1, count);
  const parts = [];
  if (sentences > 0) parts.push(countInWords(sentences, "more sentence"));
  if (count > sentences) parts.push("the reference data");
  return parts.join(", and ");
}

/** The sentence with its important words marked, and the document it stands in. */
export function evidenceCard(graph, evidence) {
  const reading = [
    evidence.pattern ? `read by “${evidence.pattern}”` : "",
    confidenceInWords(evidence.c),
  ].filter(Boolean);
  return el(
    "figure",
    { class: "evidence" },
    el("blockquote", {}, ...markedSentence(evidence.text, evidence.marks)),
    el(
      "figcaption",
      {},
      documentLine(graph, evidence.document, evidence.pages),
      el("span", { class: "reading" }, reading.join(", ")),
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

/** Title, page, symbol … of a document, linked to its source where that is known, with its reprints. */
export function documentLine(graph, index, pages = []) {
  const document = graph.documents[index];
  if (!document) return el("cite", {}, "an unknown document");
  const rest = [
    pages.length ? `page ${pages.join("–")}` : "",
    document.symbol,
    document.kind,
    languageInWords(document.language),
    document.publisher,
    dateInWords(document.date),
  ].filter(Boolean);
  const reprints = (document.reprints ?? []).map((other) => graph.documents[other]);
  return el(
    "cite",
    { title: document.file },
    titleLink(document, pages),
    ...rest.flatMap((text) => [" · ", bdi(text)]),
    reprints.length
      ? el(
          "span",
          { class: "reprints" },
          "nearly the same: ",
          ...reprints.flatMap((one, n) => [n ? ", " : "", titleLink(one)]),
        )
      : null,
  );
}

function titleLink({ title, source }, pages = []) {
  // Readers of PDF files go to the page that the fragment names.
  const fragment = pages.length && /\.pdf$/i.test(source ?? "") ? `#page=${pages[0]}` : "";
  return source ? link(source + fragment, bdi(title)) : bdi(title);
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
