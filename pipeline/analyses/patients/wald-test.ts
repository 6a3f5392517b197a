import type { Quantity, Test } from "../../model/index.ts";
import { normalUpperTail } from "../../stats/distributions/normal-upper-tail.ts";

/**
 * The test of no difference that belongs to an estimate with a standard error, on the scale of that error: a ratio by its logarithm.
 * `null` where there is none.
 */
export const waldTest = (quantity: Quantity, name = "Wald, weights estimated"): Test | null => {
  if (quantity.kind === "not-estimable" || quantity.se === null || !(quantity.se > 0)) return null;
  const { value, se, seScale } = quantity;
  if (seScale !== "identity" && seScale !== "log") return null;
  const statistic = (seScale === "log" ? Math.log(value) : value) / se;
  return { name, statistic, df: [], p: 2 * normalUpperTail(Math.abs(statistic)) };
};
