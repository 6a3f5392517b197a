import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import { addOuter } from "../numeric/packed-matrix.ts";

export interface LogisticRows {
  readonly columns: readonly ArrayLike<number>[];
  /** 0 or 1. */
  readonly outcome: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
}

/** 1/(1 + exp(−x)), without overflow on either side. */
export const logistic = (x: number): number => {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const odds = Math.exp(x);
  return odds / (1 + odds);
};

/** The linear predictor of each row. */
export const predictors = (columns: readonly ArrayLike<number>[], at: ArrayLike<number>, n: number): Float64Array => {
  const eta = new Float64Array(n);
  columns.forEach((column, j) => {
    const coefficient = at[j] as number;
    for (let i = 0; i < n; i++) eta[i] = (eta[i] as number) + coefficient * (column[i] as number);
  });
  return eta;
};

/** The log likelihood Σ w·(y·η − log(1 + exp η)), its gradient and information. */
export const logisticDerivatives = ({ columns, outcome, weight }: LogisticRows, at: ArrayLike<number>): Derivatives => {
  const n = outcome.length;
  const p = columns.length;
  const found = noDerivatives(p);
  const eta = predictors(columns, at, n);
  const row = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const [x, y, w] = [eta[i] as number, outcome[i] as number, weight[i] as number];
    // Of the two outcomes, the one that happened has this linear predictor.
    const towards = y === 1 ? x : -x;
    found.value -= w * (towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards);
    const missed = logistic(-towards);
    const residual = w * (y === 1 ? missed : -missed);
    for (let j = 0; j < p; j++) {
      row[j] = (columns[j] as ArrayLike<number>)[i] as number;
      found.gradient[j] = (found.gradient[j] as number) + residual * (row[j] as number);
    }
    addOuter(found.information, row, w * missed * (1 - missed));
  }
  return found;
};
