// The page: one state, from the address bar; every change of it is drawn from here.

import { showChips } from "./chips.js";
import { button, fill } from "./dom.js";
import { Drawing } from "./drawing.js";
import { exportMenu } from "./exporting.js";
import { applyFilters, filterKey } from "./filters.js";
import { focusAround } from "./focus.js";
import { indexGraph } from "./graph.js";
import { startHelp } from "./help.js";
import { keepFocus } from "./keepfocus.js";
import { startKeys } from "./keys.js";
import { showMatrix } from "./matrix.js";
import { chooseDrawn } from "./overview.js";
import { showPanel } from "./panel.js";
import { startPlayer } from "./player.js";
import { startSearch } from "./searchbox.js";
import { readChosen, selectStatements } from "./selection.js";
import { showSidebar } from "./sidebar.js";
import { formatFragment, parseFragment, withoutFilters } from "./state.js";
import { showTable } from "./table.js";
import { readColours, startTheme } from "./theme.js";
import { showTimeline } from "./timeline.js";
import { countInWords } from "./words.js";

const VIEWS = [
  ["graph", "Graph"],
  ["timeline", "Timeline"],
  ["table", "Table"],
  ["matrix", "Matrix"],
];
const find = (id) => document.getElementById(id);
const read = (id) => JSON.parse(find(id).textContent);

class Page {
  constructor() {
    const network = read("network-data");
    this.graph = indexGraph(read("graph-data"), network, () => read("proof-data"));
    this.state = parseFragment(location.hash);
    this.shown = new Map(); // view to what it shows
    this.drawing = new Drawing(this.graph, network.options, find("mynetwork"), (what) => this.choose(what));
    this.player = startPlayer(
      this.graph,
      () => this.state,
      (change) => this.update(change),
    );
    this.act = {
      choose: (what) => this.choose(what),
      close: () => this.update({ sel: "", path: "" }),
      ego: (id) => this.update({ ego: id, steps: 1, view: "graph" }, true),
      pathFrom: (node) => this.askPath(node),
      copy: (text) =>
        navigator.clipboard?.writeText(text).then(
          () => this.announce("Copied."),
          () => this.announce(text),
        ),
      reset: () => {
        this.player.stop();
        this.set(withoutFilters(this.state), true);
      },
      closeSidebar: () => this.toggleSidebar(false),
      play: () => this.player.toggle(),
      playing: () => this.player.playing(),
    };
    this.start();
  }

