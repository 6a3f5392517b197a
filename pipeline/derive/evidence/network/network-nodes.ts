import type { ArmsRow, Plan } from "../../../model/index.ts";
import type { EvidenceRows, PublishedResult } from "../evidence-rows.ts";

export type NetworksPlan = Plan["networks"];
export type NetworkNode = NetworksPlan["nodes"][number];
export type NetworkQuestion = NetworksPlan["questions"][number];

/** Words of a text in lower case, with a space around each. */
const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join(" ")} `;

const matches = ({ modalities, therapyKinds, words }: NetworkNode["match"][number], arm: ArmsRow): boolean =>
  modalities.includes(arm.modality) &&
  (therapyKinds === null || (arm.therapy_kind !== null && therapyKinds.includes(arm.therapy_kind))) &&
  (words === null || words.some((word) => wordsOf(`${arm.label ?? ""} ${arm.dose ?? ""}`).includes(wordsOf(word))));

/** The node of an arm: the first in the declared order of which one description fits; `null` for an arm that has none. */
export const nodeOf = (nodes: readonly NetworkNode[], arm: ArmsRow): NetworkNode | null =>
  nodes.find(({ match }) => match.some((one) => matches(one, arm))) ?? null;

const armKey = (study: string, arm: string | null): string => JSON.stringify([study, arm]);

/**
 * Arms that had one of the treatments before what their name says: the durability table describes people in them as after a treated
 * strand. State of treatment goes before modality.
 */
const treatedArms = (rows: EvidenceRows, strands: readonly string[]): ReadonlySet<string> =>
  new Set(
    rows.durability.flatMap(({ result_id, strand }) => {
      const row = rows.byKey.get(result_id)?.row;
      return row !== undefined && strands.includes(strand) ? [armKey(row.study_id, row.arm_id)] : [];
    }),
  );

export interface NodedResult {
  /** Its arms carry the id of their node as modality, so that the rules for pairs of modalities hold for pairs of nodes. */
  readonly result: PublishedResult;
  readonly node: string | null;
  readonly against: string | null;
  /** An arm of it counts as untreated and is not. */
  readonly treatedBefore: boolean;
}

/** The published numbers with their arms named by the nodes of the networks. */
export const nodedResults = (rows: EvidenceRows, plan: NetworksPlan): readonly NodedResult[] => {
  const treated = treatedArms(rows, plan.treatedStrands);
  return rows.results.map((result): NodedResult => {
    const [own, other] = [result.arm, result.comparator].map((arm) => (arm === null ? null : nodeOf(plan.nodes, arm)));
    const named = (arm: ArmsRow | null, node: NetworkNode | null | undefined): ArmsRow | null =>
      arm === null ? null : { ...arm, modality: node?.id ?? "" };
    const before = (arm: ArmsRow | null, node: NetworkNode | null | undefined): boolean =>
      arm !== null && node?.untreated === true && treated.has(armKey(arm.study_id, arm.arm_id));
    return {
      result: { ...result, arm: named(result.arm, own), comparator: named(result.comparator, other) },
      node: own?.id ?? null,
      against: other?.id ?? null,
      treatedBefore: before(result.arm, own) || before(result.comparator, other),
    };
  });
};
