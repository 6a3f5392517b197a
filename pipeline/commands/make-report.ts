import { multiplicity } from "../analyses/families/multiplicity.ts";
import { information } from "../analyses/information/information.ts";
import { ledger } from "../analyses/ledger/ledger.ts";
import { patientSummary } from "../analyses/patient-summary/patient-summary.ts";
import { summaryOfFindings } from "../analyses/summary-of-findings/summary-of-findings.ts";
import type { Effects } from "../effects/effects.ts";
import { readStudy, type StudyFiles } from "../ingest/index.ts";
import type { Finding, InputFile, Issues, Report, Study, Verdict } from "../model/index.ts";
import { buildReport } from "../report/build-report.ts";
import { headlineMap } from "../report/html/view.ts";
import { patientVerdictText } from "../report/patient-sentence.ts";
import { publishedSentence } from "../report/sentence.ts";
import type { KeepFinding } from "./cache/keep-finding.ts";
import { planReads } from "./plan-reads.ts";
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
  { plan, claims, datasets }: Study,
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
  const patientsSay = (dataset: string, { type, patients }: Verdict): string => {
    const own = patients.find((one) => one.dataset === dataset);
    return own === undefined ? "" : patientVerdictText(type, own.half);
  };
  return [
    summaryOfFindings({ plan, findings, verdicts, says }),
    information({ plan, claims, findings }),
    ...datasets.map((dataset) =>
      patientSummary({ plan, dataset, findings, verdicts, says: (verdict) => patientsSay(dataset.id, verdict) }),
    ),
    ...findings,
  ];
};

/**
 * From the study folder to the report's JSON; data with errors make no report. `how`: files to read through, and findings that need not be
 * made again; without it everything is computed.
 */
export const makeReport = async (
  folder: string,
  effects: Effects,
  how: { readonly files?: StudyFiles; readonly keep?: KeepFinding } = {},
): Promise<Made> => {
  const { study, issues, files } = await readStudy(how.files ?? effects.files, folder);
  if (study === null || issues.errors > 0) return { kind: "data-at-fault", issues };
  const findings = withFamilies(study, await runAnalyses(study, effects, how.keep));
  const verdicts = ledger({
    plan: study.plan,
    claims: study.claims,
    findings,
    datasets: study.datasets,
    judgements: study.judgements,
  });
  const { lock, claims } = study;
  const report = buildReport({
    study,
    findings: withSummaries(study, findings, verdicts),
    verdicts,
    issues,
    ...(lock === null ? {} : { frozen: { lock, claims, reads: planReads() } }),
  });
  return { kind: "report", report, study, files };
};
