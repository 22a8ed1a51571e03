// The panel: all there is to know of the entity, the edge or the path that was chosen.

import { bdi, button, el, fill, link } from "./dom.js";
import { documentLine, entityButton, statementCard } from "./cards.js";
import { mentionsOf } from "./graph.js";
import { countInWords, joinWords, languageInWords, relationInWords } from "./words.js";
import { typeSign } from "./legend.js";

const AT_ONCE = 20;
const NAMES_AT_ONCE = 6;

/** Show what is chosen; `act` holds what the panel can ask of the page. */
export function showPanel(panel, graph, visible, chosen, act) {
  const content = contentFor(graph, visible, chosen, act);
  panel.hidden = !content;
  fill(
    panel,
    content ? [button("×", act.close, { class: "close", "aria-label": "Close the details" }), content] : [],
  );
  panel.scrollTop = 0;
}

function contentFor(graph, visible, chosen, act) {
  if (chosen.path) return pathContent(graph, visible, chosen, act);
  if (chosen.node !== undefined) return nodeContent(graph, visible, graph.nodes[chosen.node], act);
  if (chosen.edge !== undefined) return edgeContent(graph, visible, graph.edges[chosen.edge], act);
  if (chosen.list) return listContent(graph, chosen.list, act);
  return null;
}

function nodeContent(graph, visible, node, act) {
  const shown = new Set(visible.statements.map((s) => s.index));
  const statements = node.statements
    .filter((index) => shown.has(index))
    .map((index) => graph.statements[index]);
  const hidden = node.statements.length - statements.length;
  const type = graph.types.get(node.type);
  return [
    el("h2", {}, bdi(node.label)),
    el("p", { class: "type" }, typeSign(type), ` ${type?.label ?? node.type}`),
    namesOf(node),
    linksOf(graph, node),
    el(
      "p",
      { class: "actions" },
      button("Only its surroundings", () => act.ego(node.id)),
      button("Path to …", () => act.pathFrom(node)),
      button("Copy id", () => act.copy(node.id), { title: node.id }),
    ),
    datesOf(graph, node, statements, act),
    ...relationGroups(graph, node, statements, act),
    hidden
      ? el("p", { class: "note" }, `${countInWords(hidden, "more statement")} hidden by the filters.`)
      : null,
    documentsOf(graph, node),
  ];
}

function namesOf(node) {
  if (!node.names.length) return null;
  const named = (names) =>
    names.flatMap(([text, language], n) => [
      n ? ", " : "",
      bdi(text, { lang: language }),
      languageInWords(language) && ` (${languageInWords(language)})`,
    ]);
  const [first, rest] = [node.names.slice(0, NAMES_AT_ONCE), node.names.slice(NAMES_AT_ONCE)];
  return el(
    "div",
    { class: "names" },
    "Also: ",
    ...named(first),
    rest.length ? el("details", {}, el("summary", {}, `${rest.length} more names`), ...named(rest)) : null,
  );
}

function linksOf(graph, node) {
  const links = graph.proof.links[node.index];
  if (!links.length) return null;
  return el(
    "p",
    { class: "links" },
    "Elsewhere: ",
    ...links.flatMap((address, n) => [
      n ? ", " : "",
      link(address, address.replace(/^https?:\/\/(www\.)?/, "")),
    ]),
  );
}

function datesOf(graph, node, statements, act) {
  const dates = statements.filter((s) => s.date && s.s === node.index);
  return dates.length ? group("Dates", dates, graph, act, { from: node.index }) : null;
}

function relationGroups(graph, node, statements, act) {
  const groups = new Map();
  for (const statement of statements) {
    if (statement.date && statement.s === node.index) continue;
    const heading = headingFor(graph, node, statement);
    if (!groups.has(heading)) groups.set(heading, []);
    groups.get(heading).push(statement);
  }
  const said = (members) => members.reduce((sum, statement) => sum + statement.said, 0);
  return [...groups]
    .sort(([, a], [, b]) => said(b) - said(a) || b.length - a.length)
    .map(([heading, members]) => group(heading, members, graph, act, { from: node.index }));
}

function headingFor(graph, node, statement) {
  if (statement.s === node.index) return relationInWords(graph, statement.p);
  if (statement.o === node.index) return relationInWords(graph, statement.p, true);
  if (statement.topics.includes(node.index)) return "is the topic of";
  if (statement.places.includes(node.index)) return "is the place of";
  return "is the occasion of";
}

