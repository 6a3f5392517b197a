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
}

export interface EvidenceRows {
  readonly studies: readonly StudiesRow[];
  readonly arms: readonly ArmsRow[];
  readonly results: readonly PublishedResult[];
  readonly byKey: ReadonlyMap<string, PublishedResult>;
  readonly riskOfBias: readonly RiskOfBiasRow[];
  readonly durability: readonly DurabilityRow[];
}

const armKey = (study: string, arm: string): string => `${study} ${arm}`;

/** The published tables with their keys resolved. A number whose study is not in the tables is left out (ingest reports it). */
export const evidenceRows = (evidence: Evidence, plan: Pick<Plan, "conditionFamilies">): EvidenceRows => {
  const studies = tableRows<StudiesRow>(evidence.studies);
  const arms = tableRows<ArmsRow>(evidence.arms);
  const studyById = new Map(studies.map((study) => [study.study_id, study]));
  const armById = new Map(arms.map((arm) => [armKey(arm.study_id, arm.arm_id), arm]));
  const results = tableRows<ResultsRow>(evidence.results).flatMap((row): PublishedResult[] => {
    const study = studyById.get(row.study_id);
    if (study === undefined) return [];
    const armOf = (id: string | null) => (id === null ? null : (armById.get(armKey(row.study_id, id)) ?? null));
    const family = conditionFamily(plan, study.condition);
    return [{ row, study, arm: armOf(row.arm_id), comparator: armOf(row.comparator_arm_id), family }];
  });
  return {
    studies,
    arms,
    results,
    byKey: new Map(results.map((result) => [result.row.result_id, result])),
    riskOfBias: tableRows<RiskOfBiasRow>(evidence.riskOfBias),
    durability: tableRows<DurabilityRow>(evidence.durability),
  };
};
