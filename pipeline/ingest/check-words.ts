import type { IssueLog } from "../model/index.ts";
import { didYouMean } from "./nearest.ts";
import { placeOf, shownAt } from "./place-of.ts";
import type { ReadTable } from "./read-table.ts";
import type { StudyWords } from "./study-words.ts";
import { tableSchemas } from "./table-schemas.ts";

/** Values that are no words of the list that the study declares for their column: judged once per level. */
export const checkWords = (read: ReadTable, words: StudyWords, log: IssueLog): void => {
  for (const [column, field] of Object.entries(tableSchemas[read.name].properties)) {
    const values = read.table.columns[column];
    if (field.words === undefined || values?.kind !== "category" || values.levels.length === 0) continue;
    const list = words.lists[field.words];
    if (list === undefined) {
      log.add("words-undeclared", { file: read.table.file.path, column }, null, { list: field.words });
      continue;
    }
    const wrong = values.levels.map((level) => !list.includes(level));
    if (!wrong.includes(true)) continue;
    const allowed = list.join(", ");
    values.codes.forEach((code, i) => {
      if (wrong[code] !== true) return;
      const nearest = didYouMean(values.levels[code] as string, list);
      log.add("word-unknown", placeOf(read, i, column), shownAt(read, i, column), {
        list: field.words ?? "",
        nearest,
        allowed,
      });
    });
  }
};
