// The filters at the side: each changes one part of the state.

import { append, button, el, fill } from "./dom.js";
import { choiceList } from "./choices.js";
import { legend } from "./legend.js";
import { MODALITIES } from "./words.js";
import { yearsOf } from "./filters.js";

/** First and last year that the graph's statements tell of, or null. */
export function yearRange(graph) {
  const years = graph.statements.flatMap(yearsOf).filter(Boolean);
  return years.length
    ? [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))]
    : null;
}

/** Fill the sidebar with the controls for the state. */
export function showSidebar(sidebar, graph, state, update, act) {
  const open = new Set([...sidebar.querySelectorAll("details[open]")].map((group) => group.dataset.group));
  const first = !sidebar.children.length;
  const section = (name, title, content) => {
    const details = el(
      "details",
      { "data-group": name, open: first ? ["types", "when"].includes(name) : open.has(name) },
      el("summary", {}, title),
    );
    const fillIn = () => details.children.length < 2 && append(details, [content()]);
    if (details.open) fillIn();
    else details.addEventListener("toggle", fillIn); // not before someone looks
    return details;
  };
  fill(
    sidebar,
    el(
      "div",
      { class: "sidebar-head" },
      el("h2", {}, "Legend and filters"),
      button("×", act.closeSidebar, { class: "close", "aria-label": "Close the filters" }),
    ),
    section("types", "Types", () => legend(graph, state, update)),
    section("when", "Years", () => yearControls(graph, state, update, act)),
    section("relations", "Relations", () => choices(graph, "relation", state, update)),
    section("modality", "Fact or plan", () => choices(graph, "modality", state, update)),
    section("topics", "Topics", () => choices(graph, "topic", state, update)),
    section("places", "Places", () => choices(graph, "place", state, update)),
    section("documents", "Documents", () => choices(graph, "doc", state, update)),
    section("trust", "Trust", () => trustControls(state, update)),
    section("surroundings", "Surroundings", () => egoControls(graph, state, update)),
    el("p", { class: "reset" }, button("Reset all filters", act.reset)),
  );
}

function isTopic(node) {
  return node.id.startsWith("topic/");
}

function isPlace(node) {
  return node.id.startsWith("place/");
}

const computed = new WeakMap();

/** The rows of a list of choices, computed once for a graph. */
function once(graph, key, compute) {
  if (!computed.has(graph)) computed.set(graph, new Map());
  const known = computed.get(graph);
  if (!known.has(key)) known.set(key, compute(graph));
  return known.get(key);
}

const CHOICES = {
  relation: relationChoices,
  modality: modalityChoices,
  topic: (graph) => nodeChoices(graph, (s) => [...s.topics, s.o], isTopic),
  place: (graph) => nodeChoices(graph, (s) => [...s.places, s.s, s.o], isPlace),
  doc: documentChoices,
};

function choices(graph, key, state, update) {
  const rows = once(graph, key, CHOICES[key]);
  return choiceList(key, rows, state[key], (value) => update({ [key]: toggle(state[key], value) }));
}

function toggle(list, value) {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value].sort();
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function relationChoices(graph) {
  return counted(graph.statements.map((s) => s.p)).map(([name, count]) => [
    name,
    graph.relations[name]?.[0] ?? name,
    count,
  ]);
}

function modalityChoices(graph) {
  return counted(graph.statements.map((s) => s.m)).map(([name, count]) => [
    name,
    MODALITIES[name]?.label ?? name,
    count,
  ]);
}

function nodeChoices(graph, values, wanted) {
  const touched = graph.statements
    .flatMap((s) => [...new Set(values(s))])
    .filter((index) => index !== undefined && wanted(graph.nodes[index]));
  return counted(touched).map(([index, count]) => [graph.nodes[index].id, graph.nodes[index].label, count]);
}

function documentChoices(graph) {
  const counts = new Map(counted(graph.statements.flatMap((s) => s.docs)));
  return graph.documents.map((card, index) => [
    card.id,
    [card.title, card.date].filter(Boolean).join(" · "),
    counts.get(index) ?? 0,
  ]);
}

function yearControls(graph, state, update, act) {
  const range = once(graph, "years", yearRange);
  if (!range) return [el("p", { class: "note" }, "No dates in this graph.")];
  const [first, last] = range;
  const slider = (key, label, value, bound) =>
    el(
      "label",
      { class: "slider" },
      el("span", {}, label),
      el("input", {
        type: "range",
        min: first,
        max: last,
        step: 1,
        value,
        "data-key": key,
        "aria-valuetext": value,
        on: {
          input: (event) =>
            update({ [key]: Number(event.target.value) === bound ? 0 : Number(event.target.value) }),
        },
      }),
      el("output", {}, value),
    );
  return [
    slider("from", "From", state.from || first, first),
    slider("until", "Until", state.until || last, last),
    button(act.playing() ? "❚❚ Stop" : "▶ Play the years", act.play, { "data-key": "play" }),
    el("p", { class: "note" }, "A statement without a date of its own counts in the year of its document."),
  ];
}

function trustControls(state, update) {
  const number = (key, label, max, step, unit) =>
    el(
      "label",
      { class: "slider" },
      el("span", {}, label),
      el("input", {
        type: "range",
        min: 0,
        max,
        step,
        value: state[key],
        "data-key": key,
        on: { input: (event) => update({ [key]: Number(event.target.value) }) },
      }),
      el("output", {}, state[key] ? `≥ ${state[key]}${unit}` : "any"),
    );
  return [
    number("confidence", "Confidence", 100, 5, " %"),
    number("evidence", "Sentences", 5, 1, ""),
    picker(
      "source",
      "Says who",
      [
        ["", "documents and reference data"],
        ["documents", "documents only"],
        ["reference", "reference data only"],
      ],
      state.source,
      (value) => update({ source: value }),
    ),
  ];
}

function egoControls(graph, state, update) {
  const centre = graph.byId.get(state.ego);
  const box = (key, label) => {
    const input = el("input", {
      type: "checkbox",
      "data-key": key,
      on: { change: () => update({ [key]: !state[key] }) },
    });
    input.checked = state[key];
    return el("label", { class: "switch" }, input, el("span", {}, label));
  };
  return [
    centre
      ? el("p", {}, "Around ", el("strong", {}, centre.label))
      : el("p", { class: "note" }, "Choose an entity, then “Only its surroundings”."),
    picker(
      "steps",
      "Steps",
      [
        [1, "1 step"],
        [2, "2 steps"],
        [3, "3 steps"],
      ],
      state.steps,
      (value) => update({ steps: Number(value) }),
    ),
    box("lonely", "Hide what has no connection"),
    box("ungrouped", "Hide the tinted areas of what hangs together"),
    box("plain", "Hide lines to topics, places and events that only qualify"),
  ];
}

function picker(key, label, options, chosen, change) {
  const select = el(
    "select",
    { "data-key": key, on: { change: (event) => change(event.target.value) } },
    ...options.map(([value, text]) =>
      el("option", { value, selected: String(value) === String(chosen) }, text),
    ),
  );
  return el("label", { class: "picker" }, el("span", {}, label), select);
}
