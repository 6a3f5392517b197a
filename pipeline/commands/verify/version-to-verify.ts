import { type Effects, WorldError } from "../../effects/effects.ts";
import { versionNumbers } from "../versions.ts";

export interface Chosen {
  readonly number: number;
  /** Versions that are missing below the newest: one sentence each. */
  readonly faults: readonly string[];
}

const NUMBER = /^v?([1-9]\d{0,6})$/;

/** The version that is meant: the newest where none is named. `null`: one that was there once and is not any more. */
export const versionToVerify = async (
  folder: string,
  wanted: string | undefined,
  files: Effects["files"],
): Promise<Chosen> => {
  const match = wanted === undefined ? null : NUMBER.exec(wanted);
  if (wanted !== undefined && match === null) throw new WorldError(`a version is a number such as 3 or v3: ${wanted}`);
  const numbers = await versionNumbers(folder, files);
  const newest = numbers.at(-1);
  if (newest === undefined)
    throw new WorldError(`cannot verify ${folder}: no version there; write one with afterglow report`);
  const number = match === null ? newest : Number(match[1]);
  if (number > newest) throw new WorldError(`cannot verify v${number}: the newest version in ${folder} is v${newest}`);
  const faults = Array.from({ length: newest }, (_, i) => i + 1)
    .filter((n) => !numbers.includes(n))
    .map((n) => `v${n} is missing, though v${newest} is there: versions are never taken away; bring it back from git`);
  return { number, faults };
};
