import type { Effects } from "../effects/effects.ts";
import { sha256 } from "../model/index.ts";

type Files = Effects["files"];

const MAX_TEXT_BYTES = 64 * 1024 * 1024;
const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** Files that are read at once. */
const AT_ONCE = 16;

const parsed = async (path: string, files: Files): Promise<Readonly<Record<string, unknown>> | null> => {
  if ((await files.kind(path)) !== "file") return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await files.readAll(path, MAX_TEXT_BYTES)));
    return typeof value === "object" ? (value as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
};

/** Paths that are not as the manifest has them, in its order. */
const strangers = async (place: string, outputs: object, files: Files): Promise<readonly string[]> => {
  const waiting = Object.entries(outputs).entries();
  const found = new Map<number, string>();
  const look = async (): Promise<void> => {
    for (const [i, [path, digest]] of waiting) {
      const whole = `${place}/${path}`;
      const isThere = (await files.kind(whole)) === "file";
      if (!isThere) found.set(i, `${whole} is missing`);
      else if (sha256(await files.readAll(whole, MAX_FILE_BYTES)) !== digest)
        found.set(i, `${whole} was changed after it was published`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  return [...found].sort(([a], [b]) => a - b).map(([, words]) => words);
};

/** A sentence when a version is no longer the one that was published; `null` when it is. */
export const editedByHand = async (folder: string, number: number, files: Files): Promise<string | null> => {
  const place = `${folder}/v${number}`;
  const [report, version, manifest] = [`${place}/report.json`, `${place}/version.json`, `${place}/manifest.json`];
  const next = "afterglow verify says what else differs; take it from version control, or keep this run's as the next";
  const back = `afterglow verify ${number} lists all that differs; take the folder from version control`;
  if ((await files.kind(report)) !== "file") return `${report} is missing: v${number} is not whole; ${next}.`;
  const published = (await parsed(version, files))?.reportSha256;
  if (typeof published !== "string")
    return `${version} is missing or cannot be read: v${number} is not whole; ${next}.`;
  if (published !== sha256(await files.readAll(report, MAX_FILE_BYTES)))
    return `${report} was changed after it was published (its digest is not that in version.json); ${next}.`;
  const outputs = (await parsed(manifest, files))?.outputs;
  if (typeof outputs !== "object" || outputs === null)
    return `${manifest} is missing or cannot be read: v${number} cannot be proved; ${back}.`;
  const [first, ...more] = await strangers(place, outputs, files);
  if (first === undefined) return null;
  const others = more.length === 0 ? "" : ` (and ${more.length} more ${more.length === 1 ? "file" : "files"})`;
  return `${first}${others}; ${back}.`;
};
