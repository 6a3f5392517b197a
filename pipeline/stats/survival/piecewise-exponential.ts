import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { packedForm, packedInverse, rescaled, rootDiagonal } from "../numeric/packed-matrix.ts";
import { requireFinite, requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type CoxData, requireCoxData } from "./cox-data.ts";
import { coxRows } from "./cox-rows.ts";
import { type CoxTerm, coxTerm } from "./cox-term.ts";
import { type HazardPieces, pieceDerivatives, pieceLikelihood, piecesAt } from "./hazard-pieces.ts";
import { type RightCensored, requireRightCensored } from "./right-censored.ts";

export interface PiecewiseData extends RightCensored {
  /** One array per term, or none. */
  readonly covariates?: readonly ArrayLike<number>[];
}

export interface PieceOfHazard {
  readonly from: number;
  /** `null` for the last piece, which does not end. */
  readonly to: number | null;
  readonly events: number;
  /** Time lived in the piece, by all rows. */
  readonly exposure: number;
  /** Events per unit of time of someone whose covariates are all 0; 0 in a piece without events. */
  readonly rate: number;
  /** Of log rate; `null` in a piece without events. */
  readonly logRateStandardError: number | null;
}

export interface PiecewiseExponential {
  readonly kind: "piecewise-exponential";
  readonly n: number;
  readonly events: number;
  readonly pieces: readonly PieceOfHazard[];
  readonly terms: readonly CoxTerm[];
  readonly logLikelihood: number;
}

/**
 * How high is the hazard in each stretch of time, and by what factor does each covariate multiply it?
 *
 * Constant hazards between `cuts` (ascending, > 0; a piece is (from, to]), proportional in the covariates; maximum likelihood, with the
 * rates profiled out. Without covariates a rate is events over time lived, log-rate variance 1/events. Friedman (1982), Ann Stat 10:101,
 * doi:10.1214/aos/1176345693. Equals R `glm(events ~ 0 + piece + x + offset(log(lived)), family = poisson)` on rows split at the cuts,
 * lived the time in a piece.
 */
export const piecewiseExponential = (
  { covariates = [], ...followed }: PiecewiseData,
  { cuts, level = 0.95 }: { readonly cuts: readonly number[]; readonly level?: number },
): PiecewiseExponential | NotEstimable => {
  requireRightCensored(followed);
  requireOpenUnit("level", level);
  cuts.forEach((cut, k) => {
    if (!(requireFinite("cut", cut) > (cuts[k - 1] ?? 0)))
      throw new RangeError(`cuts must ascend from above 0: ${cut}`);
  });
  const data: CoxData = {
    ...followed,
    covariates: covariates.length > 0 ? covariates : [new Float64Array(followed.time.length)],
  };
  requireCoxData(data);
  const rows = coxRows(data);
  const p = covariates.length;
  if (rows.n === 0) return notEstimable("no-data", "Nobody was ever at risk.");
  if (rows.events === 0) return notEstimable("no-events", "Nobody had the event.", { n: rows.n });
  const at = (beta: Float64Array): HazardPieces => piecesAt(rows, beta, cuts);
  const none = new Float64Array(rows.p);
  const timeless = at(none).events.findIndex((events, k) => events > 0 && at(none).exposure[k] === 0);
  if (timeless >= 0)
    return notEstimable("too-few", "All events of a piece came at once, when no time had been lived in it.", {
      piece: timeless,
    });
  const best = p === 0 ? null : maximumLikelihood((beta) => pieceDerivatives(rows, at(beta)), { start: none });
  if (best?.kind === "not-estimable") return best;
  const inverse = best ? packedInverse(best.information, p) : null;
  if (best && inverse === null) return notEstimable("singular", "The covariates cannot be told apart.", { n: rows.n });
  const pieces = at(best?.at ?? none);
  const perUnit = rows.scale.map((spread) => 1 / spread);
  const errors = inverse ? rootDiagonal(rescaled(inverse, perUnit), p) : [];
  const coefficients = best ? Array.from(best.at, (value, j) => value * (perUnit[j] as number)) : [];
  const shift = coefficients.reduce((total, b, j) => total + b * (rows.mean[j] as number), 0);
  return {
    kind: "piecewise-exponential",
    n: rows.n,
    events: rows.events,
    terms: coefficients.map((b, j) => coxTerm(b, errors[j] as number, null, level)),
    pieces: Array.from(pieces.events, (events, k) => {
      const mean = Float64Array.from({ length: p }, (_, j) => {
        const inPiece = (pieces.riskX[k * rows.p + j] as number) / (pieces.risk[k] as number);
        // The rate is for covariates of 0, which stand at −mean/scale here.
        return inPiece + (rows.mean[j] as number) * (perUnit[j] as number);
      });
      const variance = 1 / events + (inverse ? packedForm(inverse, mean) : 0);
      return {
        from: cuts[k - 1] ?? 0,
        to: cuts[k] ?? null,
        events,
        exposure: pieces.exposure[k] as number,
        rate: events === 0 ? 0 : (events / (pieces.risk[k] as number)) * Math.exp(-shift),
        logRateStandardError: events === 0 ? null : Math.sqrt(variance),
      };
    }),
    logLikelihood: pieceLikelihood(pieces),
  };
};
