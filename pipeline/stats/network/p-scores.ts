import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import type { NetworkPool } from "./network-pool.ts";
import type { NetworkLabel } from "./network-trial.ts";

export interface PScore {
  readonly treatment: NetworkLabel;
  /** Between 0 and 1; ½ on average over all treatments. */
  readonly pScore: number;
}

/**
 * How certain is it, on average over its rivals, that a treatment is better?
 *
 * P(i) = mean over j ≠ i of Φ(±d_ij/SE_ij), + when large
 * values are wanted; in the order of `treatments`.
 * A P-score is not an effect: it says nothing of how much better, is driven by precision as much as by difference, knows nothing of bias
 * or of who was studied, and moves when treatments join or leave the network. Print it beside the league table, never instead of it.
 * Rücker & Schwarzer (2015), doi:10.1186/s12874-015-0060-8. Equals netmeta 3.3-1 `netrank(method = "P-score")`.
 */
export const pScores = (
  { treatments, differences, standardErrors }: NetworkPool,
  { smallValues }: { readonly smallValues: "desirable" | "undesirable" },
): readonly PScore[] => {
  const sign = smallValues === "desirable" ? 1 : -1;
  return treatments.map((treatment, i) => {
    let total = 0;
    for (let j = 0; j < treatments.length; j++) {
      if (j !== i)
        total += normalUpperTail((sign * (differences[i]?.[j] as number)) / (standardErrors[i]?.[j] as number));
    }
    return { treatment, pScore: total / (treatments.length - 1) };
  });
};
