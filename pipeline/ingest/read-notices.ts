import noticesSchema from "../../schemas/notices.schema.json" with { type: "json" };
import { createIssueLog, type Issues, type NoticesFile } from "../model/index.ts";
import { readJson } from "./read-json.ts";
import { type StudyFiles, wholePath } from "./study-files.ts";

export type Notice = NoticesFile["notices"][number];

export interface NoticesRead {
  /** Newest first; `null` when the file is at fault, and empty where there is none. */
  readonly notices: readonly Notice[] | null;
  /** Of the file as it stands; `null` where there is none. */
  readonly sha256: string | null;
  readonly issues: Issues;
}

const path = "notices.json";

const newestFirst = (a: Notice, b: Notice): number =>
  a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1;

/** What became known after the versions of a report were written. `folder` holds the versions; a notice of one that is not there is a fault. */
export const readNotices = async (
  files: StudyFiles,
  folder: string,
  versions: readonly number[],
): Promise<NoticesRead> => {
  const log = createIssueLog();
  const at = { files, folder, path, log };
  if ((await files.kind(wholePath(at))) === "absent") return { notices: [], sha256: null, issues: log.issues() };
  const { value, file } = await readJson<NoticesFile>(at, noticesSchema);
  const seen = new Set<string>();
  for (const { id, versions: about } of value?.notices ?? []) {
    if (seen.has(id)) log.add("id-repeated", { file: path, column: "id" }, id);
    seen.add(id);
    for (const number of about ?? [])
      if (!versions.includes(number))
        log.add("id-unknown", { file: path, column: `${id}.versions` }, `v${number}`, { table: "the versions here" });
  }
  const issues = log.issues();
  const notices = value === null || issues.errors > 0 ? null : [...value.notices].sort(newestFirst);
  return { notices, sha256: file?.sha256 ?? "", issues };
};
