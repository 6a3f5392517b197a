import type { Finding, Plan, Prose, Verdict } from "../../model/index.ts";
import { findHeadline } from "../ledger/find-headline.ts";
import { publishedFinding } from "../published/published-finding.ts";
import { cohortOf, words } from "../published/words.ts";
import { type DeclaredRow, findingRow } from "./finding-row.ts";

const ANALYSIS = "summary-of-findings";

export interface SummaryInput {
  readonly plan: Pick<Plan, "summaryOfFindings" | "cohorts" | "searchNote">;
  /** The finished findings of the published half. */
  readonly findings: readonly Pick<Finding, "id" | "headlines">[];
  readonly verdicts: readonly Verdict[];
  /** What a row of the ledger says, in a sentence. */
  readonly says: (verdict: Verdict) => string;
}

const baselines = (rows: readonly DeclaredRow[]): Prose =>
  rows.flatMap(
    ({ label, baseline }): Prose =>
      baseline === null
        ? []
        : [
            " ",
            words(label),
            ": ",
            { term: String(Math.round(baseline.share * 100)) },
            " of a hundred. ",
            words(baseline.label),
          ],
  );

/** Published evidence in one table, a row for each declared outcome, read from finished findings and the ledger. */
export const summaryOfFindings = ({ plan, findings, verdicts, says }: SummaryInput): Finding => {
  const id = `published/${ANALYSIS}`;
  const find = findHeadline(findings);
  const rows = plan.summaryOfFindings.map((declared) => findingRow(declared, { id, find, verdicts, says }));
  const [comparator, intervention] = [cohortOf(plan, "comparator"), cohortOf(plan, "intervention")];
  const column = (name: string, label: string, align: "start" | "end" = "end") => ({
    id: name,
    label,
    unit: null,
    align,
  });
  const assumed = baselines(plan.summaryOfFindings);
  return publishedFinding(plan, {
    analysis: ANALYSIS,
    standing: "primary",
    question: "What does the published evidence say, outcome by outcome?",
    estimand: {
      population: ["People of the studies behind each number."],
      treatment: [words(intervention.label), " against ", words(comparator.label), "."],
      outcome: ["Each declared outcome, benefit and harm alike."],
      summary: ["The number that decides, what it means for a hundred people at a declared risk, and how sure it is."],
    },
    headlines: rows.flatMap(({ headlines }) => headlines),
    blocks: [
      {
        kind: "table",
        id: "outcomes",
        depth: "clinician",
        caption: [
          "Summary of findings. Numbers of a hundred people stand where a risk with the comparator is declared.",
        ],
        columns: [
          column("outcome", "Outcome", "start"),
          column("comparator", `With ${comparator.short}, per 100`),
          column("intervention", `With ${intervention.short}, per 100`),
          column("difference", "Difference (interval)"),
          column("relative", "Relative effect (interval)"),
          column("number-needed", "Number needed to treat"),
          column("people", "People (trials)"),
          column("certainty", "Certainty", "start"),
          column("says", "What happens", "start"),
        ],
        rows: rows.map(({ cells }) => cells),
      },
      ...(assumed.length === 0
        ? []
        : [
            {
              kind: "text" as const,
              depth: "clinician" as const,
              prose: ["Declared risk with the comparator.", ...assumed],
            },
          ]),
    ],
    method: {
      summary: [
        "A ratio is applied to the declared risk; the uncertainty of that risk is not in the interval. A number needed to treat is shown only when the interval of the difference excludes no difference. Certainty is the suggestion of declared rules, or the judgement of a person where it is marked so.",
      ],
      formula: "p₁ = p₀·RR; p₀·OR/(1 − p₀ + p₀·OR); 1 − (1 − p₀)^HR",
      citations: ["guyatt-2011", "guyatt-2008", "cochrane-handbook", "altman-1998"],
    },
  });
};
