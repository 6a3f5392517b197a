import { estimate, notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { TippingCell } from "./tipping.ts";

/**
 * The smallest factor of 1 or more at which the interval no longer lies on the side of zero on which the interval as seen lies. Not
 * estimable when that one already holds zero, or when no declared factor moves it.
 */
export const tippingPoint = (seen: Quantity, cells: readonly TippingCell[]): Quantity => {
  if (seen.kind === "not-estimable") return seen;
  const side = sideOf(seen);
  if (side === 0) {
    return notEstimable(
      "not-reached",
      "The interval of the difference already holds zero, so there is nothing to tip.",
    );
  }
  const worse = cells.filter(({ delta }) => delta >= 1);
  for (const { delta, difference } of worse) {
    if (difference.kind === "not-estimable") return difference;
    if (sideOf(difference) !== side) return estimate(delta);
  }
  const most = worse.at(-1)?.delta;
  return most === undefined
    ? notEstimable("not-declared", "The plan declares no factor of one or more.")
    : notEstimable("not-reached", `No declared factor up to ${most} moves the interval across zero.`, { most });
};

/** 1 when the whole interval is above zero, −1 when below, else 0. */
const sideOf = (quantity: Quantity): number => {
  const interval = quantity.kind === "estimate" ? quantity.intervals[0] : undefined;
  if (!interval || interval.low === null || interval.high === null) return 0;
  return interval.low > 0 ? 1 : interval.high < 0 ? -1 : 0;
};
