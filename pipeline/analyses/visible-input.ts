import type { Analysis, AnalysisInput, Dataset, Evidence, Plan } from "../model/index.ts";

const EVIDENCE_KEYS: Readonly<Record<string, keyof Evidence>> = {
  studies: "studies",
  arms: "arms",
  results: "results",
  "risk-of-bias": "riskOfBias",
  durability: "durability",
  screening: "screening",
};

const picked = <T extends object>(source: T, keys: readonly string[]): T =>
  Object.fromEntries(Object.entries(source).filter(([key]) => keys.includes(key))) as T;

/**
 * What an analysis may look at: only the tables and plan keys that it declares. Anything else is absent,
 * so that a wrong declaration fails at once and a cache keyed by it cannot lie.
 */
export const visibleInput = (input: AnalysisInput, reads: Analysis["reads"]): AnalysisInput => {
  const evidence = reads.tables.flatMap((table) => EVIDENCE_KEYS[table] ?? []);
  const dataset: Dataset | null =
    input.dataset === null ? null : { ...input.dataset, tables: picked(input.dataset.tables, reads.tables) };
  return {
    plan: picked<Plan>(input.plan, reads.plan),
    instruments: input.instruments,
    evidence: picked<Evidence>(input.evidence, evidence),
    dataset,
  };
};
