import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { midRanks } from "./mid-ranks.ts";
import { scoreSumDistribution, untiedDistribution } from "./rank-sum-distribution.ts";

/** Steps that the tied distribution may take: some seconds. */
const LARGEST_WORK = 2e9;

/**
 * Does one group tend to score higher, exactly? Over all ways to deal the values into two groups of these sizes, the share of those in
 * which the rank sum (ties sharing their ranks) lies as far from its mean as the one seen, or farther. Two-sided.
 * Without ties that is twice the smaller tail. Wilcoxon (1945), doi:10.2307/3001968; with ties by the shift algorithm of Streitberg & Röhmel
 * (1986), Stat Software Newsletter 12:10. Equals R coin 1.4-2 `wilcox_test(distribution = "exact")` and, without ties,
 * R 4.2.2 `wilcox.test(exact = TRUE)`. Not estimable with an empty group, when all values are equal, or with ties in groups too large
 * to go through (about 150 each).
 */
export const mannWhitneyExact = (x: ArrayLike<number>, y: ArrayLike<number>): Test | NotEstimable => {
  const [n, m] = [x.length, y.length];
  if (n === 0 || m === 0) return notEstimable("one-group", `A value is needed in each group (${n} and ${m}).`);
  const all = Float64Array.from([...Array.from(x), ...Array.from(y)]);
  const { ranks, tieSum } = midRanks(all);
  const total = n + m;
  if (tieSum === total * total * total - total)
    return notEstimable("all-tied", "All values in both groups are the same.");
  let rankSumX = 0;
  for (let i = 0; i < n; i++) rankSumX += ranks[i] as number;
  const statistic = rankSumX - (n * (n + 1)) / 2;
  const name = "Mann–Whitney, exact";
  if (tieSum === 0) return { name, statistic, df: [], p: farTails(untiedDistribution(n, m), statistic, (n * m) / 2) };
  // Doubled midranks are whole numbers; the smaller group is followed.
  const few = Math.min(n, m);
  const doubled = ranks.map((rank) => 2 * rank - 2);
  if (total * few * few * total > LARGEST_WORK) {
    return notEstimable("no-convergence", "The groups are too large to go through every way of dealing tied values.", {
      n,
      m,
    });
  }
  const distribution = scoreSumDistribution(doubled, few);
  const sumX = 2 * rankSumX - 2 * n;
  const sumFew = n <= m ? sumX : total * (total + 1) - 2 * total - sumX;
  return { name, statistic, df: [], p: farTails(distribution, sumFew, few * (total - 1)) };
};

/** P(|T − centre| ≥ |t − centre|). */
const farTails = (probability: Float64Array, value: number, centre: number): number => {
  const distance = Math.abs(value - centre) - 1e-9;
  let p = 0;
  for (let t = 0; t < probability.length; t++) if (Math.abs(t - centre) >= distance) p += probability[t] as number;
  return Math.min(1, p);
};