function byDate(a, b) {
  const [one, other] = [a, b].map((s) => s.when || s.reported || "9999");
  return one < other ? -1 : one > other ? 1 : a.index - b.index;
}

function group(heading, statements, graph, act, options) {
  const sorted = [...statements].sort(byDate);
  const body = el("div", { class: "cards" });
  const more = (from) => {
    for (const statement of sorted.slice(from, from + AT_ONCE))
      body.append(statementCard(graph, statement, act.choose, options));
    const left = sorted.length - from - AT_ONCE;
    if (left > 0) {
      const next = button(
        `Show ${Math.min(left, AT_ONCE)} more of ${left}`,
        () => {
          next.remove();
          more(from + AT_ONCE);
        },
        { class: "more" },
      );
      body.append(next);
    }
  };
  more(0);
  return el(
    "details",
    { class: "group", open: true },
    el("summary", {}, el("h3", {}, heading, " ", el("span", { class: "count" }, statements.length))),
    body,
  );
}

function documentsOf(graph, node) {
  const mentions = mentionsOf(graph, node);
  if (!mentions.length) return null;
  return el(
    "details",
    { class: "group" },
    el(
      "summary",
      {},
      el("h3", {}, "Documents that name it ", el("span", { class: "count" }, mentions.length)),
    ),
    el(
      "ul",
      { class: "documents" },
      ...mentions.map(([index, count]) =>
        el("li", {}, documentLine(graph, index), ` · ${countInWords(count, "mention")}`),
      ),
    ),
  );
}

function edgeContent(graph, visible, edge, act) {
  const parts = visible.edges.get(edge.index) ?? { direct: edge.direct, qualifying: edge.qualifying };
  const name = (index) => entityButton(graph, index, act.choose, true);
  const pick = (indexes) => [...new Set(indexes)].map((index) => graph.statements[index]);
  return [
    el("h2", {}, name(edge.from), " – ", name(edge.to)),
    el(
      "p",
      { class: "type" },
      countInWords(new Set([...parts.direct, ...parts.qualifying]).size, "statement"),
      " between the two",
    ),
    parts.direct.length
      ? group("Relations", pick(parts.direct), graph, act, { open: true, brief: true })
      : null,
    parts.qualifying.length
      ? group("Named together", pick(parts.qualifying), graph, act, { open: true, brief: true })
      : null,
  ];
}

function pathContent(graph, visible, { path, from, to }, act) {
  const name = (index) => graph.nodes[index].label;
  const heading = el("h2", {}, bdi(name(from)), " to ", bdi(name(to)));
  if (!path.length)
    return [heading, el("p", {}, "Nothing that is shown joins the two. Fewer filters may help.")];
  const steps = path[0].length - 1;
  return [
    heading,
    el(
      "p",
      { class: "type" },
      `${countInWords(path.length, "shortest path")} of ${countInWords(steps, "step")}`,
    ),
    ...path.map((nodes, number) =>
      el(
        "details",
        { class: "group path", open: number === 0 },
        el("summary", {}, el("h3", {}, joinWords([nodes.map(name).join(" → ")]))),
        ...nodes.slice(1).map((node, n) => stepContent(graph, visible, nodes[n], node, act)),
      ),
    ),
  ];
}

function stepContent(graph, visible, one, other, act) {
  const edge = graph.nodes[one].edges.find(
    (index) => visible.edges.has(index) && [graph.edges[index].from, graph.edges[index].to].includes(other),
  );
  const parts = visible.edges.get(edge);
  const indexes = parts.direct.length ? parts.direct : parts.qualifying;
  const statements = [...new Set(indexes)].map((index) => graph.statements[index]).sort(byDate);
  return el(
    "div",
    { class: "step" },
    el(
      "h4",
      {},
      entityButton(graph, one, act.choose, true),
      " – ",
      entityButton(graph, other, act.choose, true),
    ),
    ...statements
      .slice(0, 5)
      .map((statement) => statementCard(graph, statement, act.choose, { brief: true })),
    statements.length > 5 ? button(`All ${statements.length} statements`, () => act.choose({ edge })) : null,
  );
}

function listContent(graph, { title, statements }, act) {
  return [
    el("h2", {}, title),
    group(
      "Statements",
      statements.map((index) => graph.statements[index]),
      graph,
      act,
    ),
  ];
}
