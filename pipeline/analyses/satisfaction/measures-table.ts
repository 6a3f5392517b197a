import type { Cell, TableBlock } from "../../model/index.ts";
import type { SatisfactionData } from "./satisfaction-data.ts";

/** Means, spread, who answered, and every unadjusted comparison. */
export const measuresTable = (data: SatisfactionData): TableBlock => ({
  kind: "table",
  id: "measures",
  depth: "clinician",
  caption: ["Satisfaction by treatment received, unadjusted; people chose their treatment."],
  columns: [
    { id: "measure", label: "Measure", unit: null, align: "start" },
    ...data.cohorts.map(({ id, label }) => ({ id, label, unit: null, align: "end" as const })),
    { id: "difference", label: "Difference, unadjusted", unit: null, align: "end" },
  ],
  rows: [
    row(data, `Mean ${data.name}`, "mean", { headline: `${data.id}/mean-difference/unadjusted` }),
    ["Standard deviation, points", ...data.arms.map(({ summary }) => summary?.sd ?? "not estimable"), "not compared"],
    row(data, "Answered, of those treated", "answered", "not compared"),
    [
      `Chance that ${data.intervention.label} scores higher than ${data.comparator.label}, ties as half`,
      ...data.cohorts.map(() => "not compared"),
      { headline: `${data.id}/probability-of-superiority/unadjusted` },
    ],
    [
      "Typical difference: the median of all pairs",
      ...data.cohorts.map(() => "not compared"),
      { headline: `${data.id}/shift/unadjusted` },
    ],
    [
      `Odds of a higher ${data.bands.length > 0 ? "band" : "total"}, the same at every cut`,
      ...data.cohorts.map(() => "not compared"),
      { headline: `${data.id}/odds-ratio/unadjusted` },
    ],
    ["Is that ratio the same at every cut? (Brant)", ...data.cohorts.map(() => "not compared"), data.ordered.brant],
  ],
});

const row = ({ id, cohorts }: SatisfactionData, label: string, measure: string, difference: Cell): readonly Cell[] => [
  label,
  ...cohorts.map((cohort): Cell => ({ headline: `${id}/${measure}/${cohort.id}` })),
  difference,
];
