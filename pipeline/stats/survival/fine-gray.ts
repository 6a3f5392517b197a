import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { packedInverse, rescaled, rootDiagonal, unpacked } from "../numeric/packed-matrix.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { censoringSurvivalBefore } from "./censoring-survival.ts";
import { clusterSandwich, sandwich } from "./cluster-sandwich.ts";
import { type CompetingRisks, causeSpecific, requireCause, requireCompetingRisks } from "./competing-risks.ts";
import { type CoxData, requireCoxData } from "./cox-data.ts";
import { addEventTime } from "./cox-derivatives.ts";
import { coxRows } from "./cox-rows.ts";
import { type CoxTerm, coxTerm } from "./cox-term.ts";
import { fineGrayScores } from "./fine-gray-scores.ts";
import { risksOf } from "./walk-risk-sets.ts";
import { type Subdistribution, walkSubdistributionSets } from "./walk-subdistribution-sets.ts";

export interface FineGrayData extends Omit<CompetingRisks, "entry" | "weight"> {
  readonly covariates: CoxData["covariates"];
}

export interface FineGrayOptions {
  readonly cause?: number;
  readonly level?: number;
  /** See `CensoringOptions`. */
  readonly censoringTies?: "together" | "events-first";
}

export interface FineGrayFit {
  readonly kind: "fine-gray";
  readonly cause: number;
  readonly n: number;
  readonly events: number;
  /** Subdistribution hazard ratios; the robust standard error carries the estimation of the censoring curve. */
  readonly terms: readonly CoxTerm[];
  readonly covariance: readonly (readonly number[])[];
  /** With the censoring weights taken as known. */
  readonly standardErrorsKnownWeights: readonly number[];
  readonly nullLogLikelihood: number;
  readonly logLikelihood: number;
  readonly iterations: number;
}

/**
 * By what factor does a covariate multiply the subdistribution hazard, and so move the share that has one kind of event?
 *
 * As a Cox model in which those with a competing event stay at risk, weighted by the chance of not having been censored since. Ties:
 * Breslow. The censoring curve is one for all. Says nothing on the rate of the event among those who can still have it: for that take
 * `coxRegression` with `causeSpecific`. Fine & Gray (1999), JASA 94:496, doi:10.1080/01621459.1999.10474144. Equals cmprsk 2.2-11
 * `crr(time, cause, x)`; with `events-first` and known weights survival 3.5-3 `finegray` + `coxph(ties = "breslow", cluster = id)`.
 */
export const fineGray = (
  { covariates, ...risks }: FineGrayData,
  { cause = 1, level = 0.95, censoringTies = "together" }: FineGrayOptions = {},
): FineGrayFit | NotEstimable => {
  if ("weight" in risks || "entry" in risks) throw new RangeError("weight or entry not supported by Fine–Gray: given");
  requireCompetingRisks(risks);
  requireOpenUnit("level", level);
  const data: CoxData = { ...causeSpecific(risks, requireCause(cause)), covariates };
  requireCoxData(data);
  const rows = coxRows(data);
  const { n, p, events, row, scale } = rows;
  if (n === 0) return notEstimable("no-data", "Nobody was ever at risk.");
  if (events === 0) return notEstimable("no-events", "Nobody had this event.", { n, cause });
  const before = censoringSurvivalBefore(risks.time, (r) => risks.cause[r] !== 0, { ties: censoringTies });
  const sub: Subdistribution = {
    rows,
    other: Uint8Array.from(row, (r) => (risks.cause[r] !== 0 && risks.cause[r] !== cause ? 1 : 0)),
    uncensored: Float64Array.from(row, (r) => before[r] as number),
  };
  const best = maximumLikelihood((at) => derivatives(sub, at), { start: new Float64Array(p) });
  if (best.kind === "not-estimable") return best;
  const inverse = packedInverse(best.information, p);
  if (inverse === null) return notEstimable("singular", "The covariates cannot be told apart.", { n });
  const perUnit = scale.map((spread) => 1 / spread);
  const { known, censoring } = fineGrayScores(sub, best.at);
  const ones = new Float64Array(n).fill(1);
  const covarianceOf = (scores: Float64Array): Float64Array =>
    rescaled(sandwich(inverse, clusterSandwich(scores, p, ones, null).outer, p), perUnit);
  const covariance = covarianceOf(known.map((score, i) => score + (censoring[i] as number)));
  const robust = rootDiagonal(covariance, p);
  if (!robust.every((error) => error > 0)) {
    return notEstimable(
      "all-tied",
      "Everyone had the event at the same time, so that nobody tells anything of a covariate.",
    );
  }
  const naive = rootDiagonal(rescaled(inverse, perUnit), p);
  return {
    kind: "fine-gray",
    cause,
    n,
    events,
    terms: robust.map((se, j) =>
      coxTerm((best.at[j] as number) * (perUnit[j] as number), naive[j] as number, se, level),
    ),
    covariance: unpacked(covariance, p),
    standardErrorsKnownWeights: rootDiagonal(covarianceOf(known), p),
    nullLogLikelihood: best.initial.value,
    logLikelihood: best.value,
    iterations: best.iterations,
  };
};

const derivatives = (sub: Subdistribution, beta: Float64Array): Derivatives => {
  const total = noDerivatives(sub.rows.p);
  const risk = risksOf(sub.rows, beta);
  walkSubdistributionSets(sub, risk, { squares: true }, (set) => {
    addEventTime(total, sub.rows, risk, set, "breslow");
  });
  return total;
};
