// The matrix: bodies and States by topics, each cell the number of statements that tie the two.

import { bdi, button, el, fill } from "./dom.js";
import { entityButton } from "./cards.js";
import { pairKey } from "./graph.js";
import { countInWords, shorten } from "./words.js";

const ROWS = 40;
const COLUMNS_AT_ONCE = 30;

/** Rows (bodies) and columns (topics), most statements first, and a map from their pair to its statements. */
export function crossBodiesAndTopics(graph, statements) {
  const cells = new Map();
  const totals = new Map();
  const isTopic = (index) => index !== undefined && graph.nodes[index].id.startsWith("topic/");
  for (const statement of statements) {
    const topics = [...statement.topics, statement.o].filter(isTopic);
    const bodies = [statement.s, statement.o].filter(
      (index) => index !== undefined && isBody(graph.nodes[index]),
    );
    for (const topic of new Set(topics)) {
      for (const body of new Set(bodies)) {
        const key = pairKey(body, topic);
        cells.set(key, [...(cells.get(key) ?? []), statement.index]);
        for (const index of [body, topic]) totals.set(index, (totals.get(index) ?? 0) + 1);
      }
    }
  }
  const ordered = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || a - b);
  return {
    rows: ordered.filter((index) => !isTopic(index)),
    columns: ordered.filter(isTopic),
    cells,
    totals,
  };
}

function isBody(node) {
  return node.id.startsWith("org/") || node.type === "Country" || node.type === "Territory";
}

/** Show the matrix of the visible statements. */
export function showMatrix(section, graph, visible, choose) {
  const matrix = crossBodiesAndTopics(graph, visible.statements);
  if (!matrix.columns.length) {
    fill(section, el("p", { class: "empty" }, "No statement that is shown ties a body to a topic."));
    return;
  }
  drawMatrix(section, graph, matrix, choose, ROWS, COLUMNS_AT_ONCE);
}

function drawMatrix(section, graph, matrix, choose, rowLimit, columnLimit) {
  const rows = matrix.rows.slice(0, rowLimit);
  const columns = matrix.columns.slice(0, columnLimit);
  const most = Math.max(...[...matrix.cells.values()].map((statements) => statements.length));
  const head = el(
    "tr",
    {},
    el("td", { class: "corner" }),
    ...columns.map((topic) =>
      el(
        "th",
        { scope: "col" },
        button(bdi(shorten(graph.nodes[topic].label, 34)), () => choose({ node: topic }), {
          class: "entity",
          title: graph.nodes[topic].label,
        }),
      ),
    ),
  );
  const body = rows.map((row) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, entityButton(graph, row, choose)),
      ...columns.map((topic) => cell(graph, matrix, row, topic, most, choose)),
    ),
  );
  const cut = matrix.rows.length > rowLimit || matrix.columns.length > columnLimit;
  fill(
    section,
    el(
      "p",
      { class: "note" },
      `${countInWords(matrix.rows.length, "body or State", "bodies and States")} by ${countInWords(matrix.columns.length, "topic")}; a number counts statements. Choose one to read them.`,
    ),
    el(
      "div",
      { class: "scroll" },
      el("table", { class: "cross" }, el("thead", {}, head), el("tbody", {}, ...body)),
    ),
    cut
      ? el(
          "p",
          { class: "rest" },
          button("Show all rows and columns", () =>
            drawMatrix(section, graph, matrix, choose, Infinity, Infinity),
          ),
        )
      : null,
  );
}

function cell(graph, matrix, row, topic, most, choose) {
  const count = matrix.cells.get(pairKey(row, topic))?.length ?? 0;
  if (!count) return el("td", {});
  const name = `${graph.nodes[row].label}, ${graph.nodes[topic].label}: ${countInWords(count, "statement")}`;
  const open = button(String(count), () => choose({ edge: graph.edgeOf.get(pairKey(row, topic)) }), {
    "aria-label": name,
    title: name,
  });
  open.style.setProperty("--share", `${Math.round(12 + (38 * count) / most)}%`);
  return el("td", {}, open);
}
