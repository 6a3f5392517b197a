/** The section in which a reader picks a rule of relapse and sees its numbers, its place among the others and its curve. */
export const relapsePart = `const relapseSection = (place, { title, kind, chart: id, curve, fields, choices }) => {
  const chart = chartById.get(id);
  if (!chart) return;
  const facts = element("dl", { class: "facts", "aria-live": "polite" });
  const ladder = element("figure");
  const curveNote = element("p", { class: "muted" });
  const curveFigure = element("figure");
  const names = [...new Set(choices.map(({ group }) => group))];
  const groups = names.map((label) => ({ label, options: choices.flatMap((one, i) => one.group === label ? [{ value: String(i), text: one.label }] : []) }));
  const { select, row } = pick(texts.ruleLabel, groups, () => show());
  place.append(element("section", { class: "rule" }, element("h2", {}, texts.rule), ...stampOf(kind), element("p", { class: "muted" }, title), row, facts,
    element("div", { class: "pair" }, element("div", {}, ladder, element("p", { class: "muted" }, texts.ruleLadder)), element("div", {}, curveNote, curveFigure))));
  const board = boardFor(ladder);
  const curveBoard = boardFor(curveFigure);
  const curves = { own: chartById.get(curve), field: chartById.get(fields) };
  const notes = { own: texts.ruleCurve, field: texts.ruleField };
  const show = () => {
    const index = Number(select.value);
    const chosen = choices[index];
    facts.replaceChildren(...chosen.facts.map(([label, text, headline]) =>
      element("div", {}, element("dt", {}, label), element("dd", headline ? { "data-headline": headline } : {}, text))));
    const { rows } = oneMeasure(chart, chart.rows.map((_, i) => i));
    board.draw(chart, redrawn(chart, rows, board.room(), chosen.row), chart.alt);
    const drawn = curves[chosen.curve];
    curveFigure.hidden = !drawn;
    curveNote.textContent = drawn ? notes[chosen.curve] : texts.ruleNoCurve;
    if (drawn) curveBoard.draw(drawn, curveBoard.layout(drawn), drawn.alt);
  };
  show();
  onResize(show);
};`;
