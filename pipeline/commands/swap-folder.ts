import type { Effects } from "../effects/effects.ts";

type Files = Effects["files"];

const NEXT = /^\.next-([a-z0-9-]+)$/;
const OLD = /^\.old-([a-z0-9-]+)$/;
const LEFT = /^\.(tmp-|old-|next-|lock-)/;

const swapIn = async (parent: string, name: string, files: Files): Promise<void> => {
  const final = `${parent}/${name}`;
  if ((await files.kind(final)) !== "absent") {
    await files.remove(`${parent}/.old-${name}`);
    await files.publish(final, `${parent}/.old-${name}`);
  }
  await files.publish(`${parent}/.next-${name}`, final);
  await files.remove(`${parent}/.old-${name}`);
};

/** What a killed run left in a report folder. */
export const leftovers = async (parent: string, files: Files): Promise<readonly string[]> =>
  (await files.kind(parent)) === "directory" ? (await files.list(parent)).filter((entry) => LEFT.test(entry)) : [];

/** Whether a killed run left something to finish: a part of a version, its lock, or versions without their list. */
export const isUnfinished = async (parent: string, files: Files): Promise<boolean> =>
  (await leftovers(parent, files)).length > 0 ||
  (await files.kind(`${parent}/.lock`)) !== "absent" ||
  (await files.kind(`${parent}/index.html`)) === "absent";

/**
 * Finishes what a killed run left: a folder that was already whole (`.next-<name>`) takes its place, half-written
 * ones go. After this the parent holds whole folders only.
 */
export const recoverFolders = async (parent: string, files: Files): Promise<void> => {
  for (const entry of await leftovers(parent, files)) {
    const name = NEXT.exec(entry)?.[1];
    if (name !== undefined) await swapIn(parent, name, files);
  }
  for (const entry of await leftovers(parent, files)) {
    const name = OLD.exec(entry)?.[1];
    const lost = name !== undefined && (await files.kind(`${parent}/${name}`)) === "absent";
    if (lost) await files.publish(`${parent}/${entry}`, `${parent}/${name}`);
    else await files.remove(`${parent}/${entry}`);
  }
};

/** Puts the whole folder `temporary` in the place of `name`: a kill at any moment leaves the old or the new. */
export const swapFolder = async (parent: string, name: string, temporary: string, files: Files): Promise<void> => {
  const next = `${parent}/.next-${name}`;
  if ((await files.kind(next)) !== "absent") {
    await files.publish(next, `${parent}/.tmp-next-${name}`); // half removed it would pass for whole
    await files.remove(`${parent}/.tmp-next-${name}`);
  }
  await files.publish(temporary, next);
  await swapIn(parent, name, files);
};
