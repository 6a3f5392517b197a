import type { Plan, TableBlock } from "../../model/index.ts";

const COMPONENTS: readonly (readonly [key: keyof Plan["targetTrial"], label: string])[] = [
  ["eligibility", "Eligibility"],
  ["strategies", "Treatment strategies"],
  ["assignment", "Assignment"],
  ["timeZero", "Time zero"],
  ["followUp", "Follow-up"],
  ["outcome", "Outcome"],
  ["contrast", "Causal contrast"],
  ["intercurrent", "Intercurrent events"],
  ["analysis", "Analysis"],
];

/** The randomised trial that a comparison of patients imitates, in the study's own words. */
export const targetTrialTable = ({ targetTrial }: Pick<Plan, "targetTrial">): TableBlock => ({
  kind: "table",
  id: "target-trial",
  depth: "full",
  caption: ["The randomized trial that this comparison imitates, as the study file declares it."],
  columns: [
    { id: "component", label: "Component", unit: null, align: "start" },
    { id: "declared", label: "As declared", unit: null, align: "start" },
  ],
  rows: COMPONENTS.map(([key, label]) => [label, targetTrial[key]]),
});
