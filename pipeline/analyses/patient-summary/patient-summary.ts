import type { Dataset, Finding, Plan, Prose, Verdict } from "../../model/index.ts";
import { MADE_UP, OWN_CHOICE } from "../patients/patient-caveats.ts";
import { certaintyText } from "../summary-of-findings/certainty-text.ts";
import { patientSummaryRow } from "./patient-summary-row.ts";

const ANALYSIS = "summary-of-findings";

export interface PatientSummaryInput {
  readonly plan: Pick<Plan, "patientSummary" | "cohorts">;
  readonly dataset: Pick<Dataset, "id" | "kind" | "title">;
  /** The finished findings; those of other data sets are not looked at. */
  readonly findings: readonly Pick<Finding, "headlines">[];
  readonly verdicts: readonly Verdict[];
  /** What this data set says on a row of the ledger, in a sentence. */
  readonly says: (verdict: Verdict) => string;
}

/** One data set in one table, a row for each declared outcome, benefit and harm alike; never merged with the published table. */
export const patientSummary = ({ plan, dataset, findings, verdicts, says }: PatientSummaryInput): Finding => {
  const id = `${dataset.id}/${ANALYSIS}`;
  const simulated = dataset.kind === "simulated";
  const known = new Map(findings.flatMap(({ headlines }) => headlines.map((one) => [one.id, one] as const)));
  const find = (wanted: string) => known.get(wanted) ?? null;
  const cohorts = (["comparator", "intervention"] as const).flatMap((role) =>
    plan.cohorts.filter((one) => one.role === role),
  );
  const rows = plan.patientSummary.map((declared) => {
    const { headlines, cells } = patientSummaryRow(declared, { id, dataset: dataset.id, cohorts, find });
    const verdict = verdictOf(verdicts, declared.statement);
    const half = verdict?.patients.find((one) => one.dataset === dataset.id)?.half ?? null;
    const certainty = simulated ? "none: made-up patients" : half === null ? "not rated" : certaintyText(half);
    const sentence = simulated
      ? "Says nothing about real people."
      : verdict === null
        ? "No statement of this report asks for it."
        : says(verdict);
    return { headlines, cells: [declared.label, HOW[declared.adjusted], ...cells, certainty, sentence] };
  });
  const column = (name: string, label: string, align: "start" | "end" = "end") => ({
    id: name,
    label,
    unit: null,
    align,
  });
  return {
    id,
    analysis: ANALYSIS,
    source: { kind: "patients", dataset: dataset.id },
    simulated,
    standing: "primary",
    question: "What do the patients of this data set say, outcome by outcome?",
    estimand: {
      population: [
        "Those behind each number: responders, everyone who started, or everyone treated, as its own finding says.",
      ],
      treatment: [...named(cohorts[1]?.label), " against ", ...named(cohorts[0]?.label), ", as received."],
      outcome: ["Each declared outcome, benefit and harm alike."],
      intercurrent: ["As in the finding of each number."],
      summary: ["The declared number of each outcome; shares as people of a hundred."],
      timeZero: ["As in the finding of each number."],
    },
    headlines: rows.flatMap(({ headlines }) => headlines),
    blocks: [
      {
        kind: "table",
        id: "outcomes",
        depth: "clinician",
        caption: [
          "Summary of findings of these patients. Shares are people of a hundred. People chose their treatment: weighted rows are made alike on what was measured, the others are as they came.",
        ],
        columns: [
          column("outcome", "Outcome", "start"),
          column("adjusted", "Made alike", "start"),
          ...cohorts.map((cohort) => column(cohort.id, `With ${cohort.short}`)),
          column("difference", "Difference (interval)"),
          column("relative", "Relative effect (interval)"),
          column("number-needed", "Number needed to treat"),
          column("people", "People"),
          column("certainty", "Certainty", "start"),
          column("says", "What happens", "start"),
        ],
        rows: rows.map(({ cells }) => cells),
      },
    ],
    method: {
      summary: [
        "Read from the declared headline of each outcome; nothing is estimated here. A weighted comparison that the gate withholds stays withheld: no unadjusted number takes its place. A number needed to treat is shown only for a weighted difference whose interval excludes no difference.",
      ],
      formula: "100·share; NNT = ⌈1/|difference|⌉",
      citations: ["altman-1998"],
    },
    caveats: [
      ...(simulated ? [{ code: "made-up-patients", prose: MADE_UP }] : []),
      { code: simulated ? "unadjusted-simulated" : "unadjusted", prose: OWN_CHOICE },
    ],
  };
};

const HOW = { weighted: "weighted", unadjusted: "no" } as const;

const named = (label = ""): Prose => [/\d/.test(label) ? { term: label } : label];

const verdictOf = (verdicts: readonly Verdict[], statement: string | null): Verdict | null =>
  verdicts.find(({ claim, component }) => (component === null ? claim : `${claim}/${component}`) === statement) ?? null;
