import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { notEstimable, type Quantity } from "../../stats/quantity.ts";
import { weightedRestrictedMeanDifference } from "../../stats/survival/weighted-differences.ts";
import { pooledContrast } from "../weighting/pooled-contrast.ts";
import type { WeightedPeople } from "../weighting/weighted-people.ts";

/** Times and events of people; one element a person. */
export interface TimesAndEvents {
  readonly time: Float64Array;
  readonly event: Uint8Array;
}

/**
 * The weighted difference in mean days without relapse up to tau, intervention minus comparator, pooled over `sets` completed sets.
 *
 * @param weighted of the same people, one for each completed set of covariates; set i goes with its own, in turn.
 */
export const pooledDays = (
  of: (set: number) => TimesAndEvents,
  sets: number,
  weighted: readonly WeightedPeople[],
  { tau, level }: { readonly tau: number; readonly level: number },
): Quantity => {
  const contrasts: WeightedContrast[] = [];
  for (let set = 0; set < sets; set++) {
    const own = weighted[set % weighted.length];
    if (own === undefined) return notEstimable("no-data", "There are no weights.");
    const { treated, weight, model } = own;
    const contrast = weightedRestrictedMeanDifference(
      { ...of(set), treated, weight },
      { tau, level, weightModel: model },
    );
    if (contrast.kind === "not-estimable") return contrast;
    contrasts.push(contrast);
  }
  const pooled = pooledContrast(contrasts, level, [0, tau]);
  return "kind" in pooled ? pooled : pooled.difference;
};
