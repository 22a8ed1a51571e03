// The query editor: CodeMirror with completion of keywords, prefixes, variables, terms and names of the graph.

import {
  autocompletion,
  bracketMatching,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  defaultKeymap,
  drawSelection,
  EditorState,
  EditorView,
  highlightActiveLine,
  HighlightStyle,
  history,
  historyKeymap,
  keymap,
  lineNumbers,
  sparql,
  syntaxHighlighting,
  tags,
} from "./vendor.js";

const KEYWORDS =
  "SELECT ASK CONSTRUCT DESCRIBE WHERE DISTINCT OPTIONAL UNION FILTER BIND VALUES MINUS EXISTS NOT GROUP BY HAVING ORDER ASC DESC " +
  "LIMIT OFFSET PREFIX COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG LCASE UCASE CONTAINS STRSTARTS REGEX YEAR COALESCE BOUND IF AS";

const THEME = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "14px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", minHeight: "12rem", maxHeight: "55vh" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--sheet)", color: "var(--soft-ink)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--mark) 25%, transparent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--mark) !important",
  },
  ".cm-tooltip": { backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--link)", color: "var(--paper)" },
  ".cm-completionInfo": { maxWidth: "24rem", padding: ".4rem .6rem" },
});

const COLOURS = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword], color: "var(--accent)", fontWeight: "600" },
    { tag: [tags.variableName, tags.propertyName], color: "var(--ink)" },
    { tag: [tags.string, tags.number, tags.bool], color: "var(--link)" },
    { tag: [tags.comment], color: "var(--soft-ink)", fontStyle: "italic" },
  ]),
);

/**
 * Put an editor into an element. Its styles live in a shadow root, so that the page needs no inline style.
 *
 * @param {HTMLElement} place
 * @param {{prefixes: Record<string, string>, terms: {name: string, kind: string, comment: string}[]}} vocabulary
 * @param {(words: string) => Promise<{name: string, id: string}[]>} findNames entities whose names begin so
 * @param {() => void} ask called on Ctrl+Enter
 */
export function openEditor(place, vocabulary, findNames, ask) {
  const root = place.attachShadow({ mode: "open" });
  const run = () => {
    ask();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        sparql(),
        THEME,
        COLOURS,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "SPARQL query" }),
        autocompletion({ override: [completeWords(vocabulary), completeNames(findNames)] }),
        keymap.of([
          { key: "Mod-Enter", run },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
      ],
    }),
  });
  return {
    read: () => view.state.doc.toString(),
    write: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
    /** Put the cursor at a line and column, both counted from 1. */
    point(line, column) {
      const found = view.state.doc.line(Math.min(line, view.state.doc.lines));
      view.dispatch({
        selection: { anchor: Math.min(found.from + column - 1, found.to) },
        scrollIntoView: true,
      });
      view.focus();
    },
  };
}

function completeWords({ prefixes, terms }) {
  const options = [
    ...KEYWORDS.split(" ").map((label) => ({ label, type: "keyword", boost: -1 })),
    ...Object.entries(prefixes).map(([prefix, address]) => ({
      label: `${prefix}:`,
      type: "namespace",
      detail: address,
    })),
    ...terms.map(({ name, kind, comment }) => ({
      label: name,
      type: kind === "class" ? "class" : "property",
      info: comment || undefined,
    })),
  ];
  return (context) => {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) {
      const known = new Set(context.state.doc.toString().match(/[?$]\w+/g));
      known.delete(variable.text);
      return {
        from: variable.from,
        options: [...known].sort().map((label) => ({ label, type: "variable" })),
        validFor: /^[?$]\w*$/,
      };
    }
    const word = context.matchBefore(/[\w-]*:?[\w-]*/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    return { from: word.from, options, validFor: /^[\w-]*:?[\w-]*$/ };
  };
}

function completeNames(findNames) {
  return async (context) => {
    const word = context.matchBefore(/\b[\p{L}][\p{L}\p{N} -]{2,40}/u);
    if (!word || !context.explicit) return null;
    const words = word.text.split(" ").at(-1).length > 2 ? word.text.split(" ").at(-1) : word.text;
    const found = await findNames(words);
    return {
      from: word.to - words.length,
      filter: false,
      options: found.map(({ name, id }) => ({ label: name, detail: id, apply: id, type: "constant" })),
    };
  };
}
