import type { Dataset, Plan } from "../../model/index.ts";
import { describe } from "../../stats/ordinal/describe.ts";
import type { Course, Role } from "../course.ts";
import { sessionsByPatient } from "../patient-records.ts";
import { acuteDoses, therapySessions } from "./acute-doses.ts";

/** What the index course asked of one person: acute doses and all sessions of the intervention; later doses do not count. */
export interface SessionLoad {
  readonly received: Role;
  readonly doses: number;
  readonly therapy: number;
  /** From the first to the last session of the intervention, both days counted; `null` without one. */
  readonly therapyDays: number | null;
  /** Of all these sessions together; `null` where the length of one is not known. */
  readonly minutes: number | null;
  /** Median length of an acute dose; `null` where none is known. */
  readonly doseMinutes: number | null;
}

export const sessionLoads = (
  courses: readonly Course[],
  table: Dataset["tables"]["sessions"],
  plan: Pick<Plan, "timeZero">,
): readonly SessionLoad[] => {
  const sessions = sessionsByPatient(table);
  return courses.map(({ patient, received }) => {
    const own = sessions.get(patient) ?? [];
    const doses = acuteDoses(own, plan.timeZero);
    const therapy = therapySessions(own);
    const lengths = [...doses, ...therapy].map(({ minutes }) => minutes);
    const known = lengths.filter((minutes) => minutes !== null);
    const [first, last] = [therapy[0]?.day, therapy.at(-1)?.day];
    return {
      received,
      doses: doses.length,
      therapy: therapy.length,
      therapyDays: first === undefined || last === undefined ? null : last - first + 1,
      minutes: known.length < lengths.length ? null : known.reduce((sum, one) => sum + one, 0),
      doseMinutes: describe(doses.flatMap(({ minutes }) => (minutes === null ? [] : [minutes])))?.median ?? null,
    };
  });
};
