import { layouts } from "../../charts/layouts.ts";
import { trajectories as trajectoriesChart } from "../../charts/trajectories.ts";
import type { WindowMean } from "../../derive/trajectories/window-means.ts";
import type { Block, Cell, Prose } from "../../model/index.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { byWindowId } from "./by-window-headlines.ts";
import type { TrajectoryData } from "./trajectory-data.ts";

const MEANS = "means";

const originWords = ({ plan }: TrajectoryData): string =>
  plan.visitWindows.origin === "firstDose" ? "the first dose" : "time zero";

const meansOf = (data: TrajectoryData): readonly (WindowMean & { readonly label: string })[] =>
  data.cohorts.flatMap(({ role, label }) =>
    data.means.filter((mean) => mean.role === role).map((mean) => ({ ...mean, label })),
  );

/** The picture of mean scores with its numbers. */
export const courseBlocks = (data: TrajectoryData): readonly Block[] => [
  ...(data.people.length === 0 ? [] : [chartBlock(data)]),
  {
    kind: "table",
    id: MEANS,
    depth: "full",
    caption: [
      "Mean scores of those seen in each window, as measured (lower is better), and all scores handed in there.",
    ],
    columns: [
      { id: "cohort", label: "Treatment received", unit: null, align: "start" },
      { id: "day", label: `Planned day after ${originWords(data)}`, unit: null, align: "end" },
      { id: "people", label: "People seen", unit: null, align: "end" },
      { id: "asked", label: "Of people with a baseline", unit: null, align: "end" },
      { id: "submissions", label: "Scores handed in", unit: null, align: "end" },
      { id: "mean", label: `Mean score, ${data.unitWords}`, unit: data.units.value, align: "end" },
    ],
    rows: meansOf(data).map(({ label, target, people, asked, submissions, mean }): readonly Cell[] => [
      label,
      target ?? "baseline",
      people,
      asked,
      submissions,
      mean,
    ]),
  },
];

const chartBlock = (data: TrajectoryData): Block => {
  const fromBaseline = data.plan.visitWindows.origin === "firstDose";
  const drawn = meansOf(data).filter(({ target }) => fromBaseline || target !== null);
  return {
    kind: "chart",
    id: "mean-scores",
    depth: "clinician",
    caption: [
      "Mean scores over time by treatment received, unadjusted, of those seen in each window, with pointwise intervals.",
    ],
    ...layouts(
      trajectoriesChart,
      chartFrame(
        data,
        "How did scores change over time?",
        `Mean of those seen in each window, by the treatment that they received, days since ${originWords(data)}${fromBaseline ? "; baseline at the start" : ""}. Bands are pointwise intervals.`,
      ),
      {
        xTitle: `Days since ${originWords(data)} (planned day of the window)`,
        yTitle: `Mean score, ${data.unitWords}${data.unit.kind === "percent" ? " (percent of each scale)" : ""}; lower is better`,
        from: 0,
        series: data.cohorts.map(({ role, label }) => ({
          role,
          label,
          points: drawn
            .filter((mean) => mean.role === role)
            .map(({ target, people, mean }) => {
              const interval = mean.kind === "estimate" ? mean.intervals[0] : undefined;
              return {
                day: target ?? 0,
                mean: mean.kind === "estimate" ? mean.value : null,
                low: interval?.low ?? null,
                high: interval?.high ?? null,
                people,
              };
            }),
        })),
      },
    ),
    alt: altText(data),
    table: MEANS,
    audience: data.dataset.kind === "simulated" ? "public" : "private",
  };
};

const altText = (data: TrajectoryData): Prose => {
  const last = data.byWindow.kept.at(-1);
  return [
    ...(data.dataset.kind === "simulated" ? ["Simulated data. "] : []),
    "Lines with bands: mean scores of each group over the planned windows, lower being better. ",
    ...(last === undefined
      ? []
      : [
          "Adjusted difference in improvement in the window of day ",
          data.definition(`target-${last}`),
          ": ",
          { headline: byWindowId(data, last), show: "value" } as const,
          ". ",
        ]),
    "Whoever was not seen cannot be shown. Table follows.",
  ];
};
