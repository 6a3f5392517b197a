import { estimateLadder } from "../../charts/estimate-ladder.ts";
import { layouts } from "../../charts/layouts.ts";
import { lovePlot } from "../../charts/love-plot.ts";
import { overlapPlot } from "../../charts/overlap-plot.ts";
import { propensityBins } from "../../charts/propensity-bins.ts";
import type { AdjustedComparison } from "../../derive/weighting/adjusted-comparison.ts";
import type { Block, Headline } from "../../model/index.ts";
import { weightSummary } from "../../stats/causal/weight-summary.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { rounded } from "../patients/rounded.ts";
import { favors } from "../published/words.ts";
import { type AdjustedData, adjustmentWords, estimateOf } from "./adjusted-data.ts";
import { suffixOf } from "./adjusted-words.ts";
import { balanceRows } from "./balance-rows.ts";
import { adjustmentId, adjustmentName, measureWords, populationName } from "./measures.ts";

const BINS = 20;

const audience = ({ dataset }: AdjustedData) => (dataset.kind === "simulated" ? "public" : "private");

const made = ({ dataset }: AdjustedData): string => (dataset.kind === "simulated" ? "Simulated data. " : "");

const frame = (data: AdjustedData, title: string, subtitle: string) => ({
  ...chartFrame(data, title, subtitle),
  source: `${data.dataset.title}. Data to ${data.dataset.asOf}. People chose their treatment; adjusted for what is recorded only.`,
});

/** The first measure, responders' days without relapse, under every adjustment. */
export const ladderChart = (data: AdjustedData, headlines: readonly Headline[]): Block => {
  const [measure] = measureWords;
  if (!measure) throw new RangeError("measures must be declared: none");
  const [primary = ""] = adjustmentWords(data);
  const rows = adjustmentWords(data).map((word) => {
    const quantity = estimateOf(data, measure.measure, word)?.difference ?? null;
    const known = quantity?.kind === "estimate" ? quantity : null;
    const low = known?.intervals[0]?.low ?? null;
    const high = known?.intervals[0]?.high ?? null;
    const number = (value: number | null): string => (value === null ? "open" : rounded(value, 0));
    return {
      label: adjustmentName(word),
      group: word === primary ? "Primary" : "Declared alternatives",
      value: known?.value ?? null,
      low,
      high,
      text: known ? `${number(known.value)} (${number(low)} to ${number(high)})` : "not shown",
      note: populationName(word),
      hollow: known === null,
      primary: word === primary,
    };
  });
  return {
    kind: "chart",
    id: "adjustments-ladder",
    depth: "clinician",
    caption: [`${measure.difference}, under every declared adjustment, with intervals.`],
    ...layouts(
      estimateLadder,
      frame(
        data,
        "Does the answer depend on how one adjusts?",
        `${measure.difference}, ${data.intervention.label} minus ${data.comparator.label}.`,
      ),
      {
        rows,
        unit: "days",
        zero: 0,
        worthwhile: data.plan.mwe.rmstDays,
        betterSide: "right",
        noteTitle: "Speaks for",
        favours: [favors(data.comparator.short), favors(data.intervention.short)],
      },
    ),
    alt: [
      made(data),
      `${measure.difference} under every declared adjustment. Primary: `,
      { headline: `${data.id}/${measure.id}/${adjustmentId(primary)}${suffixOf(data)}`, show: "value-and-interval" },
      `. ${headlines.length > 0 ? "Table follows." : ""}`,
    ],
    table: "adjustments",
    audience: audience(data),
  };
};

/** "Drug alone 155 → 126": people, and how many without weights would tell as much. */
const sizes = (data: AdjustedData, { weighted }: AdjustedComparison): string => {
  const summary = weighted.kind === "weighted-people" ? weightSummary(weighted) : null;
  if (summary?.kind !== "weight-summary") return "";
  const each = data.cohorts.map(
    ({ role, short }) => `${short} ${summary[role].n} → ${rounded(summary[role].effectiveSampleSize, 0)}`,
  );
  return ` Effective sample sizes before and after: ${each.join(", ")}.`;
};

