import type { Dataset, Plan } from "../../model/index.ts";
import type { CovarianceStructure } from "../../stats/longitudinal/covariance-structure.ts";
import type { IncompleteColumn } from "../../stats/missing/incomplete-column.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import { knownCovariates } from "../covariates/known-covariates.ts";
import { completedPeople } from "../weighting/completed-people.ts";
import { type CompletedVisits, completedVisits } from "./completed-visits.ts";
import type { PersonInWindows } from "./people-in-windows.ts";
import { inUnit, type ScoreUnit } from "./score-unit.ts";
import { windowRows } from "./window-rows.ts";

const BASELINE = "baseline(pomp)";

/** One covariance structure that was tried; `refusal` is `null` for the one that is used. */
export interface StructureTried {
  readonly structure: CovarianceStructure;
  readonly refusal: string | null;
}

export interface AdjustedByWindow {
  readonly fit: CompletedVisits | NotEstimable;
  /** In the declared order, up to the one that is used. */
  readonly tried: readonly StructureTried[];
  /** Targets of the windows compared. */
  readonly kept: readonly number[];
  /** People of each target, both cohorts, who count in the model. */
  readonly people: number;
  readonly rows: number;
  readonly absent: readonly string[];
  /** Values of covariates that were imputed, and of how many people. */
  readonly imputed: number;
  readonly incomplete: number;
}

/**
 * The difference in improvement at each window by a mixed model for repeated measures: cohort by window, baseline by window, the
 * declared covariates with one slope each. Windows in which either cohort has too few people are left out. Gaps in covariates are
 * imputed from each other, the cohort and the improvements in these windows; the model is fitted to each completed set and pooled. The
 * first declared covariance structure that the data can answer is used; what stood against those before it is kept.
 */
export const adjustedByWindow = (
  inWindows: readonly PersonInWindows[],
  unit: ScoreUnit,
  patients: Dataset["tables"]["patients"],
  plan: Pick<Plan, "visitWindows" | "covariates" | "trajectories" | "level" | "missing" | "seed">,
): AdjustedByWindow => {
  const { targets } = plan.visitWindows;
  const { structures, minPerCohort } = plan.trajectories;
  const declared = [BASELINE, ...plan.covariates.filter((text) => text !== BASELINE)];
  const people = inWindows.filter(seenAtAll);
  const enough = targets.filter((_, at) =>
    (["intervention", "comparator"] as const).every(
      (role) =>
        people.filter(({ person, visits }) => person.course.received === role && visits[at] !== null).length >=
        minPerCohort,
    ),
  );
  const kept = new Set(enough);
  const seen = people.filter(({ visits }) => visits.some((visit, at) => visit && kept.has(targets[at] as number)));
  const rows = windowRows(seen, targets, kept, unit);
  const counted = { kept: enough, people: seen.length, rows: rows.response.length };
  if (enough.length === 0) {
    const reason = `In no window were at least ${minPerCohort} people of each group seen.`;
    const { absent } = knownCovariates(people.map(courseOf), patients, declared);
    return { ...counted, absent, imputed: 0, incomplete: 0, fit: notEstimable("too-few", reason), tried: [] };
  }
  const completed = completedPeople(
    seen,
    {
      course: courseOf,
      treated: (one) => courseOf(one).received === "intervention",
      patients,
      covariates: declared,
      others: enough.map((target) => improvementColumn(seen, targets.indexOf(target), target, unit)),
    },
    plan,
  );
  const { sets, absent, imputed, incomplete } = completed;
  const known = { ...counted, absent, imputed, incomplete };
  if ("kind" in sets) return { ...known, fit: sets, tried: [] };
  const values = sets.map((set) => set.values);
  const tried: StructureTried[] = [];
  let refused: NotEstimable | null = null;
  for (const structure of structures) {
    const fit = completedVisits(rows, completed, values, { structure, level: plan.level, byVisit: BASELINE });
    tried.push({ structure, refusal: fit.kind === "not-estimable" ? fit.reason : null });
    if (fit.kind !== "not-estimable") return { ...known, fit, tried };
    refused ??= fit;
  }
  const fit = refused ?? notEstimable("not-declared", "No covariance structure is declared.");
  return { ...known, fit, tried };
};

const courseOf = ({ person }: PersonInWindows) => person.course;

/** The improvements in one window, as what missing covariates are imputed from. */
const improvementColumn = (
  people: readonly PersonInWindows[],
  at: number,
  target: number,
  unit: ScoreUnit,
): IncompleteColumn => ({
  name: `improvement in window ${target}`,
  kind: "numeric",
  values: people.map(({ person, visits }) => {
    const visit = visits[at] ?? null;
    return visit === null ? 0 : inUnit(person.baseline.severity - visit.severity, person, unit);
  }),
  missing: people.map(({ visits }) => ((visits[at] ?? null) === null ? 1 : 0)),
});

const seenAtAll = ({ visits }: PersonInWindows): boolean => visits.some((visit) => visit !== null);
