import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type CovarianceStructure, covarianceStructure } from "./covariance-structure.ts";
import { type FixedEffects, fixedEffects, requireRestricted, type SmallSample } from "./fixed-effects.ts";
import { type MarginalContrast, marginalContrast } from "./marginal-contrast.ts";
import { type LikelihoodMethod, marginalFit } from "./marginal-fit.ts";
import { preparedRows } from "./prepared-rows.ts";
import { visitGroups } from "./visit-groups.ts";
import { visitModel } from "./visit-model.ts";

/** One element a row, a row being one patient at one visit; rows without an outcome are left out by the caller. */
export interface RepeatedMeasures {
  readonly response: ArrayLike<number>;
  /** Columns of the fixed effects, an intercept among them where wanted. */
  readonly design: readonly ArrayLike<number>[];
  readonly subject: ArrayLike<number>;
  /** When, as any number; the order counts, not the distance. */
  readonly visit: ArrayLike<number>;
  /** Visits that were planned, when some may have no row at all. */
  readonly plannedVisits?: ArrayLike<number>;
}

export interface MmrmOptions {
  /** Default "unstructured". */
  readonly structure?: CovarianceStructure;
  /** Default "REML". */
  readonly method?: LikelihoodMethod;
  /** Default "satterthwaite". */
  readonly smallSample?: SmallSample;
  readonly level?: number;
}

export interface Mmrm {
  readonly kind: "mmrm";
  readonly structure: CovarianceStructure;
  readonly method: LikelihoodMethod;
  readonly rows: number;
  readonly subjects: number;
  /** Ascending; so are rows and columns of the matrices below. */
  readonly visits: readonly number[];
  /** One a column of the design. */
  readonly coefficients: readonly (MarginalContrast | NotEstimable)[];
  /** For `marginalContrast` and `marginalTest`. */
  readonly effects: FixedEffects;
  readonly covariance: readonly (readonly number[])[];
  readonly standardDeviations: readonly number[];
  readonly correlation: readonly (readonly number[])[];
  readonly covarianceParameters: number;
  readonly logLikelihood: number;
  /** −2 log likelihood + 2·parameters; under REML those of the covariance only. */
  readonly aic: number;
  readonly iterations: number;
  /** Largest element of the last gradient. */
  readonly gradient: number;
}

/**
 * How does a mean change over visits and differ between groups there, when each patient's visits are correlated and some are missing?
 *
 * Mixed model for repeated measures: y = Xβ + e, the errors of a patient normal with one covariance matrix for all, of which the visits
 * seen are taken. Patients with some visits count with those (valid when missingness depends on what was seen only). REML by default;
 * the likelihood is climbed by Newton steps with exact second derivatives, an unstructured matrix as LLᵀ with log diagonal, work being
 * per pattern of visits. Log likelihoods are those of R nlme and lme4 (without ½ log|XᵀX|). Visits are taken as equally spaced.
 * Mallinckrodt et al. (2008), doi:10.1177/009286150804200402; Jennrich & Schluchter (1986), doi:10.2307/2530695.
 * Equals mmrm `mmrm(us | toep | ar1 | cs | toeph | ar1h | csh)`, SAS `proc mixed` with `repeated`, nlme 3.1-162 `gls(corSymm, varIdent)`.
 * Not estimable: a planned visit without a row, two visits (unstructured) that nobody has both, dependent columns, no more rows than
 * columns, covariance parameters that the rows cannot tell apart, a likelihood without a top. Throws RangeError for Kenward–Roger with ML.
 */
export const mmrm = (
  data: RepeatedMeasures,
  { structure = "unstructured", method = "REML", smallSample = "satterthwaite", level = 0.95 }: MmrmOptions = {},
): Mmrm | NotEstimable => {
  requireOpenUnit("level", level);
  requireRestricted(method, smallSample);
  const { response, design, subject, visit, plannedVisits } = data;
  requireSameLength("subject", subject, response.length);
  requireSameLength("visit", visit, response.length);
  requireFiniteAll("visit", visit);
  const visits = [...new Set(Array.from(visit))].sort((a, b) => a - b);
  const absent = Array.from(plannedVisits ?? []).find((planned) => !visits.includes(planned));
  if (absent !== undefined) {
    return notEstimable("no-data", `Nobody has an outcome at visit ${absent}.`, { visit: absent });
  }
  const prepared = preparedRows(response, design);
  if (prepared.kind === "not-estimable") return prepared;
  const position = new Map(visits.map((value, at) => [value, at]));
  const at = Array.from(visit, (value) => position.get(value) as number);
  const sorted = visitGroups(prepared.rows, subject, at, visits.length);
  if (sorted.kind === "not-estimable") return sorted;
  if (structure === "unstructured" && sorted.apart !== null) {
    const [a, b] = sorted.apart.map((one) => visits[one] as number) as [number, number];
    return notEstimable("singular", `Nobody was seen at both visits ${a} and ${b}: their covariance is unknown.`, {
      a,
      b,
    });
  }
  const { groups, seen, about, subjects } = sorted;
  const fit = marginalFit(prepared, groups, visitModel(structure, visits.length, seen, about), method);
  if (fit.kind === "not-estimable") return fit;
  const effects = fixedEffects(prepared, groups, fit, smallSample);
  const { unit, n, p } = prepared;
  const whole = covarianceStructure(structure, visits.length).at(fit.theta).covariance;
  const covariance = visits.map((_, a) =>
    visits.map((__, b) => unit * unit * (whole[a * visits.length + b] as number)),
  );
  const standardDeviations = covariance.map((row, a) => Math.sqrt(row[a] as number));
  const parameters = fit.theta.length;
  return {
    kind: "mmrm",
    structure,
    method,
    rows: n,
    subjects,
    visits,
    coefficients: design.map((_, j) =>
      marginalContrast(
        effects,
        design.map((__, k) => (j === k ? 1 : 0)),
        { level },
      ),
    ),
    effects,
    covariance,
    standardDeviations,
    correlation: covariance.map((row, a) =>
      row.map((value, b) =>
        a === b ? 1 : value / ((standardDeviations[a] as number) * (standardDeviations[b] as number)),
      ),
    ),
    covarianceParameters: parameters,
    logLikelihood: fit.logLikelihood,
    aic: 2 * (parameters + (method === "ML" ? p : 0)) - 2 * fit.logLikelihood,
    iterations: fit.iterations,
    gradient: fit.gradient,
  };
};
