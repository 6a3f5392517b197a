import { type EffortUnit, effortUnits } from "../derive/evidence/effort.ts";
import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import type { Analysis, AnalysisInput, Basis, Finding, Headline, Prose } from "../model/index.ts";
import { describe } from "../stats/ordinal/describe.ts";
import { estimate, notEstimable } from "../stats/quantity.ts";
import { publishedFinding, publishedTables } from "./published/published-finding.ts";
import { cohortOf, enumerated, inSentence, words } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/effort";

/** Descriptive: nothing is pooled, so no weights and no information. */
const noBasis: Basis = {
  trials: 0,
  people: null,
  events: null,
  design: "single-arm",
  riskOfBias: { low: 0, some: 0, high: 0, unknown: 0 },
  information: null,
  diversity: null,
  other: null,
  prediction: null,
  iSquared: null,
  intervals: [],
  unused: {},
  hint: null,
};

const medianHeadline = (measure: string, label: Prose, unit: string, units: readonly EffortUnit[]): Headline => {
  const middle = describe(units.map(({ value }) => value));
  return {
    id: `${id}/${measure}`,
    label,
    unit,
    better: "neither",
    quantity: middle === null ? notEstimable("no-data", "No study prints it.") : estimate(middle.median),
    test: null,
    n: units.length,
    events: null,
    rows: [{ table: "arms", count: units.length, keys: units.map(({ study, arm }) => `${study} ${arm}`) }],
    basis: { ...noBasis, trials: units.length },
  };
};

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const found = effortUnits(evidenceRows(evidence, plan), plan);
  const [comparator, intervention] = [cohortOf(plan, "comparator"), cohortOf(plan, "intervention")];
  const kinds = [
    {
      measure: "infusion-minutes",
      says: plan.labels.effort?.minutes ?? "Minutes of one treatment session",
      unit: "minutes",
      units: found.minutes,
      cohort: comparator,
    },
    {
      measure: "therapy-sessions",
      says: plan.labels.effort?.sessions ?? "Planned sessions of the intervention",
      unit: "sessions",
      units: found.sessions,
      cohort: intervention,
    },
    {
      measure: "therapy-days",
      says: plan.labels.effort?.days ?? "Days over which these sessions run",
      unit: "days",
      units: found.days,
      cohort: intervention,
    },
  ];
  const headlines = kinds.map(({ measure, says, unit, units, cohort }) =>
    medianHeadline(measure, [words(says), ", median over study groups: ", words(cohort.label)], unit, units),
  );
  const says = headlines.flatMap(
    ({ id: own, label, quantity }): Prose =>
      quantity.kind === "estimate"
        ? [...label, ", ", { headline: own, show: "value" }, " (sets of people: ", { headline: own, show: "n" }, "). "]
        : [...label, ": not reported. "],
  );
  return publishedFinding(plan, {
    analysis: "effort",
    standing: "secondary",
    question: "How much time do the two treatments take?",
    estimand: {
      population: ["Study groups of each treatment; one value for each independent sample."],
      outcome: [words(enumerated(kinds.map(({ says }, i) => (i === 0 ? says : inSentence(says))))), ", as printed."],
      summary: ["Median over samples."],
    },
    headlines,
    blocks: [
      { kind: "text", depth: "clinician", prose: says },
      {
        kind: "table",
        id: "units",
        depth: "full",
        caption: ["What each sample prints."],
        columns: [
          { id: "what", label: "What", unit: null, align: "start" },
          { id: "study", label: "Study", unit: null, align: "start" },
          { id: "arm", label: "Group", unit: null, align: "start" },
          { id: "value", label: "Value", unit: null, align: "end" },
          { id: "printed", label: "As printed", unit: null, align: "start" },
        ],
        rows: kinds.flatMap(({ says: what, units }) =>
          units.map(({ study, arm, value, printed }) => [what, study, arm, value, printed]),
        ),
      },
    ],
    method: {
      summary: [
        "Values are read from the printed schedule of each group; of a range the lower end. Plans of unfinished studies count.",
      ],
      formula: "median",
      citations: [],
    },
    caveats: [
      {
        code: "printed-plans",
        prose: ["These are plans as printed, not what people attended; many groups print nothing."],
      },
    ],
  });
};

/** Time that the two treatments ask of people. */
export const effort: Analysis = single({
  id: "effort",
  half: "published",
  reads: { tables: publishedTables, plan: ["cohorts", "conditionFamilies", "labels", "searchNote"] },
  run,
});
