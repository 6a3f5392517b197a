import type { VegaLiteSpec } from "../model/index.ts";
import { chipLayer } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, type Role, stampRoom } from "./frame.ts";
import { rectLayer, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, textWidth } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface SatisfactionData {
  /** From the outside left to the outside right: dissatisfied first. */
  readonly bands: readonly { readonly id: string; readonly label: string; readonly dissatisfied: boolean }[];
  readonly bars: readonly {
    readonly role: Role;
    readonly label: string;
    /** In the order of the bands. */
    readonly counts: readonly number[];
    readonly n: number;
    /** "212 of 412 (51%)" */
    readonly answeredOf: string;
    readonly mean: string;
  }[];
  readonly difference: string;
}

const BAR = 30;
/** Room for the outline of a bar at the edge of the picture. */
const EDGE = 4;

/** Whole percent below 100 people, one decimal from there, and counts alone below 20. */
const shareText = (count: number, n: number): string => {
  if (n < 20) return String(count);
  return n < 100 ? `${Math.round((100 * count) / n)}%` : `${(Math.round((1000 * count) / n) / 10).toFixed(1)}%`;
};

/** The step of the four-step scale for each band: the outermost bands get the outermost steps. */
const stepsOf = (bands: SatisfactionData["bands"]): readonly number[] => {
  const low = bands.filter(({ dissatisfied }) => dissatisfied).length;
  return bands.map(({ dissatisfied }, i) =>
    dissatisfied ? (i === 0 ? 1 : 2) : i === bands.length - 1 ? 4 : i < low ? 2 : 3,
  );
};

interface Segment {
  readonly step: number;
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  readonly band: string;
  readonly count: number;
  readonly cohort: string;
}

/** Where texts too wide for their segments go: under the bar, pushed apart from left to right, and kept inside. */
const pushApart = (texts: readonly { readonly x: number; readonly text: string }[], width: number) => {
  const placed = texts.map(({ x, text }) => ({ text, wide: textWidth(text), x }));
  let edge = 0;
  for (const one of placed) {
    one.x = Math.max(edge + one.wide / 2, one.x);
    edge = one.x + one.wide / 2 + 8;
  }
  edge = width;
  for (const one of [...placed].reverse()) {
    one.x = Math.min(edge - one.wide / 2, one.x);
    edge = one.x - one.wide / 2 - 8;
  }
  return placed;
};

