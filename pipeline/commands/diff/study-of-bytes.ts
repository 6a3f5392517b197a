import { WorldError } from "../../effects/effects.ts";
import type { StudyFiles } from "../../ingest/index.ts";

/** A study folder that holds these files, by path inside it, and nothing else. It is read only. */
export const studyOfBytes = (study: string, held: ReadonlyMap<string, Uint8Array>): StudyFiles => {
  const inside = (path: string): string => (path === study ? "" : path.slice(study.length + 1));
  const below = (name: string): readonly string[] =>
    [...held.keys()].filter((path) => name === "" || path.startsWith(`${name}/`));
  const bytesOf = (path: string): Uint8Array => {
    const bytes = held.get(inside(path));
    if (bytes === undefined) throw new WorldError(`cannot read ${path}: no such file or folder`);
    return bytes;
  };
  return {
    async *read(path) {
      yield bytesOf(path);
    },
    readAll: async (path) => bytesOf(path),
    async list(path) {
      const name = inside(path);
      const start = name === "" ? 0 : name.length + 1;
      return [...new Set(below(name).map((one) => one.slice(start).split("/")[0] as string))].sort();
    },
    async kind(path) {
      const name = inside(path);
      return held.has(name) ? "file" : below(name).length > 0 ? "directory" : "absent";
    },
  };
};
