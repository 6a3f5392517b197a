import type { InputFile } from "../../model/index.ts";

/** Files that change together: the evidence, one data set, or the plan (with statements and instruments). */
export interface ChangedPart {
  readonly cause: "data" | "plan";
  readonly part: string;
  /** Headlines that begin so rest on it; `null`: any may. */
  readonly prefix: string | null;
  /** Those that differ. */
  readonly files: readonly string[];
}

const partOf = (path: string): Omit<ChangedPart, "files"> => {
  const [folder, name] = path.split("/");
  if (folder === "evidence") return { cause: "data", part: "evidence", prefix: "published/" };
  if (folder === "patients" && name !== undefined) return { cause: "data", part: name, prefix: `${name}/` };
  return { cause: "plan", part: "plan", prefix: null };
};

export const digestsOf = (inputs: readonly InputFile[]): ReadonlyMap<string, string> =>
  new Map(inputs.map(({ path, sha256 }) => [path, sha256]));

/** The parts of the inputs that differ, in the order in which they are put in one after another: data first, the plan last. */
export const changedParts = (a: readonly InputFile[], b: readonly InputFile[]): readonly ChangedPart[] => {
  const [before, after] = [digestsOf(a), digestsOf(b)];
  const parts = new Map<string, ChangedPart>();
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    if (before.get(path) === after.get(path)) continue;
    const found = partOf(path);
    const key = found.prefix ?? "";
    const known = parts.get(key);
    parts.set(key, { ...found, files: [...(known?.files ?? []), path] });
  }
  const all = [...parts.values()];
  return [...all.filter(({ cause }) => cause === "data"), ...all.filter(({ cause }) => cause === "plan")];
};
