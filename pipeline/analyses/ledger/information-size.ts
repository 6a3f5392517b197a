import type { Plan } from "../../model/index.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";

export interface ErrorRates {
  /** Two-sided. */
  readonly alpha: number;
  readonly power: number;
}

/** (z₁ + z₂)²: what every size below is made of. */
const squaredReach = ({ alpha, power }: ErrorRates): number => {
  const reach = -normalQuantile(alpha / 2) + normalQuantile(power);
  return reach * reach;
};

/** Information (1/SE²) that a difference `delta` on the analysis scale asks for. */
export const requiredInformation = (delta: number, rates: ErrorRates): number => squaredReach(rates) / (delta * delta);

/** People in two equal groups together, for a standardized difference. */
export const requiredPeople = (delta: number, rates: ErrorRates): number => 4 * requiredInformation(delta, rates);

/** Events in two equal groups together, for a hazard ratio (Schoenfeld 1981, doi:10.1093/biomet/68.1.316). */
export const requiredEvents = (ratio: number, rates: ErrorRates): number =>
  4 * requiredInformation(Math.log(ratio), rates);

/** People in each of two equal groups, for a change of a share from `from` to `to`. */
export const requiredPerArm = (from: number, to: number, rates: ErrorRates): number =>
  (from * (1 - from) + to * (1 - to)) * requiredInformation(to - from, rates);

/**
 * Which share of the diversity-adjusted information has been reached? `null` where the information is not known.
 * With few trials, or where D² could not be computed, the declared D² stands in (Wetterslev et al. 2009, doi:10.1186/1471-2288-9-86).
 */
export const shareReached = (
  basis: { readonly information: number | null; readonly diversity: number | null; readonly trials: number },
  delta: number,
  { informationSize }: Pick<Plan, "informationSize">,
): number | null => {
  if (basis.information === null) return null;
  const own = basis.trials < informationSize.smallK ? null : basis.diversity;
  return (
    (basis.information * (1 - (own ?? informationSize.diversityBelow))) / requiredInformation(delta, informationSize)
  );
};
