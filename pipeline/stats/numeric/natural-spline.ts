import { quantileSorted } from "./quantile-sorted.ts";
import { requireCount, requireFiniteAll } from "./require.ts";

/**
 * Columns that let a regression follow a smooth curve in one covariate, straight beyond its smallest and largest value: a natural cubic
 * spline with `df` columns beside the intercept.
 *
 * Knots at the ends and at the df − 1 quantiles between (type 7). Truncated powers on the covariate brought to 0–1: x and, for inner
 * knots, dₖ(x) − d_last(x), dₖ(x) = ((x − ξₖ)₊³ − (x − ξ_end)₊³)/(ξ_end − ξₖ). Hastie, Tibshirani & Friedman (2009), The Elements of
 * Statistical Learning, eq. 5.4–5.5. Equals R `splines::ns(x, df)` in what it can fit, not column by column.
 * Fewer columns where knots coincide (a covariate of few values); none where it does not vary.
 */
export const naturalSpline = (x: ArrayLike<number>, df: number): readonly Float64Array[] => {
  requireCount("df", df);
  requireFiniteAll("x", x);
  const sorted = Float64Array.from(x).sort();
  const low = sorted[0] as number;
  const width = (sorted.at(-1) as number) - low;
  if (sorted.length === 0 || df === 0 || !(width > 0)) return [];
  const inner = Array.from({ length: df - 1 }, (_, k) => (quantileSorted(sorted, (k + 1) / df) as number) - low);
  const knots = [...new Set([0, ...inner.map((knot) => knot / width), 1])];
  const unit = Float64Array.from(x, (value) => (value - low) / width);
  const d = (value: number, knot: number): number => (cube(value - knot) - cube(value - 1)) / (1 - knot);
  const before = knots.at(-2) as number;
  return [unit, ...knots.slice(0, -2).map((knot) => unit.map((value) => d(value, knot) - d(value, before)))];
};

const cube = (x: number): number => (x > 0 ? x * x * x : 0);
