import type { Effects } from "../effects/effects.ts";

type Files = Effects["files"];

const NEXT = /^\.next-([a-z0-9-]+)$/;

const swapIn = async (parent: string, name: string, files: Files): Promise<void> => {
  const final = `${parent}/${name}`;
  if ((await files.kind(final)) !== "absent") {
    await files.remove(`${parent}/.old-${name}`);
    await files.publish(final, `${parent}/.old-${name}`);
  }
  await files.publish(`${parent}/.next-${name}`, final);
  await files.remove(`${parent}/.old-${name}`);
};

/**
 * Finishes what a killed run left: a folder that was already whole (`.next-<name>`) takes its place, half-written
 * ones go. After this the parent holds whole folders only.
 */
export const recoverFolders = async (parent: string, files: Files): Promise<void> => {
  if ((await files.kind(parent)) !== "directory") return;
  for (const entry of await files.list(parent)) {
    const name = NEXT.exec(entry)?.[1];
    if (name !== undefined) await swapIn(parent, name, files);
  }
  for (const entry of await files.list(parent))
    if (entry.startsWith(".tmp-") || entry.startsWith(".old-")) await files.remove(`${parent}/${entry}`);
};

/** Puts the whole folder `temporary` in the place of `name`: a kill at any moment leaves the old or the new. */
export const swapFolder = async (parent: string, name: string, temporary: string, files: Files): Promise<void> => {
  await files.remove(`${parent}/.next-${name}`);
  await files.publish(temporary, `${parent}/.next-${name}`);
  await swapIn(parent, name, files);
};
