import type { WeightDerivative } from "./survival-influence.ts";

/**
 * A number for each person, censored or not, whose mean is the summary of the curve, so that an ordinary regression may follow.
 *
 * Infinitesimal jackknife: the summary plus n times its derivative by the person's weight. `summary` from `restrictedMeanInfluence` or
 * `survivalInfluence` on unweighted people of one group, so that censoring may differ between groups. Andersen & Pohar Perme (2010),
 * doi:10.1177/0962280209105020. Equals survival 3.5-3 `pseudo(survfit(…), times, type = "surv" | "rmst")`.
 */
export const pseudoValues = ({ value, derivative }: WeightDerivative): Float64Array =>
  derivative.map((one) => value + derivative.length * one);
