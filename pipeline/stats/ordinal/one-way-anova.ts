import { fUpperTail } from "../distributions/f-upper-tail.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type Description, describe } from "./describe.ts";

/**
 * Do the means of several groups differ, if they vary alike? F = (Σn(x̄ⱼ−x̄)²/(g−1)) / (Σ(n−1)s²/(N−g)).
 * Fisher (1925), Statistical Methods for Research Workers, ch. VII. Equals R 4.2.2 `oneway.test(var.equal = TRUE)`.
 * Not estimable with one group, no value left to judge the variance by, or no variance within groups.
 */
export const oneWayAnova = (groups: readonly ArrayLike<number>[]): Test | NotEstimable => {
  const described = describeAll(groups, 1);
  if ("kind" in described) return described;
  const total = described.reduce((sum, { n }) => sum + n, 0);
  const centre = described.reduce((sum, { n, mean }) => sum + (n / total) * mean, 0);
  const between = described.reduce((sum, { n, mean }) => sum + n * (mean - centre) * (mean - centre), 0);
  const within = described.reduce((sum, { n, sd }) => sum + (n - 1) * (sd ?? 0) * (sd ?? 0), 0);
  const [df1, df2] = [described.length - 1, total - described.length];
  if (df2 < 1) return notEstimable("too-few", "Every group has a single value.");
  if (within === 0) return notEstimable("all-tied", "All values within each group are the same.");
  const statistic = between / df1 / (within / df2);
  return { name: "one-way ANOVA", statistic, df: [df1, df2], p: fUpperTail(statistic, df1, df2) };
};

/**
 * Do the means of several groups differ, when their variances may too? Welch's F, each group weighted by n/s².
 * F = (Σw(x̄ⱼ−x̃)²/(g−1)) / (1 + 2(g−2)Λ/(g²−1)), Λ = Σ(1−w/Σw)²/(n−1), df g−1 and (g²−1)/(3Λ).
 * Welch (1951), doi:10.1093/biomet/38.3-4.330. Equals R 4.2.2 `oneway.test`.
 * Not estimable with one group, fewer than two values in one, or one that does not vary.
 */
export const welchAnova = (groups: readonly ArrayLike<number>[]): Test | NotEstimable => {
  const described = describeAll(groups, 2);
  if ("kind" in described) return described;
  if (described.some(({ sd }) => sd === 0)) return notEstimable("all-tied", "A group does not vary.");
  const weights = described.map(({ n, sd }) => n / ((sd ?? 1) * (sd ?? 1)));
  const weight = weights.reduce((sum, w) => sum + w, 0);
  const centre = described.reduce((sum, { mean }, j) => sum + ((weights[j] as number) / weight) * mean, 0);
  const g = described.length;
  let [between, lambda] = [0, 0];
  described.forEach(({ n, mean }, j) => {
    const w = weights[j] as number;
    between += w * (mean - centre) * (mean - centre);
    lambda += ((1 - w / weight) * (1 - w / weight)) / (n - 1);
  });
  const statistic = between / (g - 1) / (1 + (2 * (g - 2) * lambda) / (g * g - 1));
  const df2 = (g * g - 1) / (3 * lambda);
  return { name: "Welch ANOVA", statistic, df: [g - 1, df2], p: fUpperTail(statistic, g - 1, df2) };
};

const describeAll = (groups: readonly ArrayLike<number>[], atLeast: number): readonly Description[] | NotEstimable => {
  if (groups.length < 2) return notEstimable("one-group", `Two groups are needed (${groups.length}).`);
  const described = groups.map(describe).filter((one) => one !== null);
  if (described.length < groups.length) return notEstimable("one-group", "One of the groups has no value.");
  const small = described.find(({ n }) => n < atLeast);
  return small ? notEstimable("too-few", `${atLeast} values are needed in each group (${small.n}).`) : described;
};
