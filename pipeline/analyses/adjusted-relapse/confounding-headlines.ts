import { pooledQuantity } from "../../derive/weighting/pooled-quantity.ts";
import { keptPeople, type RelapsePeople } from "../../derive/weighting/relapse-population.ts";
import type { WeightedPeople } from "../../derive/weighting/weighted-people.ts";
import type { Headline, Quantity } from "../../model/index.ts";
import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { contrastRiskRatio } from "../../stats/causal/contrast-ratios.ts";
import { eValue, eValueOfLimit } from "../../stats/causal/e-value.ts";
import { normalInterval } from "../../stats/distributions/normal-interval.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { coxRegression } from "../../stats/survival/cox-regression.ts";
import { coxStackedErrors } from "../../stats/survival/cox-stacked-errors.ts";
import { headline } from "../patients/headline.ts";
import { waldTest } from "../patients/wald-test.ts";
import { type AdjustedData, estimateOf } from "./adjusted-data.ts";
import { byDay, suffixOf } from "./adjusted-words.ts";
import { adjustmentId } from "./measures.ts";

/** The weighted hazard ratio, the risk ratio at the horizon, and the E-values of the latter. */
export const confoundingHeadlines = (data: AdjustedData, word: string): readonly Headline[] => {
  const ratio = riskRatio(data, word);
  const hazards = hazardRatio(data, word);
  const n = data.responders[0]?.people.time.length ?? 0;
  const rows = [{ table: "patients", count: n, where: "responders of both cohorts" }];
  const common = { n, rows } as const;
  const arms = [{ term: data.intervention.label }, " against ", { term: data.comparator.label }] as const;
  return [
    headline({
      ...common,
      id: `${data.id}/risk-ratio/${adjustmentId(word)}${suffixOf(data)}`,
      label: ["Relapse among responders, risk ratio, ", ...arms, ...byDay(data)],
      unit: "risk-ratio",
      better: "lower",
      quantity: ratio,
    }),
    headline({
      ...common,
      id: `${data.id}/hazard-ratio/${adjustmentId(word)}`,
      label: ["Relapse among responders, marginal hazard ratio by weighted Cox regression, ", ...arms],
      unit: "hazard-ratio",
      better: "lower",
      quantity: hazards,
      // Declared as a secondary estimand, so that it may be tested.
      test: waldTest(hazards),
    }),
    headline({
      ...common,
      id: `${data.id}/e-value/point/${adjustmentId(word)}${suffixOf(data)}`,
      label: ["E-value of the risk ratio of relapse", ...byDay(data)],
      unit: "ratio",
      better: "neither",
      quantity: ratio.kind === "estimate" ? estimate(eValue(ratio.value)) : ratio,
    }),
    headline({
      ...common,
      id: `${data.id}/e-value/limit/${adjustmentId(word)}${suffixOf(data)}`,
      label: ["E-value of the limit of that risk ratio nearer to no difference", ...byDay(data)],
      unit: "ratio",
      better: "neither",
      quantity: limitOf(ratio),
    }),
  ];
};

const riskRatio = (data: AdjustedData, word: string): Quantity => {
  const found = estimateOf(data, "relapse-free", word);
  if (found === null) return notEstimable("not-reached", "No declared horizon is reached.");
  if (found.difference.kind === "not-estimable") return found.difference;
  const { level } = data.plan;
  const people = found.contrasts[0]?.influence.length ?? 0;
  const ratios = found.contrasts.map((contrast) => contrastRiskRatio(relapsed(contrast), { level }));
  return pooledQuantity(ratios, { completeDf: Math.max(1, people - 2), level });
};

/** From the share free of relapse to the share relapsed. */
const relapsed = (contrast: WeightedContrast): WeightedContrast => {
  const other = (quantity: Quantity): Quantity =>
    quantity.kind === "not-estimable" ? quantity : estimate(1 - quantity.value, { se: quantity.se });
  const turned = (influence: Float64Array): Float64Array => influence.map((value) => -value);
  return {
    ...contrast,
    intervention: other(contrast.intervention),
    comparator: other(contrast.comparator),
    interventionInfluence: turned(contrast.interventionInfluence),
    comparatorInfluence: turned(contrast.comparatorInfluence),
  };
};

const limitOf = (ratio: Quantity): Quantity => {
  if (ratio.kind === "not-estimable") return ratio;
  const [interval] = ratio.intervals;
  if (interval?.low == null || interval.high == null) return notEstimable("no-data", "The risk ratio has no interval.");
  return estimate(eValueOfLimit({ riskRatio: ratio.value, low: interval.low, high: interval.high }));
};

const hazardRatio = (data: AdjustedData, word: string): Quantity => {
  const comparison = data.responders.find((one) => one.word === word);
  if (!comparison) return notEstimable("not-reached", "No declared horizon is reached.");
  if (comparison.weighted.kind === "not-estimable") return comparison.weighted;
  if (comparison.withheld) return estimateOf(data, "restricted-mean", word)?.difference ?? weightedRefusal;
  const { level } = data.plan;
  const ratios = comparison.sets.map((weighted) =>
    weighted.kind === "not-estimable" ? weighted : weightedRatio(comparison.people, weighted, level),
  );
  return pooledQuantity(ratios, { completeDf: Math.max(1, comparison.people.time.length - 2), level });
};

const weightedRatio = (everyone: RelapsePeople, weighted: WeightedPeople, level: number): Quantity => {
  const people = keptPeople(everyone, weighted.rows);
  const cox = {
    time: people.time,
    event: people.event,
    covariates: [Float64Array.from(people.treated)],
    weight: weighted.weight,
  };
  const fit = coxRegression(cox, { robust: true, level });
  if (fit.kind === "not-estimable") return fit;
  const coefficient = fit.terms[0]?.coefficient as number;
  const se = coxStackedErrors(cox, fit, weighted.model).standardErrors[0] as number;
  const limits = normalInterval(coefficient, se, { level, method: "normal, weights estimated (log scale)" });
  return estimate(Math.exp(coefficient), {
    se,
    seScale: "log",
    intervals: [
      {
        ...limits,
        low: limits.low === null ? null : Math.exp(limits.low),
        high: limits.high === null ? null : Math.exp(limits.high),
      },
    ],
  });
};

const weightedRefusal = notEstimable("gate-closed", "Withheld with the comparison that it belongs to.");
