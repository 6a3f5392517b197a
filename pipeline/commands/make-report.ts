import { ledger } from "../analyses/ledger/ledger.ts";
import type { Effects } from "../effects/effects.ts";
import { readStudy } from "../ingest/index.ts";
import type { InputFile, Issues, Report, Study } from "../model/index.ts";
import { buildReport } from "../report/build-report.ts";
import { runAnalyses } from "./run-analyses.ts";

export type Made =
  | { readonly kind: "report"; readonly report: Report; readonly study: Study; readonly files: readonly InputFile[] }
  | { readonly kind: "data-at-fault"; readonly issues: Issues };

/** From the study folder to the report's JSON; data with errors make no report. */
export const makeReport = async (folder: string, effects: Effects): Promise<Made> => {
  const { study, issues, files } = await readStudy(effects.files, folder);
  if (study === null || issues.errors > 0) return { kind: "data-at-fault", issues };
  const findings = await runAnalyses(study, effects);
  const verdicts = ledger({ plan: study.plan, claims: study.claims, findings, datasets: study.datasets });
  const report = buildReport({ study, findings, verdicts, issues });
  return { kind: "report", report, study, files };
};
