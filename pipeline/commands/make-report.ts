import { multiplicity } from "../analyses/families/multiplicity.ts";
import { information } from "../analyses/information/information.ts";
import { ledger } from "../analyses/ledger/ledger.ts";
import { summaryOfFindings } from "../analyses/summary-of-findings/summary-of-findings.ts";
import type { Effects } from "../effects/effects.ts";
import { readStudy } from "../ingest/index.ts";
import type { Finding, InputFile, Issues, Report, Study, Verdict } from "../model/index.ts";
import { buildReport } from "../report/build-report.ts";
import { headlineMap } from "../report/html/view.ts";
import { publishedSentence } from "../report/sentence.ts";
import { runAnalyses } from "./run-analyses.ts";

export type Made =
  | { readonly kind: "report"; readonly report: Report; readonly study: Study; readonly files: readonly InputFile[] }
  | { readonly kind: "data-at-fault"; readonly issues: Issues };

/** What is read from the finished numbers of a data set stands after them. */
const withFamilies = ({ plan, datasets }: Study, findings: readonly Finding[]): readonly Finding[] => {
  const ofDataset = (id: string) =>
    findings.filter(({ source }) => source.kind === "patients" && source.dataset === id);
  return [
    ...findings.filter(({ source }) => source.kind === "published"),
    ...datasets.flatMap((dataset) => {
      const own = ofDataset(dataset.id);
      return [...own, multiplicity({ plan, dataset, findings: own })];
    }),
  ];
};

/** What is read from the finished ledger stands before the other findings of published evidence. */
const withSummaries = (
  { plan, claims }: Study,
  findings: readonly Finding[],
  verdicts: readonly Verdict[],
): readonly Finding[] => {
  // A preset stands alone: it tests no statement, so nothing is read from a ledger.
  if (plan.preset !== undefined) return findings;
  const headlines = headlineMap(findings);
  const says = (verdict: Verdict): string =>
    publishedSentence(verdict, headlines)
      .map((run) => (typeof run === "string" ? run : ""))
      .join("");
  return [summaryOfFindings({ plan, findings, verdicts, says }), information({ plan, claims, findings }), ...findings];
};

/** From the study folder to the report's JSON; data with errors make no report. */
export const makeReport = async (folder: string, effects: Effects): Promise<Made> => {
  const { study, issues, files } = await readStudy(effects.files, folder);
  if (study === null || issues.errors > 0) return { kind: "data-at-fault", issues };
  const findings = withFamilies(study, await runAnalyses(study, effects));
  const verdicts = ledger({
    plan: study.plan,
    claims: study.claims,
    findings,
    datasets: study.datasets,
    judgements: study.judgements,
  });
  const report = buildReport({ study, findings: withSummaries(study, findings, verdicts), verdicts, issues });
  return { kind: "report", report, study, files };
};
