/** Reads the page's data, opens what was pooled, and makes elements. */
export const dataPart = String.raw`const data = JSON.parse(document.getElementById("data").textContent);
const { texts } = data;
const fill = (template, words) => template.replace(/\{(\w+)\}/g, (_, key) => words[key] ?? "");

const rowsOf = ({ $k, $n, $c }) => {
  const [keys, columns] = [opened($k ?? null), opened($c)];
  const cell = (i, row) => columns[i].length === 1 ? columns[i][0] : columns[i][row];
  return Array.from({ length: $n }, (_, row) => keys === null
    ? columns.map((_, i) => cell(i, row))
    : Object.fromEntries(keys.map((key, i) => [key, cell(i, row)])));
};
const opened = (value) => {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  if ("$" in value) return opened(data.pool[value.$]);
  if ("$c" in value) return rowsOf(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, opened(one)]));
};

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
let count = 0;
const fresh = (name) => name + "-" + ++count;
// A chart's two pictures stay packed until they are wanted.
const charts = data.charts.map(({ wide, narrow, chart }) => ({ ...opened(chart), wide, narrow }));
const chartById = new Map(charts.map((chart) => [chart.id, chart]));
const stampOf = (kind) => data.stamps[kind]
  ? [element("p", { class: kind === "simulated" ? "stamp hatched" : "stamp" }, element("b", {}, kind === "simulated" ? "▨ " + data.stamps[kind] + " ▨" : data.stamps[kind]))]
  : [];`;
