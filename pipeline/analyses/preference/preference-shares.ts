import type { StatedWish } from "../../derive/preference/stated-wishes.ts";
import type { Quantity } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";
import { labelOf } from "../published/words.ts";

export interface PreferenceOption {
  /** `null`: no preference, or not known. */
  readonly cohort: Cohort | null;
  readonly count: number;
  readonly share: Quantity;
}

export interface GoalShares {
  /** `null`: the goal is not known. */
  readonly goal: string | null;
  readonly label: string;
  readonly n: number;
  /** Cohorts in declared order, then nobody's. */
  readonly options: readonly PreferenceOption[];
}

export type PreferenceShares = readonly GoalShares[];

/** What people of each goal would have chosen. Who has no preference, or was not asked, stays in the denominator. */
export const preferenceShares = ({ plan, cohorts }: PatientInput, people: readonly StatedWish[]): PreferenceShares => {
  const declared = plan.words.goal ?? [];
  const goals: readonly (string | null)[] = [...declared, ...(people.some(({ goal }) => goal === null) ? [null] : [])];
  const known = new Set(cohorts.map(({ id }) => id));
  return goals.map((goal) => {
    const own = people.filter((person) => person.goal === goal);
    const option = (cohort: Cohort | null): PreferenceOption => {
      const count = own.filter(({ preferred }) =>
        cohort === null ? preferred === null || !known.has(preferred) : preferred === cohort.id,
      ).length;
      return { cohort, count, share: clopperPearson({ events: count, n: own.length }, { level: plan.level }) };
    };
    return {
      goal,
      label: goal === null ? "goal not known" : labelOf(plan, "goal", goal),
      n: own.length,
      options: [...cohorts.map(option), option(null)],
    };
  });
};
