import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { type Effects, WorldError } from "../effects/effects.ts";
import type { Report } from "../model/index.ts";
import { changesBetween } from "../report/changes.ts";
import { outputs } from "../report/outputs/index.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { issuesText } from "./issues-text.ts";
import { makeReport } from "./make-report.ts";
import { type Newest, newestVersion } from "./newest-version.ts";
import { reportWords } from "./report-words.ts";
import { recoverFolders } from "./swap-folder.ts";
import { writeIndex } from "./write-index.ts";
import { writeVersion } from "./write-version.ts";

export interface ReportOptions extends GlobalOptions {
  readonly out: string;
  /** Write nothing; exit 1 when the newest version differs. */
  readonly check: boolean;
  /** Rewrite the newest version, if no tag contains it. */
  readonly amend: boolean;
  /** Kinds of files beside the report itself, with commas between; all when not given. */
  readonly only?: string;
}

const wantedKinds = (only: string | undefined): readonly string[] | undefined => {
  if (only === undefined) return undefined;
  const known = outputs.map(({ id }) => id);
  const wanted = only.split(",").filter((id) => id !== "json");
  const wrong = wanted.find((id) => !known.includes(id));
  if (wrong !== undefined) throw new WorldError(`--only knows json, ${known.join(", ")}: ${wrong}`);
  return wanted;
};

const pageOf = (folder: string, number: number, link: boolean): string => {
  const path = `${folder}/v${number}/index.html`;
  return link ? pathToFileURL(resolve(path)).href : path;
};

const tagged = async (folder: string, number: number, effects: Effects): Promise<string | null> => {
  for (const tag of await effects.git.tags())
    if ((await effects.git.show(tag, `${folder}/v${number}/report.json`)) !== null) return tag;
  return null;
};

/** Builds the report and writes it as the next version when anything in it changed. */
export const report: Command<ReportOptions> = async (options, effects) => {
  const only = wantedKinds(options.only);
  const place = await effects.files.kind(options.out);
  if (place !== "directory" && place !== "absent") throw new WorldError(`cannot write ${options.out}: not a folder`);
  const made = await makeReport(options.study, effects);
  if (made.kind === "data-at-fault") {
    effects.terminal.err(issuesText(made.issues));
    effects.terminal.err("No report was written: mend the errors above, then run it again.");
    return 1;
  }
  const folder = `${options.out}/${made.report.study.id}`;
  if (!options.check) await recoverFolders(folder, effects.files);
  const newest = await newestVersion(folder, made.report, effects.files);
  const say = (state: string, number: number | null): void =>
    tell(made.report, state, folder, number, options, effects);
  if (newest?.same) {
    say(`unchanged since v${newest.number}`, newest.number);
    return 0;
  }
  if (options.check) {
    say(
      newest === null ? "no version yet" : `differs from v${newest.number}: ${firstDifference(newest, made.report)}`,
      newest?.number ?? null,
    );
    return 1;
  }
  const tag = options.amend && newest ? await tagged(folder, newest.number, effects) : null;
  if (tag !== null)
    throw new WorldError(
      `cannot amend v${newest?.number}: tag ${tag} contains it; run without --amend for the next version`,
    );
  const number = await writeVersion(
    {
      ...made,
      folder,
      newest,
      amend: options.amend && newest !== null,
      options: { study: inside(options.study), ...(options.only === undefined ? {} : { only: options.only }) },
      ...(only === undefined ? {} : { only }),
    },
    effects,
  );
  await writeIndex(folder, made.report.study.id, effects);
  say(options.amend && newest ? `amended v${number}` : `new version v${number}`, number);
  return 0;
};

/** A path of this machine does not belong in a manifest. */
const inside = (path: string): string => {
  const from = relative(process.cwd(), resolve(path)).split(sep).join("/");
  return from.startsWith("..") || isAbsolute(from) ? basename(path) : from;
};

const firstDifference = (newest: Newest, now: Report): string => {
  if (newest.report === null) return "its report.json cannot be read";
  const moved = changesBetween(newest.report, now, null);
  return moved.length === 0
    ? "no number moved; words, tables or charts did"
    : `${moved.length} ${moved.length === 1 ? "number" : "numbers"}, first ${moved[0]?.headline}`;
};

const tell = (
  report: Report,
  state: string,
  folder: string,
  number: number | null,
  options: ReportOptions,
  effects: Effects,
): void => {
  const page = number === null ? null : pageOf(folder, number, false);
  if (options.json) {
    effects.terminal.out(JSON.stringify({ schema: "afterglow/run/1", state, version: number, page }));
    return;
  }
  if (!options.quiet) effects.terminal.out(`${reportWords(report)}\n`);
  const shown = number === null ? "" : ` · ${pageOf(folder, number, effects.terminal.link)}`;
  effects.terminal.out(`${state}${shown}`);
};
