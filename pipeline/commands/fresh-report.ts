import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { type Effects, WorldError } from "../effects/effects.ts";
import type { Report } from "../model/index.ts";
import { movedHeadlines } from "../report/changes.ts";
import { outputs } from "../report/outputs/index.ts";
import type { KeepPictures } from "../report/outputs/output.ts";
import type { Cache } from "./cache/cache.ts";
import { type Look, recordLooks } from "./cache/input-trace.ts";
import { type KeepFinding, keepFinding } from "./cache/keep-finding.ts";
import { keepPictures } from "./cache/keep-pictures.ts";
import { loggedIssues } from "./ci-issues.ts";
import type { ExitCode } from "./command.ts";
import { editedByHand } from "./edited-by-hand.ts";
import { issuesText } from "./issues-text.ts";
import { type Made, makeReport } from "./make-report.ts";
import { type Newest, newestVersion } from "./newest-version.ts";
import type { ReportOptions } from "./report.ts";
import { isUnfinished, recoverFolders } from "./swap-folder.ts";
import { tellReport } from "./tell-report.ts";
import { withLock } from "./with-lock.ts";
import { writeIndex } from "./write-index.ts";
import { writeVersion } from "./write-version.ts";

export interface Fresh {
  readonly exit: ExitCode;
  /** What was seen and the version that it gives; `null` when the newest version is not this report. */
  readonly kept: { readonly study: string; readonly looks: readonly Look[] | null; readonly number: number } | null;
}

type Ready = Extract<Made, { readonly kind: "report" }>;

const wantedKinds = (only: string | undefined): readonly string[] | undefined => {
  if (only === undefined) return undefined;
  const known = outputs.map(({ id }) => id);
  const wanted = only.split(",").filter((id) => id !== "json");
  const wrong = wanted.find((id) => !known.includes(id));
  if (wrong !== undefined) throw new WorldError(`--only knows json, ${known.join(", ")}: ${wrong}`);
  return wanted;
};

const tagged = async (folder: string, number: number, effects: Effects): Promise<string | null> => {
  for (const tag of await effects.git.tags())
    if ((await effects.git.show(tag, `${folder}/v${number}/report.json`)) !== null) return tag;
  return null;
};

/** A path of this machine does not belong in a manifest. */
const inside = (path: string): string => {
  const from = relative(process.cwd(), resolve(path)).split(sep).join("/");
  return from.startsWith("..") || isAbsolute(from) ? basename(path) : from;
};

const firstDifference = (newest: Newest, now: Report): string => {
  if (newest.report === null) return "its report.json cannot be read";
  const moved = movedHeadlines(newest.report, now);
  return moved.length === 0
    ? "no number moved; words, tables or charts did"
    : `${moved.length} ${moved.length === 1 ? "number" : "numbers"}, first ${moved[0]?.headline}`;
};

/** Writes the report as a version; another run may have done so while this one waited. */
const write = async (
  made: Ready & { readonly keep: KeepFinding; readonly keepPictures: KeepPictures },
  folder: string,
  only: readonly string[] | undefined,
  options: ReportOptions,
  effects: Effects,
): Promise<{ readonly state: string; readonly number: number }> => {
  await recoverFolders(folder, effects.files);
  const newest = await newestVersion(folder, made.report, effects.files);
  if (newest?.same) {
    await writeIndex(folder, made.report.study.id, effects); // a run that was killed may not have come so far
    return { state: `unchanged since v${newest.number}`, number: newest.number };
  }
  const amend = options.amend && newest !== null;
  const tag = amend ? await tagged(folder, newest.number, effects) : null;
  if (tag !== null)
    throw new WorldError(
      `cannot amend v${newest?.number}: tag ${tag} contains it; run without --amend for the next version`,
    );
  const number = await writeVersion(
    {
      ...made,
      from: options.study,
      folder,
      newest,
      amend,
      options: { study: inside(options.study), ...(options.only === undefined ? {} : { only: options.only }) },
      ...(only === undefined ? {} : { only }),
    },
    effects,
  );
  await writeIndex(folder, made.report.study.id, effects);
  return { state: amend ? `amended v${number}` : `new version v${number}`, number };
};

/** The report from the study as it is, every analysis that is not in the cache made anew; written when it is not the newest version. */
export const freshReport = async (
  options: ReportOptions,
  from: { readonly cache: Cache; readonly code: string },
  effects: Effects,
): Promise<Fresh> => {
  const only = wantedKinds(options.only);
  const recording = recordLooks(effects.files, options.study);
  const keep = keepFinding(from.cache, from.code);
  const made = await makeReport(options.study, effects, { files: recording.files, keep });
  if (made.kind === "data-at-fault") {
    effects.terminal.err(issuesText(await loggedIssues(made.issues)));
    effects.terminal.err("No report was written: mend the errors above, then run it again.");
    return { exit: 1, kept: null };
  }
  const { report } = made;
  const folder = `${options.out}/${report.study.id}`;
  const newest = await newestVersion(folder, report, effects.files);
  const edited = newest === null ? null : await editedByHand(folder, newest.number, effects.files);
  if (edited !== null) effects.terminal.err(edited);
  const tell = (state: string, number: number | null): void =>
    tellReport({ report, state, folder, number }, options, effects);
  const done = (state: string, number: number): Fresh => {
    tell(state, number);
    return { exit: 0, kept: { study: report.study.id, looks: recording.looks(), number } };
  };
  if (newest?.same && (options.check || !(await isUnfinished(folder, effects.files))))
    return done(`unchanged since v${newest.number}`, newest.number);
  if (options.check) {
    tell(
      newest === null ? "no version yet" : `differs from v${newest.number}: ${firstDifference(newest, report)}`,
      newest?.number ?? null,
    );
    return { exit: 1, kept: null };
  }
  const { state, number } = await withLock(folder, effects, () =>
    write({ ...made, keep, keepPictures: keepPictures(from.cache, from.code) }, folder, only, options, effects),
  );
  return done(state, number);
};
