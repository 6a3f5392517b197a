import type { Effects } from "../effects/effects.ts";

const NAME = /^v([1-9]\d{0,6})$/;

/** Numbers of the versions in a report folder, ascending. */
export const versionNumbers = async (folder: string, files: Effects["files"]): Promise<readonly number[]> => {
  if ((await files.kind(folder)) !== "directory") return [];
  return (await files.list(folder))
    .flatMap((name) => {
      const match = NAME.exec(name);
      return match ? [Number(match[1])] : [];
    })
    .sort((a, b) => a - b);
};
