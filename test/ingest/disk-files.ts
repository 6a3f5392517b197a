import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import type { StudyFiles } from "../../pipeline/ingest/study-files.ts";

/** Files on disk, read only. */
export const diskFiles: StudyFiles = {
  read: (path) => createReadStream(path),
  readAll: (path) => readFile(path),
  list: async (path) => (await readdir(path)).sort(),
  kind: async (path) => {
    try {
      const found = await stat(path);
      return found.isFile() ? "file" : found.isDirectory() ? "directory" : "other";
    } catch {
      return "absent";
    }
  },
};
