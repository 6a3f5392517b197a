import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import type { Maximum } from "../numeric/maximum-likelihood.ts";
import { inverseForm, rescaled, rootDiagonal, unpacked } from "../numeric/packed-matrix.ts";
import type { Test } from "../quantity.ts";
import { clusterSandwich, sandwich } from "./cluster-sandwich.ts";
import type { CoxData } from "./cox-data.ts";
import type { CoxTies } from "./cox-derivatives.ts";
import { coxHazard } from "./cox-hazard.ts";
import type { CoxRows } from "./cox-rows.ts";
import { coxScoreResiduals } from "./cox-score-residuals.ts";
import { risksOf } from "./walk-risk-sets.ts";

export interface CoxRobust {
  readonly standardErrors: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly clusters: number;
  /** `null` where there are too few clusters for the matrix to have an inverse. */
  readonly wald: Test | null;
  /** Score test at 0 with the clusters' own spread. */
  readonly score: Test | null;
}

export const coxRobust = (
  data: CoxData,
  rows: CoxRows,
  best: Maximum,
  inverse: Float64Array,
  ties: CoxTies,
): CoxRobust => {
  const { p, weight, row, scale } = rows;
  const { cluster } = data;
  const codes = cluster ? Float64Array.from(row, (r) => cluster[r] as number) : null;
  const meatAt = (beta: Float64Array) => {
    const risk = risksOf(rows, beta);
    return clusterSandwich(coxScoreResiduals(rows, risk, coxHazard(rows, risk, ties)), p, weight, codes);
  };
  const { outer, clusters } = meatAt(best.at);
  const covariance = sandwich(inverse, outer, p);
  const perUnit = scale.map((spread) => 1 / spread);
  const inUnits = rescaled(covariance, perUnit);
  return {
    standardErrors: rootDiagonal(inUnits, p),
    covariance: unpacked(inUnits, p),
    clusters,
    wald: testOf("robust Wald", inverseForm(covariance, best.at), p),
    score: testOf("robust score", inverseForm(meatAt(new Float64Array(p)).outer, best.initial.gradient), p),
  };
};

const testOf = (name: string, statistic: number | null, df: number): Test | null =>
  statistic === null ? null : { name, statistic, df: [df], p: chiSquareUpperTail(statistic, df) };
