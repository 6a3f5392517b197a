import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { cohortTable } from "./cohort-table.ts";
import { endLabels, endLabelWidth, keyLines } from "./end-labels.ts";
import {
  type ChartFrame,
  chartWidth,
  frameSpec,
  isNarrow,
  MAX_MARKS,
  type Plot,
  type Role,
  viewHeight,
} from "./frame.ts";
import { byField, roleColour, textLayer } from "./layers.ts";
import { axesLayer, channel, type PlotScale, position } from "./plot-scale.ts";
import { textWidth, widest } from "./text-width.ts";
import { niceTicks, ticksThatFit, tickText } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export interface TrajectoryPoint {
  readonly day: number;
  /** `null` where nobody was seen. */
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number;
}

export interface TrajectoriesData {
  readonly xTitle: string;
  readonly yTitle: string;
  /** Lower end of the axis of scores; a lower value moves it. */
  readonly from: number;
  /** Earliest first. */
  readonly series: readonly {
    readonly role: Role;
    readonly label: string;
    readonly points: readonly TrajectoryPoint[];
  }[];
}

const SHAPES: Readonly<Record<Role, string>> = { intervention: "square", comparator: "circle", neutral: "triangle-up" };

type Seen = TrajectoryPoint & { readonly mean: number };

/** Unbroken stretches of points that are `there`; a gap breaks line and band. */
const runs = (points: readonly TrajectoryPoint[], there: (point: TrajectoryPoint) => boolean): readonly Seen[][] => {
  const found: Seen[][] = [[]];
  for (const point of points) {
    if (point.mean !== null && there(point)) (found.at(-1) as Seen[]).push({ ...point, mean: point.mean });
    else if ((found.at(-1) as Seen[]).length > 0) found.push([]);
  }
  return found.filter((run) => run.length > 1);
};

const seriesLayers = (
  { role, label, points }: TrajectoriesData["series"][number],
  x: PlotScale,
  y: PlotScale,
): readonly VegaLiteSpec[] => {
  const values = (run: readonly Seen[]) =>
    run.map(({ day, mean, low, high, people }) => ({
      day,
      mean,
      low,
      high,
      people,
      role,
      cohort: label,
      shape: SHAPES[role],
    }));
  const seen = points.flatMap((point): readonly Seen[] =>
    point.mean === null ? [] : [{ ...point, mean: point.mean }],
  );
  const whole = runs(points, ({ low, high }) => low !== null && high !== null);
  return [
    ...whole.map((run) => ({
      data: { values: values(run) },
      mark: { type: "area", style: "band" },
      encoding: { x: channel(x, "day"), y: channel(y, "low"), y2: { field: "high" }, color: roleColour },
    })),
    ...runs(points, () => true).map((run) => ({
      data: { values: values(run) },
      mark: { type: "line", style: ["curve", `curve-${role}`] },
      encoding: { x: channel(x, "day"), y: channel(y, "mean"), color: roleColour },
    })),
    ...(seen.length === 0
      ? []
      : [
          {
            data: { values: values(seen) },
            mark: { type: "point", style: "point", filled: true, size: 48 },
            encoding: { x: channel(x, "day"), y: channel(y, "mean"), shape: byField("shape"), color: roleColour },
          },
        ]),
  ];
};

/** Mean scores of each cohort over time with bands, and under the ticks how many people each mean rests on. */
export const trajectories = (frame: ChartFrame, data: TrajectoriesData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const narrow = isNarrow(width);
  const most = Math.floor(MAX_MARKS / Math.max(1, data.series.length));
  const series = data.series.map((one) => ({ ...one, points: one.points.slice(0, most) }));
  const points = series.flatMap((one) => one.points);
  const values = points.flatMap(({ mean, low, high }) => [mean, low, high]).filter((one) => one !== null);
  const [low, high] = [Math.min(data.from, ...values), Math.max(data.from, ...values)];
  const ticksOf = niceTicks(low, high > low ? high : low + 1, 5);
  const step = (ticksOf[1] ?? high) - (ticksOf[0] ?? low);
  // One tick more where the highest value lies above the last: no mark is cut by the upper edge.
  const scores = high > (ticksOf.at(-1) ?? high) ? [...ticksOf, (ticksOf.at(-1) ?? 0) + step] : ticksOf;
  const roof = Math.max(scores.at(-1) ?? high, high, low + 1);
  const days = [...new Set(points.map(({ day }) => day))].sort((a, b) => a - b);
  const [first, last] = [Math.min(0, days[0] ?? 0), Math.max(1, days.at(-1) ?? 1)];
  const number = widest(points.map(({ people }) => tickText(people)));
  const left = Math.ceil(Math.max(44, widest(scores.map(tickText)) + 14, textWidth("People") + 12 + number / 2));
  const named = narrow ? 0 : endLabelWidth(series, 110);
  const right = Math.floor(width - Math.max(named, number / 2 + 4, textWidth(tickText(last)) / 2 + 4));
  const head = wrapText(data.yTitle, width, { strong: true });
  const key = keyLines(narrow ? series : [], head.length * 15 + 4, width);
  const top = head.length * 15 + 10 + key.height;
  const plot: Plot = { left, right, top, bottom: top + (narrow ? 190 : 240) };
  const x: PlotScale = { type: "linear", domain: [first, last], range: [plot.left, plot.right] };
  const y: PlotScale = { type: "linear", domain: [low, roof], range: [plot.bottom, plot.top] };
  const at = (day: number): number => position(x, day);
  const space = (day: number): number => Math.max(number, textWidth(tickText(day)));
  const ticks = ticksThatFit([...new Set([first, last, ...[...days].reverse()])], at, 6, space);
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const titleY = plot.bottom + 37;
  const table = cohortTable(
    series.map(({ role, label, points: own }) => ({
      role,
      label,
      rows: [
        {
          label: "People",
          cells: own
            .filter(({ day }) => ticks.includes(day))
            .map(({ day, people }) => ({ x: at(day), text: tickText(people) })),
        },
      ],
    })),
    titleY + titles.length * 15,
    width,
  );
  const body = titleY + titles.length * 15 + table.height;
  const hidden = days.some((day) => !ticks.includes(day));
  const notes = hidden ? ["Not every day has room for its number of people; the table has all."] : [];
  const half = widest(titles, { strong: true }) / 2;
  const middle = Math.min(width - half, Math.max(half, (plot.left + plot.right) / 2));
  const panel: readonly VegaLiteSpec[] = [
    axesLayer(
      channel(x, "day", bottomAxis(plot, viewHeight(frame, body, notes), { values: ticks })),
      channel(y, "mean", leftAxis(plot, { values: scores, grid: true })),
    ),
    ...series.flatMap((one) => seriesLayers(one, x, y)),
  ];
  const ends = series.map(({ role, label, points: own }) => {
    const end = own.filter(({ mean }) => mean !== null).at(-1)?.mean;
    return { role, label, y: end == null ? (plot.top + plot.bottom) / 2 : position(y, end) };
  });
  const layers: readonly VegaLiteSpec[] = [
    { layer: panel },
    ...textLayer([{ x: 0, y: 8, text: head }], "text-strong"),
    ...key.layers,
    ...(narrow ? [] : endLabels(ends, { x: plot.right + 12, most: 110, top: plot.top, bottom: plot.bottom })),
    ...textLayer([{ x: middle, y: titleY, text: titles }], "text-strong", { align: "center" }),
    ...table.layers,
  ];
  return frameSpec(frame, { height: body, layers, plot, marks: points.length, notes });
};
