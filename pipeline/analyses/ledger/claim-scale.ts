import type { Headline, Interval, Quantity, Scale } from "../../model/index.ts";
import type { ClaimLimits } from "./interval-pattern.ts";

/** +1 where more of the number is good, −1 where less is. Throws RangeError where neither is: it can decide nothing. */
export const claimSign = ({ id, better }: Pick<Headline, "id" | "better">): 1 | -1 => {
  if (better === "neither") throw new RangeError(`deciding headline has no direction: ${id}`);
  return better === "lower" ? -1 : 1;
};

const along = (value: number, scale: Scale): number => (scale === "log" ? Math.log(value) : value);

/** An interval as it is printed, in the direction of the statement: ratios as logarithms, signs turned where lower is good. */
export const intervalOnClaimScale = (
  { low, high }: Interval,
  scale: Scale,
  sign: 1 | -1,
): { low: number; high: number } => {
  const from = low === null ? -Infinity : along(low, scale);
  const to = high === null ? Infinity : along(high, scale);
  return sign === 1 ? { low: from, high: to } : { low: -to, high: -from };
};

/** The number that decides, or `null` where it has no interval. */
export const onClaimScale = (quantity: Quantity, headline: Pick<Headline, "id" | "better">): ClaimLimits | null => {
  if (quantity.kind === "not-estimable") return null;
  const interval = quantity.intervals[0];
  if (!interval) return null;
  const sign = claimSign(headline);
  return {
    estimate: sign * along(quantity.value, quantity.seScale),
    ...intervalOnClaimScale(interval, quantity.seScale, sign),
  };
};
