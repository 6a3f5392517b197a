import type { Plan } from "../../model/index.ts";
import type { FollowedPeople } from "../relapse-variants/followed-people.ts";
import type { GateCheck } from "../weighting/gate.ts";

/** What the gate asks where nothing is weighted: people and relapses of each cohort. */
export const plainChecks = (
  { treated, cause }: FollowedPeople,
  { minPerCohort, minEventsPerCohort }: Plan["gate"],
): readonly GateCheck[] =>
  (["intervention", "comparator"] as const).flatMap((cohort): readonly GateCheck[] => {
    const own = cause.filter((_, row) => (treated[row] === 1) === (cohort === "intervention"));
    const relapses = own.filter((code) => code === 1).length;
    const check = (item: "people" | "events", value: number, limit: number): GateCheck => ({
      ...{ item, cohort, column: null, value, limit },
      state: value >= limit ? "passes" : "withholds",
    });
    return [check("people", own.length, minPerCohort), check("events", relapses, minEventsPerCohort)];
  });
