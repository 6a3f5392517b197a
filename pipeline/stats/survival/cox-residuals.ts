import { type CoxData, requireCoxData } from "./cox-data.ts";
import { coxHazard } from "./cox-hazard.ts";
import type { CoxFit } from "./cox-regression.ts";
import { type CoxRows, coxRows } from "./cox-rows.ts";
import { coxScoreResiduals } from "./cox-score-residuals.ts";
import { risksOf } from "./walk-risk-sets.ts";

export interface CoxResiduals {
  /** Events minus what the model expected, a number per row of the data; 0 for rows never at risk. */
  readonly martingale: Float64Array;
  /** One array per covariate, a number per row: the row's part of the score, without its weight. */
  readonly score: readonly Float64Array[];
  /** One array per covariate, a number per row: how much the coefficient moves with the row's weight, times that weight. */
  readonly dfbeta: readonly Float64Array[];
  /** For each event, ordered by stratum and time: its row, its time, and by covariate x − mean of those at risk. */
  readonly schoenfeld: {
    readonly row: Uint32Array;
    readonly time: Float64Array;
    readonly residual: readonly Float64Array[];
  };
}

/**
 * What does a Cox fit leave unexplained, row by row, in the data it was fitted to?
 *
 * Martingale: δ − exp(xb)·H₀(entry, time]; with Efron's ties an event bears only its share of the hazard at its own time.
 * Therneau, Grambsch & Fleming (1990), Biometrika 77:147, doi:10.1093/biomet/77.1.147; Schoenfeld (1982), Biometrika 69:239,
 * doi:10.1093/biomet/69.1.239. Equals survival 3.5-3 `residuals(fit, type)` with types martingale, score, dfbeta (weighted), schoenfeld.
 */
export const coxResiduals = (data: CoxData, fit: CoxFit): CoxResiduals => {
  requireCoxData(data);
  const rows = coxRows(data);
  const { n, p, scale, row, weight } = rows;
  const risk = risksOf(rows, standardCoefficients(rows, fit));
  const hazard = coxHazard(rows, risk, fit.ties);
  const score = coxScoreResiduals(rows, risk, hazard);
  const length = data.time.length;
  const inUnits = Array.from({ length: p }, () => new Float64Array(length));
  const dfbeta = Array.from({ length: p }, () => new Float64Array(length));
  for (let i = 0; i < n; i++) {
    const r = row[i] as number;
    for (let j = 0; j < p; j++) (inUnits[j] as Float64Array)[r] = (score[i * p + j] as number) * (scale[j] as number);
    for (let j = 0; j < p; j++) {
      let total = 0;
      for (let k = 0; k < p; k++) {
        total += ((fit.covariance[j] as readonly number[])[k] as number) * ((inUnits[k] as Float64Array)[r] as number);
      }
      (dfbeta[j] as Float64Array)[r] = (weight[i] as number) * total;
    }
  }
  return {
    martingale: martingales(rows, risk, hazard, length),
    score: inUnits,
    dfbeta,
    schoenfeld: schoenfeld(rows, hazard),
  };
};

/** The fit's coefficients per standard deviation, as the rows need them. */
export const standardCoefficients = ({ p, scale }: CoxRows, { terms }: CoxFit): Float64Array => {
  if (terms.length !== p)
    throw new RangeError(`fit must have ${p} terms, as many as there are covariates: ${terms.length}`);
  return scale.map((spread, j) => spread * (terms[j]?.coefficient as number));
};

type Hazard = ReturnType<typeof coxHazard>;

const martingales = (
  { n, row, event, weight }: CoxRows,
  risk: Float64Array,
  hazard: Hazard,
  length: number,
): Float64Array => {
  const residual = new Float64Array(length);
  const rate = (i: number): number => (risk[i] as number) / (weight[i] as number);
  for (let i = 0; i < n; i++) {
    const met = (hazard.sum[hazard.to[i] as number] as number) - (hazard.sum[hazard.from[i] as number] as number);
    residual[row[i] as number] = (event[i] as number) - rate(i) * met;
  }
  for (let k = 0; k < hazard.count; k++) {
    for (let i = hazard.first[k] as number; i < (hazard.last[k] as number); i++) {
      if (event[i] === 0) continue;
      const r = row[i] as number;
      residual[r] = (residual[r] as number) + rate(i) * (hazard.spared[k] as number);
    }
  }
  return residual;
};

/** The rows run backwards in time, hence from the last position of each stratum to its first. */
const schoenfeld = (rows: CoxRows, hazard: Hazard): CoxResiduals["schoenfeld"] => {
  const { p, x, scale, event, events, stratumEnd } = rows;
  const at: { readonly position: number; readonly eventTime: number }[] = [];
  let k = 0;
  for (const end of stratumEnd) {
    const found: typeof at = [];
    for (; k < hazard.count && (hazard.first[k] as number) < end; k++) {
      for (let i = hazard.first[k] as number; i < (hazard.last[k] as number); i++) {
        if (event[i] === 1) found.push({ position: i, eventTime: k });
      }
    }
    for (const one of found.reverse()) at.push(one);
  }
  const residual = Array.from({ length: p }, (_, j) =>
    Float64Array.from(
      at,
      ({ position, eventTime }) =>
        ((x[position * p + j] as number) - (hazard.meanX[eventTime * p + j] as number)) * (scale[j] as number),
    ),
  );
  const row = new Uint32Array(events);
  const time = new Float64Array(events);
  at.forEach(({ position }, e) => {
    row[e] = rows.row[position] as number;
    time[e] = rows.time[position] as number;
  });
  return { row, time, residual };
};
