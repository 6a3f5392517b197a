import type { IssueLog } from "../model/index.ts";

/** What reading needs of the world; `Effects["files"]` has it. */
export interface StudyFiles {
  read(path: string): AsyncIterable<Uint8Array>;
  readAll(path: string, maxBytes: number): Promise<Uint8Array>;
  /** Names in a folder, in code-unit order. */
  list(path: string): Promise<readonly string[]>;
  kind(path: string): Promise<"file" | "directory" | "link-out" | "other" | "absent">;
}

/** A file of the study, named by its place inside the study folder ("/" always). */
export interface StudyFile {
  readonly files: StudyFiles;
  readonly folder: string;
  readonly path: string;
  readonly log: IssueLog;
}

export const wholePath = (file: Pick<StudyFile, "folder" | "path">): string => `${file.folder}/${file.path}`;

const faults = {
  directory: "file-is-folder",
  "link-out": "file-leads-out",
  other: "file-not-regular",
} as const;

/** Whether an ordinary file stands there; what stands there instead, or nothing, is one issue. */
export const isReadable = async (file: StudyFile, required: boolean): Promise<boolean> => {
  const kind = await file.files.kind(wholePath(file));
  if (kind === "file") return true;
  if (kind === "absent") file.log.add(required ? "file-missing" : "file-absent", { file: file.path });
  else file.log.add(faults[kind], { file: file.path });
  return false;
};

/** Whether a folder stands there; a file or a link in its place is one issue. */
export const isFolder = async (file: StudyFile): Promise<boolean> => {
  const kind = await file.files.kind(wholePath(file));
  if (kind === "directory" || kind === "absent") return kind === "directory";
  file.log.add(kind === "link-out" ? "file-leads-out" : "file-not-regular", { file: file.path });
  return false;
};
