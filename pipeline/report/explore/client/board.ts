/** A frame with one picture in it, that can be pointed at. */
export const boardPart = `const silent = { level: () => silent, error: () => silent, warn: () => silent, info: () => silent, debug: () => silent };
const WIDE = 640;

const boardFor = (figure) => {
  const live = element("p", { class: "skip", "aria-live": "polite" });
  const board = element("div", { class: "board", tabindex: "0", role: "group" });
  board.picture = element("div");
  board.append(board.picture);
  figure.append(board, live);
  const tell = tipFor(figure, board, live);
  let view = null;
  let turn = 0;
  // Draws a spec; what was asked for later wins.
  const draw = async (chart, spec, alt) => {
    const mine = ++turn;
    board.setAttribute("aria-label", fill(texts.board, { title: chart.title }));
    const done = (spots) => { tell(spots); board.dataset.marks = String(spots.length); board.dataset.drawn = String(mine); return spots; };
    try {
      const compiled = vegaLite.compile({ ...spec, config: data.config }, { logger: silent }).spec;
      const next = new vega.View(vega.parse(compiled, {}, { ast: true }),
        { renderer: "svg", expr: vegaInterpreter, logger: silent, hover: false, tooltip: () => {}, container: null });
      await next.initialize(document.createElement("div")).runAsync();
      if (mine !== turn) { next.finalize(); return []; }
      view?.finalize();
      view = next;
      const svg = next.container().querySelector("svg");
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", alt);
      for (const inner of svg.querySelectorAll("[role],[aria-roledescription],[aria-label]")) for (const name of ["role", "aria-roledescription", "aria-label"]) inner.removeAttribute(name);
      board.picture.replaceChildren(svg);
      return done(spotsOf(next, chart));
    } catch (error) {
      if (mine === turn) board.picture.replaceChildren(element("p", {}, texts.failed));
      return done([]);
    }
  };
  // The width within which a picture should stay.
  const room = () => Math.min(640, figure.clientWidth);
  return { draw, room, layout: (chart) => opened(figure.clientWidth >= WIDE ? chart.wide : chart.narrow) };
};

const tableFor = (chart, rows) => {
  const table = element("table", {}, element("caption", {}, chart.table),
    element("thead", {}, element("tr", {}, ...chart.columns.map(({ label, end }) => element("th", end ? { scope: "col", class: "end" } : { scope: "col" }, label)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...chart.rows[row].map((text, i) =>
      i === 0 ? element("th", { scope: "row" }, text) : element("td", chart.columns[i].end ? { class: "end" } : {}, text))))));
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": chart.table }, table);
};

const pick = (label, groups, then) => {
  const select = element("select", { id: fresh("pick") });
  for (const { label: group, options } of groups) {
    const made = options.map(({ value, text }) => element("option", { value }, text));
    select.append(...(group === "" ? made : [element("optgroup", { label: group }, ...made)]));
  }
  select.addEventListener("change", () => then(select.value));
  return { select, row: element("label", { class: "pick", for: select.id }, label, select) };
};

// Again when the window is another width.
const onResize = (then) => {
  let width = document.documentElement.clientWidth;
  let wait = 0;
  addEventListener("resize", () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      if (document.documentElement.clientWidth === width) return;
      width = document.documentElement.clientWidth;
      then();
    }, 150);
  });
};`;
