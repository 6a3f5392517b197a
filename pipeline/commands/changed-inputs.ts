import type { Effects } from "../effects/effects.ts";
import type { InputFile } from "../model/index.ts";

/** Why two versions may differ, as far as their input files tell. */
export interface ChangedInputs {
  /** Files of evidence and patients that were added, removed or changed. */
  readonly data: readonly string[];
  /** Files of the plan: study, statements, instruments. */
  readonly plan: readonly string[];
  /** No input differs, so the program does. */
  readonly code: boolean;
}

const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;

const digests = (inputs: readonly InputFile[]): ReadonlyMap<string, string> =>
  new Map(inputs.map(({ path, sha256 }) => [path, sha256]));

const inputsOf = (bytes: Uint8Array): readonly InputFile[] | null => {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as { readonly inputs?: unknown };
    return Array.isArray(value.inputs) ? (value.inputs as readonly InputFile[]) : null;
  } catch {
    return null;
  }
};

/** Compares the inputs of a run with those in an earlier version's manifest; `null` when that cannot be read. */
export const changedInputs = async (
  version: string,
  now: readonly InputFile[],
  files: Effects["files"],
): Promise<ChangedInputs | null> => {
  const path = `${version}/manifest.json`;
  if ((await files.kind(path)) !== "file") return null;
  const earlier = inputsOf(await files.readAll(path, MAX_MANIFEST_BYTES));
  if (earlier === null) return null;
  const before = digests(earlier);
  const after = digests(now);
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .sort();
  const isData = (file: string): boolean => file.startsWith("evidence/") || file.startsWith("patients/");
  return {
    data: changed.filter(isData),
    plan: changed.filter((file) => !isData(file)),
    code: changed.length === 0,
  };
};
