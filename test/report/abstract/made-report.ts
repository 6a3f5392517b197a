import { halfVerdict } from "../../../pipeline/analyses/ledger/half-verdict.ts";
import type { Finding, Headline, Report } from "../../../pipeline/model/index.ts";
import { claim, row } from "../../analyses/ledger/built.ts";
import { madePlan } from "../../support/made-study.ts";

/** The deciding number of the report below. */
export const answerHeadline: Headline = {
  id: "published/made/sleep",
  label: ["sleep"],
  unit: "smd",
  better: "higher",
  quantity: {
    kind: "estimate",
    value: 0.65,
    se: 0.58,
    seScale: "identity",
    intervals: [{ kind: "confidence", level: 0.95, low: -0.55, high: 1.82, method: "as printed" }],
  },
  test: null,
  n: 28,
  events: null,
  rows: [],
  basis: {
    trials: 1,
    people: 28,
    events: null,
    design: "randomised",
    riskOfBias: { low: 0, some: 0, high: 0, unknown: 1 },
    information: null,
    diversity: null,
    other: null,
    prediction: null,
    iSquared: null,
    intervals: [],
    unused: {},
    hint: null,
  },
};

const finding: Finding = {
  id: "published/made",
  analysis: "made",
  source: { kind: "published" },
  simulated: false,
  question: "What do studies say?",
  estimand: {
    population: ["People who slept badly."],
    treatment: [],
    outcome: [],
    intercurrent: [],
    summary: [],
    timeZero: [],
  },
  headlines: [answerHeadline],
  blocks: [
    {
      kind: "chart",
      id: "picture",
      depth: "plain",
      caption: [],
      alt: [],
      table: "none",
      spec: {},
      narrow: {},
      cover: {},
    },
  ],
  method: { summary: [], formula: "", citations: [] },
  caveats: [],
} as unknown as Finding;

/** A report of one finding that answers one statement with "not known". */
export const abstractReport = (changes: Partial<Report["study"]> = {}): Report => {
  const { cohorts, page } = madePlan();
  const { group, statement, label, type, words } = row("lasts", claim());
  const [comparator, intervention] = cohorts;
  return {
    schema: "afterglow/report/1",
    study: {
      id: "made",
      title: "A made title",
      question: "Does it last?",
      dataAsOf: "2024-02-29",
      locale: "US",
      cohorts: [
        { ...comparator, label: "App" },
        { ...intervention, label: "App and nurse" },
      ],
      page: { ...page, answerClaim: "lasts", picture: { finding: "published/made", chart: "picture" } },
      funding: "",
      interests: "",
      notices: ["No advice."],
      searchNote: "Nothing was searched.",
      simulated: false,
      internal: false,
      datasets: [],
      ...changes,
    },
    plan: { sha256: "", deviations: [] },
    findings: [finding],
    verdicts: [
      {
        claim: "lasts",
        component: null,
        group,
        statement,
        label,
        type,
        words,
        published: halfVerdict("unresolved", "imprecise", { headline: answerHeadline.id, certainty: "very-low" }),
        patients: [],
        combined: { verdict: "unresolved", reason: "published-only" },
      },
    ],
    issues: { errors: 0, warnings: 0, notes: 0, groups: [] },
    references: [],
  } as unknown as Report;
};
