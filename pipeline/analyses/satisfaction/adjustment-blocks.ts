import { estimateLadder, type LadderRow } from "../../charts/estimate-ladder.ts";
import { layouts } from "../../charts/layouts.ts";
import type { Block, Cell, Quantity, TableBlock } from "../../model/index.ts";
import { weightSummary } from "../../stats/causal/weight-summary.ts";
import { welchDifference } from "../../stats/ordinal/welch-difference.ts";
import { adjustmentWords } from "../patients/adjustment-words.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { estimateText } from "../patients/estimate-text.ts";
import { rounded } from "../patients/rounded.ts";
import { favors } from "../published/words.ts";
import type { AdjustedRow } from "./adjusted-satisfaction.ts";
import type { SatisfactionData } from "./satisfaction-data.ts";

const TABLE = "adjustments";

interface Variant {
  readonly name: string;
  readonly population: string;
  readonly difference: Quantity;
  readonly people: number;
  readonly sizes: string;
  readonly primary: boolean;
}

/** The difference in means by every declared adjustment: a picture and its table. */
export const adjustmentBlocks = (data: SatisfactionData): readonly Block[] => {
  const list = variants(data);
  const table = adjustmentsTable(data, list);
  if (data.instrument === null || list.every(({ difference }) => difference.kind === "not-estimable")) return [table];
  return [
    {
      kind: "chart",
      id: "satisfaction-adjusted",
      depth: "clinician",
      caption: ["Difference in mean satisfaction, unadjusted and by each declared adjustment."],
      ...layouts(estimateLadder, ladderFrame(data), {
        rows: list.map(rungOf),
        unit: "points",
        zero: 0,
        worthwhile: data.plan.mwe.satisfaction,
        betterSide: data.higherIsBetter ? "right" : "left",
        favours: [favors(data.comparator.short), favors(data.intervention.short)],
        xTitle: `Difference in mean ${data.name}, points`,
        labelTitle: "Adjustment",
        textTitle: "Points (interval)",
        noteTitle: "Speaks for",
      }),
      alt: [
        ...(data.dataset.kind === "simulated" ? ["Simulated data. "] : []),
        "Differences in mean satisfaction with intervals, one row for each adjustment. Unadjusted: ",
        { headline: `${data.id}/mean-difference/unadjusted`, show: "value-and-interval" },
        ". What was not measured cannot be adjusted for. Table follows.",
      ],
      table: TABLE,
      audience: data.dataset.kind === "simulated" ? "public" : "private",
    },
    table,
  ];
};

const ladderFrame = (data: SatisfactionData) => ({
  ...chartFrame(
    data,
    "Does the difference depend on how the groups are made alike?",
    `${data.name}: ${data.intervention.label} minus ${data.comparator.label}, first answer in the declared window.`,
  ),
  source: `${data.dataset.title}. Data to ${data.dataset.asOf}. People chose their treatment.`,
});

const rungOf = ({ name, population, difference, primary }: Variant): LadderRow => {
  const known = difference.kind === "estimate" ? difference : null;
  return {
    label: name,
    group: null,
    value: known?.value ?? null,
    low: known?.intervals[0]?.low ?? null,
    high: known?.intervals[0]?.high ?? null,
    text: estimateText(difference, 1),
    note: population,
    hollow: false,
    primary,
  };
};

const variants = (data: SatisfactionData): readonly Variant[] => {
  const { first, second, plan, adjusted } = data;
  const of = (row: AdjustedRow, name: string, population: string, primary: boolean): Variant => ({
    name,
    population,
    difference: row.difference,
    people: row.result.weighted.kind === "not-estimable" ? 0 : row.result.weighted.rows.length,
    sizes: sizesOf(data, row),
    primary,
  });
  return [
    {
      name: "Unadjusted",
      population: "who answered",
      difference: welchDifference(first.scores, second.scores, { level: plan.level }).difference,
      people: first.scores.length + second.scores.length,
      sizes: "not weighted",
      primary: false,
    },
    ...adjusted.rows.map((row) => {
      const { name, population } = adjustmentWords(row.word);
      return of(row, name, population, row === adjusted.primary);
    }),
    of(
      adjusted.answering,
      `${adjustmentWords(adjusted.answering.word).name}, weighted for answering`,
      "overlap population of everyone treated",
      false,
    ),
  ];
};

/** Effective sizes in the declared order of cohorts. */
const sizesOf = ({ cohorts }: SatisfactionData, { result: { weighted } }: AdjustedRow): string => {
  if (weighted.kind === "not-estimable") return "not estimable";
  const summary = weightSummary(weighted);
  if (summary.kind === "not-estimable") return "not estimable";
  return cohorts.map(({ role }) => rounded(summary[role].effectiveSampleSize, 0)).join(" and ");
};

const adjustmentsTable = ({ cohorts }: SatisfactionData, list: readonly Variant[]): TableBlock => ({
  kind: "table",
  id: TABLE,
  depth: "clinician",
  caption: ["Difference in mean satisfaction by each declared adjustment, with whom it speaks for."],
  columns: [
    { id: "adjustment", label: "Adjustment", unit: null, align: "start" },
    { id: "population", label: "Speaks for", unit: null, align: "start" },
    { id: "people", label: "People", unit: null, align: "end" },
    {
      id: "sizes",
      label: `Effective sizes (${cohorts.map(({ short }) => short).join("; ")})`,
      unit: null,
      align: "end",
    },
    { id: "difference", label: "Difference", unit: "point-difference", align: "end" },
  ],
  rows: list.map(({ name, population, people, sizes, difference }): readonly Cell[] => [
    name,
    population,
    people,
    sizes,
    difference,
  ]),
});
