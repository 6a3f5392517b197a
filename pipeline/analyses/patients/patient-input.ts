import { type Courses, type CourseTables, courses } from "../../derive/courses.ts";
import { rememberLast } from "../../derive/remember-last.ts";
import type { AnalysisInput, Dataset, Finding, Plan } from "../../model/index.ts";

export type Cohort = Plan["cohorts"][number];

export interface PatientInput {
  readonly plan: Plan;
  readonly dataset: Dataset;
  readonly instruments: AnalysisInput["instruments"];
  readonly found: Courses;
  /** In declared order: everything is shown in it. */
  readonly cohorts: readonly Cohort[];
  readonly comparator: Cohort;
  readonly intervention: Cohort;
  /** `<data set>/<analysis>`. */
  readonly id: string;
  readonly frame: Pick<Finding, "id" | "analysis" | "source" | "simulated">;
}

/** Tables and plan keys that every patient analysis reads: those that make the courses. */
export const COURSE_READS = {
  tables: ["patients", "outcomes", "sessions", "events"],
  plan: [
    "cohorts",
    "extraColumns",
    "primaryInstruments",
    "timeZero",
    "baseline",
    "response",
    "relapse",
    "intercurrent",
    "level",
  ],
} as const;

const readCourses = rememberLast(
  (
    patients: CourseTables["patients"],
    outcomes: CourseTables["outcomes"],
    sessions: CourseTables["sessions"],
    events: CourseTables["events"],
    instruments: AnalysisInput["instruments"],
    cohorts: Plan["cohorts"],
    extraColumns: Plan["extraColumns"],
    primaryInstruments: Plan["primaryInstruments"],
    timeZero: Plan["timeZero"],
    baseline: Plan["baseline"],
    response: Plan["response"],
    relapse: Plan["relapse"],
    intercurrent: Plan["intercurrent"],
  ): Courses =>
    courses(
      { tables: { patients, outcomes, sessions, events } },
      { cohorts, extraColumns, primaryInstruments, timeZero, baseline, response, relapse, intercurrent },
      instruments,
    ),
);

/** The courses of a data set by these parts of the plan, derived once for all the analyses that follow each other. */
const coursesOf = (
  { patients, outcomes, sessions, events }: CourseTables,
  { cohorts, extraColumns, primaryInstruments, timeZero, baseline, response, relapse, intercurrent }: Plan,
  instruments: AnalysisInput["instruments"],
): Courses =>
  readCourses(
    patients,
    outcomes,
    sessions,
    events,
    instruments,
    cohorts,
    extraColumns,
    primaryInstruments,
    timeZero,
    baseline,
    response,
    relapse,
    intercurrent,
  );

/** What every patient analysis starts from. Throws RangeError without a data set or without the two cohorts. */
export const patientInput = ({ plan, dataset, instruments }: AnalysisInput, analysis: string): PatientInput => {
  if (dataset === null) throw new RangeError("dataset must be given: null");
  const cohortOf = (role: Cohort["role"]): Cohort => {
    const cohort = plan.cohorts.find((candidate) => candidate.role === role);
    if (cohort === undefined) throw new RangeError(`cohorts must hold a ${role}: ${plan.cohorts.length} declared`);
    return cohort;
  };
  const id = `${dataset.id}/${analysis}`;
  return {
    plan,
    dataset,
    instruments,
    found: coursesOf(dataset.tables, plan, instruments),
    cohorts: plan.cohorts,
    comparator: cohortOf("comparator"),
    intervention: cohortOf("intervention"),
    id,
    frame: {
      id,
      analysis,
      source: { kind: "patients", dataset: dataset.id },
      simulated: dataset.kind === "simulated",
    },
  };
};
