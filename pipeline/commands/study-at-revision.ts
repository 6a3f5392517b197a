import { posix } from "node:path";
import { type Effects, type GitEntry, WorldError } from "../effects/effects.ts";

const readOnly = async (path: string): Promise<never> => {
  throw new WorldError(`cannot write ${path}: an earlier revision is read only`);
};

/**
 * The files as a git revision has them: read only, paths as on the disk. Links and submodules are not followed.
 * Give the commit (`effects.git.commitOf(rev)`), so that a branch that moves meanwhile changes nothing.
 */
export const filesAtRevision = (effects: Effects, rev: string): Effects["files"] => {
  const { git } = effects;
  const listed = new Map<string, Promise<readonly GitEntry[] | null>>();
  const entries = (folder: string): Promise<readonly GitEntry[] | null> => {
    const key = posix.normalize(folder);
    const known = listed.get(key) ?? git.list(rev, key);
    listed.set(key, known);
    return known;
  };
  const bytesOf = async (path: string): Promise<Uint8Array> => {
    const bytes = await git.show(rev, path);
    if (bytes === null) throw new WorldError(`cannot read ${path} at ${rev}: no such file in that revision`);
    return bytes;
  };
  return {
    async *read(path) {
      yield await bytesOf(path);
    },
    async readAll(path, maxBytes) {
      const bytes = await bytesOf(path);
      if (bytes.length > maxBytes) throw new WorldError(`cannot read ${path} at ${rev}: larger than ${maxBytes} bytes`);
      return bytes;
    },
    async list(path) {
      const found = await entries(path);
      if (found === null) throw new WorldError(`cannot list ${path} at ${rev}: no such folder in that revision`);
      return found.map(({ name }) => name);
    },
    async kind(path) {
      if ((await entries(path)) !== null) return "directory";
      const whole = posix.normalize(path);
      const siblings = await entries(posix.dirname(whole));
      return siblings?.find(({ name }) => name === posix.basename(whole))?.kind ?? "absent";
    },
    writeAll: readOnly,
    publish: readOnly,
    replace: readOnly,
    remove: readOnly,
  };
};
