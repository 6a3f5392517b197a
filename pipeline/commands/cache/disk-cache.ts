import { type Effects, WorldError } from "../../effects/effects.ts";
import { sha256 } from "../../model/index.ts";
import type { Cache } from "./cache.ts";

const MAX_BYTES = 64 * 1024 * 1024;

/** A cache with more than this is emptied before it is written to again: that costs one slow run. */
export const MOST_KEPT = 600;

const DIGEST = /^[0-9a-f]{64}$/;

const unlessWorld = <T>(error: unknown, otherwise: T): T => {
  if (error instanceof WorldError) return otherwise;
  throw error;
};

/**
 * A folder of files named by key; the first line of each is the digest of the rest, so that a half or changed one counts as none. Each is
 * written beside its place and renamed. A disk that cannot be written (read-only, full) keeps nothing and stops nobody.
 */
export const diskCache = (folder: string, files: Effects["files"]): Cache => {
  let made = 0;
  let ready: Promise<void> | null = null;
  let writable = true;
  const place = (key: string): string => {
    if (!DIGEST.test(key)) throw new RangeError(`a key must be a digest: ${key}`);
    return `${folder}/${key}`;
  };
  /** Nothing of it belongs in a repository, wherever the program runs. */
  const prepare = async (): Promise<void> => {
    const there = (await files.kind(folder)) === "directory";
    if (there && (await files.list(folder)).length > MOST_KEPT) await files.remove(folder);
    if ((await files.kind(`${folder}/.gitignore`)) === "absent")
      await files.writeAll(`${folder}/.gitignore`, new TextEncoder().encode("*\n"));
  };
  return {
    async get(key) {
      const path = place(key);
      try {
        if ((await files.kind(path)) !== "file") return null;
        const text = new TextDecoder().decode(await files.readAll(path, MAX_BYTES));
        const body = text.slice(text.indexOf("\n") + 1);
        return text.startsWith(`${sha256(body)}\n`) ? body : null;
      } catch (error) {
        return unlessWorld(error, null);
      }
    },
    async put(key, body) {
      if (!writable) return;
      made += 1;
      const path = place(key);
      const temporary = `${path}.tmp-${process.pid}-${made}`;
      try {
        ready ??= prepare();
        await ready;
        await files.writeAll(temporary, new TextEncoder().encode(`${sha256(body)}\n${body}`));
        await files.replace(temporary, path);
      } catch (error) {
        writable = unlessWorld(error, false);
        await files.remove(temporary).catch((again) => unlessWorld(again, undefined));
      }
    },
  };
};
