import { type Effects, WorldError } from "../../effects/effects.ts";
import { readStudy } from "../../ingest/index.ts";
import { versionNumbers } from "../versions.ts";
import { changedParts } from "./changed-parts.ts";
import { requiredSide, type Side } from "./side.ts";

const NUMBER = /^v?([1-9]\d{0,6})$/;

/** A version by its number, or the report of now. */
type Named = number | "now";

const named = (word: string | undefined, newest: number): Named | null => {
  if (word === undefined) return null;
  if (word === "now") return word;
  const match = NUMBER.exec(word);
  if (match === null) throw new WorldError(`a version is a number such as 3 or v3, or now: ${word}`);
  if (Number(match[1]) > newest) throw new WorldError(`cannot compare v${match[1]}: the newest version is v${newest}`);
  return Number(match[1]);
};

/** Whether the present inputs are others than the newest version was made from. */
const haveChanged = async (study: string, newest: Side, files: Effects["files"]): Promise<boolean> => {
  const now = await readStudy(files, study);
  return newest.inputs === null || changedParts(newest.inputs, now.files).length > 0;
};

/**
 * Which two reports are compared. Without a second word: with the report of now when the inputs have changed since the newest version,
 * else with the newest; without a first: the version before that.
 */
export const chosenSides = async (
  words: { readonly a?: string; readonly b?: string },
  place: { readonly study: string; readonly folder: string },
  effects: Effects,
): Promise<{ readonly a: Named; readonly b: Named }> => {
  const { files } = effects;
  const numbers = await versionNumbers(place.folder, files);
  const newest = numbers.at(-1);
  if (newest === undefined)
    throw new WorldError(`cannot compare: no version in ${place.folder}; write one with afterglow report`);
  const [a, b] = [named(words.a, newest), named(words.b, newest)];
  if (a !== null && b !== null) return { a, b };
  const before = numbers.at(-2);
  const alone = a === newest || (a === null && before === undefined);
  const side = await requiredSide(place.folder, newest, files);
  if (alone || a === "now" || (await haveChanged(place.study, side, files)))
    return { a: a === null || a === "now" ? newest : a, b: "now" };
  return { a: a ?? before ?? newest, b: newest };
};
