import type { Effects } from "../effects/effects.ts";
import type { Report } from "../model/index.ts";
import { canonicalJson, sha256 } from "../model/index.ts";
import { sameReport } from "../report/same-report.ts";
import { versionNumbers } from "./versions.ts";

const MAX_REPORT_BYTES = 256 * 1024 * 1024;

export interface Newest {
  readonly number: number;
  /** `null`: the version's report cannot be read as JSON. */
  readonly report: Report | null;
  readonly same: boolean;
}

/** The newest version and whether a new report equals it: by digest, else number by number. */
export const newestVersion = async (
  folder: string,
  report: Report,
  files: Effects["files"],
): Promise<Newest | null> => {
  const number = (await versionNumbers(folder, files)).at(-1);
  if (number === undefined) return null;
  const path = `${folder}/v${number}/report.json`;
  if ((await files.kind(path)) !== "file") return { number, report: null, same: false };
  const bytes = await files.readAll(path, MAX_REPORT_BYTES);
  const text = canonicalJson(report);
  const before = parsed(bytes);
  if (sha256(bytes) === sha256(text)) return { number, report: before, same: true };
  return { number, report: before, same: before !== null && sameReport(before, JSON.parse(text)) };
};

const parsed = (bytes: Uint8Array): Report | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const isReport =
      typeof value === "object" && value !== null && "schema" in value && value.schema === "afterglow/report/1";
    return isReport ? (value as Report) : null;
  } catch {
    return null;
  }
};
