import { requireFinite } from "../numeric/require.ts";
import { notEstimable } from "../quantity.ts";
import type { EffectOrNot } from "./effect.ts";

export interface ObservedMinusExpected {
  /** Events seen less events expected in group 1, as a log-rank test gives them. */
  readonly difference: number;
  /** Their variance under no effect. */
  readonly variance: number;
}

/**
 * Which log hazard ratio do a log-rank test's sums imply? (O − E)/V, standard error 1/√V: good near no effect.
 * Yusuf et al. (1985), doi:10.1016/S0033-0620(85)80003-7; Parmar, Torri & Stewart (1998),
 * doi:10.1002/(SICI)1097-0258(19981230)17:24<2815::AID-SIM110>3.0.CO;2-8.
 * Equals `(obs - exp)[1] / var[1, 1]` of R survival 3.5-3 `survdiff`. Not estimable when V is not positive.
 */
export const fromObservedMinusExpected = ({ difference, variance }: ObservedMinusExpected): EffectOrNot => {
  requireFinite("difference", difference);
  requireFinite("variance", variance);
  if (!(variance > 0))
    return notEstimable("no-events", "The variance of observed minus expected events is not positive.");
  return { estimate: difference / variance, standardError: 1 / Math.sqrt(variance), scale: "log" };
};
