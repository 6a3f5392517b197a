import type { CovarianceStructure } from "../../stats/longitudinal/covariance-structure.ts";
import type { MarginalContrast } from "../../stats/longitudinal/marginal-contrast.ts";
import { type VisitDifferences, visitDifferences } from "../../stats/longitudinal/visit-differences.ts";
import { rubinsRules } from "../../stats/missing/rubins-rules.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import { covariateDesign } from "../covariates/covariate-design.ts";
import type { CovariateValues } from "../covariates/covariate-values.ts";
import { withoutDependent } from "../covariates/without-dependent.ts";
import type { CompletedPeople } from "../weighting/completed-people.ts";
import type { WindowRows } from "./window-rows.ts";

/** Means and differences at each visit, pooled where covariates were imputed. */
export type CompletedVisits = Pick<VisitDifferences, "kind" | "arms" | "visits" | "means" | "differences">;

interface VisitsOptions {
  readonly structure: CovarianceStructure;
  readonly level: number;
  /** The declared covariate with a slope of its own at each visit; the others have one slope. */
  readonly byVisit: string;
}

/**
 * The mixed model on each completed set, pooled by Rubin's rules; the complete data have the mean of the sets' Satterthwaite degrees of
 * freedom. One set is as it is. Not estimable when the model is not in any one of the sets.
 */
export const completedVisits = (
  rows: WindowRows,
  { treated }: Pick<CompletedPeople<unknown>, "treated">,
  sets: readonly (readonly CovariateValues[])[],
  options: VisitsOptions,
): CompletedVisits | NotEstimable => {
  const fits: VisitDifferences[] = [];
  for (const [set, values] of sets.entries()) {
    const fit = visitsOf(rows, treated, values, options);
    if (fit.kind === "not-estimable") {
      if (sets.length === 1) return fit;
      return notEstimable(fit.code, `In completed set ${set + 1}: ${fit.reason}`, { ...fit.details, set: set + 1 });
    }
    fits.push(fit);
  }
  const [first] = fits;
  if (first === undefined) return notEstimable("no-data", "There is no completed data set.");
  if (fits.length === 1) return first;
  const pooled = (of: "means" | "differences"): CompletedVisits["means"] =>
    first[of].map((visits, arm) =>
      visits.map((_, visit) =>
        pooledContrast(
          fits.map((fit) => fit[of][arm]?.[visit] as MarginalContrast | NotEstimable),
          options.level,
        ),
      ),
    );
  return { ...first, means: pooled("means"), differences: pooled("differences") };
};

const visitsOf = (
  rows: WindowRows,
  treated: Uint8Array,
  values: readonly CovariateValues[],
  { structure, level, byVisit }: VisitsOptions,
): VisitDifferences | NotEstimable => {
  const columns = covariateDesign(values);
  const independent = new Set(
    withoutDependent([
      new Float64Array(treated.length).fill(1),
      Float64Array.from(treated),
      ...columns.map((column) => column.values),
    ]),
  );
  const own = columns.filter((column) => independent.has(column.values));
  const byRow = (wanted: (covariate: string) => boolean): readonly Float64Array[] =>
    own
      .filter(({ covariate }) => wanted(covariate))
      .map((column) => Float64Array.from(rows.subject, (subject) => column.values[subject] as number));
  const data = {
    ...rows,
    covariates: byRow((covariate) => covariate !== byVisit),
    byVisit: byRow((covariate) => covariate === byVisit),
  };
  return visitDifferences(data, { structure, level });
};

const pooledContrast = (
  contrasts: readonly (MarginalContrast | NotEstimable)[],
  level: number,
): MarginalContrast | NotEstimable => {
  const found: MarginalContrast[] = [];
  for (const one of contrasts) {
    if (one.kind === "not-estimable") return one;
    found.push(one);
  }
  const pool = rubinsRules(
    { estimates: found.map(({ value }) => value), standardErrors: found.map(({ standardError }) => standardError) },
    { completeDf: found.reduce((sum, { df }) => sum + df / found.length, 0), level },
  );
  if (pool.kind === "not-estimable") return pool;
  if (pool.estimate.kind === "not-estimable") return pool.estimate;
  const { statistic: t, df, p } = pool.test;
  const { value, se } = pool.estimate;
  return { kind: "contrast", estimate: pool.estimate, value, standardError: se as number, df: df[0] as number, t, p };
};
