/** The section of all charts: one at a time, with its filters, its picture and its table. Then everything is put on the page. */
export const pagePart = `const chartSection = (place) => {
  const groups = new Map();
  for (const { id, title, question, kind, half } of charts) {
    const name = (kind === "published" ? texts.published : half) + ": " + question;
    groups.set(name, [...(groups.get(name) ?? []), { value: id, text: title }]);
  }
  const { select, row } = pick(texts.chart, [...groups].map(([label, options]) => ({ label, options })), () => begin());
  const head = element("h3");
  const stamp = element("div");
  const controls = element("fieldset", { class: "controls" });
  const status = element("p", { class: "muted", role: "status" });
  const notes = element("p", { class: "muted" });
  const figure = element("figure");
  const hint = element("p", { class: "muted" });
  const caption = element("p", { class: "muted" });
  const link = element("a", {}, texts.inReport);
  const values = element("div");
  const fold = element("details", {}, element("summary", {}, texts.values), values);
  fold.open = place.clientWidth >= 1068;
  place.append(element("section", {}, element("h2", {}, texts.charts), row, head, stamp, controls, status,
    element("div", { class: "pair" }, element("div", {}, figure, hint, notes, caption, element("p", {}, link)), fold)));
  const board = boardFor(figure);
  let chart;
  let tests = [];
  let words = [];

  const left = () => chart.rows.flatMap((_, row) => tests.every((test) => test(row)) ? [row] : []);
  const filtering = () => left().length < chart.rows.length;
  const show = async () => {
    const rows = left();
    const said = [];
    let spec;
    if (!filtering()) spec = board.layout(chart);
    else if (chart.way === "marks") { spec = thinned(board.layout(chart), rows, words.flatMap((chosen) => chosen())); said.push(texts.without); }
    else {
      const { rows: drawn, others, silent: quiet } = oneMeasure(chart, rows);
      spec = redrawn(chart, drawn, board.room());
      said.push(texts.redrawn);
      if (drawn.some((row) => chart.numbers[row][5] === 1)) said.push(texts.hollow);
      if (others > 0) said.push(fill(texts.others, { count: others }));
      if (quiet > 0) said.push(fill(texts.silent, { count: quiet }));
    }
    if (rows.length === 0) said.push(texts.none);
    notes.textContent = said.join(" ");
    status.textContent = chart.filters.length === 0 ? "" : fill(texts.shown, { shown: rows.length, all: chart.rows.length });
    values.replaceChildren(tableFor(chart, rows));
    const spots = await board.draw(chart, spec, chart.alt);
    hint.textContent = spots.length > 0 ? texts.point : rows.length === 0 ? "" : texts.noMarks;
  };

  const wordFilter = ({ column, label, options }) => {
    const select = element("select", { id: fresh("filter") }, element("option", { value: "" }, texts.every), ...options.map((text, i) => element("option", { value: String(i + 1) }, text)));
    select.addEventListener("change", show);
    words.push(() => select.value === "" ? [] : [options[Number(select.value) - 1]]);
    tests.push((row) => select.value === "" || chart.rows[row][column] === options[Number(select.value) - 1]);
    return [element("label", { for: select.id }, label, select)];
  };
  const dayFilter = ({ label }) => {
    const [from, to] = [texts.dayFrom, texts.dayTo].map((name) => {
      const input = element("input", { id: fresh("filter"), type: "number", min: "0", inputmode: "decimal" });
      input.addEventListener("input", show);
      return { input, row: element("label", { for: input.id }, fill(name, { label }), input) };
    });
    tests.push((row) => {
      const day = chart.numbers[row][4];
      if (from.input.value === "" && to.input.value === "") return true;
      return day !== null && (from.input.value === "" || day >= Number(from.input.value)) && (to.input.value === "" || day <= Number(to.input.value));
    });
    return [from.row, to.row];
  };
  const begin = () => {
    chart = chartById.get(select.value);
    tests = [];
    words = [];
    head.textContent = chart.title;
    stamp.replaceChildren(...stampOf(chart.kind));
    caption.textContent = chart.caption;
    link.setAttribute("href", "index.html#" + chart.place);
    const made = chart.filters.flatMap((filter) => filter.kind === "days" ? dayFilter(filter) : wordFilter(filter));
    const reset = element("button", { type: "button" }, texts.reset);
    reset.addEventListener("click", begin);
    controls.hidden = made.length === 0;
    controls.replaceChildren(element("legend", {}, texts.filters), ...made, reset);
    show();
  };
  const asked = location.hash.slice(1);
  select.value = [asked, data.first].find((id) => chartById.has(id)) ?? charts[0].id;
  begin();
  onResize(show);
};

const fonts = document.fonts ? Promise.allSettled(["400 12px Inter", "600 12px Inter"].map((font) => document.fonts.load(font))) : Promise.resolve();
fonts.then(() => {
  for (const one of data.relapse) relapseSection(document.getElementById("relapse"), one);
  if (charts.length > 0) chartSection(document.getElementById("charts"));
  document.documentElement.dataset.ready = "yes";
});`;
