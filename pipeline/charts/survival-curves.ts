import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { cohortTable } from "./cohort-table.ts";
import { bandRuns, type Curve, type CurveStep, completeSteps, splitThin, stepsEach } from "./curve-parts.ts";
import { endLabels, endLabelWidth, keyLines } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, type Plot, type Role, viewHeight } from "./frame.ts";
import { roleColour, ruleLayer, textLayer } from "./layers.ts";
import { axesLayer, channel, type PlotScale, position } from "./plot-scale.ts";
import { textWidth, widest } from "./text-width.ts";
import { ticksThatFit, tickText } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export type { Curve, CurveStep } from "./curve-parts.ts";

export interface RiskTable {
  readonly role: Role;
  readonly label: string;
  /** At each time: at risk, events so far, lost so far. They add up to n. */
  readonly rows: readonly {
    readonly time: number;
    readonly atRisk: number;
    readonly events: number;
    readonly censored: number;
  }[];
}

export interface SurvivalData {
  /** Days; the axis ends here. */
  readonly horizon: number;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly landmarks: readonly number[];
  readonly curves: readonly Curve[];
  readonly riskTable: readonly RiskTable[];
}

const MONTH = 30.4375;

/** "3 mo" for a day that is within three days of whole months. */
const months = (day: number): string => {
  const count = Math.round(day / MONTH);
  return count > 0 && Math.abs(day - count * MONTH) <= 3 ? `${count} mo` : "";
};

const percents = (curve: Curve, steps: readonly CurveStep[]) =>
  steps.map(({ time, survival, low, high }) => ({
    time,
    percent: survival * 100,
    low: low === null ? null : low * 100,
    high: high === null ? null : high * 100,
    role: curve.role,
    cohort: curve.label,
  }));

const curveLayers = (
  curve: Curve,
  steps: readonly CurveStep[],
  x: PlotScale,
  y: PlotScale,
): readonly VegaLiteSpec[] => {
  const { full, thin } = splitThin(steps, curve.thinFrom);
  const line = (part: readonly CurveStep[], style: readonly string[]): readonly VegaLiteSpec[] =>
    part.length < 2
      ? []
      : [
          {
            data: { values: percents(curve, part) },
            mark: { type: "line", interpolate: "step-after", style },
            encoding: { x: channel(x, "time"), y: channel(y, "percent"), color: roleColour },
          },
        ];
  return [
    ...bandRuns(steps).map((run) => ({
      data: { values: percents(curve, run) },
      mark: { type: "area", interpolate: "step-after", style: "band" },
      encoding: { x: channel(x, "time"), y: channel(y, "low"), y2: { field: "high" }, color: roleColour },
    })),
    ...line(full, ["curve", `curve-${curve.role}`]),
    ...line(thin, ["curve", "thin-data"]),
  ];
};

/**
 * Share still free of the event over time, as step lines with their bands, from 0 to 100 %; dotted where few are left.
 * Under the ticks, for each cohort: at risk, events so far, lost so far.
 */
