// The table of statements: all that the drawing shows, to be sorted and read line by line.

import { button, el, fill } from "./dom.js";
import { entityButton, statementCard } from "./cards.js";
import { foldText } from "./search.js";
import { MODALITIES, dateInWords, relationInWords, statementInWords } from "./words.js";

const PAGE = 100;
const COLLATOR = new Intl.Collator("en");
const folded = new WeakMap(); // statement to its words without case and accents
const COLUMNS = [
  ["subject", "Who", (graph, s) => graph.nodes[s.s].label],
  ["relation", "Relation", (graph, s) => relationInWords(graph, s.p)],
  ["object", "With whom or what", (graph, s) => s.date ?? graph.nodes[s.o].label],
  [
    "qualifier",
    "On, in, at",
    (graph, s) => [...s.topics, ...s.places, ...s.events].map((n) => graph.nodes[n].label).join(", "),
  ],
  ["when", "When", (graph, s) => s.when || "9999"],
  ["modality", "Said as", (graph, s) => MODALITIES[s.m]?.label ?? s.m],
  ["confidence", "Sure", (graph, s) => s.c ?? 0],
  ["evidence", "Sentences", (graph, s) => s.said],
];

/** The statements in the state's order that hold all words of its text. */
export function sortStatements(graph, statements, state) {
  const words = foldText(state.text).split(" ").filter(Boolean);
  const found = words.length
    ? statements.filter((s) => {
        const text = foldedStatement(graph, s);
        return words.every((word) => text.includes(word));
      })
    : [...statements];
  const [name, direction] = (state.sort || "subject").split("-");
  const value = (COLUMNS.find(([key]) => key === name) ?? COLUMNS[0])[2];
  const sign = direction === "down" ? -1 : 1;
  const keys = new Map(found.map((s) => [s, value(graph, s)]));
  const compare = (a, b) => (typeof a === "number" ? a - b : COLLATOR.compare(a, b));
  return found.sort((a, b) => sign * compare(keys.get(a), keys.get(b)) || a.index - b.index);
}

function foldedStatement(graph, statement) {
  if (!folded.has(statement)) folded.set(statement, foldText(statementInWords(graph, statement)));
  return folded.get(statement);
}

/** Show the table for the state. */
export function showTable(section, graph, visible, state, update, choose) {
  const rows = sortStatements(graph, visible.statements, state);
  const body = el("tbody", {});
  const foot = el("p", { class: "more" });
  const addRows = (from) => {
    for (const statement of rows.slice(from, from + PAGE)) body.append(...tableRow(graph, statement, choose));
    const left = rows.length - from - PAGE;
    fill(
      foot,
      left > 0 ? button(`Show ${Math.min(PAGE, left)} more of ${left}`, () => addRows(from + PAGE)) : null,
    );
  };
  addRows(0);
  const text = el("input", {
    id: "table-text",
    type: "search",
    value: state.text,
    placeholder: "Words in the statements",
    "aria-label": "Only statements with these words",
    on: { input: (event) => update({ text: event.target.value }) },
  });
  fill(
    section,
    el(
      "div",
      { class: "table-head" },
      text,
      el(
        "p",
        { role: "status" },
        `${rows.length.toLocaleString("en")} of ${graph.statements.length.toLocaleString("en")} statements`,
      ),
    ),
    rows.length
      ? el(
          "div",
          { class: "scroll" },
          el(
            "table",
            {},
            el("thead", {}, el("tr", {}, ...COLUMNS.map((column) => heading(column, state, update)))),
            body,
          ),
        )
      : el("p", { class: "empty" }, "No statement passes the filters."),
    foot,
  );
}

function heading([name, label], state, update) {
  const [sorted, direction] = (state.sort || "subject").split("-");
  const active = sorted === name;
  const order = active ? (direction === "down" ? "descending" : "ascending") : "none";
  const next = active && direction !== "down" ? `${name}-down` : name;
  return el(
    "th",
    { scope: "col", "aria-sort": order, class: name },
    button(
      [label, el("span", { "aria-hidden": "true" }, active ? (direction === "down" ? " ▼" : " ▲") : "")],
      () => update({ sort: next }),
      { "data-key": `sort-${name}` },
    ),
  );
}

function tableRow(graph, statement, choose) {
  const names = [...statement.topics, ...statement.places, ...statement.events];
  const row = el(
    "tr",
    { class: statement.m.toLowerCase() },
    el("td", { "data-label": "Who" }, entityButton(graph, statement.s, choose)),
    el(
      "td",
      { "data-label": "Relation" },
      statement.date
        ? ({ onDate: "date", startDate: "first day", endDate: "last day" }[statement.p] ?? statement.p)
        : relationInWords(graph, statement.p),
    ),
    el(
      "td",
      { "data-label": "With whom or what" },
      statement.date ? dateInWords(statement.date) : entityButton(graph, statement.o, choose),
    ),
    el(
      "td",
      { "data-label": "On, in, at" },
      ...names.flatMap((n, k) => [k ? ", " : "", entityButton(graph, n, choose)]),
    ),
    el("td", { "data-label": "When" }, whenOf(statement)),
    el("td", { "data-label": "Said as" }, MODALITIES[statement.m]?.label ?? statement.m),
    el(
      "td",
      { "data-label": "Sure", class: "number" },
      statement.said && statement.c !== undefined ? `${Math.round(statement.c * 100)} %` : "",
    ),
    el("td", { "data-label": "Sentences", class: "number" }),
  );
  const proof = el("tr", { class: "proof", hidden: true });
  const open = button(
    statement.said ? String(statement.said) : "ref.",
    () => {
      proof.hidden = !proof.hidden;
      open.setAttribute("aria-expanded", String(!proof.hidden));
      if (!proof.hidden)
        fill(proof, el("td", { colspan: COLUMNS.length }, statementCard(graph, statement, choose)));
    },
    { "aria-expanded": "false", title: "Show the sentences" },
  );
  row.lastChild.append(open);
  return [row, proof];
}

function whenOf(statement) {
  if (statement.from || statement.to)
    return `${dateInWords(statement.from) || "…"} – ${dateInWords(statement.to) || "…"}`;
  return dateInWords(statement.when);
}
