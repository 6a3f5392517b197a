import type { Effects } from "../effects/effects.ts";
import { sha256 } from "../model/index.ts";

const MAX_VERSION_BYTES = 64 * 1024 * 1024;
const MAX_REPORT_BYTES = 256 * 1024 * 1024;

const digestIn = (bytes: Uint8Array): string | null => {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as { readonly reportSha256?: unknown } | null;
    return typeof value?.reportSha256 === "string" ? value.reportSha256 : null;
  } catch {
    return null;
  }
};

/** A sentence when a version's report is no longer the one that was published; `null` when it is. */
export const editedByHand = async (folder: string, number: number, files: Effects["files"]): Promise<string | null> => {
  const [report, version] = [`${folder}/v${number}/report.json`, `${folder}/v${number}/version.json`];
  const whole = async (path: string): Promise<boolean> => (await files.kind(path)) === "file";
  const next = "afterglow verify says what else differs; take it from version control, or keep this run's as the next";
  if (!(await whole(report))) return `${report} is missing: v${number} is not whole; ${next}.`;
  const published = (await whole(version)) ? digestIn(await files.readAll(version, MAX_VERSION_BYTES)) : null;
  if (published === null) return `${version} is missing or cannot be read: v${number} is not whole; ${next}.`;
  return published === sha256(await files.readAll(report, MAX_REPORT_BYTES))
    ? null
    : `${report} was changed after it was published (its digest is not that in version.json); ${next}.`;
};
