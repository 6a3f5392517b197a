import type { Plan } from "../../model/index.ts";

/** The declared family of a condition; "other" for one that no family names. Studies of different families are not pooled. */
export const conditionFamily = (plan: Pick<Plan, "conditionFamilies">, condition: string): string =>
  Object.entries(plan.conditionFamilies).find(([, conditions]) => conditions.includes(condition))?.[0] ?? "other";
