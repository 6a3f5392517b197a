import type { Course, Role, Standing } from "./course.ts";
import type { Courses } from "./courses.ts";
import { isKnownTo, leftBefore } from "./follow-up/known-to.ts";
import { isEvaluableStarter } from "./responder-follow-up.ts";

export interface FlowStep {
  /** A slug. */
  readonly id: string;
  /** Title of the column that excludes; `null` for the fixed steps. */
  readonly title: string | null;
  readonly count: number;
  /** By received cohort; `null` before anything was received. */
  readonly byRole: Readonly<Record<Role, number>> | null;
}

/**
 * From everybody screened to the responders and to those followed. What is left out at a step is that step's count:
 * screened = the excluded + not treated + treated, treated = the five after the finished courses + evaluable,
 * evaluable = non-responders + responders, responders = left + lost otherwise + followed to the horizon.
 *
 * @param finished keys of those who finished the acute course.
 */
export const courseFlow = (
  { courses, flow }: Pick<Courses, "courses" | "flow">,
  { finished, horizonDays }: { readonly finished: ReadonlySet<string>; readonly horizonDays: number },
): readonly FlowStep[] => {
  const before = (id: string, title: string | null, count: number): FlowStep => ({ id, title, count, byRole: null });
  const step = (id: string, keep: (course: Course) => boolean): FlowStep => {
    const kept = courses.filter(keep);
    const count = (role: Role): number => kept.filter(({ received }) => received === role).length;
    const byRole = { comparator: count("comparator"), intervention: count("intervention") };
    return { id, title: null, count: kept.length, byRole };
  };
  const is = (standing: Standing) => (course: Course) => course.standing === standing;
  const known = (course: Course): boolean => isKnownTo(course, horizonDays);
  const left = (course: Course): boolean => leftBefore(course, horizonDays);
  return [
    before("screened", null, flow.screened),
    ...flow.excluded.map(({ column, title, count }) => before(`excluded-${column.replaceAll("_", "-")}`, title, count)),
    before("not-treated", null, flow.notTreated),
    step("treated", () => true),
    step("received-differs", ({ recorded, received }) => recorded !== null && recorded !== received),
    step("course-finished", ({ patient }) => finished.has(patient)),
    step("no-instrument", is("no-instrument")),
    step("no-baseline", is("no-baseline")),
    step("below-entry", is("below-entry")),
    step("not-evaluable", is("not-evaluable")),
    step("ended-early", is("ended-early")),
    step("evaluable", (course) => course.standing === "responder" || course.standing === "non-responder"),
    step("starters", isEvaluableStarter),
    step("non-responders", is("non-responder")),
    step("responders", is("responder")),
    step("left", (course) => course.ending !== null && left(course)),
    step("lost", (course) => course.ending !== null && !left(course) && !known(course)),
    step("followed", known),
  ];
};
