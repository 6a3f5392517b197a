import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

export interface CommonSupport {
  readonly kind: "common-support";
  /** Row numbers of the people within the limits. */
  readonly rows: readonly number[];
  readonly share: number;
}

/**
 * Who has a propensity score in [low, high], and so might well have had either treatment?
 *
 * After trimming to these rows the propensity model is to be fitted again. The limits are a convention; Crump et al. (2009),
 * Biometrika 96:187, doi:10.1093/biomet/asn055, propose 0.1 and 0.9. Not estimable for nobody.
 */
export const commonSupport = (
  probability: ArrayLike<number>,
  { low = 0.05, high = 0.95 }: { readonly low?: number; readonly high?: number } = {},
): CommonSupport | NotEstimable => {
  requireOpenUnit("low", low);
  requireOpenUnit("high", high);
  if (!(low < high)) throw new RangeError(`low must lie below high: ${low} and ${high}`);
  const n = probability.length;
  if (n === 0) return notEstimable("no-data", "There is nobody.");
  const rows: number[] = [];
  for (let i = 0; i < n; i++) {
    const e = probability[i] as number;
    if (!(e >= 0 && e <= 1)) throw new RangeError(`probability[${i}] must lie in [0, 1]: ${e}`);
    if (e >= low && e <= high) rows.push(i);
  }
  return { kind: "common-support", rows, share: rows.length / n };
};
