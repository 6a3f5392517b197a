import type { AdjustedComparison } from "../../derive/weighting/adjusted-comparison.ts";
import type { Headline, Rows } from "../../model/index.ts";
import { weightSummary } from "../../stats/causal/weight-summary.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import { waldTest } from "../patients/wald-test.ts";
import { type AdjustedData, adjustmentWords, estimateOf } from "./adjusted-data.ts";
import { byDay, suffixOf, unreached } from "./adjusted-words.ts";
import { confoundingHeadlines } from "./confounding-headlines.ts";
import { adjustmentId, adjustmentName, type MeasureWords, measureWords, populationName } from "./measures.ts";

/** Every adjusted difference; for the primary adjustment also the cohorts' own values, their effective sizes, and what hidden causes would have to do. */
export const adjustedHeadlines = (data: AdjustedData): readonly Headline[] => {
  const [primary, ...others] = adjustmentWords(data);
  if (primary === undefined) throw new RangeError("propensity must declare weights: none");
  return [
    ...measureWords.flatMap((measure) => [
      ...(data.fallback === null ? [] : [unreachedHeadline(data, measure, primary)]),
      ...armHeadlines(data, measure, primary),
      ...[primary, ...others].map((word) => differenceHeadline(data, measure, word, word === primary)),
    ]),
    ...sizeHeadlines(data, primary),
    ...confoundingHeadlines(data, primary),
  ];
};

const comparisonOf = (data: AdjustedData, { measure }: MeasureWords, word: string): AdjustedComparison | null =>
  (measure === "response-duration" ? data.starters : data.responders).find((one) => one.word === word) ?? null;

const rowsOf = (data: AdjustedData, words: string): readonly Rows[] => [
  { table: "patients", count: data.found.courses.length, where: `eligible treated people; ${words}` },
];

const differenceHeadline = (data: AdjustedData, words: MeasureWords, word: string, primary: boolean): Headline => {
  const found = estimateOf(data, words.measure, word);
  const comparison = comparisonOf(data, words, word);
  const kept = comparison?.weighted.kind === "weighted-people" ? comparison.weighted.rows : [];
  const events = comparison ? kept.reduce((sum, row) => sum + (comparison.people.event[row] as number), 0) : 0;
  const quantity = found?.difference ?? unreached(data);
  return headline({
    id: `${data.id}/${words.id}/${adjustmentId(word)}${suffixOf(data)}`,
    label: [
      `${words.difference}, `,
      { term: adjustmentName(word) },
      ` (${populationName(word)}), `,
      { term: data.intervention.label },
      " minus ",
      { term: data.comparator.label },
      ...byDay(data),
    ],
    unit: words.unit,
    better: "higher",
    quantity,
    // Only the primary adjustment at the declared horizon is a declared estimand, and may be tested.
    test: primary && data.fallback === null ? waldTest(quantity) : null,
    n: kept.length,
    events,
    rows: rowsOf(data, adjustmentName(word)),
  });
};

/** The declared horizon never moves: its own number is not estimable where a fallback is shown under another id. */
const unreachedHeadline = (data: AdjustedData, words: MeasureWords, word: string): Headline =>
  headline({
    id: `${data.id}/${words.id}/${adjustmentId(word)}`,
    label: [
      `${words.difference}, `,
      { term: adjustmentName(word) },
      ` (${populationName(word)}), `,
      { term: data.intervention.label },
      " minus ",
      { term: data.comparator.label },
      ", by day ",
      data.definition("horizon"),
    ],
    unit: words.unit,
    better: "higher",
    quantity: notEstimable(
      "not-reached",
      `In at least one of the groups fewer than ${data.plan.minAtRisk} people were still followed and free of relapse on day ${data.plan.horizonDays}. The same estimate on day ${data.fallback} stands under its own name.`,
      { horizon: data.plan.horizonDays },
    ),
    n: 0,
    rows: rowsOf(data, adjustmentName(word)),
  });

const armHeadlines = (data: AdjustedData, words: MeasureWords, word: string): readonly Headline[] => {
  const found = estimateOf(data, words.measure, word);
  const comparison = comparisonOf(data, words, word);
  return data.cohorts.map((cohort) => {
    const code = cohort.role === "intervention" ? 1 : 0;
    const rows = comparison
      ? Array.from(comparison.people.treated, (_, i) => i).filter((i) => comparison.people.treated[i] === code)
      : [];
    return headline({
      id: `${data.id}/${words.armId}/${cohort.id}/${adjustmentId(word)}${suffixOf(data)}`,
      label: [`${words.words}, ${adjustmentName(word)}, `, { term: cohort.label }, ...byDay(data)],
      unit: words.armUnit,
      better: "higher",
      quantity: found?.[cohort.role] ?? unreached(data),
      n: rows.length,
      events: rows.reduce((sum, row) => sum + (comparison?.people.event[row] as number), 0),
      rows: rowsOf(data, cohort.label),
    });
  });
};

const sizeHeadlines = (data: AdjustedData, word: string): readonly Headline[] => {
  const comparison = data.responders.find((one) => one.word === word);
  const weighted = comparison?.weighted;
  const summary = weighted?.kind === "weighted-people" ? weightSummary(weighted) : null;
  return data.cohorts.map((cohort) => {
    const own = summary?.kind === "weight-summary" ? summary[cohort.role] : null;
    return headline({
      id: `${data.id}/effective-size/${cohort.id}/${adjustmentId(word)}`,
      label: ["Responders that the weights leave (effective sample size), ", { term: cohort.label }],
      unit: "people",
      better: "neither",
      quantity: own ? estimate(own.effectiveSampleSize) : notEstimable("no-data", "There are no weights."),
      n: own?.n ?? 0,
      rows: rowsOf(data, cohort.label),
    });
  });
};
