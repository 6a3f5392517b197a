import { commonlySeen } from "../../derive/follow-up/commonly-seen.ts";
import { type DropoutReason, dropoutReasons } from "../../derive/follow-up/dropout-reasons.ts";
import { finishedCourses } from "../../derive/follow-up/finished-courses.ts";
import { type VisitRates, visitRates } from "../../derive/follow-up/visit-rates.ts";
import type { Run } from "../../model/index.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import type { PatientInput } from "../patients/patient-input.ts";
import { type RelapseData, relapseData } from "../time-to-relapse/relapse-data.ts";
import { type DropoutAtHorizon, dropoutAtHorizon } from "./dropout-at-horizon.ts";

/** One horizon; a fallback has ids of its own. */
export interface FollowUpHorizon extends DropoutAtHorizon {
  readonly tau: number;
  /** Of headline ids: "" for the declared horizon. */
  readonly suffix: string;
  readonly day: Run;
}

export interface FollowUpData extends RelapseData {
  readonly reasons: readonly DropoutReason[];
  readonly finished: ReadonlySet<string>;
  readonly rates: VisitRates;
  /** The declared one, then the fallback where that is not reached. */
  readonly horizons: readonly FollowUpHorizon[];
  /** Of text, tables and picture: the fallback where there is one. */
  readonly shown: FollowUpHorizon;
}

export const followUpData = (input: PatientInput): FollowUpData => {
  const data = relapseData(input);
  const { plan, dataset, found, instruments } = data;
  const margins = new Map(instruments.map((one) => [one.id, one.minimalImportantDifference?.value ?? null]));
  const common = commonlySeen(found.courses, (id) => (id === null ? null : (margins.get(id) ?? null)), plan);
  const definitions = [...data.definitions, ...ownDefinitions(data)];
  const definition = defined(definitions);
  const { reps } = plan.bootstrap;
  const horizon = (tau: number, suffix: string, day: Run): FollowUpHorizon => ({
    tau,
    suffix,
    day,
    ...dropoutAtHorizon(data, common, tau),
  });
  const declared = horizon(plan.horizonDays, "", definition("horizon"));
  const fallback =
    data.fallback === null ? null : horizon(data.fallback, `/day-${data.fallback}`, definition("fallback"));
  return {
    ...data,
    definitions,
    definition,
    reasons: dropoutReasons(found.courses, dataset.tables.events),
    finished: finishedCourses(found.courses, dataset.tables.sessions, plan),
    rates: visitRates(found.courses, { reps, seed: plan.seed, level: plan.level }),
    horizons: fallback === null ? [declared] : [declared, fallback],
    shown: fallback ?? declared,
  };
};

const ownDefinitions = ({ plan, cohorts }: PatientInput): readonly Definition[] => [
  ...cohorts.map(({ role, label }) => ({
    id: `doses-${role}`,
    label: `Acute course finished, ${label}: fewest acute doses`,
    value: plan.acuteCourse.plannedDoses[role],
    unit: "doses",
  })),
  ...plan.commonVisits.days.map((day, i) => ({
    id: `common-${i + 1}`,
    label: "Common visit",
    value: day,
    unit: "days after time zero",
  })),
  {
    id: "gap-divisor",
    label: "Common visit: farthest real visit, the gap to the neighboring day divided by",
    value: plan.commonVisits.gapDivisor,
    unit: "parts",
  },
  {
    id: "imputations",
    label: "Completed sets of times after leaving",
    value: plan.missing.imputations,
    unit: "sets",
  },
  ...plan.missing.delta.map((delta, i) => ({
    id: `delta-${i + 1}`,
    label: "Factor on the hazard of relapse after leaving",
    value: delta,
    unit: "times",
  })),
];
