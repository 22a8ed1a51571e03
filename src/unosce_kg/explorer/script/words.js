// Statements, dates, modality and confidence in words.

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export const MODALITIES = {
  Actual: { label: "fact", explanation: "stated as a fact" },
  Planned: { label: "planned", explanation: "decided, agreed or announced, not yet stated as done" },
  Proposed: { label: "proposed", explanation: "wished, urged, offered or suggested" },
  Negated: { label: "denied", explanation: "the text says that it is not so" },
};

/** "2007-05-14" as "14 May 2007", "2007-05" as "May 2007"; anything else as it is. */
export function dateInWords(text) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text ?? "");
  if (!match) return text ?? "";
  const month = match[2] ? MONTHS[Number(match[2]) - 1] : "";
  return [match[3] ? String(Number(match[3])) : "", month, match[1]].filter(Boolean).join(" ");
}

/** When the statement holds, in words, or "". */
export function timeInWords(statement) {
  const { on, from, to } = statement;
  if (from && to) return `from ${dateInWords(from)} to ${dateInWords(to)}`;
  if (from) return `since ${dateInWords(from)}`;
  if (to) return `until ${dateInWords(to)}`;
  if (!on) return "";
  return on.length === 10 ? `on ${dateInWords(on)}` : `in ${dateInWords(on)}`;
}

/** What a statement of a date says of its subject. */
export function dateWords(predicate) {
  return { onDate: "is dated", startDate: "began on", endDate: "ended on" }[predicate] ?? predicate;
}

/** The English name of a language, or ""; English itself goes without saying. */
export function languageInWords(tag) {
  if (!tag || /^en\b/i.test(tag)) return "";
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** How sure the reading is: a score of 0..1 in words with its per cent. */
export function confidenceInWords(score) {
  if (score === undefined || score === null) return "";
  const words =
    score >= 0.9 ? "very sure" : score >= 0.75 ? "fairly sure" : score >= 0.5 ? "likely" : "unsure";
  return `${words} (${Math.round(score * 100)} %)`;
}

/** The relation's words, seen from the subject or, if `inverse`, from the object. */
export function relationInWords(graph, predicate, inverse = false) {
  const words = graph.relations[predicate];
  return words ? words[inverse ? 1 : 0] : predicate;
}

/** The statement as one line of text. */
export function statementInWords(graph, statement) {
  const label = (index) => graph.nodes[index].label;
  const object = statement.date ? dateInWords(statement.date) : label(statement.o);
  const relation = statement.date ? dateWords(statement.p) : relationInWords(graph, statement.p);
  const qualifiers = [
    statement.topics.length ? `on ${joinWords(statement.topics.map(label))}` : "",
    statement.places.length ? `in ${joinWords(statement.places.map(label))}` : "",
    statement.events.length ? `at ${joinWords(statement.events.map(label))}` : "",
    timeInWords(statement),
  ].filter(Boolean);
  return [`${label(statement.s)} ${relation} ${object}`, ...qualifiers].join(", ");
}

/** "a", "a and b", "a, b and c". */
export function joinWords(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "1 document", "2 documents". */
export function countInWords(count, word, plural = `${word}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? word : plural}`;
}

/** The text cut to so many characters, with an ellipsis where something is cut. */
export function shorten(text, limit) {
  const characters = Array.from(text);
  return characters.length > limit
    ? `${characters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
