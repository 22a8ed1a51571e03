// An answer as bars, or as a line where its first column is a time.

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "./vendor.js";
import { el } from "./dom.js";
import { numberOf } from "./terms.js";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

const SHOWN = 60;
const TIME = /^\d{4}(-\d\d(-\d\d)?)?$/;

/** The columns for a chart, or null if there is no column of numbers with one of labels before it. */
export function chooseColumns({ columns, rows }) {
  const filled = (column) => rows.some((row) => row[column]);
  const numeric = (column) =>
    filled(column) && rows.every((row) => !row[column] || numberOf(row[column]) !== null);
  const years = (column) => rows.every((row) => TIME.test(row[column]?.value ?? ""));
  const label = columns.find((column) => filled(column) && (!numeric(column) || years(column)));
  const value = columns.find((column) => column !== label && numeric(column));
  return rows.length && label && value ? { label, value } : null;
}

/** Draw a chart into an element. */
export function drawChart(place, answer, names) {
  const { label, value } = chooseColumns(answer);
  const rows = answer.rows.filter((row) => row[value]).slice(0, SHOWN);
  const overTime = rows.every((row) => TIME.test(row[label]?.value ?? ""));
  if (overTime) rows.sort((a, b) => a[label].value.localeCompare(b[label].value));
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const canvas = el("canvas", {
    role: "img",
    "aria-label": `${value} by ${label}; the table holds the same`,
  });
  place.replaceChildren(el("div", { class: "chart" }, canvas));
  const ticks = { color: colour("--ink") };
  const grid = { color: colour("--line") };
  new Chart(canvas, {
    type: overTime ? "line" : "bar",
    data: {
      labels: rows.map((row) => names.show(row[label])),
      datasets: [
        {
          label: value,
          data: rows.map((row) => numberOf(row[value])),
          backgroundColor: colour("--link"),
          borderColor: colour("--link"),
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: overTime ? "x" : "y",
      scales: {
        x: { ticks, grid, beginAtZero: true },
        y: { ticks: { ...ticks, autoSkip: false }, grid, beginAtZero: true },
      },
    },
  });
  if (answer.rows.length > SHOWN)
    place.append(el("p", { class: "beside" }, `The first ${SHOWN} of ${answer.rows.length} rows.`));
}
