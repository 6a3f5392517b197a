import { type Effects, WorldError } from "../../effects/effects.ts";
import { type Report, sha256 } from "../../model/index.ts";
import { isUnfinished } from "../swap-folder.ts";
import { versionNumbers } from "../versions.ts";
import type { Cache } from "./cache.ts";
import { type Look, sameLooks } from "./input-trace.ts";

const MAX_STUDY_BYTES = 16 * 1024 * 1024;
const MAX_REPORT_BYTES = 256 * 1024 * 1024;

/** What a finished run leaves for the next one: digests only. */
export interface KnownRun {
  /** The study's id, which names its folder among the reports. */
  readonly study: string;
  /** All that was looked at in the study folder. */
  readonly looks: readonly Look[];
  /** Digest of the version's `report.json` that this study gives. */
  readonly report: string;
}

export interface Unchanged {
  readonly folder: string;
  readonly number: number;
  readonly report: Report;
}

interface Place {
  readonly study: string;
  readonly out: string;
  /** What computes. */
  readonly code: string;
}

const keyOf = async (place: Place, files: Effects["files"]): Promise<string | null> => {
  const path = `${place.study}/study.json`;
  if ((await files.kind(path)) !== "file") return null;
  return sha256(`run ${place.code} ${sha256(await files.readAll(path, MAX_STUDY_BYTES))}`);
};

const find = async (place: Place, cache: Cache, files: Effects["files"]): Promise<Unchanged | null> => {
  const key = await keyOf(place, files);
  const kept = key === null ? null : await cache.get(key);
  if (kept === null) return null;
  const known = JSON.parse(kept) as KnownRun;
  const folder = `${place.out}/${known.study}`;
  const number = (await versionNumbers(folder, files)).at(-1);
  if (number === undefined || (await isUnfinished(folder, files))) return null;
  const path = `${folder}/v${number}/report.json`;
  if ((await files.kind(path)) !== "file") return null;
  const bytes = await files.readAll(path, MAX_REPORT_BYTES);
  if (sha256(bytes) !== known.report || !(await sameLooks(known.looks, files, place.study))) return null;
  return { folder, number, report: JSON.parse(new TextDecoder().decode(bytes)) as Report };
};

/**
 * The newest version when an earlier run of the same program saw the same study folder and found it unchanged since then: every file is read
 * and digested again, nothing is computed. `null`: not known, so it has to be computed.
 */
export const unchangedVersion = async (
  place: Place,
  cache: Cache,
  files: Effects["files"],
): Promise<Unchanged | null> => {
  try {
    return await find(place, cache, files);
  } catch (error) {
    if (error instanceof WorldError) return null; // the whole run meets it again, and words it
    throw error;
  }
};

/** Notes that this study folder gives the report of that version. */
export const keepRun = async (
  place: Place,
  run: { readonly study: string; readonly looks: readonly Look[] | null; readonly number: number },
  cache: Cache,
  files: Effects["files"],
): Promise<void> => {
  const key = await keyOf(place, files);
  if (key === null || run.looks === null) return;
  const report = sha256(await files.readAll(`${place.out}/${run.study}/v${run.number}/report.json`, MAX_REPORT_BYTES));
  const known: KnownRun = { study: run.study, looks: run.looks, report };
  await cache.put(key, JSON.stringify(known));
};
