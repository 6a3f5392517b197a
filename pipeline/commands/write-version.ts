import type { Effects } from "../effects/effects.ts";
import { canonicalJson, type InputFile, type Report, type Study, sha256, type Version } from "../model/index.ts";
import type { KeepPictures } from "../report/outputs/output.ts";
import { renderFiles } from "../report/render.ts";
import type { KeepFinding } from "./cache/keep-finding.ts";
import { keepHistory } from "./diff/patient-history.ts";
import { versionChanges } from "./diff/version-changes.ts";
import type { Newest } from "./newest-version.ts";
import { publishVersion } from "./publish-version.ts";
import { readFonts } from "./read-fonts.ts";
import { readLibraries } from "./read-libraries.ts";
import { runFacts } from "./run-facts.ts";
import { drawingWork } from "./run-work.ts";
import { versionNumbers } from "./versions.ts";

export interface NewVersion {
  readonly report: Report;
  readonly study: Pick<Study, "plan" | "datasets" | "language">;
  readonly files: readonly InputFile[];
  /** The study folder. */
  readonly from: string;
  /** Findings that need not be made again where earlier inputs are run to say what changed. */
  readonly keep?: KeepFinding;
  readonly keepPictures?: KeepPictures;
  /** `reports/<study>` */
  readonly folder: string;
  readonly newest: Newest | null;
  /** Rewrite the newest version instead of making the next. */
  readonly amend: boolean;
  readonly options: Readonly<Record<string, string>>;
  /** Kinds of files beside the report itself; all when not given. */
  readonly only?: readonly string[];
}

/** The version before the one that is written: for an amended one, the one before it. */
const previousOf = async (input: NewVersion, effects: Effects): Promise<number | null> => {
  const numbers = await versionNumbers(input.folder, effects.files);
  return (input.amend ? numbers.at(-2) : numbers.at(-1)) ?? null;
};

/** Writes a version whole: under a temporary name first, then by one rename. Returns its number. */
export const writeVersion = async (input: NewVersion, effects: Effects): Promise<number> => {
  const { report, folder } = input;
  const previous = await previousOf(input, effects);
  const changes = await versionChanges(input, previous, effects);
  const facts = await runFacts(input, effects);
  const fonts = await readFonts(effects);
  if (report.study.internal) await effects.files.writeAll(`${folder}/.gitignore`, new TextEncoder().encode("*\n"));
  for (let number = input.amend ? (input.newest?.number ?? 1) : (previous ?? 0) + 1; ; number += 1) {
    const about: Version = {
      schema: "afterglow/version/1",
      number,
      reportSha256: sha256(canonicalJson(report)),
      generatedAt: effects.clock.now().toISOString(),
      previous,
      changes,
    };
    effects.terminal.progress("Drawing and writing the files");
    const files = await renderFiles({
      report,
      version: about,
      facts,
      fonts,
      libraries: () => readLibraries(effects),
      ...drawingWork(effects),
      ...(input.keepPictures === undefined ? {} : { keepPictures: input.keepPictures }),
      ...(input.only === undefined ? {} : { only: input.only }),
      ...(input.study.language === undefined ? {} : { language: input.study.language }),
    });
    const version = { folder, number, files, amend: input.amend };
    const published = await publishVersion(version, effects);
    effects.terminal.progress("");
    if (published === "done") {
      const amended = input.amend && input.newest?.report ? sha256(canonicalJson(input.newest.report)) : null;
      const kept = { number, report: about.reportSha256, amended };
      await keepHistory(input.from, input.study.datasets, kept, effects);
      return number;
    } // else another run took this number
  }
};
