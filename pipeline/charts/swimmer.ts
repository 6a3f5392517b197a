import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis } from "./axes.ts";
import { chipLayer } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, MAX_MARKS, type Plot, type Role, viewHeight } from "./frame.ts";
import { rectLayer, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { channel, type PlotScale, position } from "./plot-scale.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, textWidth } from "./text-width.ts";
import { niceTicks } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export type SwimmerEnd = "relapse" | "dropout" | "seen" | "death";

/** One person. There is no name and no key: only the cohort. */
export interface SwimmerLane {
  readonly role: Role;
  readonly label: string;
  /** Days since time zero on which the person was last seen, or relapsed. */
  readonly until: number;
  readonly end: SwimmerEnd;
  /** Days of further doses. */
  readonly doses: readonly number[];
}

export interface SwimmerData {
  readonly lanes: readonly SwimmerLane[];
  readonly horizon: number;
  readonly xTitle: string;
}

const ENDS: readonly {
  readonly end: SwimmerEnd;
  readonly label: string;
  readonly shape: string;
  readonly style: string;
}[] = [
  { end: "relapse", label: "relapsed", shape: "cross", style: "estimate-square" },
  { end: "seen", label: "last seen, without relapse", shape: "triangle-right", style: "pooled-light" },
  { end: "dropout", label: "dropped out", shape: "circle", style: "pooled-light" },
  { end: "death", label: "died for another reason", shape: "diamond", style: "pooled-light" },
];

const DOSE = { label: "further dose", shape: "stroke" } as const;

/** People of one cohort and length in an order that does not hang on the table. */
const keyOf = ({ end, doses }: SwimmerLane): string => `${end} ${doses.join(" ")}`;

/**
 * A lane for each person from time zero to the end of what is known, longest first within a cohort, with further doses on it.
 * It shows single people: for a clinic's own eyes. No analysis draws it, so that it is never filed with a report or shared.
 */
export const swimmer = (frame: ChartFrame, data: SwimmerData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const order: readonly Role[] = ["comparator", "intervention", "neutral"];
  const sorted = data.lanes
    .filter(({ until }) => Number.isFinite(until) && until >= 0)
    .sort(
      (a, b) =>
        order.indexOf(a.role) - order.indexOf(b.role) ||
        b.until - a.until ||
        (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
    );
  const shown = sorted.slice(0, MAX_MARKS / 4);
  const step = shown.length > 60 ? 7 : 12;
  const x: PlotScale = { type: "linear", domain: [0, data.horizon], range: [8, width - 16] };
  const at = (day: number): number => position(x, Math.min(day, data.horizon));
  let y = 0;
  const heads: { y: number; role: Role; text: readonly string[] }[] = [];
  const lanes = shown.map((lane, i) => {
    if (shown[i - 1]?.label !== lane.label) {
      const text = wrapText(`${lane.label}: ${shown.filter(({ label }) => label === lane.label).length}`, width - 14);
      heads.push({ y: y + 10, role: lane.role, text });
      y += text.length * LINE + 8;
    }
    y += step;
    return { ...lane, y: y - step / 2 };
  });
  const plot: Plot = { left: 8, right: width - 16, top: 0, bottom: Math.max(y + 6, LINE) };
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const titleY = plot.bottom + 34;
  const used = ENDS.filter(({ end }) => lanes.some((lane) => lane.end === end));
  const dosed = lanes.some(({ doses }) => doses.length > 0);
  const entries = [...used, ...(dosed ? [{ ...DOSE, end: null, style: "whisker" }] : [])];
  const key = symbolKey(entries, titleY + titles.length * LINE + 4, width, (placed) => [
    ...placed.flatMap((one) =>
      one.end === null
        ? ruleLayer([{ x: one.x, x2: one.x, y: one.y - 5, y2: one.y + 5 }], "interval")
        : symbolLayer([{ x: one.x, y: one.y, area: 60, shape: one.shape }], one.style),
    ),
  ]);
  const bottom = titleY + titles.length * LINE + 4 + key.height;
  const notes = [
    "Each lane is one person. Not to be shared.",
    ...(shown.length < sorted.length ? [`${sorted.length - shown.length} more people are not drawn.`] : []),
  ];
  const half = textWidth(titles[0] ?? "", { strong: true }) / 2;
  return frameSpec(frame, {
    height: bottom,
    plot,
    marks: lanes.length,
    notes,
    layers: [
      {
        data: { values: [] },
        mark: "point",
        encoding: {
          x: channel(
            x,
            "until",
            bottomAxis(plot, viewHeight(frame, bottom, notes), { values: niceTicks(0, data.horizon, 6) }),
          ),
        },
      },
      ...order.flatMap((role) =>
        rectLayer(
          lanes
            .filter((lane) => lane.role === role)
            .map((lane) => ({ x: at(0), x2: at(lane.until), y: lane.y - step / 4, y2: lane.y + step / 4, role })),
          "bar",
          { byRole: true },
        ),
      ),
      ...ruleLayer(
        lanes.flatMap(({ doses, y: middle, until }) =>
          doses
            .filter((day) => day >= 0 && day <= Math.min(until, data.horizon))
            .map((day) => ({ x: at(day), x2: at(day), y: middle - step / 2 + 1, y2: middle + step / 2 - 1 })),
        ),
        "interval",
      ),
      ...used.flatMap(({ end, shape, style }) =>
        symbolLayer(
          lanes
            .filter((lane) => lane.end === end && lane.until <= data.horizon)
            .map((lane) => ({ x: at(lane.until), y: lane.y, area: step * 4, shape })),
          style,
        ),
      ),
      ...chipLayer(heads.map((head) => ({ x: 0, y: head.y, role: head.role }))),
      ...textLayer(
        heads.map((head) => ({ x: 14, y: head.y, text: head.text })),
        "text-strong",
      ),
      ...(lanes.length > 0 ? [] : textLayer([{ x: 0, y: 8, text: "Nobody to show" }], "text-muted")),
      ...textLayer([{ x: Math.min(width - half, Math.max(half, width / 2)), y: titleY, text: titles }], "text-strong", {
        align: "center",
      }),
      ...key.layers,
    ],
  });
};
