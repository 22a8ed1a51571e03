// What the page shows, and its short form in the address bar, so that a view can be linked and bookmarked.

const LISTS = ["without", "relation", "topic", "place", "doc", "modality"];
const NUMBERS = ["confidence", "evidence", "from", "until", "steps"];
const TEXTS = ["view", "sel", "path", "ego", "source", "sort", "text", "theme"];
const FLAGS = ["lonely", "plain", "all", "ungrouped"];

/** The state of a page that was just opened. Lists name what is chosen; an empty one chooses all. */
export function initialState() {
  return {
    view: "graph",
    sel: "",
    path: "",
    ego: "",
    steps: 1,
    source: "",
    sort: "",
    text: "",
    theme: "",
    without: [],
    relation: [],
    topic: [],
    place: [],
    doc: [],
    modality: [],
    confidence: 0,
    evidence: 0,
    from: 0,
    until: 0,
    lonely: false,
    plain: false,
    all: false,
    ungrouped: false,
  };
}

/** Read a fragment such as `#view=table&relation=supports`; what is unknown or wrong in it is left out. */
export function parseFragment(fragment) {
  const state = initialState();
  for (const [key, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (LISTS.includes(key)) state[key] = value.split(",").filter(Boolean);
    else if (NUMBERS.includes(key) && Number.isFinite(Number(value))) state[key] = Number(value);
    else if (TEXTS.includes(key)) state[key] = value;
    else if (FLAGS.includes(key)) state[key] = value === "1";
  }
  if (!["graph", "timeline", "table", "matrix"].includes(state.view)) state.view = "graph";
  return state;
}

/** The fragment for a state: only what differs from the initial one. */
export function formatFragment(state) {
  const initial = initialState();
  const parts = [];
  for (const [key, value] of Object.entries(state)) {
    if (!(key in initial) || String(value) === String(initial[key])) continue;
    const text = value === true ? "1" : Array.isArray(value) ? value.join(",") : String(value);
    parts.push(
      `${key}=${encodeURIComponent(text).replace(/%2F/g, "/").replace(/%2C/g, ",").replace(/%7E/g, "~")}`,
    );
  }
  return parts.length ? `#${parts.join("&")}` : "";
}

/** The state with everything that hides something put back. */
export function withoutFilters(state) {
  const { view, sel, sort, theme, ungrouped } = state;
  return { ...initialState(), view, sel, sort, theme, ungrouped };
}
