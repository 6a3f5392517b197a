import type { Plan } from "../../model/index.ts";
import type { EvidenceEstimand } from "./evidence-estimand.ts";

/** An estimand that the grid of outcomes and comparisons declares. */
export interface GridEstimand {
  readonly outcome: Plan["outcomeGrid"]["outcomes"][number];
  readonly comparison: Plan["outcomeGrid"]["comparisons"][number];
  readonly estimand: EvidenceEstimand;
}

/** Every outcome of the grid asked of every comparison: all comparisons of the first outcome, then of the second. */
export const gridEstimands = ({ outcomeGrid }: Pick<Plan, "outcomeGrid">): readonly GridEstimand[] =>
  outcomeGrid.outcomes.flatMap((outcome) =>
    outcomeGrid.comparisons.map((comparison): GridEstimand => {
      const { label, comparisonTypes, first, second, therapyKinds } = comparison;
      const estimand: EvidenceEstimand = {
        ...outcome,
        id: `${outcome.id}/${comparison.id}`,
        analysis: "outcomes",
        label: `${outcome.label}, ${label}`,
        designs: outcomeGrid.designs,
        comparisonTypes,
        first,
        second,
        therapyKinds,
      };
      return { outcome, comparison, estimand };
    }),
  );
