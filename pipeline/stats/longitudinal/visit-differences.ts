import { requireSameLength } from "../numeric/require.ts";
import type { NotEstimable } from "../quantity.ts";
import { type MarginalContrast, marginalContrast } from "./marginal-contrast.ts";
import { type Mmrm, type MmrmOptions, mmrm, type RepeatedMeasures } from "./mmrm.ts";

/** One element a row; rows without an outcome are left out by the caller. */
export interface ArmsOverVisits extends Omit<RepeatedMeasures, "design"> {
  /** Which group, as any number. */
  readonly arm: ArrayLike<number>;
  /** Covariates with one slope. Default none. */
  readonly covariates?: readonly ArrayLike<number>[];
  /** Covariates with a slope of their own at each visit, such as the baseline. Default none. */
  readonly byVisit?: readonly ArrayLike<number>[];
}

export interface VisitDifferencesOptions extends MmrmOptions {
  /** The arm that others are compared with. Default the smallest number. */
  readonly reference?: number;
}

export interface VisitDifferences {
  readonly kind: "visit-differences";
  /** Ascending. */
  readonly arms: readonly number[];
  readonly visits: readonly number[];
  /** means[a][v]: of arm a at visit v, covariates at their means over all rows. */
  readonly means: readonly (readonly (MarginalContrast | NotEstimable)[])[];
  /** differences[a][v]: arm a minus the reference at visit v; an empty row for the reference. */
  readonly differences: readonly (readonly (MarginalContrast | NotEstimable)[])[];
  readonly fit: Mmrm;
}

/**
 * By how much do arms differ at each visit, all visits of each patient being used?
 *
 * An `mmrm` with a mean for each arm at each visit, and covariates with one slope or one a visit. Least-squares means are those with
 * every covariate at its mean over all rows (as R emmeans and SAS `lsmeans` take it); differences do not depend on it.
 * Mallinckrodt et al. (2008), doi:10.1177/009286150804200402.
 * Equals `emmeans(mmrm(y ~ arm * visit + x + z:visit + us(visit | id)), ~ arm | visit)` with `pairs`.
 * Not estimable as `mmrm`; an arm without an outcome at a visit makes the design singular.
 */
export const visitDifferences = (
  { arm, covariates = [], byVisit = [], ...rest }: ArmsOverVisits,
  { reference, ...options }: VisitDifferencesOptions = {},
): VisitDifferences | NotEstimable => {
  const n = rest.response.length;
  requireSameLength("arm", arm, n);
  requireSameLength("visit", rest.visit, n);
  for (const column of [...covariates, ...byVisit]) requireSameLength("covariate", column, n);
  const ascending = (values: ArrayLike<number>): readonly number[] =>
    [...new Set(Array.from(values))].sort((a, b) => a - b);
  const arms = ascending(arm);
  const visits = ascending(rest.visit);
  const base = reference ?? (arms[0] as number);
  const first = arms.indexOf(base);
  if (n > 0 && first < 0) throw new RangeError(`reference must be an arm: ${base}`);
  const rows = Array.from({ length: n }, (_, i) => i);
  const cells = visits.flatMap((v) =>
    arms.map((a) => Float64Array.from(rows, (i) => (rest.visit[i] === v && arm[i] === a ? 1 : 0))),
  );
  const sloped = byVisit.flatMap((column) =>
    visits.map((v) => Float64Array.from(rows, (i) => (rest.visit[i] === v ? (column[i] as number) : 0))),
  );
  const fit = mmrm({ ...rest, design: [...cells, ...covariates, ...sloped] }, options);
  if (fit.kind === "not-estimable") return fit;
  const mean = (column: ArrayLike<number>): number => rows.reduce((total, i) => total + (column[i] as number) / n, 0);
  const atMeans = covariates.map(mean);
  const slopedMeans = byVisit.map(mean);
  const weightsOf = (a: number, v: number): readonly number[] => [
    ...cells.map((_, at) => (at === v * arms.length + a ? 1 : 0)),
    ...atMeans,
    ...slopedMeans.flatMap((value) => visits.map((_, at) => (at === v ? value : 0))),
  ];
  const contrast = (weights: readonly number[]): MarginalContrast | NotEstimable =>
    marginalContrast(fit.effects, weights, options.level === undefined ? {} : { level: options.level });
  return {
    kind: "visit-differences",
    arms,
    visits,
    means: arms.map((_, a) => visits.map((__, v) => contrast(weightsOf(a, v)))),
    differences: arms.map((_, a) =>
      a === first
        ? []
        : visits.map((__, v) => {
            const other = weightsOf(first, v);
            return contrast(weightsOf(a, v).map((value, at) => value - (other[at] as number)));
          }),
    ),
    fit,
  };
};
