import type {
  ArmsRow,
  DurabilityRow,
  Evidence,
  Plan,
  ResultsRow,
  RiskOfBiasRow,
  StudiesRow,
} from "../../model/index.ts";
import { conditionFamily } from "./condition-family.ts";
import { tableRows } from "./table-rows.ts";

/** One printed number with its study and arms. */
export interface PublishedResult {
  readonly row: ResultsRow;
  readonly study: StudiesRow;
  readonly arm: ArmsRow | null;
  readonly comparator: ArmsRow | null;
  readonly family: string;
  /** Every group of the trial whose doses are known had one. */
  readonly singleDose: boolean;
}

export interface EvidenceRows {
  readonly studies: readonly StudiesRow[];
  readonly arms: readonly ArmsRow[];
  readonly results: readonly PublishedResult[];
  readonly byKey: ReadonlyMap<string, PublishedResult>;
  readonly riskOfBias: readonly RiskOfBiasRow[];
  readonly durability: readonly DurabilityRow[];
  readonly byOutcome: ReadonlyMap<string, readonly PublishedResult[]>;
  /** What the table on durability says of each group: on which strand it was, and whether it stopped. */
  readonly strands: readonly GroupStrand[];
}

const armKey = (study: string, arm: string): string => `${study} ${arm}`;

export interface GroupStrand {
  readonly arm: ArmsRow;
  readonly strand: string;
  readonly stopped: boolean;
}

const strandsOf = (
  durability: readonly DurabilityRow[],
  byKey: ReadonlyMap<string, PublishedResult>,
): readonly GroupStrand[] => {
  const seen = new Map<string, GroupStrand>();
  for (const { result_id, strand, after } of durability) {
    const arm = byKey.get(result_id)?.arm ?? null;
    const stopped = after === "stopped";
    if (arm !== null) seen.set(`${armKey(arm.study_id, arm.arm_id)} ${strand} ${stopped}`, { arm, strand, stopped });
  }
  return [...seen.values()];
};

/** The published tables with their keys resolved. A number whose study is not in the tables is left out (ingest reports it). */
export const evidenceRows = (evidence: Evidence, plan: Pick<Plan, "conditionFamilies">): EvidenceRows => {
  const studies = tableRows<StudiesRow>(evidence.studies);
  const arms = tableRows<ArmsRow>(evidence.arms);
  const studyById = new Map(studies.map((study) => [study.study_id, study]));
  const armById = new Map(arms.map((arm) => [armKey(arm.study_id, arm.arm_id), arm]));
  const doses = new Map<string, string[]>();
  for (const { study_id, n_doses } of arms)
    if (n_doses !== null) doses.set(study_id, [...(doses.get(study_id) ?? []), n_doses]);
  const results = tableRows<ResultsRow>(evidence.results).flatMap((row): PublishedResult[] => {
    const study = studyById.get(row.study_id);
    if (study === undefined) return [];
    const armOf = (id: string | null) => (id === null ? null : (armById.get(armKey(row.study_id, id)) ?? null));
    const family = conditionFamily(plan, study.condition);
    const singleDose = doses.get(row.study_id)?.every((given) => given === "1") ?? false;
    return [{ row, study, arm: armOf(row.arm_id), comparator: armOf(row.comparator_arm_id), family, singleDose }];
  });
  const byKey = new Map(results.map((result) => [result.row.result_id, result]));
  const durability = tableRows<DurabilityRow>(evidence.durability);
  const byOutcome = new Map<string, PublishedResult[]>();
  for (const result of results) {
    const same = byOutcome.get(result.row.outcome);
    if (same === undefined) byOutcome.set(result.row.outcome, [result]);
    else same.push(result);
  }
  return {
    studies,
    arms,
    results,
    byKey,
    riskOfBias: tableRows<RiskOfBiasRow>(evidence.riskOfBias),
    durability,
    byOutcome,
    strands: strandsOf(durability, byKey),
  };
};
