import type { Random } from "../../stats/numeric/random.ts";
import { standardNormal } from "../../stats/numeric/standard-normal.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import { acceleratedFailureTime } from "../../stats/survival/accelerated-failure-time.ts";
import { asIntervals } from "../../stats/survival/aft-rows.ts";
import type { RightCensored } from "../../stats/survival/right-censored.ts";

/** log T = location + scale·W, W smallest extreme value: the cumulative hazard is exp((log t − location)/scale). */
export interface Weibull {
  readonly location: number;
  readonly scale: number;
}

export interface WeibullFit extends Weibull {
  readonly kind: "weibull-fit";
  /** Of (location, log scale). */
  readonly covariance: readonly (readonly number[])[];
}

/** The Weibull of one cohort's times to relapse. Not estimable as `acceleratedFailureTime` is. */
export const cohortWeibull = (data: RightCensored): WeibullFit | NotEstimable => {
  const fit = acceleratedFailureTime({ ...asIntervals(data.time, data.event), covariates: [] });
  if (fit.kind === "not-estimable") return fit;
  const [term] = fit.terms;
  return { kind: "weibull-fit", location: term?.coefficient ?? 0, scale: fit.scale, covariance: fit.covariance };
};

/** Its parameters drawn anew from their approximate posterior: without this, imputed times would agree too well. */
export const drawnWeibull = ({ location, scale, covariance }: WeibullFit, random: Random): Weibull => {
  const [a, b, d] = [covariance[0]?.[0] ?? 0, covariance[1]?.[0] ?? 0, covariance[1]?.[1] ?? 0];
  const [first, second] = [standardNormal(random), standardNormal(random)];
  const root = Math.sqrt(a);
  const along = root > 0 ? b / root : 0;
  const rest = Math.sqrt(Math.max(0, d - along * along));
  return { location: location + root * first, scale: scale * Math.exp(along * first + rest * second) };
};

/**
 * The time to relapse of somebody free of it at `known`, the hazard multiplied by `factor` from then on: where the cumulative hazard
 * has grown by exposure/factor, `exposure` a draw from the exponential distribution of mean 1.
 */
export const timeAfter = ({ location, scale }: Weibull, known: number, exposure: number, factor: number): number => {
  const before = known > 0 ? Math.exp((Math.log(known) - location) / scale) : 0;
  return Math.exp(location + scale * Math.log(before + exposure / factor));
};
