import type { Plan, Scale } from "../../model/index.ts";

/**
 * The smallest worthwhile effect on the scale of a statement: the distance of a ratio's logarithm from 0, a difference as it is.
 * Throws RangeError for a key that `plan.mwe` does not hold as a number.
 */
export const smallestWorthwhile = (plan: Pick<Plan, "mwe">, key: string | null, scale: Scale): number => {
  const value = Object.entries(plan.mwe).find(([name]) => name === key)?.[1];
  if (typeof value !== "number") throw new RangeError(`smallest worthwhile effect is not declared: ${key}`);
  return scale === "log" ? Math.abs(Math.log(value)) : value;
};
