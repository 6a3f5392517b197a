import { courseFlow, type FlowStep } from "../../derive/course-flow.ts";
import type { Cell, Headline, TableBlock } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import type { PatientInput } from "../patients/patient-input.ts";

const WORDS: Readonly<Record<string, string>> = {
  screened: "Screened",
  "not-treated": "Not treated: no acute dose",
  treated: "Treated",
  "no-instrument": "Left out: no instrument declared for the condition",
  "no-baseline": "Left out: no baseline score",
  "below-entry": "Left out: baseline below the entry cut-off",
  "not-evaluable": "Not evaluable: no score in the window of time zero",
  "ended-early": "Died, withdrew or needed rescue before time zero",
  evaluable: "Score at time zero",
  starters: "Evaluable people who started",
  responders: "Responded",
};

const wordsOf = ({ id, title }: FlowStep): string => (title === null ? (WORDS[id] ?? id) : `Excluded: ${title}`);

/** From everybody screened to the responders: one headline per step for the whole data set. */
export const flowHeadlines = ({ id, found }: PatientInput): readonly Headline[] => [
  ...courseFlow(found).map((step) => flowHeadline(`${id}/flow/${step.id}`, wordsOf(step), step.count)),
  flowHeadline(
    `${id}/flow/received-differs`,
    "Treated people whose sessions say another cohort than the source does",
    found.disagreements,
  ),
];

const flowHeadline = (id: string, words: string, count: number): Headline =>
  headline({
    id,
    label: [{ term: words }],
    unit: "people",
    quantity: estimate(count),
    n: count,
    rows: [{ table: "patients", count, where: words }],
  });

/** The same steps by treatment received. */
export const flowTable = ({ found, cohorts }: PatientInput): TableBlock => ({
  kind: "table",
  id: "flow",
  depth: "clinician",
  caption: ["From everybody screened to the responders, by treatment received up to time zero."],
  columns: [
    { id: "step", label: "Step", unit: null, align: "start" },
    { id: "all", label: "All", unit: null, align: "end" },
    ...cohorts.map(({ id, label }) => ({ id, label, unit: null, align: "end" as const })),
  ],
  rows: courseFlow(found).map((step): readonly Cell[] => [
    wordsOf(step),
    step.count,
    ...cohorts.map(({ role }) => step.byRole?.[role] ?? "not yet received"),
  ]),
});
