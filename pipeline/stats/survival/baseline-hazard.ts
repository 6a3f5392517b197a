import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type CoxData, requireCoxData } from "./cox-data.ts";
import { coxHazard } from "./cox-hazard.ts";
import type { CoxFit } from "./cox-regression.ts";
import { standardCoefficients } from "./cox-residuals.ts";
import { coxRows } from "./cox-rows.ts";
import { risksOf } from "./walk-risk-sets.ts";

export interface BaselineHazard {
  /** The stratum's code; 0 when there are no strata. */
  readonly stratum: number;
  /** Event times, ascending. */
  readonly time: Float64Array;
  readonly cumulativeHazard: Float64Array;
  /** exp(−cumulative hazard). */
  readonly survival: Float64Array;
}

/**
 * What is the cumulative hazard of someone with given covariates, by a Cox fit?
 *
 * From the fit and its data, stratum by stratum, all covariates 0 unless told. Sums of events over the summed risk at each event time, tied
 * as in the fit. Breslow (1974), Biometrics 30:89, doi:10.2307/2529620. Equals survival 3.5-3 `basehaz(fit, newdata)`.
 */
export const baselineHazard = (
  data: CoxData,
  fit: CoxFit,
  { covariates = fit.terms.map(() => 0) }: { readonly covariates?: ArrayLike<number> } = {},
): readonly BaselineHazard[] => {
  requireCoxData(data);
  requireSameLength("covariates", covariates, fit.terms.length);
  requireFiniteAll("covariates", covariates);
  const rows = coxRows(data);
  const beta = standardCoefficients(rows, fit);
  const { sum, first, count } = coxHazard(rows, risksOf(rows, beta), fit.ties);
  let shift = 0;
  fit.terms.forEach(({ coefficient }, j) => {
    shift += coefficient * ((covariates[j] as number) - (rows.mean[j] as number));
  });
  const factor = Math.exp(shift);
  let start = 0;
  return rows.stratumEnd.map((end) => {
    const from = start;
    while (start < count && (first[start] as number) < end) start++;
    const size = start - from;
    const time = new Float64Array(size);
    const cumulativeHazard = new Float64Array(size);
    for (let k = 0; k < size; k++) {
      const at = start - 1 - k;
      time[k] = rows.time[first[at] as number] as number;
      cumulativeHazard[k] = factor * ((sum[start] as number) - (sum[at] as number));
    }
    const code = data.stratum && rows.n > 0 ? (data.stratum[rows.row[end - 1] as number] as number) : 0;
    return { stratum: code, time, cumulativeHazard, survival: cumulativeHazard.map((hazard) => Math.exp(-hazard)) };
  });
};
