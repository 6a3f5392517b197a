import type { StudyFile } from "../model/index.ts";

/** What `study.json` says about the tables. `null` when it could not be read: then nothing is held against it. */
export interface StudyWords {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly extraColumns: StudyFile["extraColumns"];
}

/** The study's lists of words; the list `cohort` holds the cohort ids. */
export const studyWords = (study: StudyFile): StudyWords => ({
  lists: { ...study.words, cohort: study.cohorts.map(({ id }) => id) },
  extraColumns: study.extraColumns,
});
