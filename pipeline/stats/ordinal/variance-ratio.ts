import { fUpperTail } from "../distributions/f-upper-tail.ts";
import { variance } from "../numeric/variance.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";

/**
 * Does one group vary more than the other? F = s²ₓ/s²ᵧ on n − 1 and m − 1 df, two-sided; leans on normal values.
 * Fisher (1925), Statistical Methods for Research Workers, ch. VII. Equals R 4.2.2 `var.test`.
 * Not estimable with fewer than two values in a group, or one that does not vary.
 */
export const varianceRatio = (x: ArrayLike<number>, y: ArrayLike<number>): Test | NotEstimable => {
  const [first, second] = [variance(x), variance(y)];
  if (first === null || second === null) {
    return notEstimable("too-few", `Two values are needed in each group (${x.length} and ${y.length}).`);
  }
  if (first === 0 || second === 0) return notEstimable("all-tied", "All values of a group are the same.");
  const [df1, df2] = [x.length - 1, y.length - 1];
  const statistic = first / second;
  const p = 2 * Math.min(fUpperTail(statistic, df1, df2), fUpperTail(1 / statistic, df2, df1));
  return { name: "F, two variances", statistic, df: [df1, df2], p: Math.min(1, p) };
};
