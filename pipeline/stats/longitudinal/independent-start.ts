import { noDerivatives } from "../numeric/derivatives.ts";
import { leastSquares } from "../numeric/least-squares.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { addOuter } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { MeanModel } from "./mean-model.ts";

/** The coefficients with all rows taken as independent: the generalised linear model, where the estimating equations start. */
export const independentStart = (
  columns: readonly Float64Array[],
  outcome: ArrayLike<number>,
  { mean, slope, logLikelihood }: MeanModel,
): Float64Array | NotEstimable => {
  if (logLikelihood === null) {
    const fit = leastSquares(columns, outcome);
    return fit.kind === "not-estimable" ? fit : fit.coefficients;
  }
  const p = columns.length;
  const best = maximumLikelihood(
    (at) => {
      const here = noDerivatives(p);
      const x = new Float64Array(p);
      for (let i = 0; i < outcome.length; i++) {
        let eta = 0;
        for (let j = 0; j < p; j++) {
          x[j] = columns[j]?.[i] as number;
          eta += (x[j] as number) * (at[j] as number);
        }
        const [y, mu] = [outcome[i] as number, mean(eta)];
        here.value += logLikelihood(y, eta, mu);
        for (let j = 0; j < p; j++) {
          here.gradient[j] = (here.gradient[j] as number) + (y - mu) * (x[j] as number);
        }
        addOuter(here.information, x, slope(mu));
      }
      return here;
    },
    { start: new Float64Array(p) },
  );
  if (best.kind === "maximum") return best.at;
  return best.code === "separation"
    ? notEstimable(
        "separation",
        "The covariates tell those with the outcome from those without: a coefficient has no finite estimate.",
        best.details,
      )
    : best;
};
