import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { cohortTable } from "./cohort-table.ts";
import { completeSteps } from "./curve-parts.ts";
import { endLabels, endLabelWidth, keyLines } from "./end-labels.ts";
import { isNarrow, type Plot } from "./frame.ts";
import { ruleLayer, textLayer } from "./layers.ts";
import { axesLayer, channel, type PlotScale, position } from "./plot-scale.ts";
import type { SurvivalAxes, SurvivalField } from "./survival-data.ts";
import { censorTicks, survivalLines } from "./survival-lines.ts";
import { textWidth, widest } from "./text-width.ts";
import { ticksThatFit, tickText } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

const MONTH = 30.4375;

/** "3 mo" for a day that is within three days of whole months. */
const months = (day: number): string => {
  const count = Math.round(day / MONTH);
  return count > 0 && Math.abs(day - count * MONTH) <= 3 ? `${count} mo` : "";
};

const WORDS = ["At risk", "Effective", "Events", "Lost"] as const;

interface Sides {
  readonly left: number;
  readonly right: number;
  /** Widest number of the tables. */
  readonly number: number;
}

/** Where the fields begin and end, px: one answer for all fields of a picture, so that their days stand under each other. */
export const survivalSides = (axes: SurvivalAxes, fields: readonly SurvivalField[], width: number): Sides => {
  const tables = fields.flatMap(({ riskTable }) => riskTable);
  const rows = tables.flatMap((table) => table.rows);
  const counts = rows.flatMap((row) => [row.atRisk, row.events, row.censored]);
  const number = widest(counts.map(tickText));
  const weighted = rows.some(({ effective }) => effective !== undefined);
  const words = WORDS.filter((word) => weighted || word !== "Effective");
  const left = Math.ceil(Math.max(40, tables.length > 0 ? widest(words) + 12 + number / 2 : 0));
  const named = isNarrow(width)
    ? 0
    : endLabelWidth(
        fields.flatMap(({ curves }) => curves),
        110,
      );
  const ending = Math.max(number, widest([tickText(axes.horizon), months(axes.horizon)])) / 2 + 4;
  return { left, right: Math.floor(width - Math.max(named, ending)), number };
};

interface SurvivalPanel {
  readonly plot: Plot;
  /** Lower edge of the table, px. */
  readonly bottom: number;
  readonly marks: number;
  readonly thinned: boolean;
  /** Drawn once the height of the whole view is known. */
  readonly layers: (height: number) => readonly VegaLiteSpec[];
}

/** One field of step curves with its axes, names and the table under the ticks; `start` is its upper edge, `most` how many steps a curve may have. */
export const survivalPanel = (
  axes: SurvivalAxes,
  field: SurvivalField,
  { left, right, number }: Sides,
  place: { readonly width: number; readonly start: number; readonly most: number },
): SurvivalPanel => {
  const { width, start, most } = place;
  const narrow = isNarrow(width);
  const times = [...new Set(field.riskTable.flatMap(({ rows }) => rows.map(({ time }) => time)))]
    .filter((time) => time >= 0 && time <= axes.horizon)
    .sort((a, b) => a - b);
  const head = wrapText(axes.yTitle, width, { strong: true });
  const key = keyLines(narrow ? field.curves : [], start + head.length * 15 + 4, width);
  const top = start + head.length * 15 + 10 + key.height;
  const plot: Plot = { left, right, top, bottom: top + (narrow ? 190 : 240) };
  const x: PlotScale = { type: "linear", domain: [0, axes.horizon], range: [plot.left, plot.right] };
  const y: PlotScale = { type: "linear", domain: [0, 100], range: [plot.bottom, plot.top] };
  const at = (time: number): number => position(x, time);
  const wanted = [0, axes.horizon, ...axes.landmarks, ...times].filter((time) => time >= 0 && time <= axes.horizon);
  const space = (tick: number): number => Math.max(number, widest([tickText(tick), months(tick)]));
  const ticks = ticksThatFit(times.length > 0 ? wanted.filter((time) => times.includes(time)) : wanted, at, 8, space);
  const titles = wrapText(axes.xTitle, width - 20, { strong: true });
  const monthRow = ticks.some((tick) => months(tick) !== "") ? 15 : 0;
  const titleY = plot.bottom + 37 + monthRow;
  const table = cohortTable(
    field.riskTable.map(({ role, label, rows }) => {
      const shown = rows.filter(({ time }) => ticks.includes(time));
      const cells = (pick: (row: (typeof rows)[number]) => number | undefined) =>
        shown.flatMap((row) => {
          const count = pick(row);
          return count === undefined ? [] : [{ x: at(row.time), text: tickText(count) }];
        });
      const effective = cells(({ effective: own }) => (own === undefined ? own : Math.round(own)));
      return {
        role,
        label,
        rows: [
          { label: WORDS[0], cells: cells((row) => row.atRisk) },
          ...(effective.length > 0 ? [{ label: WORDS[1], cells: effective }] : []),
          { label: WORDS[2], cells: cells((row) => row.events) },
          { label: WORDS[3], cells: cells((row) => row.censored) },
        ],
      };
    }),
    titleY + titles.length * 15,
    width,
  );
  const complete = field.curves.map((curve) => ({ curve, steps: completeSteps(curve, axes.horizon, most) }));
  const half = textWidth(titles[0] ?? "", { strong: true }) / 2;
  const middle = Math.min(width - half, Math.max(half, (plot.left + plot.right) / 2));
  const layers = (height: number): readonly VegaLiteSpec[] => [
    ...ruleLayer(
      axes.landmarks
        .filter((day) => day > 0 && day < axes.horizon)
        .map((day) => ({ x: at(day), x2: at(day), y: plot.top, y2: plot.bottom })),
      "landmark",
    ),
    {
      layer: [
        axesLayer(
          channel(x, "time", bottomAxis(plot, height, { values: ticks })),
          channel(y, "percent", leftAxis(plot, { values: [0, 25, 50, 75, 100], grid: true })),
        ),
        ...complete.flatMap(({ curve, steps }) => survivalLines(curve, steps, x, y)),
      ],
    },
    ...complete.flatMap(({ curve, steps }) => censorTicks(curve, steps, x, y)),
    ...textLayer([{ x: 0, y: start + 8, text: head }], "text-strong"),
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
  return {
    plot,
    bottom: titleY + titles.length * 15 + table.height,
    marks: complete.reduce((sum, { steps }) => sum + steps.length, 0),
    thinned: field.curves.some((curve) => curve.steps.length > most),
    layers,
  };
};