/** Standardised differences before and after the primary weights. */
export const balanceChart = (data: AdjustedData, comparison: AdjustedComparison): Block => {
  const { smd } = data.plan.gate;
  const value = (row: ReturnType<typeof balanceRows>[number]["before"]): number | null =>
    row.standardisedDifference.kind === "estimate" ? row.standardisedDifference.value : null;
  return {
    kind: "chart",
    id: "balance-plot",
    depth: "full",
    caption: ["How unlike the two groups of responders are before treatment, as observed and after weighting."],
    ...layouts(
      lovePlot,
      frame(
        data,
        "Are the two groups alike after weighting?",
        `Standardized differences, ${data.intervention.label} minus ${data.comparator.label}; 0 is alike.${sizes(data, comparison)}`,
      ),
      {
        rows: balanceRows(comparison, data.plan).map((row) => ({
          label: row.label,
          before: value(row.before),
          after: value(row.after),
        })),
        limits: [
          { value: smd.pass, label: "alike enough" },
          { value: smd.withhold, label: "withheld beyond" },
        ],
        beforeLabel: "As observed",
        afterLabel: "Weighted",
        afterShape: "square",
        xTitle: "Standardized difference",
        order: "by-size",
        footer:
          "Divided by the pooled standard deviation before weighting, in both columns. Whatever is not listed here was not balanced and may still differ.",
      },
    ),
    alt: [
      made(data),
      "Standardized differences of everything recorded before treatment, as observed and after weighting. Table follows.",
    ],
    table: "balance",
    audience: audience(data),
  };
};

/** How far the two cohorts share the same chances of treatment. */
export const overlapChart = (data: AdjustedData, comparison: AdjustedComparison): readonly Block[] => {
  const { weighted, people } = comparison;
  if (weighted.kind === "not-estimable") return [];
  const { low, high } = data.plan.gate.overlap;
  const side = (code: number, cohort: AdjustedData["intervention"]) => {
    const own = Array.from(weighted.propensity.probability).filter((_, i) => people.treated[i] === code);
    const inside = own.filter((e) => e >= low && e <= high).length;
    return {
      role: cohort.role,
      label: cohort.label,
      facts: `${own.length} people, ${inside} of them within the limits`,
      bins: propensityBins(own, BINS),
    };
  };
  const up = side(1, data.intervention);
  const down = side(0, data.comparator);
  const table = {
    kind: "table" as const,
    id: "propensities",
    depth: "full" as const,
    caption: ["Responders by their estimated chance of the intervention, given what was recorded before treatment."],
    columns: [
      { id: "from", label: "Chance from", unit: null, align: "end" as const },
      { id: "to", label: "to", unit: null, align: "end" as const },
      { id: "up", label: up.label, unit: null, align: "end" as const },
      { id: "down", label: down.label, unit: null, align: "end" as const },
    ],
    rows: up.bins.map((bin, i) => [bin.low.toFixed(2), bin.high.toFixed(2), bin.count, down.bins[i]?.count ?? 0]),
  };
  return [
    {
      kind: "chart",
      id: "overlap-plot",
      depth: "full",
      caption: [
        "Chances of the intervention in the two groups: where the bars face each other, people can be compared.",
      ],
      ...layouts(
        overlapPlot,
        frame(
          data,
          "Could these people have had either treatment?",
          "Responders by their estimated chance of the intervention, given what was recorded before treatment.",
        ),
        { xTitle: "Estimated chance of the intervention", up, down, limits: { low, high }, footer: "" },
      ),
      alt: [made(data), "Mirrored bars of the estimated chance of the intervention in both groups. Table follows."],
      table: "propensities",
      audience: audience(data),
    },
    table,
  ];
};
