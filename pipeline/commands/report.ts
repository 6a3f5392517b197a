import { codeIdentity } from "../effects/code-identity.ts";
import { type Effects, WorldError } from "../effects/effects.ts";
import { noCache } from "./cache/cache.ts";
import { diskCache } from "./cache/disk-cache.ts";
import { KEPT } from "./cache/kept-findings.ts";
import { keepRun, unchangedVersion } from "./cache/known-run.ts";
import type { Command, ExitCode, GlobalOptions } from "./command.ts";
import { editedByHand } from "./edited-by-hand.ts";
import type { Fresh } from "./fresh-report.ts";
import { showNotices } from "./show-notices.ts";
import { tellReport } from "./tell-report.ts";

export interface ReportOptions extends GlobalOptions {
  readonly out: string;
  /** Write nothing; exit 1 when the newest version differs. */
  readonly check: boolean;
  /** Rewrite the newest version, if no tag contains it. */
  readonly amend: boolean;
  /** Kinds of files beside the report itself, with commas between; all when not given. */
  readonly only?: string;
  /** `false`: compute everything and keep nothing. The report is the same. */
  readonly cache?: boolean;
  /** Also draw what shows single people, beside the patients. */
  readonly private?: boolean;
}

const withNotices = async ({ exit, kept }: Fresh, options: ReportOptions, effects: Effects): Promise<ExitCode> => {
  if (kept === null) return exit;
  const folder = `${options.out}/${kept.study}`;
  const notices = await showNotices({ folder, study: kept.study, number: kept.number }, options, effects);
  return notices === 0 ? exit : notices;
};

/** Builds the report and writes it as the next version when anything in it changed. What is known to be unchanged is not built again. */
export const report: Command<ReportOptions> = async (options, effects) => {
  const exit = await publicReport(options, effects);
  if (exit !== 0 || options.private !== true) return exit;
  const { writePrivate } = await import("./write-private.ts");
  for (const path of await writePrivate(options.study, effects))
    effects.terminal.err(`private, never to be shared: ${path}`);
  return exit;
};

const publicReport: Command<ReportOptions> = async (options, effects) => {
  const { files } = effects;
  const kind = await files.kind(options.out);
  if (kind !== "directory" && kind !== "absent") throw new WorldError(`cannot write ${options.out}: not a folder`);
  if (options.cache === false) {
    const { freshReport } = await import("./fresh-report.ts");
    return withNotices(await freshReport(options, { cache: noCache, code: "" }, effects), options, effects);
  }
  const cache = diskCache(KEPT, files);
  const code = await codeIdentity();
  const place = { study: options.study, out: options.out, code };
  const known = options.only === undefined ? await unchangedVersion(place, cache, files) : null;
  if (known !== null) {
    const { folder, number } = known;
    const edited = await editedByHand(folder, number, files);
    if (edited !== null) effects.terminal.err(edited);
    tellReport({ ...known, state: `unchanged since v${number}` }, options, effects);
    return showNotices({ folder, study: known.report.study.id, number }, options, effects);
  }
  const { freshReport } = await import("./fresh-report.ts");
  const fresh = await freshReport(options, { cache, code }, effects);
  if (fresh.kept !== null) await keepRun(place, fresh.kept, cache, files);
  return withNotices(fresh, options, effects);
};
