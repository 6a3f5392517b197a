import type { Effects } from "../../pipeline/effects/effects.ts";
import { WorldError } from "../../pipeline/effects/effects.ts";

export interface MemoryWorld {
  readonly effects: Effects;
  readonly files: Map<string, Uint8Array>;
  readonly out: string[];
  readonly err: string[];
  /** The process dies at the n-th change of the disk from now (0 = the next one). */
  dieAt(n: number | null): void;
}

/** What a killed process leaves behind it: nothing more happens. */
export class Killed extends Error {}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A world in memory, for commands: a disk that can die at any moment, a clock that stands still. */
export const memoryWorld = (
  initial: Readonly<Record<string, string>> = {},
  options: { readonly tags?: Readonly<Record<string, readonly string[]>> } = {},
): MemoryWorld => {
  const files = new Map(Object.entries(initial).map(([path, text]) => [path, bytes(text)]));
  const out: string[] = [];
  const err: string[] = [];
  let left: number | null = null;
  const change = (): void => {
    if (left === 0) throw new Killed("killed");
    if (left !== null) left -= 1;
  };
  const below = (path: string): string[] => [...files.keys()].filter((name) => name.startsWith(`${path}/`));
  const kind = async (path: string) =>
    files.has(path) ? ("file" as const) : below(path).length > 0 ? ("directory" as const) : ("absent" as const);
  const effects: Effects = {
    files: {
      async *read(path) {
        const found = files.get(path);
        if (!found) throw new WorldError(`cannot read ${path}: no such file or folder`);
        yield found;
      },
      async readAll(path, maxBytes) {
        const found = files.get(path);
        if (!found) throw new WorldError(`cannot read ${path}: no such file or folder`);
        if (found.length > maxBytes) throw new WorldError(`cannot read ${path}: larger than ${maxBytes} bytes`);
        return found;
      },
      async list(path) {
        return [...new Set(below(path).map((name) => name.slice(path.length + 1).split("/")[0] as string))].sort();
      },
      kind,
      async writeAll(path, content) {
        change();
        files.set(path, content);
      },
      async publish(temporary, final) {
        if ((await kind(final)) !== "absent") return "exists";
        change();
        for (const name of below(temporary)) {
          files.set(final + name.slice(temporary.length), files.get(name) as Uint8Array);
          files.delete(name);
        }
        return "done";
      },
      async replace(temporary, final) {
        change();
        files.set(final, files.get(temporary) as Uint8Array);
        files.delete(temporary);
      },
      async remove(path) {
        change();
        files.delete(path);
        for (const name of below(path)) files.delete(name);
      },
    },
    locks: { take: async () => ({ kind: "taken", release: async () => {} }) },
    clock: { now: () => new Date(0) },
    git: {
      state: async () => ({ commit: "0".repeat(40), dirty: false }),
      show: async (rev, path) => (options.tags?.[rev]?.includes(path) ? bytes("{}") : null),
      list: async () => null,
      commitOf: async () => null,
      lastCommit: async () => null,
      tags: async () => Object.keys(options.tags ?? {}),
    },
    terminal: {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      progress: () => {},
      columns: 80,
      colour: false,
      link: false,
    },
    workers: {
      count: 1,
      map: async () => {
        throw new RangeError("no workers in this world");
      },
    },
    random: { bytes: (n) => new Uint8Array(n) },
    stop: new AbortController().signal,
  };
  return {
    effects,
    files,
    out,
    err,
    dieAt: (n) => {
      left = n;
    },
  };
};
