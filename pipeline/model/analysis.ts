import type { Finding, Json } from "./finding.ts";
import type { Dataset, Evidence, Instrument, Plan } from "./study.ts";

export interface AnalysisInput {
  readonly plan: Plan;
  readonly instruments: readonly Instrument[];
  readonly evidence: Evidence;
  /** The one data set that this run is about; `null` in the published half. */
  readonly dataset: Dataset | null;
}

/**
 * One question. `reads` is the cache key and is enforced: `run` sees only the tables and plan keys that it names.
 * Most analyses are one task (`single`); bootstrap, imputation and multiverse are many.
 */
export interface Analysis<Task extends Json = Json, Part = unknown> {
  readonly id: string;
  readonly half: "published" | "patients";
  readonly reads: { readonly tables: readonly string[]; readonly plan: readonly string[] };
  /** Runs only in a study whose plan declares this preset; there it stands in place of the published analyses without one. */
  readonly preset?: string;
  tasks(input: AnalysisInput): readonly Task[];
  /** Pure, synchronous, structured-clonable both ways. */
  run(input: AnalysisInput, task: Task): Part;
  /** Parts come in the order of tasks. */
  finding(input: AnalysisInput, parts: readonly Part[]): Finding;
}
