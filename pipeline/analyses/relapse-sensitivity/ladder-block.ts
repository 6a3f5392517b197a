import { estimateLadder } from "../../charts/estimate-ladder.ts";
import { layouts } from "../../charts/layouts.ts";
import type { ChartBlock, Prose, Quantity } from "../../model/index.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { rounded } from "../patients/rounded.ts";
import { favors } from "../published/words.ts";
import type { SensitivityData } from "./sensitivity-data.ts";
import { VARIANTS } from "./variant-table.ts";

/** Differences in mean days without relapse, one row a way of asking. */
export const ladderBlock = (data: SensitivityData): ChartBlock => {
  const { intervention, comparator, shown, dataset } = data;
  const frame = chartFrame(
    data,
    "Does the answer hang on how relapse is defined and counted?",
    `Difference in mean days without relapse up to day ${shown.options.tau} after time zero, ${intervention.short} minus ${comparator.short}. Relapses/people: ${data.cohorts.map(({ short }) => short).join(", ")}.`,
  );
  return {
    kind: "chart",
    id: "ladder",
    depth: "clinician",
    caption: [
      "The same difference under other rules of relapse, other estimators and other assumptions. The first row is the primary analysis; the others show how far it hangs on choices.",
    ],
    ...layouts(
      estimateLadder,
      {
        ...frame,
        source: `${dataset.title}. Data to ${dataset.asOf}. People chose their treatment; unadjusted but for rows with overlap weights.`,
      },
      {
        rows: shown.variants.map(({ label, group, days, counts, id }) => ({
          label,
          group,
          ...limitsOf(days),
          text: daysText(days),
          note: counts.map(({ relapses, people }) => `${relapses}/${people}`).join(", "),
          hollow: false,
          primary: id === "primary",
        })),
        unit: "days",
        zero: 0,
        worthwhile: data.plan.mwe.rmstDays,
        betterSide: "right",
        favours: [favors(comparator.short), favors(intervention.short)],
        noteTitle: "Relapses/people",
      },
    ),
    alt: [
      ...(dataset.kind === "simulated" ? ["Simulated data. "] : []),
      "Rows of estimates with intervals: difference in mean days without relapse by day ",
      shown.day,
      " under each other way of asking. Primary: ",
      ...primaryWords(data),
      ". What the rows have in common, such as who chose what, cannot be seen. Table follows.",
    ],
    table: VARIANTS,
    audience: dataset.kind === "simulated" ? "public" : "private",
  };
};

const primaryWords = ({ id, shown }: SensitivityData): Prose => [
  { headline: `${id}/rmst-difference/primary${shown.suffix}`, show: "value-and-interval" },
];

const limitsOf = (quantity: Quantity) => {
  const none = { value: null, low: null, high: null };
  if (quantity.kind === "not-estimable") return none;
  const [interval] = quantity.intervals;
  return { value: quantity.value, low: interval?.low ?? null, high: interval?.high ?? null };
};

const WORDS: Readonly<Record<string, string>> = { "gate-closed": "withheld", "not-declared": "not applicable" };

/** "+21 (3 to 39)"; decimals are added until no limit is rounded onto zero. */
const daysText = (quantity: Quantity): string => {
  if (quantity.kind === "not-estimable") return WORDS[quantity.code] ?? "not estimable";
  const [interval] = quantity.intervals;
  if (interval?.low == null || interval.high == null) return rounded(quantity.value, 0);
  const limits = [interval.low, interval.high];
  const decimals =
    [0, 1, 2].find((places) => limits.every((limit) => limit === 0 || Number(limit.toFixed(places)) !== 0)) ?? 3;
  return `${rounded(quantity.value, decimals)} (${rounded(interval.low, decimals)} to ${rounded(interval.high, decimals)})`;
};
