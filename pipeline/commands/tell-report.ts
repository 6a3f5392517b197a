import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Effects } from "../effects/effects.ts";
import type { Report } from "../model/index.ts";
import type { GlobalOptions } from "./command.ts";
import { reportWords } from "./report-words.ts";

const pageOf = (folder: string, number: number, link: boolean): string => {
  const path = `${folder}/v${number}/index.html`;
  return link ? pathToFileURL(resolve(path)).href : path;
};

/** What a run of `report` says at its end: the report in a few lines, what became of it and where its page is. The same whether it was computed or known. */
export const tellReport = (
  told: {
    readonly report: Report;
    readonly state: string;
    readonly folder: string;
    /** `null`: there is no version. */
    readonly number: number | null;
  },
  options: GlobalOptions,
  { terminal }: Pick<Effects, "terminal">,
): void => {
  const { report, state, folder, number } = told;
  const page = number === null ? null : pageOf(folder, number, false);
  if (options.json) {
    terminal.out(JSON.stringify({ schema: "afterglow/run/1", state, version: number, page }));
    return;
  }
  if (!options.quiet) terminal.out(`${reportWords(report)}\n`);
  terminal.out(`${state}${number === null ? "" : ` · ${pageOf(folder, number, terminal.link)}`}`);
};
