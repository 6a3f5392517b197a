import { normalCdf } from "../distributions/normal-cdf.ts";
import { brent } from "../numeric/brent.ts";
import { gaussHermiteRule } from "../numeric/gauss-hermite.ts";
import { packedAt } from "../numeric/packed-matrix.ts";
import { requireFinite } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { findStrand, type RelapsePosterior, timeShift } from "./relapse-posterior.ts";

export interface RelapseFreeDifference {
  readonly kind: "relapse-free-difference";
  /** Share free of relapse in a less that in b: posterior median, central interval. */
  readonly difference: Quantity;
  /** How probable is a difference above d? */
  readonly probabilityAbove: (d: number) => number;
}

/** The share's own uncertainty is smooth in the other's: this many points are good to ten digits. */
const NODES = 41;
/** Nodes below this share of the posterior change no printed digit. */
const NEGLIGIBLE = 1e-11;

/**
 * By how much does the share free of relapse at a time differ between two strands, both in a typical study at reference covariates?
 *
 * At each node (log Hₐ, log H_b) is bivariate normal: the better known of the two is integrated by Gauss–Hermite, the other given it in
 * closed form, which gives P(Sₐ − S_b ≤ d); its quantiles by root finding. Model-based and between different studies: not a randomised
 * comparison (see `withinAndBetween`). Not estimable when either strand is not at that time. The strands must differ.
 */
export const relapseFreeDifference = (
  posterior: RelapsePosterior,
  { strandA, strandB, time }: { readonly strandA: string; readonly strandB: string; readonly time: number },
): RelapseFreeDifference | NotEstimable => {
  if (strandA === strandB) throw new RangeError(`strandB must differ from strandA: ${strandB}`);
  const a = findStrand(posterior, strandA, time);
  const b = findStrand(posterior, strandB, time);
  const refusal = a.refusal ?? b.refusal;
  if (refusal !== null) return refusal;
  const swapped = a.strand.levelSd < b.strand.levelSd;
  const [wide, narrow] = swapped ? [b.index, a.index] : [a.index, b.index];
  const gap = gapDistribution(posterior, wide, narrow, time);
  const below = (d: number): number => (swapped ? 1 - gap(-d) : gap(d));
  const quantile = (p: number) => brent((d) => below(d) - p, -1, 1, { tolerance: 1e-12 })?.root ?? null;
  const tail = (1 - posterior.level) / 2;
  const [low, median, high] = [quantile(tail), quantile(0.5), quantile(1 - tail)];
  return {
    kind: "relapse-free-difference",
    difference:
      median === null
        ? notEstimable("no-convergence", "A quantile of the difference was not found.")
        : estimate(median, {
            intervals: [{ kind: "credible", level: posterior.level, low, high, method: "posterior median, central" }],
          }),
    probabilityAbove: (d) => 1 - below(requireFinite("d", d)),
  };
};

/** d ↦ P(S_wide − S_narrow ≤ d). */
const gapDistribution = (
  posterior: RelapsePosterior,
  wide: number,
  narrow: number,
  time: number,
): ((d: number) => number) => {
  const rule = gaussHermiteRule(NODES);
  const nodes = posterior.nodes.filter(({ weight }) => weight > NEGLIGIBLE);
  const mass = nodes.reduce((total, { weight }) => total + weight, 0) * Math.sqrt(Math.PI);
  const points = nodes.flatMap((node) => {
    const { mean, covariance } = node;
    const at = (strand: number) => (mean[strand] as number) + timeShift(posterior, node, strand, time);
    const spread = Math.sqrt(packedAt(covariance, narrow, narrow));
    const slope = packedAt(covariance, wide, narrow) / spread;
    const sd = Math.sqrt(packedAt(covariance, wide, wide) - slope * slope);
    return Array.from(rule.nodes, (x, k) => {
      const z = Math.SQRT2 * x;
      return {
        weight: (node.weight * (rule.weights[k] as number)) / mass,
        share: Math.exp(-Math.exp(at(narrow) + spread * z)),
        mean: at(wide) + slope * z,
        sd,
      };
    });
  });
  return (d) => {
    let total = 0;
    for (const { weight, share, mean, sd } of points) {
      const bound = share + d;
      if (bound >= 1) total += weight;
      else if (bound > 0) total += weight * normalCdf((mean - Math.log(-Math.log(bound))) / sd);
    }
    return total;
  };
};
