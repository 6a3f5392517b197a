import { layouts } from "../../charts/layouts.ts";
import { specificationCurve } from "../../charts/specification-curve.ts";
import type { ChartBlock } from "../../model/index.ts";
import { quantileSorted } from "../../stats/numeric/quantile-sorted.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { rounded } from "../patients/rounded.ts";
import { favors } from "../published/words.ts";
import { CELLS } from "./cells-table.ts";
import type { MultiverseData } from "./multiverse-data.ts";
import { acrossId, countId } from "./multiverse-headlines.ts";

/** Every combination's difference, the lowest first, over the choices that led to it; withheld ones with empty marks. */
export const curveBlock = (data: MultiverseData): ChartBlock => {
  const { intervention, comparator, dataset, plan, tau } = data;
  const until = typeof tau === "number" ? ` up to day ${tau} after time zero` : "";
  return {
    kind: "chart",
    id: "specification-curve",
    depth: "clinician",
    caption: [
      "The same difference under every declared combination of choices, the lowest first, and under each the choices that led to it. The combinations share their people: how many agree is no evidence by itself.",
    ],
    ...layouts(
      specificationCurve,
      {
        ...chartFrame(
          data,
          "Which choices does the answer hang on?",
          `Responders; ${intervention.short} minus ${comparator.short}${until}. Lines are intervals of one combination each.`,
        ),
        source: `${dataset.title}. Data to ${dataset.asOf}. People chose their treatment; adjusted, where it says so, for what is recorded only.`,
      },
      {
        specifications: data.results.map(({ cell, difference, state, primary }) => {
          const known = difference.kind === "estimate" ? difference : null;
          return {
            id: cell.id,
            value: known?.value ?? null,
            low: known?.intervals[0]?.low ?? null,
            high: known?.intervals[0]?.high ?? null,
            hollow: state === "withheld",
            primary,
            choices: Object.fromEntries(cell.options.map(({ choice, option }) => [choice, option.id])),
          };
        }),
        decisions: data.effects.map(({ choice, moves }) => ({
          id: choice.id,
          label: choice.label,
          options: choice.options.map(({ id, label }) => ({ id, label })),
          effect: moves === null ? "" : `moves the median by ${inDays(moves)}`,
        })),
        yTitle: "Difference in mean days without relapse",
        unit: "days",
        zero: 0,
        worthwhile: plan.mwe.rmstDays,
        betterSide: "up",
        favours: [favors(comparator.short), favors(intervention.short)],
        header: headerOf(data),
        footer: "",
      },
    ),
    alt: [
      ...(dataset.kind === "simulated" ? ["Simulated data. "] : []),
      "Estimates with intervals under ",
      { headline: countId(data, "declared"), show: "value" },
      " combinations of choices, the lowest first, over a matrix of the choices. ",
      ...(data.shown.length === 0
        ? ["None can be shown. "]
        : [
            "Median: ",
            { headline: acrossId(data, "median"), show: "value" as const },
            ", from ",
            { headline: acrossId(data, "lowest"), show: "value" as const },
            " to ",
            { headline: acrossId(data, "highest"), show: "value" as const },
            ". ",
          ]),
      "Table follows.",
    ],
    table: CELLS,
    audience: dataset.kind === "simulated" ? "public" : "private",
  };
};

const inDays = (value: number): string => {
  const text = rounded(value, 1);
  return `${text} ${text === "1.0" ? "day" : "days"}`;
};

const headerOf = ({ results, shown }: MultiverseData): string => {
  const count = (state: string): number => results.filter((result) => result.state === state).length;
  const sorted = [...shown].sort((a, b) => a - b);
  const median = quantileSorted(sorted, 0.5);
  const numbers =
    median === null
      ? ""
      : ` Median ${rounded(median, 1)}, from ${rounded(sorted[0] as number, 1)} to ${inDays(sorted.at(-1) as number)}.`;
  return `${shown.length} of ${results.length} combinations shown, ${count("withheld")} withheld, ${count("not-estimable")} not estimable.${numbers}`;
};
