// The filters in force as chips that can be taken away one by one.

import { button, fill } from "./dom.js";
import { MODALITIES, relationInWords } from "./words.js";

/** What each filter in force is called, and the change that takes it away. */
export function describeFilters(graph, state) {
  const chips = [];
  const each = (key, name) => {
    for (const value of state[key])
      chips.push([name(value), { [key]: state[key].filter((other) => other !== value) }]);
  };
  const label = (id) => graph.byId.get(id)?.label ?? id;
  each("without", (type) => `without: ${graph.types.get(type)?.label ?? type}`);
  each("relation", (relation) => `relation: ${relationInWords(graph, relation)}`);
  each("modality", (modality) => `only: ${MODALITIES[modality]?.label ?? modality}`);
  each("topic", (id) => `topic: ${label(id)}`);
  each("place", (id) => `place: ${label(id)}`);
  each("doc", (id) => `document: ${graph.documents.find((card) => card.id === id)?.title ?? id}`);
  if (state.from || state.until)
    chips.push([`years: ${state.from || "…"}–${state.until || "…"}`, { from: 0, until: 0 }]);
  if (state.confidence) chips.push([`confidence ≥ ${state.confidence} %`, { confidence: 0 }]);
  if (state.evidence) chips.push([`sentences ≥ ${state.evidence}`, { evidence: 0 }]);
  if (state.source)
    chips.push([state.source === "documents" ? "documents only" : "reference data only", { source: "" }]);
  if (state.ego)
    chips.push([
      `around ${label(state.ego)}, ${state.steps} ${state.steps === 1 ? "step" : "steps"}`,
      { ego: "" },
    ]);
  if (state.lonely) chips.push(["connected only", { lonely: false }]);
  if (state.plain) chips.push(["relations only", { plain: false }]);
  if (state.path) chips.push([`path: ${state.path.split("~").map(label).join(" to ")}`, { path: "" }]);
  return chips;
}

/** Show the chips; nothing where no filter is in force. */
export function showChips(bar, graph, state, update, reset) {
  const chips = describeFilters(graph, state);
  bar.hidden = !chips.length;
  fill(
    bar,
    ...chips.map(([name, change]) =>
      button([name, " ×"], () => update(change), {
        class: "chip",
        "aria-label": `Remove the filter ${name}`,
      }),
    ),
    chips.length > 1 ? button("Reset", reset, { class: "chip all" }) : null,
  );
}
