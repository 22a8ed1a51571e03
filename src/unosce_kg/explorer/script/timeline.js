// The timeline: what is dated, year by year, below a chart of how much each year holds.

import { bdi, button, el, fill } from "./dom.js";
import { statementCard } from "./cards.js";
import { typeSign } from "./legend.js";
import { countInWords, dateInWords, statementInWords } from "./words.js";

const AT_ONCE = 30;

/** The statements with a date of their own by year, each year's in the order of their dates. */
export function groupByYear(statements) {
  const years = new Map();
  for (const statement of statements) {
    const year = Number(statement.when.slice(0, 4));
    if (!year) continue;
    if (!years.has(year)) years.set(year, []);
    years.get(year).push(statement);
  }
  for (const members of years.values())
    members.sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.index - b.index));
  return new Map([...years].sort(([a], [b]) => a - b));
}

/** Show the timeline of the visible statements. */
export function showTimeline(section, graph, visible, choose) {
  const years = groupByYear(visible.statements);
  const undated =
    visible.statements.length - [...years.values()].reduce((sum, members) => sum + members.length, 0);
  fill(
    section,
    years.size
      ? chart(years, section)
      : el("p", { class: "empty" }, "Nothing that is shown has a date of its own."),
    ...[...years].map(([year, members]) => yearSection(graph, year, members, choose)),
    undated && years.size
      ? el(
          "p",
          { class: "note" },
          `${countInWords(undated, "more statement")} without a date of their own: see the table.`,
        )
      : null,
  );
}

function chart(years, section) {
  const all = [...years.keys()];
  const most = Math.max(...[...years.values()].map((members) => members.length));
  const bars = [];
  for (let year = all[0]; year <= all.at(-1); year += 1) {
    const count = years.get(year)?.length ?? 0;
    const bar = el("span", { class: "bar", "aria-hidden": "true" });
    bar.style.height = `${(100 * count) / most}%`;
    bars.push(
      count
        ? button(
            [bar, el("span", { class: year % 10 ? "year" : "year tick" }, year)],
            () => goTo(section, year),
            { title: `${year}: ${count}`, "aria-label": `${year}: ${countInWords(count, "statement")}` },
          )
        : el("span", { class: "gap" }, year % 10 ? null : el("span", { class: "year tick" }, year)),
    );
  }
  return el("div", { class: "chart", role: "group", "aria-label": "Statements by year" }, ...bars);
}

function goTo(section, year) {
  const heading = section.querySelector(`#year-${year}`);
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
}

function yearSection(graph, year, members, choose) {
  const list = el("ol", { class: "items" });
  const add = (from) => {
    for (const statement of members.slice(from, from + AT_ONCE)) list.append(item(graph, statement, choose));
    const left = members.length - from - AT_ONCE;
    if (left > 0) {
      const row = el(
        "li",
        { class: "rest" },
        button(`${Math.min(left, AT_ONCE)} more of ${left}`, () => {
          row.remove();
          add(from + AT_ONCE);
        }),
      );
      list.append(row);
    }
  };
  add(0);
  return el(
    "section",
    { class: "year-block" },
    el(
      "h2",
      { id: `year-${year}`, tabindex: "-1" },
      year,
      " ",
      el("span", { class: "count" }, members.length),
    ),
    list,
  );
}

function item(graph, statement, choose) {
  const type = graph.types.get(graph.nodes[statement.s].type);
  const details = el(
    "details",
    { class: statement.m.toLowerCase() },
    el(
      "summary",
      {},
      el("time", { datetime: statement.when }, dateInWords(statement.when)),
      typeSign(type),
      bdi(statementInWords(graph, statement)),
    ),
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1)
      details.append(statementCard(graph, statement, choose));
  });
  return el("li", {}, details);
}
