import { comingTimeline } from "../charts/coming-timeline.ts";
import { layouts } from "../charts/layouts.ts";
import { type ComingTrial, comingTrials } from "../derive/evidence/coming-trials.ts";
import { tableRows } from "../derive/evidence/table-rows.ts";
import type { Analysis, AnalysisInput, Finding, Plan, ResultsRow, StudiesRow } from "../model/index.ts";
import { countedHeadline } from "./published/counted-headline.ts";
import { publishedFinding } from "./published/published-finding.ts";
import { publishedFrame } from "./published/published-frame.ts";
import { labelOf } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/coming";

/** "2025-06" or "2025-06-30" as a year with a fraction; a month without a day is its middle. */
const yearOf = (day: string): number => {
  const [year = 0, month = 1, date = 15] = day.split("-").map(Number);
  return year + (month - 1) / 12 + (date - 1) / 365;
};

const endText = ({ finish }: ComingTrial): string =>
  finish === null ? "not recorded" : `${finish.day}, ${finish.reached ? "ended" : "planned"}`;

const moveText = ({ move }: ComingTrial): string => move?.label ?? "None declared";

const peopleText = ({ people }: ComingTrial): string => (people === null ? "number not recorded" : `${people} people`);

const nameOf = ({ study }: ComingTrial): string => study.registration ?? study.study_id;

const timeline = (plan: Plan, trials: readonly ComingTrial[]) => ({
  now: yearOf(plan.dataAsOf),
  nowText: "data of this report",
  rows: trials.map((trial) => ({
    name: nameOf(trial),
    detail: `${labelOf(plan, "condition", trial.study.condition)}, ${peopleText(trial)}`,
    at: trial.finish === null ? null : yearOf(trial.finish.day),
    atText: endText(trial),
    reached: trial.finish?.reached ?? false,
  })),
});

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const studies = tableRows<StudiesRow>(evidence.studies);
  const reported = new Set(tableRows<ResultsRow>(evidence.results).map(({ study_id }) => study_id));
  const trials = comingTrials(studies, reported, plan);
  const keys = (list: readonly ComingTrial[]) => list.map(({ study }) => study.study_id);
  const moving = trials.filter(({ move }) => (move?.statements.length ?? 0) > 0);
  const dated = trials.filter(({ finish }) => finish !== null);
  const ended = trials.filter(({ finish }) => finish?.reached);
  const overdue = trials.filter((trial) => trial.overdue);
  const people = (list: readonly ComingTrial[]) => list.reduce((sum, trial) => sum + (trial.people ?? 0), 0);
  const value = (name: string) => ({ headline: `${id}/${name}`, show: "value" }) as const;
  return publishedFinding(plan, {
    analysis: "coming",
    standing: "exploratory",
    question: "Which studies are still to come?",
    estimand: {
      population: ["Registered trials in the tables that have printed no number yet."],
      outcome: ["When they end, how many people they hold, and which statement each would move."],
      summary: ["Counts. What a register did not say is shown as not recorded."],
    },
    headlines: [
      countedHeadline(
        `${id}/trials`,
        ["Registered trials without a reported number"],
        "trials",
        trials.length,
        keys(trials),
      ),
      countedHeadline(
        `${id}/people`,
        ["People in them, enrolled or planned, where recorded"],
        "people",
        people(trials),
        keys(trials),
      ),
      countedHeadline(`${id}/dated`, ["Of these trials, with a recorded end"], "trials", dated.length, keys(dated)),
      countedHeadline(`${id}/ended`, ["Of these trials, ended"], "trials", ended.length, keys(ended)),
      countedHeadline(
        `${id}/overdue`,
        ["Of these trials, ended so long ago that their silence costs certainty"],
        "trials",
        overdue.length,
        keys(overdue),
      ),
      countedHeadline(
        `${id}/moving`,
        ["Of these trials, of the kind that would move a statement here"],
        "trials",
        moving.length,
        keys(moving),
      ),
      countedHeadline(
        `${id}/moving-people`,
        ["People in those, where recorded"],
        "people",
        people(moving),
        keys(moving),
      ),
    ],
    blocks: [
      {
        kind: "text",
        depth: "clinician",
        prose: [
          "Registered and not reported: ",
          value("trials"),
          " with ",
          value("people"),
          ", as far as recorded; ended: ",
          value("ended"),
          ". Of the kind that would move a statement of this report: ",
          value("moving"),
          " with ",
          value("moving-people"),
          ".",
        ],
      },
      {
        kind: "chart",
        id: "timeline",
        depth: "clinician",
        caption: ["When registered trials without a reported number end."],
        table: "trials",
        audience: "public",
        alt: [
          "Timeline with one line for each of ",
          value("trials"),
          "; a mark stands where a register gives an end, words where none is recorded. What they will find cannot be seen. Table follows.",
        ],
        ...layouts(
          comingTimeline,
          publishedFrame(plan, "Studies still to come", "End of each registered trial without a reported number"),
          timeline(plan, trials),
        ),
      },
      {
        kind: "table",
        id: "trials",
        depth: "clinician",
        caption: ["Registered trials without a reported number, by their end."],
        columns: [
          { id: "registration", label: "Registration", unit: null, align: "start" },
          { id: "design", label: "Design", unit: null, align: "start" },
          { id: "condition", label: "Condition", unit: null, align: "start" },
          { id: "comparison", label: "Comparison", unit: null, align: "start" },
          { id: "people", label: "People", unit: "people", align: "end" },
          { id: "end", label: "End", unit: null, align: "start" },
          { id: "moves", label: "Would move", unit: null, align: "start" },
          { id: "study", label: "Key", unit: null, align: "start" },
        ],
        rows: trials.map((trial) => [
          nameOf(trial),
          labelOf(plan, "design", trial.study.design),
          labelOf(plan, "condition", trial.study.condition),
          labelOf(plan, "comparison_type", trial.study.comparison_type),
          trial.people ?? "not recorded",
          endText(trial),
          moveText(trial),
          trial.study.study_id,
        ]),
      },
    ],
    method: {
      summary: [
        "A study counts when it was read in a declared kind of source, has a declared design, and no row of results. Ends are as the register gave them; which statements a trial would move is declared by its comparison and its condition.",
      ],
      formula: "none",
      citations: [],
    },
    caveats: [
      {
        code: "register-reading",
        prose: [
          "Registers were read as stored pages: a trial may have reported since, and others may be registered that nobody here saw.",
        ],
      },
    ],
  });
};

/** Registered trials that have not reported, and what each would move. */
export const coming: Analysis = single({
  id: "coming",
  half: "published",
  reads: {
    tables: ["studies", "results"],
    plan: ["comingEvidence", "conditionFamilies", "labels", "dataAsOf", "searchNote"],
  },
  run,
});
