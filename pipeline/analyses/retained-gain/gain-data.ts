import { retainedGainPairs } from "../../derive/retained-gain-pairs.ts";
import type { Quantity } from "../../model/index.ts";
import { type PairedParts, ratioOfMeans } from "../../stats/longitudinal/ratio-of-means.ts";
import { ratioOfMeansDifference } from "../../stats/longitudinal/ratio-of-means-difference.ts";
import { courseDefinitions } from "../patients/course-definitions.ts";
import type { Definition } from "../patients/definitions.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";

export interface Kept {
  readonly cohort: Cohort;
  readonly pairs: PairedParts;
  readonly ratio: Quantity;
}

/** One declared day with what was kept by then. */
export interface Landmark {
  readonly day: number;
  /** In declared order. */
  readonly kept: readonly Kept[];
  /** Intervention minus comparator. */
  readonly difference: Quantity;
}

/** Farthest score from a landmark, in days. */
const halfWidthOf = ({ plan }: PatientInput, day: number): number => plan.landmarkHalfWidthDays[String(day)] ?? 0;

/** Ratios and their difference at one landmark; every estimate has its own stream of the declared seed. */
export const landmarkOf = (data: PatientInput, day: number): Landmark => {
  const { plan, found } = data;
  const options = (name: string) => ({
    reps: plan.bootstrap.reps,
    seed: `${plan.seed}/retained-gain/${name}/${day}`,
    level: plan.level,
  });
  const pairsOf = (role: Cohort["role"]): PairedParts =>
    retainedGainPairs(found.courses, role, { landmark: day, halfWidth: halfWidthOf(data, day) });
  return {
    day,
    kept: data.cohorts.map((cohort) => {
      const pairs = pairsOf(cohort.role);
      return { cohort, pairs, ratio: ratioOfMeans(pairs, options(cohort.role)) };
    }),
    difference: ratioOfMeansDifference(pairsOf("intervention"), pairsOf("comparator"), options("difference")),
  };
};

/** The numbers of the plan behind retained gain. */
export const gainDefinitions = (data: PatientInput): readonly Definition[] => [
  ...courseDefinitions(data.plan),
  ...data.plan.landmarks.flatMap((day): readonly Definition[] => [
    { id: `landmark-${day}`, label: "Landmark", value: day, unit: "days after time zero" },
    {
      id: `width-${day}`,
      label: "Landmark: farthest score",
      value: halfWidthOf(data, day),
      unit: "days to either side",
    },
  ]),
];