  start() {
    const connect = (from, to) =>
      this.update({ path: `${this.graph.nodes[from].id}~${this.graph.nodes[to].id}`, sel: "" });
    startSearch(
      find("search"),
      find("suggestions"),
      this.graph,
      (node) => this.choose({ node }, true),
      connect,
    );
    startTheme(
      find("theme"),
      () => this.state,
      (theme) => this.update({ theme }),
    );
    const openHelp = startHelp(find("help"), find("open-help"));
    startKeys(this, find("mynetwork"), openHelp);
    fill(find("export"), exportMenu(this));
    find("open-filters").addEventListener("click", () => this.toggleSidebar());
    fill(
      find("zoom"),
      button("+", () => this.drawing.camera.zoom(1.4), { "aria-label": "Zoom in" }),
      button("−", () => this.drawing.camera.zoom(1 / 1.4), { "aria-label": "Zoom out" }),
      button("⤢", () => this.drawing.fit(), { "aria-label": "Show all", title: "Show all ( 0 )" }),
    );
    addEventListener("hashchange", () => {
      if (location.hash !== formatFragment(this.state)) this.set(parseFragment(location.hash), true);
    });
    for (const [event, printing] of [
      ["beforeprint", true],
      ["afterprint", false],
    ]) {
      addEventListener(event, () => {
        this.printing = printing; // paper is white, whatever the screen is
        this.draw();
      });
    }
    let width = innerWidth;
    addEventListener("resize", () => {
      if (Math.abs(innerWidth - width) < width / 4) return;
      width = innerWidth; // the screen was turned: another part of the drawing fits
      this.drawing.fit();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    this.draw(true);
    requestAnimationFrame(() =>
      setTimeout(() => {
        performance.mark("usable"); // the first picture is on the screen
        document.documentElement.dataset.ready = "yes";
      }),
    );
  }

  /** Change parts of the state; `fit` moves the drawing to what is then visible. */
  update(change, fit = false) {
    this.set({ ...this.state, ...change }, fit);
  }

  set(state, fit = false) {
    this.state = state;
    history.replaceState(null, "", formatFragment(state) || location.pathname + location.search);
    this.draw(fit);
  }

  /** Choose a node, an edge or nothing. */
  choose({ node, edge }, reveal = false) {
    const { nodes, edges } = this.graph;
    const id = (index) => nodes[index].id;
    if (node !== undefined) this.update({ sel: id(node), path: "" });
    else if (edge !== undefined)
      this.update({ sel: `${id(edges[edge].from)}~${id(edges[edge].to)}`, path: "" });
    else this.update({ sel: "", path: "" });
    if (this.state.view !== "graph") return;
    if (node !== undefined && reveal) this.drawing.camera.reveal(node);
    else if (node !== undefined) this.drawing.camera.keepOnScreen([node]);
    else if (edge !== undefined) this.drawing.camera.keepOnScreen([edges[edge].from, edges[edge].to]);
  }

  /** What the state says is chosen, as numbers. */
  chosen() {
    return readChosen(this.graph, this.visible, this.state);
  }

  /** Bring the page in line with the state. */
  draw(fit = false) {
    keepFocus(() => this.drawAll(fit));
  }

  drawAll(fit) {
    const { graph, state } = this;
    document.documentElement.dataset.theme = this.printing ? "light" : state.theme;
    this.applyFilters();
    const chosen = this.chosen();
    this.showViews();
    showChips(find("chips"), graph, state, (change) => this.update(change), this.act.reset);
    this.showFilters();
    showPanel(find("panel"), graph, this.visible, chosen, this.act);
    this.showCounts();
    if (state.view === "graph") this.drawGraph(chosen, fit);
    else this.showList();
  }

  /** The table, the timeline or the matrix, if what it shows has changed: else it keeps its place. */
  showList() {
    const { graph, state, visible } = this;
    const { view, sort, text } = state;
    const key = view === "table" ? `${this.visibleKey} ${sort} ${text}` : this.visibleKey;
    const section = find(view);
    if (this.shown.get(view) === key) return;
    this.shown.set(view, key);
    const update = (change) => this.update(change);
    if (view === "table") showTable(section, graph, visible, state, update, this.act.choose);
    if (view === "timeline") showTimeline(section, graph, visible, this.act.choose);
    if (view === "matrix") showMatrix(section, graph, visible, this.act.choose);
  }

  /** What the state leaves to be shown, if that has changed. */
  applyFilters() {
    const key = filterKey(this.state);
    if (key === this.visibleKey) return;
    this.visibleKey = key;
    this.visible = applyFilters(this.graph, this.state);
  }

  /** The sidebar, if what it shows has changed. */
  showFilters() {
    const { view, sel, path, sort, text, theme, ...rest } = this.state;
    const key = JSON.stringify([rest, this.player.playing()]);
    if (key === this.filtersKey) return;
    this.filtersKey = key;
    showSidebar(find("filters"), this.graph, this.state, (change) => this.update(change), this.act);
  }

  drawGraph(chosen, fit) {
    const drawn = chooseDrawn(this.graph, this.visible, chosen, this.state.all);
    const focus = focusAround(this.graph, drawn, chosen);
    this.showOverview(drawn);
    this.drawing.show(drawn, focus, chosen, readColours(), !this.state.ungrouped);
    const opened = !this.fitted && focus; // a link to what is chosen shows that and what is around it
    if (opened || (chosen.path?.length && this.state.path !== this.fittedPath))
      this.drawing.fit([...focus.nodes], 0.75);
    else if (fit || !this.fitted) this.drawing.fit();
    this.fittedPath = this.state.path;
    this.fitted = true;
  }

  /** A word where not all is drawn, or nothing. */
  showOverview(drawn) {
    const [some, all] = [drawn.nodes.size, this.visible.nodes.size];
    const note = find("overview");
    note.hidden = all > 0 && drawn === this.visible;
    note.classList.toggle("nothing", !all);
    if (!this.graph.nodes.length) fill(note, "There is nothing in this graph yet.");
    else if (!all) fill(note, "Nothing passes the filters. ", button("Reset all filters", this.act.reset));
    else
      fill(
        note,
        `The ${some.toLocaleString("en")} best connected of ${all.toLocaleString("en")} are drawn. `,
        button("Draw all", () => this.update({ all: true }, true)),
      );
  }

  showViews() {
    for (const [view] of VIEWS) find(view).hidden = view !== this.state.view;
    fill(
      find("views"),
      ...VIEWS.map(([view, label]) =>
        button(label, () => this.update({ view }), {
          "aria-current": view === this.state.view ? "page" : null,
        }),
      ),
    );
  }

  showCounts() {
    const { nodes, statements } = this.visible;
    const text = `${countInWords(nodes.size, "entity", "entities")}, ${countInWords(statements.length, "statement")}, ${countInWords(this.graph.documents.length, "document")}`;
    if (find("counts").textContent === text) return;
    find("counts").textContent = text;
    if (this.fitted) this.announce(`Shown: ${text}`);
  }

  /** The visible statements of what is chosen; all that are visible where nothing is. */
  selectedStatements() {
    return selectStatements(this.graph, this.visible, this.chosen());
  }

  askPath(node) {
    const input = find("search");
    input.value = `${node.label} to `;
    input.focus();
  }

  toggleSidebar(open = !document.body.classList.contains("filters-open")) {
    document.body.classList.toggle("filters-open", open);
    find("open-filters").setAttribute("aria-expanded", String(open));
    if (open) find("filters").querySelector("button, summary")?.focus();
    else find("open-filters").focus();
  }

  announce(text) {
    find("announce").textContent = text;
  }
}

if (typeof document !== "undefined") window.page = new Page();
