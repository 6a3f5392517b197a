import type { Dataset, Plan } from "../../model/index.ts";
import type { CovarianceStructure } from "../../stats/longitudinal/covariance-structure.ts";
import { type VisitDifferences, visitDifferences } from "../../stats/longitudinal/visit-differences.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import { completeCovariates } from "../covariates/complete-covariates.ts";
import { covariateDesign } from "../covariates/covariate-design.ts";
import { withoutDependent } from "../covariates/without-dependent.ts";
import type { PersonInWindows } from "./people-in-windows.ts";
import type { ScoreUnit } from "./score-unit.ts";
import { windowRows } from "./window-rows.ts";

const BASELINE = "baseline(pomp)";

/** One covariance structure that was tried; `refusal` is `null` for the one that is used. */
export interface StructureTried {
  readonly structure: CovarianceStructure;
  readonly refusal: string | null;
}

export interface AdjustedByWindow {
  readonly fit: VisitDifferences | NotEstimable;
  /** In the declared order, up to the one that is used. */
  readonly tried: readonly StructureTried[];
  /** Targets of the windows compared. */
  readonly kept: readonly number[];
  /** People of each target, both cohorts, who count in the model. */
  readonly people: number;
  readonly rows: number;
  readonly absent: readonly string[];
  readonly incomplete: number;
}

/**
 * The difference in improvement at each window by a mixed model for repeated measures: cohort by window, baseline by window, the
 * declared covariates with one slope each. Windows in which either cohort has too few people are left out. The first declared
 * covariance structure that the data can answer is used; what stood against those before it is kept.
 */
export const adjustedByWindow = (
  inWindows: readonly PersonInWindows[],
  unit: ScoreUnit,
  patients: Dataset["tables"]["patients"],
  plan: Pick<Plan, "visitWindows" | "covariates" | "trajectories" | "level">,
): AdjustedByWindow => {
  const { targets } = plan.visitWindows;
  const { structures, minPerCohort } = plan.trajectories;
  const declared = [BASELINE, ...plan.covariates.filter((text) => text !== BASELINE)];
  const courseOf = ({ person }: PersonInWindows) => person.course;
  const complete = completeCovariates(inWindows.filter(seenAtAll), courseOf, patients, declared);
  const enough = targets.filter((_, at) =>
    (["intervention", "comparator"] as const).every(
      (role) =>
        complete.people.filter(({ person, visits }) => person.course.received === role && visits[at] !== null).length >=
        minPerCohort,
    ),
  );
  const kept = new Set(enough);
  const seen = complete.people.filter(({ visits }) =>
    visits.some((visit, at) => visit && kept.has(targets[at] as number)),
  );
  const rows = windowRows(seen, targets, kept, unit);
  const counted = {
    kept: enough,
    people: seen.length,
    rows: rows.response.length,
    absent: complete.absent,
    incomplete: complete.incomplete,
  };
  if (enough.length === 0) {
    const reason = `In no window were at least ${minPerCohort} people of each group seen.`;
    return { ...counted, fit: notEstimable("too-few", reason), tried: [] };
  }
  // The values once more, of those who are seen in a window that is kept.
  const { values } = completeCovariates(seen, courseOf, patients, declared);
  const columns = covariateDesign(values);
  const treated = Float64Array.from(seen, ({ person }) => (person.course.received === "intervention" ? 1 : 0));
  const independent = new Set(
    withoutDependent([new Float64Array(seen.length).fill(1), treated, ...columns.map((column) => column.values)]),
  );
  const own = columns.filter((column) => independent.has(column.values));
  const byRow = (wanted: (covariate: string) => boolean): readonly Float64Array[] =>
    own
      .filter(({ covariate }) => wanted(covariate))
      .map((column) => Float64Array.from(rows.subject, (subject) => column.values[subject] as number));
  const data = {
    ...rows,
    covariates: byRow((covariate) => covariate !== BASELINE),
    byVisit: byRow((covariate) => covariate === BASELINE),
  };
  const tried: StructureTried[] = [];
  let refused: NotEstimable | null = null;
  for (const structure of structures) {
    const fit = visitDifferences(data, { structure, level: plan.level });
    tried.push({ structure, refusal: fit.kind === "not-estimable" ? fit.reason : null });
    if (fit.kind !== "not-estimable") return { ...counted, fit, tried };
    refused ??= fit;
  }
  const fit = refused ?? notEstimable("not-declared", "No covariance structure is declared.");
  return { ...counted, fit, tried };
};

const seenAtAll = ({ visits }: PersonInWindows): boolean => visits.some((visit) => visit !== null);
