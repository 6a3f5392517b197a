import type { NotEstimable, Quantity, Test } from "../quantity.ts";
import { type MetaRegressionCoefficient, metaRegression } from "./meta-regression.ts";
import type { PoolInterval } from "./pool-test.ts";
import type { MetaInput } from "./read-trials.ts";
import type { TauMethod } from "./tau-squared.ts";

export interface RegressionTestOptions {
  /** What small-study effects follow. Default "standardError". */
  readonly predictor?: "standardError" | "variance";
  /** Default "REML"; "FE" for τ² = 0. */
  readonly method?: TauMethod | "FE";
  /** Default "z". */
  readonly interval?: PoolInterval;
  readonly level?: number;
}

export interface RegressionTest {
  readonly kind: "regression-test";
  readonly k: number;
  /** By how much the effect rises with the predictor. */
  readonly slope: Quantity;
  /** Is the slope 0? */
  readonly test: Test;
  /** The effect where the predictor is 0. */
  readonly limit: Quantity;
  /** What varies between trials beside the predictor. */
  readonly tauSquared: Quantity;
}

/**
 * Do small trials show other effects than large ones, when effects differ between trials anyway?
 *
 * A random-effects regression of effects on their standard errors (or variances), residual τ² added to each variance; a z test of the
 * slope. Egger's own test has one multiplicative error and Student's t instead: see `eggerTest`.
 * Sterne & Egger (2005), in Publication Bias in Meta-Analysis, doi:10.1002/0470870168, ch. 6; Moreno et al. (2009), BMC Med Res
 * Methodol 9:2, doi:10.1186/1471-2288-9-2. Equals metafor 3.8-1 `regtest(rma(yi, vi), predictor = "sei" | "vi")`.
 * Not estimable from fewer than three trials or when all have one standard error.
 */
export const regressionTest = (
  input: MetaInput,
  { predictor = "standardError", method = "REML", interval = "z", level = 0.95 }: RegressionTestOptions = {},
): RegressionTest | NotEstimable => {
  const errors = Float64Array.from(input.standardErrors);
  const fit = metaRegression(
    {
      ...input,
      columns: [
        new Float64Array(errors.length).fill(1),
        predictor === "variance" ? errors.map((se) => se * se) : errors,
      ],
      names: ["limit", "slope"],
    },
    { method, interval, level },
  );
  if (fit.kind === "not-estimable") return fit;
  const [limit, slope] = fit.coefficients as readonly [MetaRegressionCoefficient, MetaRegressionCoefficient];
  return {
    kind: "regression-test",
    k: fit.k,
    slope: slope.estimate,
    test: slope.test,
    limit: limit.estimate,
    tauSquared: fit.tauSquared,
  };
};
