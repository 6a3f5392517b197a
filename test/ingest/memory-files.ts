import type { StudyFiles } from "../../pipeline/ingest/study-files.ts";

type Entry =
  | string
  | Uint8Array
  | { readonly kind: "link-out" | "other" }
  | { readonly chunks: () => AsyncIterable<Uint8Array> };

const bytesOf = (entry: Entry): Uint8Array | null =>
  typeof entry === "string" ? new TextEncoder().encode(entry) : entry instanceof Uint8Array ? entry : null;

/** A study folder that exists only in memory; `chunk` is the size of the pieces in which files are read. */
export const memoryFiles = (entries: Readonly<Record<string, Entry>>, chunk = 65_536): StudyFiles => {
  const paths = Object.keys(entries);
  const entry = (path: string): Entry => {
    const found = entries[path];
    if (found === undefined) throw new Error(`no such file: ${path}`);
    return found;
  };
  return {
    async *read(path) {
      const found = entry(path);
      if (typeof found === "object" && "chunks" in found) {
        yield* found.chunks();
        return;
      }
      const bytes = bytesOf(found) ?? new Uint8Array(0);
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
    },
    readAll: async (path) => bytesOf(entry(path)) ?? new Uint8Array(0),
    list: async (path) => {
      const inside = paths.filter((one) => one.startsWith(`${path}/`)).map((one) => one.slice(path.length + 1));
      return [...new Set(inside.map((one) => one.split("/")[0] as string))].sort();
    },
    kind: async (path) => {
      const found = entries[path];
      if (typeof found === "object" && "kind" in found) return found.kind;
      if (found !== undefined) return "file";
      return paths.some((one) => one.startsWith(`${path}/`)) ? "directory" : "absent";
    },
  };
};
