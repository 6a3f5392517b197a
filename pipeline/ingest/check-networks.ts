import type { IssueLog, StudyFile } from "../model/index.ts";
import { didYouMean } from "./nearest.ts";

const file = "study.json";

type Declared = Pick<StudyFile, "networks" | "conditionFamilies" | "words">;

/**
 * Networks that name a treatment which is no node of theirs, a family of conditions or a word that the study does not declare, or an id
 * twice. A list of words that the study leaves out judges nothing; without nodes there is no network.
 */
export const checkNetworks = ({ networks, conditionFamilies, words }: Declared, log: IssueLog): void => {
  const judge = (column: string, list: string, allowed: readonly string[] | undefined, values: readonly string[]) => {
    if (allowed === undefined) return;
    for (const value of values) {
      if (allowed.includes(value)) continue;
      const hint = { list, nearest: didYouMean(value, allowed), allowed: allowed.join(", ") };
      log.add("word-unknown", { file, column }, value, hint);
    }
  };
  const once = (column: string, ids: readonly string[]) => {
    for (const id of ids.filter((one, i) => ids.indexOf(one) !== i)) log.add("id-repeated", { file, column }, id);
  };
  const nodes = networks.nodes.map(({ id }) => id);
  once("networks.nodes", nodes);
  for (const { id, match } of networks.nodes) {
    const column = `networks.nodes.${id}`;
    judge(
      column,
      "modality",
      words.modality,
      match.flatMap(({ modalities }) => modalities),
    );
    judge(
      column,
      "therapy_kind",
      words.therapy_kind,
      match.flatMap(({ therapyKinds }) => therapyKinds ?? []),
    );
  }
  for (const side of nodes.length === 0 ? [] : (["intervention", "comparator"] as const))
    judge(`networks.contrast.${side}`, "networks.nodes", nodes, [networks.contrast[side]]);
  judge("networks.treatedStrands", "strand", words.strand, networks.treatedStrands);
  judge("networks.designs", "design", words.design, networks.designs);
  const families = Object.keys(conditionFamilies);
  once(
    "networks.questions",
    networks.questions.map(({ id }) => id),
  );
  for (const { id, family, outcome } of networks.questions) {
    judge(`networks.questions.${id}`, "conditionFamilies", families, [family]);
    judge(`networks.questions.${id}`, "outcome", words.outcome, [outcome]);
  }
  for (const [family, conditions] of Object.entries(conditionFamilies))
    judge(`conditionFamilies.${family}`, "condition", words.condition, conditions);
};
