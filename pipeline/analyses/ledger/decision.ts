import type { Basis, Claim, Headline } from "../../model/index.ts";
import type { ClaimLimits } from "./interval-pattern.ts";

/** What the interval is held against: a worthwhile difference, or a limit on the number's own scale. */
export type Yardstick =
  | { readonly kind: "difference"; readonly rule: "interval" | "within"; readonly delta: number }
  | { readonly kind: "limit"; readonly limit: number };

/** One number that is about to decide a statement. Limits are in the direction of the statement, or as printed for a limit. */
export interface Decision {
  readonly type: Claim["type"];
  readonly published: Claim["published"];
  readonly headline: Headline;
  readonly basis: Basis;
  readonly limits: ClaimLimits;
  readonly yardstick: Yardstick;
}

/**
 * Does an interval hold a value, in step with the patterns? A limit at 0 still holds 0; a lower limit at a worthwhile amount
 * has cleared it, an upper limit there has reached it.
 */
export const holds = ({ low, high }: { readonly low: number; readonly high: number }, x: number): boolean =>
  x > 0 ? low < x && x <= high : x < 0 ? low <= x && x < high : low <= 0 && 0 <= high;
