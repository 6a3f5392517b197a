import type { Effects } from "../../effects/effects.ts";
import { type InputFile, sha256 } from "../../model/index.ts";
import type { InputState } from "../../report/verify/verification.ts";

const MOST_TAGS = 20;

/** Whether a commit holds the inputs that differ now as the manifest has them. The others are the same anyway. */
const holds = async (
  commit: string,
  study: string,
  inputs: readonly InputFile[],
  states: readonly InputState[],
  { git }: Effects,
): Promise<boolean> => {
  const digests = new Map(inputs.map((file) => [file.path, file.sha256]));
  for (const { path, state } of states) {
    if (state === "same") continue;
    const bytes = await git.show(commit, `${study}/${path}`);
    if ((bytes === null ? undefined : sha256(bytes)) !== digests.get(path)) return false;
  }
  return true;
};

/**
 * The commit that holds the inputs of a version: the one that the version was committed with, the one that it was made
 * at, or a tag. `null` where none does, or git is not at hand.
 */
export const matchingRevision = async (
  version: { readonly folder: string; readonly commit: string | null; readonly inputs: readonly InputFile[] },
  study: string,
  states: readonly InputState[],
  effects: Effects,
): Promise<string | null> => {
  const { git } = effects;
  const names = [
    await git.lastCommit(`${version.folder}/manifest.json`),
    version.commit,
    ...(await git.tags()).slice(-MOST_TAGS),
  ];
  const tried = new Set<string>();
  for (const name of names) {
    const commit = name === null ? null : await git.commitOf(name);
    if (commit === null || tried.has(commit)) continue;
    tried.add(commit);
    if (await holds(commit, study, version.inputs, states, effects)) return commit;
  }
  return null;
};
