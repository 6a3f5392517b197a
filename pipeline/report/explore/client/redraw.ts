/** Specs under a filter: marks taken away, or the rows that are left drawn anew. */
export const redrawPart = String.raw`const POOLED = /^(band|curve|pooled|prediction)/;
const stylesOf = ({ mark }) => [mark?.style ?? []].flat();
const thinned = (spec, left, words) => {
  const kept = new Set(left);
  const has = (row) => kept.has(row);
  // A place where nothing was found stays where it is asked for.
  const open = ({ row, column }) => typeof row !== "string" || typeof column !== "string" || words.every((word) => word === row || word === column);
  const walk = (part) => {
    if (Array.isArray(part.layer)) return { ...part, layer: part.layer.map(walk) };
    const values = part.data?.values;
    if (!Array.isArray(values)) return part;
    const pooled = stylesOf(part).some((style) => POOLED.test(style));
    // A line between two marks goes with either.
    const joins = stylesOf(part).includes("connector");
    return { ...part, data: { values: values.filter((datum) => !Array.isArray(datum._rows) ? !pooled && open(datum) : joins ? datum._rows.every(has) : datum._rows.some(has)) } };
  };
  return walk(spec);
};

// The rows of one measure, the one of the report's picture or else of most: scales are never mixed.
const oneMeasure = (chart, rows) => {
  const drawn = rows.filter((row) => chart.numbers[row][0] !== null);
  const measure = (row) => (chart.number.measure < 0 ? "" : chart.rows[row][chart.number.measure]) + "/" + chart.numbers[row][3];
  const pictured = (group) => group.filter((row) => chart.numbers[row][6] === 1).length;
  const groups = new Map();
  for (const row of drawn) groups.set(measure(row), [...(groups.get(measure(row)) ?? []), row]);
  const most = [...groups.values()].sort((a, b) => pictured(b) - pictured(a) || b.length - a.length)[0] ?? [];
  return { rows: most, others: drawn.length - most.length, silent: rows.length - drawn.length };
};

const LINE = 16;
const pixel = (field) => ({ field, type: "quantitative", scale: null, axis: null });
const layer = (type, style, values, encoding, more = {}) => ({ mark: { type, style, ...more }, data: { values }, encoding });
const rowWords = (chart, row) => {
  const { column, measure, key } = chart.number;
  const cells = chart.rows[row];
  const first = chart.number.head;
  const others = cells.flatMap((text, i) => [first, column, measure, key].includes(i) || text.length >= 48 || text === texts.unknown || (chart.columns[i].end && chart.columns[i].label.length > 12) ? []
    : [chart.columns[i].end ? chart.columns[i].label + " " + text : text]);
  return { head: cells[first] ?? "", more: others.slice(0, 4).join(" · ") };
};

const redrawn = (chart, rows, width, chosen) => {
  const wide = width >= 560;
  const block = wide ? 42 : 60;
  const [from, to] = wide ? [Math.round(width * 0.52), width - 12] : [12, width - 12];
  const top = 24;
  const height = top + rows.length * block;
  const ratio = rows.length > 0 && chart.numbers[rows[0]][3] === 1;
  const values = rows.map((row, i) => {
    const [value, low, high, , , aside] = chart.numbers[row];
    const y = top + i * block;
    return { _rows: [row], ...rowWords(chart, row), value, low: low ?? value, high: high ?? value, aside, pale: chosen !== undefined && row !== chosen,
      x: 0, yHead: y + 12, yMore: y + 12 + LINE, yMark: wide ? y + 20 : y + 12 + 2 * LINE + 2 };
  });
  const none = ratio ? 1 : 0;
  const numbers = values.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => !ratio || one > 0);
  const [least, most] = [Math.min(none, ...numbers), Math.max(none, ...numbers)];
  const room = ratio ? 1 : (most - least) * 0.05 || 1;
  const scale = { type: ratio ? "log" : "linear", domain: ratio ? [least / 1.1, most * 1.1] : [least - room, most + room], range: [from, to], nice: false, zero: false };
  const x = (field, axis) => ({ field, type: "quantitative", scale, ...(axis ? { axis } : {}) });
  const axis = { orient: "bottom", grid: false, title: chart.number.label, titleFontWeight: 400, titleColor: data.config.axis.labelColor, titleLimit: to - from, tickCount: wide ? 6 : 4 };
  const share = values.length > 0 && /^[−-]?[\d.,]+%/.test(chart.rows[rows[0]][chart.number.column] ?? "");
  const of = (pale, aside) => values.filter((one) => one.pale === pale && (aside === undefined || (one.aside === 1) === aside));
  const text = { field: "head", type: "nominal" };
  const limit = wide ? from - 20 : width;
  const marks = (pale) => {
    const faint = pale ? { opacity: 0.3 } : {};
    return [
      layer("rule", "interval", of(pale), { x: x("low"), x2: { field: "high" }, y: pixel("yMark") }, faint),
      layer("point", "estimate-square", of(pale, false), { x: x("value"), y: pixel("yMark") }, { shape: "square", filled: true, size: 70, ...faint }),
      layer("point", "pooled-light", of(pale, true), { x: x("value"), y: pixel("yMark") }, { shape: "square", filled: true, size: 70, ...faint }),
      layer("text", "text-strong", of(pale), { text, x: pixel("x"), y: pixel("yHead") }, { align: "left", baseline: "middle", limit, ...(pale ? { opacity: 0.75 } : {}) }),
      layer("text", "text-muted", of(pale), { text: { ...text, field: "more" }, x: pixel("x"), y: pixel("yMore") }, { align: "left", baseline: "middle", limit }),
    ];
  };
  return { $schema: "https://vega.github.io/schema/vega-lite/v6.json", width, height, resolve: { scale: { x: "independent", y: "independent" } }, layer: [{ layer: [
    { mark: "point", data: { values: [] }, encoding: { x: x("value", share ? { ...axis, format: ".0%" } : axis) } },
    layer("rule", "null-line", wide ? [{ none, y: top, y2: height }] : values.map(({ yMark }) => ({ none, y: yMark - 9, y2: yMark + 9 })), { x: x("none"), y: pixel("y"), y2: { field: "y2" } }),
    ...marks(true), ...marks(false),
  ] }] };
};`;
