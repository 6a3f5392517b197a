import { smallSampleCorrection } from "../effect-sizes/small-sample-correction.ts";
import { requireFinite } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { allPairs } from "./network-trial.ts";

/** First arm minus second, by their places in the list. */
export interface ArmContrast {
  readonly first: number;
  readonly second: number;
  readonly estimate: number;
  readonly standardError: number;
}

export interface CountedArm {
  readonly events: number;
  readonly n: number;
}

export interface MeasuredArm {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/**
 * By what ratio of risks or odds does every arm of a trial of several arms differ from every other, so that the contrasts add up?
 *
 * Logarithms with large-sample variances, those of `logRiskRatio` and `logOddsRatio`, which they equal where no cell is empty. Where a
 * cell of any arm is empty, 1/2 is added to all cells of all arms, so that A − B and B − C still make A − C.
 * Not estimable when nobody, or everybody, had the event in all arms, with an empty arm, or with more events than people.
 * Throws RangeError for negative counts and for fewer than two arms.
 */
export const countContrasts = (
  arms: readonly CountedArm[],
  measure: "risk-ratio" | "odds-ratio",
): readonly ArmContrast[] | NotEstimable => {
  requireTwo(arms);
  for (const { events, n } of arms) {
    if (requireFinite("events", events) < 0) throw new RangeError(`events must not be negative: ${events}`);
    if (requireFinite("n", n) < 0) throw new RangeError(`n must not be negative: ${n}`);
  }
  if (arms.some(({ n }) => n === 0)) return notEstimable("one-group", "One of the groups has nobody in it.");
  if (arms.some(({ events, n }) => events > n)) return notEstimable("no-data", "A group has more events than people.");
  if (arms.every(({ events }) => events === 0)) return notEstimable("no-events", "Nobody had the event in any group.");
  if (arms.every(({ events, n }) => events === n))
    return notEstimable("all-tied", "Everybody had the event in all groups.");
  const add = arms.some(({ events, n }) => events === 0 || events === n) ? 0.5 : 0;
  const logs = arms.map(({ events, n }) => {
    const [a, b] = [events + add, n - events + add];
    return measure === "risk-ratio"
      ? { value: Math.log(a / (a + b)), variance: b / (a * (a + b)) }
      : { value: Math.log(a / b), variance: 1 / a + 1 / b };
  });
  return allPairs(arms.length).map(([first, second]) => {
    const [one, two] = [logs[first], logs[second]] as [(typeof logs)[number], (typeof logs)[number]];
    return {
      first,
      second,
      estimate: one.value - two.value,
      standardError: Math.sqrt(one.variance + two.variance),
    };
  });
};

/**
 * By how many standard deviations does every arm of a trial of several arms differ from every other, so that the contrasts add up?
 *
 * d = J(m)·(mᵢ − mⱼ)/s with s pooled over all arms, m = Σ(n − 1); variance 1/nᵢ + 1/nⱼ + d²/(2N), N people in all.
 * Gleser & Olkin (1994), The Handbook of Research Synthesis, 339. Two arms: equals `hedgesG`.
 * Not estimable with fewer than two people in an arm, or when no arm varies. Throws RangeError for values not finite and for fewer than
 * two arms.
 */
export const meanContrasts = (arms: readonly MeasuredArm[]): readonly ArmContrast[] | NotEstimable => {
  requireTwo(arms);
  for (const { n, mean, sd } of arms) {
    requireFinite("n", n);
    requireFinite("mean", mean);
    if (requireFinite("sd", sd) < 0) throw new RangeError(`sd must not be negative: ${sd}`);
  }
  if (arms.some(({ n }) => n < 2)) return notEstimable("too-few", "A group has fewer than two people.");
  const people = arms.reduce((total, { n }) => total + n, 0);
  const freedom = people - arms.length;
  const variance = arms.reduce((total, { n, sd }) => total + (n - 1) * sd * sd, 0) / freedom;
  if (variance === 0) return notEstimable("all-tied", "Nobody differs from the others of the same group.");
  const scale = smallSampleCorrection(freedom) / Math.sqrt(variance);
  return allPairs(arms.length).map(([first, second]) => {
    const [one, two] = [arms[first], arms[second]] as [MeasuredArm, MeasuredArm];
    const d = scale * (one.mean - two.mean);
    return { first, second, estimate: d, standardError: Math.sqrt(1 / one.n + 1 / two.n + (d * d) / (2 * people)) };
  });
};

const requireTwo = (arms: readonly unknown[]): void => {
  if (arms.length < 2) throw new RangeError(`arms must be two or more: ${arms.length}`);
};
