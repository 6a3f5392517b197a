import { cholesky } from "../numeric/cholesky.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import type { NotEstimable } from "../quantity.ts";
import type { ImputationTask } from "./imputation-task.ts";
import { levelChances, type MultinomialRows, multinomialDerivatives } from "./multinomial-derivatives.ts";
import { normalFromPrecision } from "./normal-from-precision.ts";

export interface CategoricalOptions {
  /** What to do where a predictor tells a level for certain. */
  readonly perfectPrediction: "augment" | "refuse";
}

/**
 * Fills each gap with a level drawn from a multinomial logistic model (logistic for two levels), whose coefficients are drawn from
 * their approximate posterior N(β̂, information⁻¹).
 *
 * `augment` adds a few rows of small weight, at one standard deviation to both sides of each predictor's mean in every level, that keep
 * coefficients finite: White, Daniel & Royston (2010), Comput Stat Data Anal 54:2267, doi:10.1016/j.csda.2010.04.005; their weights add
 * up to the number of coefficients of a level. Rubin (1987), p. 169; the definition of R mice `mice.impute.logreg`; for more levels the
 * coefficients are drawn too, which `mice.impute.polyreg` does not.
 */
export const categoricalImputation = (
  { values, known, unknown, random }: ImputationTask,
  { perfectPrediction }: CategoricalOptions,
): Float64Array | NotEstimable => {
  const levels = [...new Set(values)].sort((a, b) => a - b);
  const level = values.map((value) => levels.indexOf(value));
  const plain = { columns: known, level, levels: levels.length, weight: new Float64Array(level.length).fill(1) };
  const rows = perfectPrediction === "augment" ? augmented(plain) : plain;
  const size = (levels.length - 1) * known.length;
  const best = maximumLikelihood((at) => multinomialDerivatives(rows, at), { start: new Float64Array(size) });
  if (best.kind === "not-estimable") return best;
  const moved = normalFromPrecision(cholesky(best.information, size) as Float64Array, size, random);
  const drawn = best.at.map((value, j) => value + (moved[j] as number));
  const row = new Float64Array(known.length);
  const chance = new Float64Array(levels.length);
  return (unknown[0] as Float64Array).map((_, i) => {
    unknown.forEach((column, j) => {
      row[j] = column[i] as number;
    });
    levelChances(row, drawn, chance);
    let left = random.next();
    const found = chance.findIndex((one) => {
      left -= one;
      return left < 0;
    });
    // Rounding may leave a trace beyond the last level.
    return levels.at(found) as number;
  });
};

/** Predictors come standardised: their mean is 0 and their standard deviation 1. */
const augmented = ({ columns, level, levels, weight }: MultinomialRows): MultinomialRows => {
  const p = columns.length;
  const added = 2 * (p - 1) * levels;
  const extra = Array.from({ length: added }, (_, k) => ({
    level: k % levels,
    predictor: 1 + Math.floor(k / (2 * levels)),
    side: Math.floor(k / levels) % 2 === 0 ? -1 : 1,
  }));
  return {
    columns: columns.map((column, j) =>
      Float64Array.from([
        ...Array.from(column),
        ...extra.map((one) => (j === 0 ? 1 : one.predictor === j ? one.side : 0)),
      ]),
    ),
    level: [...Array.from(level), ...extra.map((one) => one.level)],
    levels,
    weight: [...Array.from(weight), ...extra.map(() => p / added)],
  };
};
