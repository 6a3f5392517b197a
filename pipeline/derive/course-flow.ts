import type { Course, Role, Standing } from "./course.ts";
import type { Courses } from "./courses.ts";
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
 * From everybody screened to the responders. What is left out at a step is that step's count:
 * screened = the excluded + not treated + treated, treated = the next five + evaluable, evaluable = non-responders + responders.
 */
export const courseFlow = ({ courses, flow }: Pick<Courses, "courses" | "flow">): readonly FlowStep[] => {
  const before = (id: string, title: string | null, count: number): FlowStep => ({ id, title, count, byRole: null });
  const step = (id: string, keep: (course: Course) => boolean): FlowStep => {
    const kept = courses.filter(keep);
    const count = (role: Role): number => kept.filter(({ received }) => received === role).length;
    const byRole = { comparator: count("comparator"), intervention: count("intervention") };
    return { id, title: null, count: kept.length, byRole };
  };
  const is = (standing: Standing) => (course: Course) => course.standing === standing;
  return [
    before("screened", null, flow.screened),
    ...flow.excluded.map(({ column, title, count }) => before(`excluded-${column.replaceAll("_", "-")}`, title, count)),
    before("not-treated", null, flow.notTreated),
    step("treated", () => true),
    step("no-instrument", is("no-instrument")),
    step("no-baseline", is("no-baseline")),
    step("below-entry", is("below-entry")),
    step("not-evaluable", is("not-evaluable")),
    step("ended-early", is("ended-early")),
    step("evaluable", (course) => course.standing === "responder" || course.standing === "non-responder"),
    step("starters", isEvaluableStarter),
    step("responders", is("responder")),
  ];
};