export const survivalCurves = (frame: ChartFrame, data: SurvivalData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const narrow = isNarrow(width);
  const times = [...new Set(data.riskTable.flatMap(({ rows }) => rows.map(({ time }) => time)))]
    .filter((time) => time >= 0 && time <= data.horizon)
    .sort((a, b) => a - b);
  const words = ["At risk", "Events", "Lost"];
  const counts = data.riskTable.flatMap(({ rows }) => rows.flatMap((row) => [row.atRisk, row.events, row.censored]));
  const number = widest(counts.map(tickText));
  const left = Math.ceil(Math.max(40, data.riskTable.length > 0 ? widest(words) + 12 + number / 2 : 0));
  const named = narrow ? 0 : endLabelWidth(data.curves, 110);
  const ending = Math.max(number, widest([tickText(data.horizon), months(data.horizon)])) / 2 + 4;
  const right = Math.floor(width - Math.max(named, ending));
  const head = wrapText(data.yTitle, width, { strong: true });
  const key = keyLines(narrow ? data.curves : [], head.length * 15 + 4, width);
  const top = head.length * 15 + 10 + key.height;
  const plot: Plot = { left, right, top, bottom: top + (narrow ? 190 : 240) };
  const x: PlotScale = { type: "linear", domain: [0, data.horizon], range: [plot.left, plot.right] };
  const y: PlotScale = { type: "linear", domain: [0, 100], range: [plot.bottom, plot.top] };
  const at = (time: number): number => position(x, time);
  const wanted = [0, data.horizon, ...data.landmarks, ...times].filter((time) => time >= 0 && time <= data.horizon);
  const space = (tick: number): number => Math.max(number, widest([tickText(tick), months(tick)]));
  const ticks = ticksThatFit(times.length > 0 ? wanted.filter((time) => times.includes(time)) : wanted, at, 8, space);
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const monthRow = ticks.some((tick) => months(tick) !== "") ? 15 : 0;
  const titleY = plot.bottom + 37 + monthRow;
  const table = cohortTable(
    data.riskTable.map(({ role, label, rows }) => {
      const shown = rows.filter(({ time }) => ticks.includes(time));
      const cells = (pick: (row: (typeof rows)[number]) => number) =>
        shown.map((row) => ({ x: at(row.time), text: tickText(pick(row)) }));
      return {
        role,
        label,
        rows: [
          { label: words[0] as string, cells: cells((row) => row.atRisk) },
          { label: words[1] as string, cells: cells((row) => row.events) },
          { label: words[2] as string, cells: cells((row) => row.censored) },
        ],
      };
    }),
    titleY + titles.length * 15,
    width,
  );
  const body = titleY + titles.length * 15 + table.height;
  const most = stepsEach(data.curves.length);
  const complete = data.curves.map((curve) => ({ curve, steps: completeSteps(curve, data.horizon, most) }));
  const thinned = data.curves.some((curve) => curve.steps.length > most);
  const notes = [
    ...(data.riskTable.length > 0 ? ["Events and lost: so far. With those at risk they add up to all."] : []),
    ...(data.curves.some(({ thinFrom }) => thinFrom !== null) ? ["Dotted: few people left at risk."] : []),
    ...(thinned ? ["Not every step is drawn; the table has all."] : []),
  ];
  const middle = Math.max(textWidth(titles[0] ?? "", { strong: true }) / 2, (plot.left + plot.right) / 2);
  const panel: readonly VegaLiteSpec[] = [
    axesLayer(
      channel(x, "time", bottomAxis(plot, viewHeight(frame, body, notes), { values: ticks })),
      channel(y, "percent", leftAxis(plot, { values: [0, 25, 50, 75, 100], grid: true })),
    ),
    ...complete.flatMap(({ curve, steps }) => curveLayers(curve, steps, x, y)),
  ];
  const layers: readonly VegaLiteSpec[] = [
    ...ruleLayer(
      data.landmarks
        .filter((day) => day > 0 && day < data.horizon)
        .map((day) => ({ x: at(day), x2: at(day), y: plot.top, y2: plot.bottom })),
      "landmark",
    ),
    { layer: panel },
    ...textLayer([{ x: 0, y: 8, text: head }], "text-strong"),
    ...key.layers,
    ...(narrow
      ? []
      : endLabels(
          complete.map(({ curve, steps }) => ({ ...curve, y: position(y, (steps.at(-1)?.survival ?? 1) * 100) })),
          { x: plot.right + 12, most: 110, top: plot.top, bottom: plot.bottom },
        )),
    ...textLayer(
      ticks.map((tick) => ({ x: at(tick), y: plot.bottom + 31, text: months(tick) })),
      "text-muted",
      { align: "center" },
    ),
    ...textLayer([{ x: middle, y: titleY, text: titles }], "text-strong", { align: "center" }),
    ...table.layers,
  ];
  return frameSpec(frame, {
    height: body,
    layers,
    plot,
    marks: complete.reduce((sum, { steps }) => sum + steps.length, 0),
    notes,
  });
};
