/** What a mark says, where it stands, and the box that says it. */
export const tipPart = String.raw`const MOST_ROWS = 4;
const shortNumber = (value) => typeof value !== "number" ? String(value)
  : String(Math.round(value * 10) / 10).replace("-", "−");

const rowLines = (chart, row) => chart.columns.map(({ label }, i) => label + ": " + chart.rows[row][i]);
const fieldLines = (datum) => {
  const name = datum.cohort ?? datum.label ?? datum.option;
  const named = ["day", "time", "percent", "value", "mean", "model", "n", "people", "count"]
    .filter((key) => typeof datum[key] === "number")
    .map((key) => texts.field[key] + ": " + shortNumber(datum[key]));
  if (typeof name !== "string" || named.length === 0) return null;
  const limits = typeof datum.low === "number" && typeof datum.high === "number" && datum.zero === undefined
    ? [texts.field.limits + ": " + shortNumber(datum.low) + " " + texts.to + " " + shortNumber(datum.high)] : [];
  return [name, ...named, ...limits];
};
const linesOf = (chart, datum) => {
  if (typeof datum !== "object" || datum === null) return null;
  const rows = datum._rows;
  if (!Array.isArray(rows)) return fieldLines(datum);
  const lines = rows.slice(0, MOST_ROWS).flatMap((row) => rowLines(chart, row));
  return rows.length > MOST_ROWS ? [...lines, fill(texts.more, { count: rows.length - MOST_ROWS })] : lines;
};

// Every mark that has something to say, once, from left to right: the shape of a row before its line.
const HELPING = ["rule", "text"];
const spotsOf = (view, chart) => {
  const found = new Map();
  const [ox, oy] = view.origin();
  const add = (item, x, y, type) => {
    const lines = linesOf(chart, item.datum);
    if (lines === null) return;
    const at = type === "rule" ? [(item.x + (item.x2 ?? item.x)) / 2, (item.y + (item.y2 ?? item.y)) / 2]
      : type === "rect" ? [item.x + (item.width ?? 0) / 2, item.y + (item.height ?? 0) / 2]
      : [item.x, item.y];
    if (!at.every(Number.isFinite)) return;
    const spot = { lines, x: x + at[0], y: y + at[1], weak: HELPING.includes(type) };
    const key = lines.join("\n");
    const before = found.get(key) ?? [];
    if (spot.weak ? before.length > 0 : before.some((one) => !one.weak && Math.hypot(one.x - spot.x, one.y - spot.y) < 2)) return;
    found.set(key, [...before.filter((one) => !one.weak), spot]);
  };
  const walk = (mark, x, y) => {
    for (const item of mark.items ?? []) {
      if (mark.marktype !== "group") { add(item, x, y, mark.marktype); continue; }
      for (const inner of item.items ?? []) if (!/axis|title|legend/.test(inner.role ?? "")) walk(inner, x + (item.x || 0), y + (item.y || 0));
    }
  };
  walk(view.scenegraph().root, ox, oy);
  return [...found.values()].flat().sort((a, b) => a.x - b.x || a.y - b.y);
};

// A box beside the mark, inside the frame; what it says is also said aloud when the keyboard asks.
const REACH = 28;
const tipFor = (figure, board, live) => {
  const box = element("div", { class: "tip", hidden: "" });
  const ring = element("span", { class: "spot", hidden: "" });
  figure.append(box);
  board.append(ring);
  let spots = [];
  let now = -1;
  const hide = () => { now = -1; box.hidden = true; ring.hidden = true; };
  const show = (index, aloud) => {
    now = index;
    const { lines, x, y } = spots[index];
    box.replaceChildren(...lines.map((line, i) => element("p", i === 0 ? { class: "head" } : {}, line)));
    box.hidden = false;
    ring.hidden = false;
    const [left, top] = [x + board.picture.offsetLeft, y + board.picture.offsetTop];
    ring.style.left = left + "px";
    ring.style.top = top + "px";
    if (aloud && (left < board.scrollLeft || left > board.scrollLeft + board.clientWidth)) board.scrollLeft = left - board.clientWidth / 2;
    const room = figure.clientWidth - box.offsetWidth;
    const beside = left - board.scrollLeft + 16;
    box.style.left = Math.max(0, Math.min(beside, room)) + "px";
    box.style.top = board.offsetTop + top + 16 + "px";
    if (aloud) live.textContent = lines.join(". ");
  };
  const near = ({ clientX, clientY }) => {
    const { left, top } = board.picture.getBoundingClientRect();
    let best = -1;
    let least = REACH;
    spots.forEach(({ x, y }, i) => {
      const far = Math.hypot(clientX - left - x, clientY - top - y);
      if (far < least) { least = far; best = i; }
    });
    if (best < 0) hide();
    else if (best !== now) show(best, false);
  };
  board.addEventListener("pointermove", near);
  board.addEventListener("pointerdown", near);
  board.addEventListener("pointerleave", hide);
  board.addEventListener("blur", hide);
  board.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") hide();
    if (step === undefined || spots.length === 0) return;
    event.preventDefault();
    show(now < 0 ? (step > 0 ? 0 : spots.length - 1) : (now + step + spots.length) % spots.length, true);
  });
  return (found) => { hide(); spots = found; };
};`;
