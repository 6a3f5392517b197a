import { createIssueLog } from "../model/index.ts";
import { readJson } from "./read-json.ts";
import type { StudyFiles } from "./study-files.ts";

const schema = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 64 } },
} as const;

/** The id of a study, though the rest of it may be at fault; `null` where study.json names none. */
export const readStudyId = async (files: StudyFiles, folder: string): Promise<string | null> => {
  const { value } = await readJson<{ readonly id: string }>(
    { files, folder, path: "study.json", log: createIssueLog() },
    schema,
  );
  return value?.id ?? null;
};
