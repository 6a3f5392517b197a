import { type IssueLog, multiverseValues, type StudyFile } from "../model/index.ts";
import { didYouMean } from "./nearest.ts";

const file = "study.json";
const column = "plan.multiverse.choices";

/** A grid larger than it may be, a choice or an option named twice, and options that the rest of the plan does not declare. */
export const checkMultiverse = (plan: StudyFile["plan"], log: IssueLog): void => {
  const { choices, maxCells } = plan.multiverse;
  const cells = choices.reduce((product, { options }) => product * options.length, 1);
  if (cells > maxCells) log.add("multiverse-too-large", { file, column }, null, { cells, most: maxCells });
  const values = multiverseValues(plan);
  const choicesSeen = new Set<string>();
  for (const { id, options } of choices) {
    if (choicesSeen.has(id)) log.add("id-repeated", { file, column }, id);
    choicesSeen.add(id);
    const optionsSeen = new Set<string>();
    const allowed = values[id].map(String);
    for (const option of options) {
      if (optionsSeen.has(option.id)) log.add("id-repeated", { file, column: `${column}.${id}` }, option.id);
      optionsSeen.add(option.id);
      if (values[id].includes(option.value)) continue;
      const value = String(option.value);
      const words = { list: id, nearest: didYouMean(value, allowed), allowed: allowed.join(", ") };
      log.add("word-unknown", { file, column: `${column}.${id}` }, value, words);
    }
  }
};
