import type {
  Finding,
  Issue,
  IssueGroup,
  Issues,
  PlanLockFile,
  Reference,
  Report,
  Study,
  Verdict,
} from "../model/index.ts";
import { canonicalJson, issueCodes, sha256 } from "../model/index.ts";
import { declaredPlan } from "./declared-plan.ts";
import { headlineMap } from "./html/view.ts";
import { type PlanReads, planDeviations } from "./plan/plan-deviations.ts";
import methods from "./texts/methods.json" with { type: "json" };
import { proseOf, unboundDigits } from "./unbound-digits.ts";
import { unitStyle } from "./units.ts";

export interface ReportParts {
  readonly study: Pick<Study, "plan" | "datasets" | "instruments">;
  readonly findings: readonly Finding[];
  readonly verdicts: readonly Verdict[];
  readonly issues: Issues;
  /** The frozen plan, and what is needed to hold the present one against it; absent where nothing was frozen. */
  readonly frozen?: { readonly lock: PlanLockFile; readonly claims: Study["claims"]; readonly reads: PlanReads };
}

const planOf = ({ study: { plan }, findings, frozen }: ReportParts): Report["plan"] => {
  const own = { sha256: sha256(canonicalJson(plan)), declared: declaredPlan(plan) };
  if (frozen === undefined) return { ...own, deviations: [] };
  const { schema: _schema, plan: _plan, ...lock } = frozen.lock;
  const made = { findings, reads: frozen.reads };
  return { ...own, lock, deviations: planDeviations({ plan, claims: frozen.claims }, frozen.lock, made) };
};

const instrumentReferences = (parts: ReportParts): readonly Reference[] =>
  parts.study.instruments.flatMap((instrument) => instrument.references);

/** References that some finding or instrument cites, in the order of first citation. */
const cited = (parts: ReportParts): readonly Reference[] => {
  const order = parts.findings.flatMap((finding) => [
    ...finding.method.citations,
    ...finding.blocks.flatMap((block) =>
      block.kind === "text"
        ? block.prose.flatMap((run) => (typeof run === "object" && "cite" in run ? [run.cite] : []))
        : [],
    ),
  ]);
  const byId = new Map([...methods.references, ...instrumentReferences(parts)].map((item) => [item.id, item]));
  return [...new Set(order)].map((id) => {
    const reference = byId.get(id);
    if (!reference) throw new RangeError(`citation without a reference: ${id}`);
    return { id, text: reference.text, doi: reference.doi, url: reference.url };
  });
};

/** What the code says, with a gap for each word that was found in the table. */
const gapped = (template: string): string => template.replace(/\{\w+\}/g, "…");

const unplaced = (issue: Issue): Issue => {
  const kind = Object.entries(issueCodes).find(([code]) => code === issue.code)?.[1];
  const ofRow = issue.at.row !== null || issue.value !== null;
  return {
    ...issue,
    at: { ...issue.at, row: null, line: null },
    value: null,
    message: ofRow && kind ? gapped(kind.message) : issue.message,
    hint: ofRow && kind ? gapped(kind.hint) : issue.hint,
  };
};

/** Issues without a trace of single patients: neither place nor value nor the words filled in from their rows. */
const withoutPatientRows = (issues: Issues): Issues => ({
  ...issues,
  groups: issues.groups.map(
    (group): IssueGroup =>
      group.file.startsWith("patients/") ? { ...group, first: group.first.map(unplaced) } : group,
  ),
});

/**
 * Puts the product together and refuses what must not be printed: a number in prose that is bound to nothing,
 * a unit that nobody knows how to print, a citation without a reference, two headlines of one id.
 */
export const buildReport = (parts: ReportParts): Report => {
  const { plan, datasets } = parts.study;
  const loose = unboundDigits(proseOf(parts));
  if (loose.length > 0) throw new RangeError(`number in prose bound to nothing: ${loose.slice(0, 5).join("; ")}`);
  for (const headline of headlineMap(parts.findings).values()) unitStyle(headline.unit);
  return {
    schema: "afterglow/report/1",
    study: {
      id: plan.id,
      title: plan.title,
      question: plan.question,
      questionClinical: plan.questionClinical,
      dataAsOf: plan.dataAsOf,
      locale: plan.locale,
      ...(plan.language === undefined ? {} : { language: plan.language }),
      cohorts: plan.cohorts,
      page: plan.page,
      authors: plan.authors,
      funding: plan.funding,
      interests: plan.interests,
      registration: plan.registration,
      notices: plan.notices,
      searchNote: plan.searchNote,
      simulated: parts.findings.some((finding) => finding.simulated),
      internal: datasets.some((dataset) => dataset.kind === "real"),
      datasets: datasets.map(({ id, kind, title, description }) => ({ id, kind, title, description })),
    },
    plan: planOf(parts),
    findings: parts.findings,
    verdicts: parts.verdicts,
    issues: withoutPatientRows(parts.issues),
    references: cited(parts),
  };
};
