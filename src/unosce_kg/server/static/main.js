// The page that asks: editor, examples, and the answer as a table, a chart, a drawing or a file.

import { ask, download, Trouble } from "./asking.js";
import { chooseColumns, drawChart } from "./chart.js";
import { button, el } from "./dom.js";
import { openEditor } from "./editor.js";
import { chooseEnds, drawNetwork } from "./network.js";
import { drawTable } from "./table.js";
import { Names } from "./terms.js";

const FIRST = `# Who cooperates with whom, and on what?
SELECT ?one ?topic ?other WHERE {
  ?statement rdf:predicate uno:cooperatesWith ;
    rdf:subject ?one ;
    rdf:object ?other .
  OPTIONAL { ?statement uno:onTopic/skos:prefLabel ?topic }
}
ORDER BY ?one ?other ?topic
LIMIT 100
`;
const FILES = [
  ["JSON", "application/sparql-results+json, application/ld+json;q=0.9", "json"],
  ["CSV", "text/csv, application/n-triples;q=0.9", "csv"],
  ["XML", "application/sparql-results+xml, application/rdf+xml;q=0.9", "xml"],
];

const part = (id) => document.getElementById(id);
const vocabulary = await (await fetch("/vocabulary.json")).json();
const names = new Names(vocabulary.prefixes);
const editor = openEditor(part("editor"), vocabulary, findNames, run);
let running = null;

part("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
part("stop").addEventListener("click", () => running?.abort());
part("example").addEventListener("change", (event) => {
  const question = vocabulary.questions[event.target.value];
  if (question) editor.write(question);
});

const given = new URLSearchParams(location.search).get("query");
editor.write(given ?? FIRST);
if (given) run();

async function run() {
  running?.abort();
  const mine = (running = new AbortController());
  const query = editor.read();
  say("Asking …");
  show("notice", "");
  show("trouble", "");
  part("stop").hidden = false;
  const started = performance.now();
  try {
    const answer = await ask(query, mine.signal);
    const count = answer.rows.length === 1 ? "1 row" : `${answer.rows.length} rows`;
    say(`${count} in ${((performance.now() - started) / 1000).toFixed(2)} s`);
    show("notice", answer.notice);
    offerViews(answer, query);
  } catch (error) {
    if (mine !== running) return;
    part("views").hidden = true;
    part("answer").replaceChildren();
    say(error.name === "AbortError" ? "Stopped." : "");
    if (error.name !== "AbortError") complain(error);
  } finally {
    if (mine === running) part("stop").hidden = true;
  }
}

function complain(error) {
  show("trouble", error instanceof Trouble ? error.message : "The server cannot be reached.");
  const place = /line (\d+), column (\d+)/.exec(error.message);
  if (place) editor.point(Number(place[1]), Number(place[2]));
}

function offerViews(answer, query) {
  const views = [["Table", drawTable]];
  if (chooseColumns(answer)) views.push(["Chart", drawChart]);
  if (answer.rows.length && chooseEnds(answer)) views.push(["Graph", drawNetwork]);
  const buttons = views.map(([label, draw]) =>
    button(label, () => open(label, draw), { "aria-pressed": "false" }),
  );
  const open = (label, draw) => {
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.textContent === label));
    draw(part("answer"), answer, names, vocabulary.ids);
  };
  const files = FILES.map(([label, accept, suffix]) => button(label, () => save(query, accept, suffix)));
  part("views").replaceChildren(...buttons, el("span", { class: "beside" }, "Download"), ...files);
  part("views").hidden = false;
  open(...views[0]);
}

async function save(query, accept, suffix) {
  try {
    const address = URL.createObjectURL(await download(query, accept));
    el("a", { href: address, download: `answer.${suffix}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (error) {
    complain(error);
  }
}

async function findNames(words) {
  const text = JSON.stringify(words.toLowerCase());
  const query = `SELECT ?name ?id { ?id a uno:Entity ; skos:prefLabel|skos:altLabel ?name
    FILTER(STRSTARTS(LCASE(?name), ${text})) } ORDER BY STRLEN(?name) ?name LIMIT 20`;
  const { rows } = await ask(query);
  return rows.map((row) => ({ name: row.name.value, id: names.show(row.id) }));
}

function say(text) {
  part("status").textContent = text;
}

function show(id, text) {
  part(id).textContent = text;
  part(id).hidden = !text;
}
