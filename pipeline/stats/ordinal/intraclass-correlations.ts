import { fQuantile } from "../distributions/f-quantile.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";

export interface IntraclassCorrelations {
  readonly kind: "intraclass-correlations";
  /** One rating: raters drawn anew for each subject; raters a sample of raters; these raters only. */
  readonly icc1: Quantity;
  readonly icc2: Quantity;
  readonly icc3: Quantity;
  /** The same for the mean of all k ratings. */
  readonly icc1k: Quantity;
  readonly icc2k: Quantity;
  readonly icc3k: Quantity;
  /** Mean squares of the two-way layout: between subjects, between raters, residual, within subjects. */
  readonly meanSquares: Readonly<Record<"subjects" | "raters" | "residual" | "within", number>>;
}

/**
 * How much of the variance of ratings lies between subjects? The six forms of Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420, with
 * their F limits. `ratings` holds a column per rater, subjects in the same order. Estimates can be negative and are left so.
 * Equals R psych 2.2.9 `ICC(lmer = FALSE)`. Not estimable with fewer than two subjects or raters, or ratings that leave no residual.
 */
export const intraclassCorrelations = (
  ratings: readonly ArrayLike<number>[],
  { level = 0.95 }: { readonly level?: number } = {},
): IntraclassCorrelations | NotEstimable => {
  const tail = (1 - requireOpenUnit("level", level)) / 2;
  const k = ratings.length;
  const n = ratings[0]?.length ?? 0;
  ratings.forEach((column, j) => {
    requireSameLength(`ratings[${j}]`, column, n);
    requireFiniteAll(`ratings[${j}]`, column);
  });
  if (k < 2 || n < 2) return notEstimable("too-few", `Two raters and two subjects are needed (${k} and ${n}).`);
  const meanSquares = layout(ratings, n, k);
  const { subjects: b, raters: j, residual: e, within: w } = meanSquares;
  if (!(e > 0 && b > 0)) return notEstimable("all-tied", "Ratings leave no variance to compare with.");
  const quantile = (df1: number, df2: number) => fQuantile(1 - tail, df1, df2);
  const made = (value: number, low: number, high: number): Quantity =>
    estimate(value, { intervals: [{ kind: "confidence", level, low, high, method: "Shrout–Fleiss" }] });
  const single = (f: number) => (f - 1) / (f + k - 1);
  const stepUp = (r: number) => (k * r) / (1 + (k - 1) * r);
  const [low1, high1] = [b / w / quantile(n - 1, n * (k - 1)), (b / w) * quantile(n * (k - 1), n - 1)];
  const [low3, high3] = [b / e / quantile(n - 1, (n - 1) * (k - 1)), (b / e) * quantile((n - 1) * (k - 1), n - 1)];
  const icc2 = (b - e) / (b + (k - 1) * e + (k * (j - e)) / n);
  const df = satterthwaite(icc2, j / e, n, k);
  const [fLow, fHigh] = [quantile(n - 1, df), quantile(df, n - 1)];
  const low2 = (n * (b - fLow * e)) / (fLow * (k * j + (k * n - k - n) * e) + n * b);
  const high2 = (n * (fHigh * b - e)) / (k * j + (k * n - k - n) * e + n * fHigh * b);
  return {
    kind: "intraclass-correlations",
    icc1: made((b - w) / (b + (k - 1) * w), single(low1), single(high1)),
    icc2: made(icc2, low2, high2),
    icc3: made((b - e) / (b + (k - 1) * e), single(low3), single(high3)),
    icc1k: made((b - w) / b, 1 - 1 / low1, 1 - 1 / high1),
    icc2k: made((b - e) / (b + (j - e) / n), stepUp(low2), stepUp(high2)),
    icc3k: made((b - e) / b, 1 - 1 / low3, 1 - 1 / high3),
    meanSquares,
  };
};

/** Degrees of freedom of the limits of ICC(2,1): Shrout & Fleiss, p. 424. */
const satterthwaite = (r: number, f: number, n: number, k: number): number => {
  const a = k * r * f;
  const c = n * (1 + (k - 1) * r) - k * r;
  return ((k - 1) * (n - 1) * (a + c) * (a + c)) / ((n - 1) * a * a + c * c);
};

const layout = (ratings: readonly ArrayLike<number>[], n: number, k: number) => {
  const bySubject = new Float64Array(n);
  const byRater = new Float64Array(k);
  let grand = 0;
  ratings.forEach((column, j) => {
    for (let i = 0; i < n; i++) {
      const value = column[i] as number;
      bySubject[i] = (bySubject[i] as number) + value / k;
      byRater[j] = (byRater[j] as number) + value / n;
      grand += value / (n * k);
    }
  });
  const squares = (values: Float64Array) => values.reduce((sum, value) => sum + (value - grand) * (value - grand), 0);
  let [residual, within] = [0, 0];
  ratings.forEach((column, j) => {
    for (let i = 0; i < n; i++) {
      const inSubject = (column[i] as number) - (bySubject[i] as number);
      const left = inSubject - (byRater[j] as number) + grand;
      within += inSubject * inSubject;
      residual += left * left;
    }
  });
  return {
    subjects: (k * squares(bySubject)) / (n - 1),
    raters: (n * squares(byRater)) / (k - 1),
    residual: residual / ((n - 1) * (k - 1)),
    within: within / (n * (k - 1)),
  };
};
