// The search box with its suggestions: a combobox that works by keyboard.

import { bdi, el, fill } from "./dom.js";
import { typeSign } from "./legend.js";
import { findNames, indexNames, splitPath } from "./search.js";

/** Make the box work; `choose` gets a node number, `connect` two of them. */
export function startSearch(input, list, graph, choose, connect) {
  let index = null;
  let options = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const take = (option) => {
    input.value = "";
    close();
    if (option.path) connect(...option.path);
    else choose(option.node);
  };
  const mark = (next) => {
    active = options.length ? (next + options.length) % options.length : -1;
    [...list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", `suggestion-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const suggest = () => {
    index ??= indexNames(graph); // when it is first needed
    options = suggestions(graph, index, input.value);
    const rows = options.map((option, n) =>
      el(
        "li",
        {
          role: "option",
          id: `suggestion-${n}`,
          "aria-selected": "false",
          on: {
            pointerdown: (event) => {
              event.preventDefault();
              take(option);
            },
          },
        },
        ...optionRow(graph, option),
      ),
    );
    const nothing = input.value.trim() ? [el("li", { class: "nothing" }, "No entity has such a name.")] : [];
    fill(list, rows.length ? rows : nothing);
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(options.length ? 0 : -1);
  };

  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => input.value && suggest());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter" && active >= 0) take(options[active]);
    else if (event.key === "Escape" && (input.value || !list.hidden)) {
      input.value = "";
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function suggestions(graph, index, text) {
  const ends = splitPath(text)?.map((part) => findNames(index, part, 3));
  const paths =
    ends && ends[0].length && ends[1].length
      ? ends[0]
          .slice(0, 2)
          .flatMap((a) => ends[1].slice(0, 2).map((b) => ({ path: [a.node, b.node] })))
          .filter(({ path }) => path[0] !== path[1])
      : [];
  return [...paths, ...findNames(index, text)];
}

function optionRow(graph, option) {
  if (option.path)
    return [
      "Paths from ",
      bdi(graph.nodes[option.path[0]].label),
      " to ",
      bdi(graph.nodes[option.path[1]].label),
    ];
  const node = graph.nodes[option.node];
  const type = graph.types.get(node.type);
  return [
    typeSign(type),
    bdi(node.label),
    option.name === node.label ? null : el("small", {}, " ", bdi(option.name)),
    el("small", { class: "kind" }, type?.label ?? ""),
  ];
}
