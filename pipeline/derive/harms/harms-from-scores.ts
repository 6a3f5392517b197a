import type { Dataset, Instrument, Plan } from "../../model/index.ts";
import { baseline } from "../baseline.ts";
import type { Course } from "../course.ts";
import { instrumentScale } from "../instrument-scale.ts";
import { scoresByPatient } from "../patient-records.ts";
import { byRole, type HarmCount } from "./harm-counts.ts";

/**
 * Harms that are read from scores after the first dose: worse than baseline by the minimal important difference of the person's own
 * instrument, and a rise on the declared instrument of suicidal thoughts. Counted among those who could show it: with a baseline and a
 * later score. Not measured where nobody could.
 */
export const harmsFromScores = (
  courses: readonly Course[],
  outcomes: Dataset["tables"]["outcomes"],
  instruments: readonly Instrument[],
  plan: Pick<Plan, "baseline" | "harms">,
): readonly HarmCount[] => {
  const scales = new Map(instruments.map((instrument) => [instrument.id, instrumentScale(instrument)]));
  const scores = scoresByPatient(outcomes, (id, score) => scales.get(id)?.severity(score) ?? null);
  const on = (patient: string, instrument: string | null) =>
    (scores.get(patient) ?? []).filter((score) => score.instrument === instrument);
  const later = (patient: string, instrument: string | null) => on(patient, instrument).filter(({ day }) => day > 0);
  const [from = 0, to = 0] = plan.baseline.window;

  const worsened = (course: Course): boolean | null => {
    const margin = scales.get(course.instrument ?? "")?.importantDifference ?? null;
    const before = course.baseline;
    const seen = later(course.patient, course.instrument);
    if (margin === null || before === null || seen.length === 0) return null;
    return seen.some(({ severity }) => severity - before.severity >= margin);
  };
  const risen = ({ patient }: Course): boolean | null => {
    const { ideation } = plan.harms;
    if (ideation === null) return null;
    const before = baseline(on(patient, ideation.instrument), plan.baseline.rule, [from, to]);
    const seen = later(patient, ideation.instrument);
    if (before === null || seen.length === 0) return null;
    return seen.some(({ severity }) => severity - before.severity >= ideation.rise);
  };
  return [counted("worsening", courses, worsened), counted("ideation-rise", courses, risen)];
};

const counted = (
  harm: HarmCount["harm"],
  courses: readonly Course[],
  of: (course: Course) => boolean | null,
): HarmCount => {
  const answers = new Map(courses.map((course) => [course.patient, of(course)]));
  const able = byRole(courses, ({ patient }) => answers.get(patient) !== null);
  const people = byRole(courses, ({ patient }) => answers.get(patient) === true);
  return { harm, people: able.comparator + able.intervention === 0 ? null : people, of: able };
};
