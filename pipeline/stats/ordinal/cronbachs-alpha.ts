import { fQuantile } from "../distributions/f-quantile.ts";
import { mean } from "../numeric/mean.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { variance } from "../numeric/variance.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { pearsonCorrelation } from "./pearson-correlation.ts";

export interface CronbachsAlpha {
  readonly kind: "cronbachs-alpha";
  readonly n: number;
  /** With Feldt's limits. */
  readonly alpha: Quantity;
  /** From the mean correlation of items, as if they had one variance. */
  readonly standardised: number;
  readonly meanInterItemCorrelation: number;
  /** In the order of the items; `null` for two items, when one would be left. */
  readonly ifDropped: readonly (number | null)[];
  /** Correlation of each item with the sum of the others; `null` where one of them does not vary. */
  readonly itemTotal: readonly (number | null)[];
  /** Of the sum of all items: its SD·√(1 − α). */
  readonly standardErrorOfMeasurement: number;
}

/**
 * How consistently do items measure one thing? α = k/(k−1)·(1 − Σs²ᵢ/s²) with s² the variance of the sum of k items.
 * `items` holds a column per item, people in the same order. Limits 1 − (1−α)·F with F quantiles on n−1 and (n−1)(k−1) df.
 * Cronbach (1951), doi:10.1007/BF02310555; Feldt (1965), doi:10.1007/BF02289499. Equals R psych 2.2.9 `alpha`.
 * Not estimable with fewer than two items or people, an item that does not vary, or a sum that does not.
 */
export const cronbachsAlpha = (
  items: readonly ArrayLike<number>[],
  { level = 0.95 }: { readonly level?: number } = {},
): CronbachsAlpha | NotEstimable => {
  requireOpenUnit("level", level);
  const k = items.length;
  const n = items[0]?.length ?? 0;
  items.forEach((item, j) => {
    requireSameLength(`items[${j}]`, item, n);
    requireFiniteAll(`items[${j}]`, item);
  });
  if (k < 2 || n < 2) return notEstimable("too-few", `Two items and two people are needed (${k} and ${n}).`);
  const columns = items.map((item) => Float64Array.from(item));
  if (columns.some((item) => variance(item) === 0)) return notEstimable("all-tied", "An item does not vary.");
  const alpha = alphaOf(columns);
  const spread = variance(sumOf(columns)) ?? 0;
  const correlation = meanCorrelation(columns);
  if (alpha === null || correlation === null) return notEstimable("all-tied", "The sum of the items does not vary.");
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  const [low, high] = [(1 + level) / 2, (1 - level) / 2].map((p) => 1 - (1 - alpha) * fQuantile(p, df1, df2));
  const others = (j: number) => columns.filter((_, i) => i !== j);
  return {
    kind: "cronbachs-alpha",
    n,
    alpha: estimate(alpha, {
      intervals: [{ kind: "confidence", level, low: low ?? null, high: high ?? null, method: "Feldt" }],
    }),
    standardised: (k * correlation) / (1 + (k - 1) * correlation),
    meanInterItemCorrelation: correlation,
    ifDropped: columns.map((_, j) => (k < 3 ? null : alphaOf(others(j)))),
    itemTotal: columns.map((item, j) => {
      const found = pearsonCorrelation(item, sumOf(others(j)));
      return typeof found === "number" ? found : null;
    }),
    standardErrorOfMeasurement: Math.sqrt(spread * Math.max(0, 1 - alpha)),
  };
};

const sumOf = (columns: readonly Float64Array[]): Float64Array =>
  Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    columns.reduce((sum, item) => sum + (item[i] as number), 0),
  );

const alphaOf = (columns: readonly Float64Array[]): number | null => {
  const k = columns.length;
  const whole = variance(sumOf(columns)) ?? 0;
  const parts = columns.reduce((sum, item) => sum + (variance(item) ?? 0), 0);
  return whole > 0 ? (k / (k - 1)) * (1 - parts / whole) : null;
};

const meanCorrelation = (columns: readonly Float64Array[]): number | null => {
  const found = columns.flatMap((a, i) => columns.slice(i + 1).map((b) => pearsonCorrelation(a, b)));
  return mean(found.filter((value) => typeof value === "number"));
};
