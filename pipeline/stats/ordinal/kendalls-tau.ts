import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { concordanceDistribution } from "./concordance-distribution.ts";

export interface KendallsTau {
  readonly kind: "kendalls-tau";
  readonly n: number;
  /** τ-b: from −1 to 1. */
  readonly tau: number;
  readonly ties: boolean;
  /** Of independence; the statistic is the number of concordant pairs when exact, z otherwise. */
  readonly test: Test;
}

/** From here on R takes the normal approximation. */
const LARGE = 50;

/**
 * Do two variables rise together, whatever the shape?
 *
 * τ-b = S/√((T − Tx)(T − Ty)), S concordant minus discordant of T = n(n−1)/2 pairs, Tx and Ty those tied. The two-sided p is exact without
 * ties below 50 pairs of values (twice the smaller tail, at most 1); else z = S/√Var S with the variance for ties and no correction for
 * continuity. Kendall (1970), Rank Correlation Methods, ch. 3–5. Equals R 4.2.2 `cor.test(x, y, method = "kendall")`.
 * Not estimable from fewer than two pairs of values or when one variable is constant.
 */
export const kendallsTau = (x: ArrayLike<number>, y: ArrayLike<number>): KendallsTau | NotEstimable => {
  const n = x.length;
  requireSameLength("y", y, n);
  requireFiniteAll("x", x);
  requireFiniteAll("y", y);
  if (n < 2) return notEstimable("too-few", `A rank correlation needs two pairs of values, not ${n}.`);
  let s = 0;
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      s += Math.sign((x[i] as number) - (x[j] as number)) * Math.sign((y[i] as number) - (y[j] as number));
    }
  }
  const pairs = (n * (n - 1)) / 2;
  const tied = [tieSums(x), tieSums(y)] as const;
  const [untiedX, untiedY] = [pairs - tied[0].two / 2, pairs - tied[1].two / 2];
  if (untiedX === 0 || untiedY === 0) {
    return notEstimable("all-tied", "One of the variables is constant: nothing can rise with it.");
  }
  const tau = s / Math.sqrt(untiedX * untiedY);
  const ties = tied[0].two > 0 || tied[1].two > 0;
  const test = ties || n >= LARGE ? approximate(s, n, tied) : exact((pairs + s) / 2, n);
  return { kind: "kendalls-tau", n, tau, ties, test };
};

const exact = (concordant: number, n: number): Test => {
  const chances = concordanceDistribution(n);
  const fewer = Math.min(concordant, chances.length - 1 - concordant);
  let tail = 0;
  for (let t = 0; t <= fewer; t++) tail += chances[t] as number;
  return { name: "Kendall T, exact", statistic: concordant, df: [], p: Math.min(1, 2 * tail) };
};

const approximate = (s: number, n: number, [x, y]: readonly [TieSums, TieSums]): Test => {
  const variance =
    (n * (n - 1) * (2 * n + 5) - x.variance - y.variance) / 18 +
    (x.two * y.two) / (2 * n * (n - 1)) +
    (x.three * y.three) / (9 * n * (n - 1) * (n - 2));
  const z = s / Math.sqrt(variance);
  return { name: "z", statistic: z, df: [], p: 2 * normalUpperTail(Math.abs(z)) };
};

interface TieSums {
  /** Σ t(t−1) over groups of t equal values. */
  readonly two: number;
  /** Σ t(t−1)(t−2). */
  readonly three: number;
  /** Σ t(t−1)(2t+5). */
  readonly variance: number;
}

const tieSums = (values: ArrayLike<number>): TieSums => {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  let [two, three, variance] = [0, 0, 0];
  for (const t of counts.values()) {
    two += t * (t - 1);
    three += t * (t - 1) * (t - 2);
    variance += t * (t - 1) * (2 * t + 5);
  }
  return { two, three, variance };
};
