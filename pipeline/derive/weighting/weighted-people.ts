import type { Plan } from "../../model/index.ts";
import { commonSupport } from "../../stats/causal/common-support.ts";
import { entropyBalancing } from "../../stats/causal/entropy-balancing.ts";
import { type PropensityScore, propensityScore } from "../../stats/causal/propensity-score.ts";
import { propensityWeights } from "../../stats/causal/propensity-weights.ts";
import type { WeightModel } from "../../stats/causal/weight-model.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import { withoutDependent } from "../covariates/without-dependent.ts";
import type { Adjustment } from "./adjustment.ts";

/** People with the weights that make the two cohorts alike. */
export interface WeightedPeople {
  readonly kind: "weighted-people";
  /** Numbers of the people kept, of those given; all but for trimmed weights. The arrays below go with them. */
  readonly rows: readonly number[];
  readonly treated: Uint8Array;
  /** With the intercept, without columns that tell nothing new. */
  readonly design: readonly Float64Array[];
  readonly weight: Float64Array;
  readonly model: WeightModel;
  /** Of everyone given, before any trimming. */
  readonly propensity: PropensityScore;
}

/** A propensity model before any weights are made of it: fitted once for all adjustments of the same people. */
export type FittedPropensity = PropensityScore & {
  readonly treated: Uint8Array;
  readonly design: readonly Float64Array[];
};

/** The propensity model on these columns, without those that say nothing new. Not estimable as `propensityScore` is. */
export const fittedPropensity = (
  treated: Uint8Array,
  columns: readonly Float64Array[],
): FittedPropensity | NotEstimable => {
  const design = withoutDependent([new Float64Array(treated.length).fill(1), ...columns]);
  const score = propensityScore({ treated, design });
  return score.kind === "not-estimable" ? score : { ...score, treated, design };
};

/** What standard errors pay for the fitting of the weights: one degree of freedom a column of the propensity model, or nothing. */
export type SmallSample = Plan["seSmallSample"];

/**
 * Weights from a logistic propensity model, or entropy balancing. Regression and the augmented estimator use the model's
 * stabilised weights for what is shown of balance. Not estimable as `propensityScore` and `entropyBalancing` are.
 */
export const weightedPeople = (
  treated: Uint8Array,
  columns: readonly Float64Array[],
  adjust: Adjustment,
  smallSample: SmallSample,
): WeightedPeople | NotEstimable => {
  const first = fittedPropensity(treated, columns);
  return first.kind === "not-estimable" ? first : weightedFrom(first, columns, adjust, smallSample);
};

/** The same from a model that is fitted already; `columns` are those given to it. */
export const weightedFrom = (
  first: FittedPropensity,
  columns: readonly Float64Array[],
  adjust: Adjustment,
  smallSample: SmallSample,
): WeightedPeople | NotEstimable => {
  const made = unpaid(first, columns, adjust);
  if (made.kind === "not-estimable" || smallSample === "none") return made;
  const degreesLost = made.design.length;
  if (degreesLost >= made.treated.length) return tooManyColumns(degreesLost, made.treated.length);
  return { ...made, model: { ...made.model, degreesLost } };
};

const tooManyColumns = (columns: number, people: number): NotEstimable =>
  notEstimable("too-few", `There are ${people} people for a model of treatment with ${columns} terms.`);

const unpaid = (
  first: FittedPropensity,
  columns: readonly Float64Array[],
  adjust: Adjustment,
): WeightedPeople | NotEstimable => {
  const { treated } = first;
  const everyone = Array.from(treated, (_, row) => row);
  if (adjust.kind === "trimmed") {
    const kept = commonSupport(first.probability, adjust);
    if (kept.kind === "not-estimable") return kept;
    if (kept.rows.length === treated.length) return weightedBy(first, everyone, "stabilised", first);
    const again = fittedPropensity(
      pickCodes(treated, kept.rows),
      columns.map((column) => pick(column, kept.rows)),
    );
    return again.kind === "not-estimable" ? again : weightedBy(again, kept.rows, "stabilised", first);
  }
  if (adjust.kind === "entropy") {
    const balanced = entropyBalancing({ treated, covariates: first.design.slice(1) });
    if (balanced.kind === "not-estimable") return balanced;
    const { weight, model } = balanced;
    return { kind: "weighted-people", rows: everyone, treated, design: first.design, weight, model, propensity: first };
  }
  return weightedBy(first, everyone, adjust.kind === "overlap" ? "overlap" : "stabilised", first);
};

const weightedBy = (
  fit: FittedPropensity,
  rows: readonly number[],
  target: "overlap" | "stabilised",
  propensity: PropensityScore,
): WeightedPeople | NotEstimable => {
  const weights = propensityWeights(fit, target);
  if (weights.kind === "not-estimable") return weights;
  const { weight, model } = weights;
  return { kind: "weighted-people", rows, treated: fit.treated, design: fit.design, weight, model, propensity };
};

const pick = (values: Float64Array, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => values[row] as number);

const pickCodes = (values: Uint8Array, rows: readonly number[]): Uint8Array =>
  Uint8Array.from(rows, (row) => values[row] as number);
