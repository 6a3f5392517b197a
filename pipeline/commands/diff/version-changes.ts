import type { Effects } from "../../effects/effects.ts";
import type { Change, InputFile, Report } from "../../model/index.ts";
import { attributedChanges } from "../../report/diff/attributed-changes.ts";
import type { KeepFinding } from "../cache/keep-finding.ts";
import { replayChanges } from "./replay-changes.ts";
import { storedSide } from "./side.ts";

/** What moved since the version before, and why; empty for the first version, and where the one before cannot be read. */
export const versionChanges = async (
  made: {
    readonly report: Report;
    readonly files: readonly InputFile[];
    /** The study folder and `reports/<study>`. */
    readonly from: string;
    readonly folder: string;
    readonly keep?: KeepFinding;
  },
  previous: number | null,
  effects: Effects,
): Promise<readonly Change[]> => {
  const a = previous === null ? null : await storedSide(made.folder, previous, effects.files);
  if (a === null) return [];
  const b = { name: "now", number: null, report: made.report, inputs: made.files, commit: null };
  const { replay } = await replayChanges(made.from, { a, b }, effects, made.keep);
  return attributedChanges(a.report, made.report, replay);
};
