import { type Effects, WorldError } from "../effects/effects.ts";
import { readStudyId } from "../ingest/index.ts";
import type { Tolerance } from "../report/verify/compare-values.ts";
import { isVerified, type Verification } from "../report/verify/verification.ts";
import { verifyJson } from "../report/verify/verify-json.ts";
import { verifyJunit } from "../report/verify/verify-junit.ts";
import { verifySentence, verifyText } from "../report/verify/verify-text.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { filesAtRevision } from "./study-at-revision.ts";
import { verifyVersion } from "./verify/verify-version.ts";
import { versionToVerify } from "./verify/version-to-verify.ts";

export interface VerifyOptions extends GlobalOptions {
  /** A number, with or without "v"; the newest version when not given. */
  readonly version?: string;
  readonly out: string;
  /** A git revision to read the study's inputs from. */
  readonly at?: string;
  /** How far numbers may differ, relative to the larger. */
  readonly tolerance: string;
  readonly format: string;
  /** Draw every file again and compare bytes, too. */
  readonly bytes: boolean;
}

const ABSOLUTE = 1e-12;

const FORMATS = ["text", "json", "junit"];

const toleranceOf = (text: string): Tolerance => {
  const relative = text.trim() === "" ? Number.NaN : Number(text);
  if (!(relative >= 0 && relative < 1))
    throw new WorldError(`--tolerance must be a number from 0 to below 1, such as 1e-9: ${text}`);
  return { relative, absolute: relative === 0 ? 0 : ABSOLUTE };
};

const commitAt = async (rev: string, study: string, effects: Effects): Promise<string> => {
  const commit = await effects.git.commitOf(rev);
  if (commit === null)
    throw new WorldError(
      `cannot read revision ${rev}: git knows no such commit here; a shallow clone holds the last ones only (git fetch --unshallow)`,
    );
  if ((await filesAtRevision(effects, commit).kind(study)) !== "directory")
    throw new WorldError(`cannot read ${study} at ${rev}: no such folder in that revision`);
  return commit;
};

const printed = (found: Verification, format: string, quiet: boolean): string => {
  if (format === "json") return JSON.stringify(verifyJson(found), null, 2);
  if (format === "junit") return verifyJunit(found);
  return quiet ? verifySentence(found) : verifyText(found);
};

/** Derives a committed version again from the inputs and says whether every number is the same. Writes nothing. */
export const verify: Command<VerifyOptions> = async (options, effects) => {
  if (!FORMATS.includes(options.format))
    throw new WorldError(`--format knows ${FORMATS.join(", ")}: ${options.format}`);
  const tolerance = toleranceOf(options.tolerance);
  const at = options.at === undefined ? null : await commitAt(options.at, options.study, effects);
  const files = at === null ? effects.files : filesAtRevision(effects, at);
  const id = await readStudyId(files, options.study);
  if (id === null)
    throw new WorldError(`cannot verify ${options.study}: its study.json names no study; see afterglow check`);
  const { number, faults } = await versionToVerify(`${options.out}/${id}`, options.version, effects.files);
  const found = await verifyVersion(
    {
      study: options.study,
      id,
      folder: `${options.out}/${id}/v${number}`,
      number,
      at,
      tolerance,
      bytes: options.bytes,
      faults,
    },
    effects,
  );
  effects.terminal.out(printed(found, options.json ? "json" : options.format, options.quiet));
  return isVerified(found) ? 0 : 1;
};
