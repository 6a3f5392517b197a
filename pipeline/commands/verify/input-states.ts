import { createHash } from "node:crypto";
import type { Effects } from "../../effects/effects.ts";
import { readRawRows } from "../../ingest/index.ts";
import type { InputFile } from "../../model/index.ts";
import { changedRows } from "../../report/verify/changed-rows.ts";
import type { InputState } from "../../report/verify/verification.ts";

type Files = Effects["files"];

/** SHA-256 of a file, read piece by piece; `null` where no ordinary file stands. */
export const fileDigest = async (path: string, files: Files): Promise<string | null> => {
  if ((await files.kind(path)) !== "file") return null;
  const hash = createHash("sha256");
  for await (const chunk of files.read(path)) hash.update(chunk);
  return hash.digest("hex");
};

/** Each input of a version against the files of now. `now`: what was read, for the rows; empty where reading failed. */
export const inputStates = async (
  study: string,
  then: readonly InputFile[],
  now: readonly InputFile[],
  files: Files,
): Promise<readonly InputState[]> => {
  const read = new Map(now.map((file) => [file.path, file]));
  const known = new Set(then.map(({ path }) => path));
  const states: InputState[] = [];
  for (const { path, sha256, rows: rowsThen } of then) {
    const digest = await fileDigest(`${study}/${path}`, files);
    const state = digest === null ? "missing" : digest === sha256 ? "same" : "changed";
    states.push({ path, state, rowsThen, rowsNow: read.get(path)?.rows ?? null, rows: null });
  }
  const added = now.filter(({ path }) => !known.has(path));
  return [
    ...states,
    ...added.map(({ path, rows }): InputState => ({ path, state: "new", rowsThen: null, rowsNow: rows, rows: null })),
  ];
};

/** Says of changed tables of published evidence which rows they are. Tables of patients keep their counts alone. */
export const withChangedRows = async (
  study: string,
  states: readonly InputState[],
  earlier: Files,
  files: Files,
): Promise<readonly InputState[]> => {
  const named: InputState[] = [];
  for (const state of states) {
    const was = state.state === "changed" ? await readRawRows(earlier, study, state.path) : null;
    const now = was === null ? null : await readRawRows(files, study, state.path);
    named.push(was === null || now === null ? state : { ...state, rows: changedRows(was, now) });
  }
  return named;
};
