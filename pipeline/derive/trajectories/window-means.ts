import type { Plan } from "../../model/index.ts";
import type { Quantity } from "../../stats/quantity.ts";
import type { Role } from "../course.ts";
import { meanOf } from "./mean-of.ts";
import { type PersonInWindows, windowCounts } from "./people-in-windows.ts";
import { inUnit, type ScoreUnit } from "./score-unit.ts";

/** Severity of those seen, as it was measured. */
export interface WindowMean {
  readonly role: Role;
  /** `null` at baseline. */
  readonly target: number | null;
  readonly people: number;
  readonly submissions: number;
  /** Everybody of the cohort with a baseline. */
  readonly asked: number;
  readonly mean: Quantity;
}

/** Mean severity of each cohort at baseline and in each window; baseline first, comparator first. */
export const windowMeans = (
  people: readonly PersonInWindows[],
  unit: ScoreUnit,
  { visitWindows, level }: Pick<Plan, "visitWindows" | "level">,
): readonly WindowMean[] =>
  (["comparator", "intervention"] as const).flatMap((role): readonly WindowMean[] => {
    const own = people.filter(({ person }) => person.course.received === role);
    const asked = own.length;
    const before = own.map(({ person }) => inUnit(person.baseline.severity, person, unit));
    const nobody = "Nobody of the group was seen then.";
    return [
      { role, target: null, people: asked, submissions: asked, asked, mean: meanOf(before, level, nobody) },
      ...windowCounts(people, visitWindows, role).map(({ target, people: seen, submissions }, at) => {
        const then = own.flatMap(({ person, visits }) => {
          const visit = visits[at];
          return visit ? [inUnit(visit.severity, person, unit)] : [];
        });
        return { role, target, people: seen, submissions, asked, mean: meanOf(then, level, nobody) };
      }),
    ];
  });
