import type { VegaLiteSpec } from "../model/index.ts";
import { chipLayer } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, type Role, stampRoom } from "./frame.ts";
import { rectLayer, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface PreferenceBarsData {
  /** In the order of the segments; `neutral` is no preference, or not known. */
  readonly options: readonly { readonly role: Role; readonly label: string }[];
  readonly bars: readonly {
    readonly label: string;
    /** In the order of the options; they add up to everyone with this goal. */
    readonly counts: readonly number[];
  }[];
  /** Share at which a line is drawn, such as one half. */
  readonly mark: number;
}

const BAR = 22;
const EDGE = 2;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Counts alone below 20 people, whole percent below 100, one decimal from there. */
const shareText = (count: number, n: number): string => {
  if (n < 20) return `${count} of ${n}`;
  const percent = n < 100 ? String(Math.round((100 * count) / n)) : (Math.round((1000 * count) / n) / 10).toFixed(1);
  return `${percent}% (${count}\u00a0of\u00a0${n})`;
};

/** What people would choose, a bar of one width for each goal; numbers stand under the bar, behind the sign of their option. */
export const preferenceBars = (frame: ChartFrame, data: PreferenceBarsData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const span = width - 2 * EDGE;
  const at = (share: number): number => EDGE + share * span;
  const segments: { x: number; x2: number; y: number; y2: number; role: Role; option: string; count: number }[] = [];
  const names: { x: number; y: number; text: readonly string[] }[] = [];
  const empty: { x: number; y: number; text: string }[] = [];
  const keys: VegaLiteSpec[] = [];
  const bars: number[] = [];
  let y = LINE + 8;
  const top = y;
  for (const bar of data.bars) {
    const n = bar.counts.reduce((sum, count) => sum + count, 0);
    const name = wrapText(bar.label, width, { strong: true });
    names.push({ x: 0, y: y + 8, text: name });
    y += name.length * LINE + 6;
    if (n === 0) {
      empty.push({ x: 0, y: y + 8, text: "Nobody" });
      y += LINE + 14;
      continue;
    }
    let before = 0;
    data.options.forEach(({ role, label }, i) => {
      const count = bar.counts[i] ?? 0;
      const [x, x2] = [at(before / n), at((before + count) / n)];
      if (count > 0) segments.push({ x, x2, y, y2: y + BAR, role, option: label, count });
      before += count;
    });
    bars.push(y);
    const entries = data.options.map(({ role, label }, i) => ({
      role,
      label: `${label}: ${shareText(bar.counts[i] ?? 0, n)}`,
    }));
    const key = symbolKey(entries, y + BAR + 6, width, (placed) => [
      ...chipLayer(
        placed.filter(({ role }) => role !== "neutral").map((one) => ({ x: one.x - 5, y: one.y, role: one.role })),
      ),
      ...symbolLayer(
        placed
          .filter(({ role }) => role === "neutral")
          .map((one) => ({ x: one.x, y: one.y, area: 81, shape: "square" })),
        "cell-filled",
      ),
    ]);
    keys.push(...key.layers);
    y += BAR + 6 + key.height + 12;
  }
  const bottom = y + stampRoom(frame);
  const layers: readonly VegaLiteSpec[] = [
    ...TICKS.flatMap((share) =>
      textLayer([{ x: at(share), y: 8, text: `${Math.round(share * 100)}%` }], "text-muted", {
        align: share === 0 ? "left" : share === 1 ? "right" : "center",
      }),
    ),
    ...ruleLayer(
      TICKS.map((share) => ({ x: at(share), x2: at(share), y: LINE + 2, y2: LINE + 6 })),
      "connector",
    ),
    ...textLayer(names, "text-strong"),
    ...rectLayer(
      segments.filter(({ role }) => role !== "neutral"),
      "bar",
      { byRole: true },
    ),
    ...rectLayer(
      segments.filter(({ role }) => role === "neutral").map(({ role: _, ...one }) => one),
      "cell-filled",
    ),
    ...ruleLayer(
      bars.map((from) => ({ x: at(data.mark), x2: at(data.mark), y: from - 5, y2: from + BAR + 5 })),
      "null-line",
    ),
    ...keys,
    ...textLayer(empty, "text-muted"),
  ];
  return frameSpec(frame, {
    height: bottom,
    layers,
    plot: { left: 0, right: width, top, bottom },
    marks: segments.length,
    notes: [`The line stands at ${Math.round(data.mark * 100)}% of the people with that goal.`],
  });
};
