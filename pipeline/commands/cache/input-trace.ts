import { createHash } from "node:crypto";
import type { StudyFiles } from "../../ingest/index.ts";

/** One look at the study folder and what was seen: the kind, the names, or the digest of all bytes. */
export interface Look {
  readonly what: "kind" | "list" | "read";
  /** Inside the study folder; empty for the folder itself. */
  readonly path: string;
  readonly seen: string;
}

export interface Recording {
  /** To be read through. */
  readonly files: StudyFiles;
  /** Every look so far; `null` when one was broken off, so that it tells nothing of the whole file. */
  looks(): readonly Look[] | null;
}

const digestOf = async (files: StudyFiles, path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of files.read(path)) hash.update(chunk);
  return hash.digest("hex");
};

/** Passes everything on and notes it: a later run that sees the same has the same study before it. */
export const recordLooks = (files: StudyFiles, folder: string): Recording => {
  const looks: Look[] = [];
  let open = 0;
  const inside = (path: string): string => path.slice(folder.length + 1);
  const note = <T extends string | readonly string[]>(what: Look["what"], path: string, seen: T): T => {
    looks.push({ what, path: inside(path), seen: typeof seen === "string" ? seen : JSON.stringify(seen) });
    return seen;
  };
  return {
    files: {
      kind: async (path) => note("kind", path, await files.kind(path)),
      list: async (path) => note("list", path, await files.list(path)),
      async readAll(path, maxBytes) {
        const bytes = await files.readAll(path, maxBytes);
        note("read", path, createHash("sha256").update(bytes).digest("hex"));
        return bytes;
      },
      async *read(path) {
        open += 1;
        const hash = createHash("sha256");
        for await (const chunk of files.read(path)) {
          hash.update(chunk);
          yield chunk;
        }
        note("read", path, hash.digest("hex"));
        open -= 1;
      },
    },
    looks: () => (open === 0 ? looks : null),
  };
};

/** Whether every look sees the same again. Files are read and digested whole. */
export const sameLooks = async (looks: readonly Look[], files: StudyFiles, folder: string): Promise<boolean> => {
  const again = async ({ what, path }: Look): Promise<string> => {
    const whole = path === "" ? folder : `${folder}/${path}`;
    if (what === "kind") return files.kind(whole);
    if (what === "list") return JSON.stringify(await files.list(whole));
    return digestOf(files, whole);
  };
  for (const look of looks) if ((await again(look)) !== look.seen) return false;
  return true;
};
