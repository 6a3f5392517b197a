import { requireFiniteAll } from "./require.ts";
import { sum } from "./sum.ts";

/** The arithmetic mean of finite values; `null` for none. Equals R `mean`. */
export const mean = (values: ArrayLike<number>): number | null => {
  requireFiniteAll("values", values);
  return values.length === 0 ? null : sum(values) / values.length;
};