/** Answers in bands, one bar for each cohort, laid against the border between dissatisfied and satisfied; who answered, of how many. */
export const satisfactionBars = (frame: ChartFrame, data: SatisfactionData): VegaLiteSpec => {
  if (data.bands.length === 0) throw new RangeError("bands must not be empty: draw a histogram of totals instead");
  const width = chartWidth(frame);
  const steps = stepsOf(data.bands);
  const shares = data.bars.map(({ counts, n }) => counts.map((count) => (n > 0 ? count / n : 0)));
  const sumOf = (own: readonly number[], low: boolean): number =>
    own.reduce((sum, share, i) => sum + (data.bands[i]?.dissatisfied === low ? share : 0), 0);
  const most = (low: boolean): number => Math.max(0.15, ...shares.map((own) => sumOf(own, low)));
  const scale = (width - 2 * EDGE) / (most(true) + most(false));
  const border = EDGE + most(true) * scale;
  const key = symbolKey(
    data.bands.map((band, i) => ({ ...band, step: steps[i] as number })),
    0,
    width,
    (placed) =>
      placed.flatMap(({ x, y, step }) => symbolLayer([{ x, y, area: 110, shape: "square" }], `satisfaction-${step}`)),
  );
  const sides = { left: "← Dissatisfied", right: "Satisfied →" };
  let y = key.height + 22;
  const top = key.height + 18;
  const segments: Segment[] = [];
  const insideTexts: { x: number; y: number; text: string; step: number }[] = [];
  const below: { x: number; y: number; text: string }[] = [];
  const none: { x: number; y: number; text: string }[] = [];
  const names: { x: number; y: number; text: readonly string[] }[] = [];
  const facts: { x: number; y: number; text: readonly string[] }[] = [];
  const chips: { x: number; y: number; role: Role }[] = [];
  data.bars.forEach((bar, b) => {
    const own = shares[b] as readonly number[];
    const name = wrapText(bar.label, width - 14, { strong: true });
    const fact = wrapText(
      [`n = ${bar.n}`, `answered ${bar.answeredOf}`, bar.mean].filter((text) => text !== "").join("; "),
      width,
    );
    chips.push({ x: 0, y: y + 8, role: bar.role });
    names.push({ x: 14, y: y + 8, text: name });
    facts.push({ x: 0, y: y + 8 + name.length * LINE, text: fact });
    y += (name.length + fact.length) * LINE + 5;
    let x = border - sumOf(own, true) * scale;
    const outside: { x: number; text: string }[] = [];
    if (bar.n === 0) {
      none.push({ x: border + 8, y: y + BAR / 2, text: "No answers" });
      y += BAR + 14;
      return;
    }
    own.forEach((share, i) => {
      const count = bar.counts[i] ?? 0;
      if (count === 0) return;
      const x2 = x + share * scale;
      const step = steps[i] as number;
      segments.push({ step, x, x2, y, y2: y + BAR, band: data.bands[i]?.label ?? "", count, cohort: bar.label });
      const short = shareText(count, bar.n);
      const long = bar.n < 20 ? short : `${short} (${count})`;
      const text = textWidth(long) + 8 <= x2 - x ? long : short;
      if (textWidth(text) + 8 <= x2 - x) insideTexts.push({ x: (x + x2) / 2, y: y + BAR / 2, text, step });
      else outside.push({ x: (x + x2) / 2, text: long });
      x = x2;
    });
    const texts = pushApart(outside, width);
    below.push(...texts.map((one) => ({ x: one.x, y: y + BAR + 10, text: one.text })));
    y += BAR + (texts.length > 0 ? 18 : 0) + 14;
  });
  const bottom = (data.bars.length > 0 ? y - 8 : top + 24) + stampRoom(frame);
  const difference = wrapText(data.difference, width);
  const layers: readonly VegaLiteSpec[] = [
    ...key.layers,
    ...textLayer(
      [{ x: border - 6, y: key.height + 8, text: textWidth(sides.left) > border - 6 ? "" : sides.left }],
      "text-muted",
      { align: "right" },
    ),
    ...textLayer([{ x: border + 6, y: key.height + 8, text: sides.right }], "text-muted"),
    ...chipLayer(chips),
    ...textLayer(names, "text-strong"),
    ...textLayer(facts, "text-muted"),
    ...[1, 2, 3, 4].flatMap((step) => [
      ...rectLayer(
        segments.filter((one) => one.step === step && one.x2 > one.x).map(({ step: _, ...one }) => one),
        `satisfaction-${step}`,
      ),
      ...textLayer(
        insideTexts.filter((one) => one.step === step),
        `on-satisfaction-${step}`,
        { align: "center" },
      ),
    ]),
    ...textLayer(below, "text", { align: "center" }),
    ...ruleLayer(
      segments.length === 0
        ? []
        : [...new Set(segments.map((one) => one.y))].map((from) => ({
            x: border,
            x2: border,
            y: from - 3,
            y2: from + BAR + 3,
          })),
      "null-line",
    ),
    ...textLayer([{ x: 0, y: bottom + 10, text: difference }], "text"),
    ...textLayer(none, "text-muted"),
    ...(data.bars.length > 0 ? [] : textLayer([{ x: 0, y: top + 10, text: "No answers" }], "text-muted")),
  ];
  const body = bottom + (data.difference === "" ? 0 : difference.length * LINE + 6);
  return frameSpec(frame, {
    height: body,
    layers,
    plot: { left: 0, right: width, top, bottom },
    marks: segments.length,
    notes: [],
  });
};
