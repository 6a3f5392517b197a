import type { StudyFile } from "./rows.ts";

type StudyPlan = StudyFile["plan"];
type ChoiceId = StudyPlan["multiverse"]["choices"][number]["id"];

/** No weights and no model. */
export const UNADJUSTED = "none";

/** What each choice of the multiverse may be by the rest of the plan; the plan's own first. */
export const multiverseValues = (
  plan: Pick<StudyPlan, "relapse" | "propensity" | "baseline" | "timeZero">,
): Readonly<Record<ChoiceId, readonly (string | number)[]>> => {
  const last = plan.relapse.confirm.unconfirmedLast;
  return {
    "relapse-rule": ["primary", ...plan.relapse.alternatives.map(({ id }) => id)],
    adjustment: [plan.propensity.weights, ...plan.propensity.sensitivity, UNADJUSTED],
    "last-visit": [last, last === "relapse" ? "censored" : "relapse"],
    baseline: [plan.baseline.rule, ...plan.baseline.alternatives],
    "time-zero": [
      plan.timeZero.rule,
      ...plan.timeZero.sensitivity.map(({ landmarkAfterFirstDose }) => landmarkAfterFirstDose),
    ],
    cohort: ["received", "recorded"],
  };
};
