import type { Dataset, Instrument } from "../../model/index.ts";
import type { Course, Visit } from "../course.ts";
import { instrumentScale } from "../instrument-scale.ts";
import { scoresByPatient } from "../patient-records.ts";

/** A treated person with a baseline, and every score since the first dose, as irregular as it was handed in. */
export interface ScoredPerson {
  readonly course: Course;
  readonly baseline: Visit;
  readonly instrument: string;
  /** Width of the instrument's scale in points. */
  readonly range: number;
  /** Minimal important difference in points; `null` when the instrument's file cites none. */
  readonly importantDifference: number | null;
  /** On the primary instrument, in days since the first dose, earliest first. */
  readonly scores: readonly Visit[];
}

/** Everybody treated with a baseline at or above the entry cut-off of their instrument, seen again or not. */
export const scoredPeople = (
  found: readonly Course[],
  outcomes: Dataset["tables"]["outcomes"],
  instruments: readonly Instrument[],
): readonly ScoredPerson[] => {
  const scales = new Map(instruments.map((instrument) => [instrument.id, instrumentScale(instrument)]));
  const scores = scoresByPatient(outcomes, (id, score) => scales.get(id)?.severity(score) ?? null);
  return found.flatMap((course): readonly ScoredPerson[] => {
    const { baseline, instrument, range, standing } = course;
    if (baseline === null || instrument === null || range === null || range <= 0 || standing === "below-entry")
      return [];
    return [
      {
        course,
        baseline,
        instrument,
        range,
        importantDifference: scales.get(instrument)?.importantDifference ?? null,
        scores: (scores.get(course.patient) ?? []).filter((score) => score.instrument === instrument && score.day > 0),
      },
    ];
  });
};
