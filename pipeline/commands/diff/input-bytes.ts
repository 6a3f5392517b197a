import type { Effects } from "../../effects/effects.ts";
import { type InputFile, sha256 } from "../../model/index.ts";
import type { Side } from "./side.ts";

const MAX_BYTES = 1024 * 1024 * 1024;
/** How many commits back git is looked through: a version is mostly committed together with its inputs, or soon after. */
const MOST_COMMITS = 60;
/** A file that so many commits do not have is not looked for any further. */
const ABSENT = 3;

/** The bytes of files by their digest. */
export type InputBytes = ReadonlyMap<string, Uint8Array>;

/** Revisions that may hold a side's inputs: where it was made, then from the present one backwards; each asked for only when needed. */
const revisionsOf = (commits: readonly (string | null)[], git: Effects["git"]) => {
  const named = commits.filter((commit) => commit !== null);
  const known = new Map<number, Promise<string | null>>();
  return (i: number): Promise<string | null> => {
    const name = named[i] ?? `HEAD~${i - named.length}`;
    const found = known.get(i) ?? (i >= named.length + MOST_COMMITS ? Promise.resolve(null) : git.commitOf(name));
    known.set(i, found);
    return found;
  };
};

/**
 * The inputs of both sides, as far as they are at hand: on the disk as they are now, or in git. A file counts only when its digest
 * is the one that the version's manifest holds.
 */
export const inputBytes = async (study: string, sides: readonly Side[], effects: Effects): Promise<InputBytes> => {
  const { files, git } = effects;
  const wanted = new Map<string, InputFile>(
    sides.flatMap(({ inputs }) => (inputs ?? []).map((file) => [file.sha256, file])),
  );
  const found = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array): void => {
    const digest = sha256(bytes);
    if (wanted.has(digest)) found.set(digest, bytes);
  };
  for (const path of new Set([...wanted.values()].map((file) => file.path)))
    if ((await files.kind(`${study}/${path}`)) === "file") keep(await files.readAll(`${study}/${path}`, MAX_BYTES));
  const commits = sides.map(({ commit }) => commit);
  const revision = revisionsOf(commits, git);
  const named = commits.filter((commit) => commit !== null).length;
  for (const { path, sha256: digest } of wanted.values()) {
    let absent = 0; // in how many commits going back: git does not hold this file
    for (let i = 0; !found.has(digest) && absent < ABSENT; i += 1) {
      const rev = await revision(i);
      if (rev === null && i >= named) break;
      const bytes = rev === null ? null : await git.show(rev, `${study}/${path}`);
      if (bytes !== null) keep(bytes);
      else if (i >= named) absent += 1;
    }
  }
  return found;
};
