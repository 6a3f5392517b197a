import { type CloneComparison, type CloneStrategy, cloneComparison } from "../../derive/clones/clone-comparison.ts";
import { courseDefinitions } from "../patients/course-definitions.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";

export interface CloneData extends PatientInput {
  readonly comparison: CloneComparison;
  readonly definitions: readonly Definition[];
  readonly definition: ReturnType<typeof defined>;
}

export const cloneData = (input: PatientInput): CloneData => {
  const { found, dataset, plan } = input;
  const comparison = cloneComparison({ courses: found.courses, tables: dataset.tables }, plan);
  const { graceDays, minCompleted } = plan.cloneCensorWeight;
  const atStart = comparison.people.people.filter(({ started }) => started <= 0).length;
  const definitions: readonly Definition[] = [
    ...courseDefinitions(plan),
    { id: "grace", label: "Grace period: last day", value: graceDays, unit: "days after the first dose" },
    { id: "horizon", label: "Horizon", value: comparison.horizon, unit: "days after the first dose" },
    { id: "completed", label: "Grace period: fewest that complete it", value: minCompleted, unit: "clones a strategy" },
    { id: "at-risk", label: "Horizon: fewest followed to it", value: plan.minAtRisk, unit: "clones a strategy" },
    { id: "people", label: "People cloned", value: comparison.people.people.length, unit: "people" },
    { id: "at-start", label: "Intervention received by the day of the first dose", value: atStart, unit: "people" },
  ];
  return { ...input, comparison, definitions, definition: defined(definitions) };
};

export const strategyOf = ({ comparison }: CloneData, { role }: Cohort): CloneStrategy | null =>
  comparison.strategies.find((strategy) => strategy.role === role) ?? null;
