import type { Cell, TableBlock } from "../../model/index.ts";
import { rounded } from "../patients/rounded.ts";
import { type CloneData, strategyOf } from "./clone-data.ts";
import { differenceId, strategyId } from "./clone-headlines.ts";

/** What the clones of each strategy add up to, and the difference. */
export const daysTable = (data: CloneData): TableBlock => ({
  kind: "table",
  id: "days",
  depth: "clinician",
  caption: [
    "Mean days in sustained response from the first dose to day ",
    data.definition("horizon"),
    ", were everyone to keep to the strategy.",
  ],
  columns: [
    { id: "strategy", label: "Strategy", unit: null, align: "start" },
    { id: "days", label: "Mean days in sustained response", unit: null, align: "end" },
  ],
  rows: [
    ...data.cohorts.map((cohort): readonly Cell[] => [cohort.label, { headline: strategyId(data, cohort) }]),
    [`${data.intervention.label} minus ${data.comparator.label}`, { headline: differenceId(data) }],
  ],
});

/** What became of the clones of each strategy in the grace period. */
export const clonesTable = (data: CloneData): TableBlock => ({
  kind: "table",
  id: "clones",
  depth: "clinician",
  caption: ["Clones of each strategy in the grace period. Everyone is cloned into both."],
  columns: [
    { id: "strategy", label: "Strategy", unit: null, align: "start" },
    { id: "clones", label: "Clones", unit: null, align: "end" },
    { id: "left", label: "Censored: left the strategy", unit: null, align: "end" },
    { id: "settled", label: "Outcome settled", unit: null, align: "end" },
    { id: "lost", label: "Not followed on", unit: null, align: "end" },
    { id: "completed", label: "Completed it", unit: null, align: "end" },
    { id: "effective", label: "Effective sample of those", unit: null, align: "end" },
    { id: "largest", label: "Largest share of weight", unit: null, align: "end" },
  ],
  rows: data.cohorts.map((cohort): readonly Cell[] => {
    const own = strategyOf(data, cohort);
    if (own === null) return [cohort.label, ...Array.from({ length: 7 }, () => "not estimable")];
    const { clones, left, settled, lost, completed, effective, largestShare } = own;
    return [
      cohort.label,
      clones,
      left,
      settled,
      lost,
      completed,
      effective === null ? "none" : rounded(effective, 0),
      largestShare === null ? "none" : rounded(largestShare, 3),
    ];
  }),
});
