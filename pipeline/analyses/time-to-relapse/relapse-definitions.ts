import type { Plan } from "../../model/index.ts";
import { courseDefinitions } from "../patients/course-definitions.ts";
import type { Definition } from "../patients/definitions.ts";

/** The numbers of the plan behind time to relapse; `fallback` is the horizon shown when the declared one is not reached. */
export const relapseDefinitions = (plan: Plan, fallback: number | null): readonly Definition[] => {
  const row = (id: string, label: string, value: number, unit: string): Definition => ({ id, label, value, unit });
  const { relapse } = plan;
  return [
    ...courseDefinitions(plan),
    row("share", "Relapse: improvement below", relapse.share, "of the way from baseline to the best score"),
    row(
      "confirm-from",
      "Relapse: earliest visit that confirms",
      relapse.confirm.minDays,
      "days after the first bad visit",
    ),
    row("confirm-to", "Relapse: latest visit that confirms", relapse.confirm.maxDays, "days after the first bad visit"),
    row("horizon", "Horizon", plan.horizonDays, "days after time zero"),
    row("at-risk", "Horizon: fewest people at risk in each cohort", plan.minAtRisk, "people"),
    ...(fallback === null
      ? []
      : [row("fallback", "Longest fallback horizon reached", fallback, "days after time zero")]),
  ];
};
