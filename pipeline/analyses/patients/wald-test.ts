import type { Quantity, Test } from "../../model/index.ts";
import { normalUpperTail } from "../../stats/distributions/normal-upper-tail.ts";

/** The test of no difference that belongs to an estimate with a normal interval; `null` where there is none. */
export const waldTest = (quantity: Quantity): Test | null => {
  if (quantity.kind === "not-estimable" || quantity.se === null || !(quantity.se > 0)) return null;
  const statistic = quantity.value / quantity.se;
  return { name: "Wald, weights estimated", statistic, df: [], p: 2 * normalUpperTail(Math.abs(statistic)) };
};
