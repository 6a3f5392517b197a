import { tQuantile } from "../distributions/t-quantile.ts";
import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import { leastSquares } from "../numeric/least-squares.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";
import type { Trials } from "./read-trials.ts";

export interface WeightedLine {
  /** The effect where the predictor is 0: in a trial without error. */
  readonly intercept: Quantity;
  readonly slope: Quantity;
  readonly interceptTest: Test;
  readonly slopeTest: Test;
}

/**
 * Effects on one predictor by least squares with weights 1/SE² and one multiplicative error: s² = Σ w·residual²/(k − 2), so that intervals
 * and tests are Student's with k − 2 df. Equals R `lm(yi ~ x, weights = 1/vi)`.
 * Not estimable from fewer than three trials, with a constant predictor, or when all trials lie on the line.
 */
export const weightedLine = (trials: Trials, x: ArrayLike<number>, level: number): WeightedLine | NotEstimable => {
  const { k, y, v } = trials;
  if (k < 3) return notEstimable("too-few", `A line through ${k} trials leaves nothing to judge it by; 3 are needed.`);
  const weights = v.map((variance) => 1 / variance);
  const fit = leastSquares([new Float64Array(k).fill(1), x], y, { weights });
  if (fit.kind === "not-estimable") {
    return notEstimable("singular", "All trials have the same precision: no line can be drawn through them.");
  }
  const df = k - 2;
  const scale = fit.residualSum / df;
  const total = y.reduce((sum, value, i) => sum + (weights[i] as number) * value * value, 0);
  if (fit.residualSum <= 1e-26 * total) {
    return notEstimable("all-tied", "All trials lie on the line, so its standard errors would be 0.");
  }
  const quantile = -tQuantile((1 - level) / 2, df);
  const term = (at: 0 | 1): readonly [Quantity, Test] => {
    const value = fit.coefficients[at] as number;
    const se = Math.sqrt(scale * (fit.inverse[2 * at] as number));
    const statistic = value / se;
    const [low, high] = [value - quantile * se, value + quantile * se];
    return [
      estimate(value, { se, intervals: [{ kind: "confidence", level, low, high, method: `t(${df})` }] }),
      { name: "t", statistic, df: [df], p: tTwoSidedP(statistic, df) },
    ];
  };
  const [intercept, interceptTest] = term(0);
  const [slope, slopeTest] = term(1);
  return { intercept, slope, interceptTest, slopeTest };
};
