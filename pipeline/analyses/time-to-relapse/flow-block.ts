import { consortFlow } from "../../charts/consort-flow.ts";
import type { FlowBox } from "../../charts/flow-boxes.ts";
import { layouts } from "../../charts/layouts.ts";
import type { Role } from "../../derive/course.ts";
import { courseFlow, type FlowStep } from "../../derive/course-flow.ts";
import { finishedCourses } from "../../derive/follow-up/finished-courses.ts";
import type { Cell, ChartBlock, Headline, TableBlock } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { headline } from "../patients/headline.ts";
import type { PatientInput } from "../patients/patient-input.ts";

const TABLE = "flow";

const WORDS: Readonly<Record<string, string>> = {
  screened: "Screened",
  "not-treated": "Not treated: no acute dose",
  treated: "Treated",
  "received-differs": "Treated people whose sessions say another cohort than the source does",
  "course-finished": "Acute course finished, of people treated",
  "no-instrument": "Left out: no instrument declared for the condition",
  "no-baseline": "Left out: no baseline score",
  "below-entry": "Left out: baseline below the entry cut-off",
  "not-evaluable": "Not evaluable: no score in the window of time zero",
  "ended-early": "Died, withdrew or needed rescue before time zero",
  evaluable: "Score at time zero",
  starters: "Evaluable people who started",
  "non-responders": "Did not respond",
  responders: "Responded",
  left: "Dropped out before relapse and the horizon",
  lost: "Last seen before the horizon, not recorded as dropout",
  followed: "Relapsed, or still seen at the horizon",
};

const wordsOf = ({ id, title }: FlowStep): string => (title === null ? (WORDS[id] ?? id) : `Excluded: ${title}`);

const stepsOf = ({ found, dataset, plan }: PatientInput): readonly FlowStep[] =>
  courseFlow(found, {
    finished: finishedCourses(found.courses, dataset.tables.sessions, plan),
    horizonDays: plan.horizonDays,
  });

/** From everybody screened to those followed: one headline per step for the whole data set. */
export const flowHeadlines = (data: PatientInput): readonly Headline[] =>
  stepsOf(data).map((step) => {
    const { id, count } = step;
    return headline({
      id: `${data.id}/flow/${id}`,
      label: [{ term: wordsOf(step) }],
      unit: "people",
      quantity: estimate(count),
      n: count,
      rows: [{ table: "patients", count, where: wordsOf(step) }],
    });
  });

/** The same steps by treatment received. */
export const flowTable = (data: PatientInput): TableBlock => ({
  kind: "table",
  id: TABLE,
  depth: "clinician",
  caption: ["From everybody screened to those followed, by treatment received up to time zero."],
  columns: [
    { id: "step", label: "Step", unit: null, align: "start" },
    { id: "all", label: "All", unit: null, align: "end" },
    ...data.cohorts.map(({ id, label }) => ({ id, label, unit: null, align: "end" as const })),
  ],
  rows: stepsOf(data).map((step): readonly Cell[] => [
    wordsOf(step),
    step.count,
    ...data.cohorts.map(({ role }) => step.byRole?.[role] ?? "not yet received"),
  ]),
});

/** The same as a picture. */
export const flowChart = (data: PatientInput): ChartBlock => {
  const steps = stepsOf(data);
  const find = (id: string): FlowStep =>
    steps.find((step) => step.id === id) ?? { id, title: null, count: 0, byRole: null };
  const all = (step: FlowStep): FlowBox => ({ text: wordsOf(step), count: step.count });
  const of =
    (role: Role) =>
    (id: string, text?: string): FlowBox => ({
      text: text ?? wordsOf(find(id)),
      count: find(id).byRole?.[role] ?? 0,
    });
  const some = (boxes: readonly FlowBox[]): readonly FlowBox[] => boxes.filter(({ count }) => count > 0);
  return {
    kind: "chart",
    id: "consort-flow",
    depth: "full",
    caption: ["Who was screened, treated, scored at time zero, responded and was followed, by treatment received."],
    ...layouts(
      consortFlow,
      chartFrame(
        data,
        "Who was followed, and who was left out?",
        `People by the treatment that they received up to time zero; followed to day ${data.plan.horizonDays} after it. ${find("received-differs").count} treated people changed group against the source.`,
      ),
      {
        screened: all(find("screened")),
        excluded: some([...steps.filter(({ title }) => title !== null).map(all), all(find("not-treated"))]),
        treated: all(find("treated")),
        arms: data.cohorts.map(({ role, label }) => {
          const count = of(role);
          return {
            role,
            steps: [
              {
                box: [
                  count("treated", `Received ${label}`),
                  count("course-finished", "of whom finished the acute course"),
                ],
                left: some(
                  ["no-instrument", "no-baseline", "below-entry", "not-evaluable", "ended-early"].map((id) =>
                    count(id),
                  ),
                ),
              },
              { box: [count("evaluable")], left: some([count("non-responders")]) },
              { box: [count("responders")], left: some([count("left"), count("lost")]) },
              { box: [count("followed")], left: [] },
            ],
          };
        }),
      },
    ),
    alt: [
      ...(data.dataset.kind === "simulated" ? ["Simulated data. "] : []),
      "Boxes from ",
      { headline: `${data.id}/flow/screened`, show: "value" },
      " screened to ",
      { headline: `${data.id}/flow/treated`, show: "value" },
      " treated, then by treatment received: ",
      { headline: `${data.id}/flow/responders`, show: "value" },
      " responded and what became of ",
      { headline: `${data.id}/flow/followed`, show: "value" },
      " is known up to the horizon. Table beside it.",
    ],
    table: TABLE,
    audience: data.dataset.kind === "simulated" ? "public" : "private",
  };
};
