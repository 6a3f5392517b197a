import type { DeclaredPlan, Plan } from "../model/index.ts";

/** The choices of the plan that the methods section prints, untouched. */
export const declaredPlan = (plan: Plan): DeclaredPlan => ({
  targetTrial: plan.targetTrial,
  timeZero: plan.timeZero,
  horizonDays: plan.horizonDays,
  landmarks: plan.landmarks,
  response: plan.response,
  relapse: plan.relapse,
  intercurrent: plan.intercurrent,
  covariates: plan.covariates,
  propensity: plan.propensity,
  gate: plan.gate,
  missing: plan.missing,
  families: plan.families,
  meta: plan.meta,
  mwe: plan.mwe,
  level: plan.level,
  alpha: plan.alpha,
  bootstrap: plan.bootstrap,
  seed: plan.seed,
});
