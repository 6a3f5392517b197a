import type { Block, Cell } from "../../model/index.ts";
import { adjustedMeanAt, byWindowId } from "./by-window-headlines.ts";
import type { TrajectoryData } from "./trajectory-data.ts";
import { spaced } from "./trajectory-definitions.ts";

/** Adjusted means and contrasts by window, and which covariance structures were tried. */
export const byWindowBlocks = (data: TrajectoryData): readonly Block[] => [
  {
    kind: "table",
    id: "contrasts",
    depth: "clinician",
    caption: [
      "Improvement since baseline by window, adjusted (mixed model for repeated measures, everybody seen in a window, unweighted); people chose their treatment.",
    ],
    columns: [
      { id: "day", label: "Planned day", unit: null, align: "end" },
      ...data.cohorts.map(({ id, label }) => ({
        id,
        label: `${label}, ${data.unitWords}`,
        unit: data.units.value,
        align: "end" as const,
      })),
      { id: "difference", label: "Difference, adjusted", unit: data.units.difference, align: "end" },
    ],
    rows: data.plan.visitWindows.targets.map((target): readonly Cell[] => [
      target,
      ...data.cohorts.map((cohort) => adjustedMeanAt(data, cohort, target)),
      { headline: byWindowId(data, target) },
    ]),
  },
  {
    kind: "table",
    id: "model",
    depth: "full",
    caption: ["The mixed model for repeated measures: what it rests on, and each covariance structure that was tried."],
    columns: [
      { id: "item", label: "Item", unit: null, align: "start" },
      { id: "value", label: "Value", unit: null, align: "start" },
    ],
    rows: modelRows(data),
  },
];

const modelRows = ({ byWindow, outside, plan }: TrajectoryData): readonly (readonly Cell[])[] => [
  ...byWindow.tried.map(({ structure, refusal }): readonly Cell[] => [
    `Covariance structure: ${spaced(structure)}`,
    refusal === null ? "used" : `not used: ${refusal}`,
  ]),
  ...plan.trajectories.structures
    .slice(byWindow.tried.length)
    .map((structure): readonly Cell[] => [`Covariance structure: ${spaced(structure)}`, "not needed"]),
  ["People in the model", byWindow.people],
  ["Scores in the model", byWindow.rows],
  ["Scores that fall into no window (kept for area, slope and time above)", outside],
  ["Values of covariates imputed", byWindow.imputed],
  ["People with such a value", byWindow.incomplete],
  ["Completed data sets that the model is fitted to", byWindow.imputed === 0 ? 1 : plan.missing.imputations],
  ["Declared covariates that nobody has", byWindow.absent.length === 0 ? "none" : byWindow.absent.join(", ")],
];
