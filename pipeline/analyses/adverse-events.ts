import { type HarmCount, harmCounts } from "../derive/harm-counts.ts";
import type { Analysis, Block, Cell, Finding, Headline, Prose, Quantity } from "../model/index.ts";
import { clopperPearson } from "../stats/categorical/clopper-pearson.ts";
import { newcombeDifference } from "../stats/categorical/newcombe-difference.ts";
import { notEstimable } from "../stats/quantity.ts";
import { courseDefinitions } from "./patients/course-definitions.ts";
import { definitionsTable } from "./patients/definitions.ts";
import { headline } from "./patients/headline.ts";
import { MADE_UP, OWN_CHOICE, patientCaveats } from "./patients/patient-caveats.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, type Cohort, type PatientInput, patientInput } from "./patients/patient-input.ts";
import { single } from "./single.ts";

const WORDS: Readonly<Record<HarmCount["harm"], string>> = {
  "adverse-event": "People with any adverse event",
  "severe-adverse-event": "People with a severe, life-threatening or fatal adverse event",
  hospitalisation: "People admitted to hospital",
  dropout: "People who dropped out",
  death: "People who died",
};

const NOT_RECORDED = "The source did not record such events, which does not mean that there were none.";

/** How many treated people had an adverse event, a severe one, a hospital stay, dropped out or died? Unadjusted. */
export const adverseEvents: Analysis = single({
  id: "adverse-events",
  half: "patients",
  reads: COURSE_READS,
  run: (input): Finding => {
    const data = patientInput(input, "adverse-events");
    const harms = harmCounts(data.found.courses, data.dataset.tables.events);
    const { eligible, treatment, timeZero } = patientEstimand(data);
    return {
      ...data.frame,
      standing: "secondary",
      question: "How many people had unwanted effects, by the treatment that they received?",
      estimand: {
        population: ["Everybody treated: ", ...eligible, "."],
        treatment,
        outcome: ["At least one event of the kind from the first dose to the end of the records."],
        intercurrent: [
          "Treatment policy: events count whatever happened before; people who left count with what was seen.",
        ],
        summary: [
          "Share of people with at least one event, and the difference between the groups for any adverse event.",
        ],
        timeZero: ["The first dose. The treatment received is settled later: ", ...timeZero],
      },
      headlines: [...harms.flatMap((harm) => harmHeadlines(data, harm)), differenceHeadline(data, harms)],
      blocks: harmBlocks(data, harms),
      method: {
        summary: [
          "Exact (Clopper–Pearson) intervals for the shares; the difference with Newcombe's interval from Wilson limits. People are counted once.",
        ],
        formula: "x / n; difference p₁ − p₀",
        citations: ["clopper-pearson-1934", "newcombe-1998", "ich-e9-r1"],
      },
      caveats: [
        ...patientCaveats(data),
        {
          code: "seen-for-different-times",
          prose: [
            "People are counted as long as they were seen. Whoever is seen more often or longer has more chances to report.",
          ],
        },
        ...(harms.some(({ people }) => people === null)
          ? [
              {
                code: "not-recorded",
                prose: [
                  "Some kinds of event were not recorded by the source. Not recorded is not the same as none seen.",
                ],
              },
            ]
          : []),
      ],
    };
  },
});

const treated = ({ found }: PatientInput, { role }: Cohort): number =>
  found.courses.filter(({ received }) => received === role).length;

const harmHeadlines = (data: PatientInput, { harm, people }: HarmCount): readonly Headline[] =>
  data.cohorts.map((cohort) => {
    const n = treated(data, cohort);
    const events = people?.[cohort.role] ?? null;
    return headline({
      id: `${data.id}/${harm}/${cohort.id}`,
      label: [`${WORDS[harm]}, `, { term: cohort.label }],
      unit: "share",
      better: "lower",
      quantity:
        events === null
          ? notEstimable("no-data", NOT_RECORDED)
          : clopperPearson({ events, n }, { level: data.plan.level }),
      n,
      events,
      rows: [{ table: "events", count: events ?? 0, where: `${WORDS[harm]}: ${cohort.label}` }],
    });
  });

const differenceOf = (data: PatientInput, any: HarmCount["people"] | undefined): Quantity =>
  any == null
    ? notEstimable("no-data", NOT_RECORDED)
    : newcombeDifference(
        {
          events1: any.intervention,
          n1: treated(data, data.intervention),
          events2: any.comparator,
          n2: treated(data, data.comparator),
        },
        { level: data.plan.level },
      );

const differenceHeadline = (data: PatientInput, harms: readonly HarmCount[]): Headline => {
  const any = harms.find(({ harm }) => harm === "adverse-event")?.people;
  return headline({
    id: `${data.id}/risk-difference/unadjusted`,
    label: [
      "Difference in the share of people with any adverse event, unadjusted, ",
      { term: data.intervention.label },
      " minus ",
      { term: data.comparator.label },
    ],
    unit: "risk-difference",
    better: "lower",
    quantity: differenceOf(data, any),
    n: treated(data, data.intervention) + treated(data, data.comparator),
    events: any ? any.intervention + any.comparator : null,
    rows: data.cohorts.map((cohort) => ({
      table: "patients",
      count: treated(data, cohort),
      where: `treated people who received: ${cohort.label}`,
    })),
  });
};

const harmBlocks = (data: PatientInput, harms: readonly HarmCount[]): readonly Block[] => [
  { kind: "text", depth: "plain", prose: plainSentences(data, harms) },
  {
    kind: "table",
    id: "harms",
    depth: "clinician",
    caption: ["Unwanted effects among treated people, by treatment received, unadjusted, with exact intervals."],
    columns: [
      { id: "kind", label: "People counted once", unit: null, align: "start" },
      ...data.cohorts.map(({ id, label }) => ({ id, label, unit: null, align: "end" as const })),
      { id: "difference", label: "Difference, unadjusted", unit: null, align: "end" },
    ],
    rows: harms.map(({ harm, people }): readonly Cell[] => [
      WORDS[harm],
      ...data.cohorts.map((cohort) => harmCell(data, harm, cohort, people)),
      harm === "adverse-event" ? { headline: `${data.id}/risk-difference/unadjusted` } : "not compared",
    ]),
  },
  definitionsTable(courseDefinitions(data.plan)),
];

const harmCell = (data: PatientInput, harm: HarmCount["harm"], cohort: Cohort, people: HarmCount["people"]): Cell => {
  if (people === null) return "not recorded";
  const n = treated(data, cohort);
  if (n === 0) return "nobody treated";
  return { headline: `${data.id}/${harm}/${cohort.id}` };
};

const plainSentences = (data: PatientInput, harms: readonly HarmCount[]): Prose => [
  ...(data.dataset.kind === "simulated" ? [...MADE_UP, " "] : []),
  ...harms.flatMap(({ harm, people }): Prose => {
    if (people === null) return [`${PLAIN[harm]}: this was not recorded. That does not mean that there were none. `];
    if (people.comparator + people.intervention === 0) return [`${PLAIN[harm]}: none seen. `];
    return [
      `${PLAIN[harm]}: `,
      ...data.cohorts.flatMap(
        (cohort, i): Prose => [
          i === 0 ? "" : ", and ",
          { headline: `${data.id}/${harm}/${cohort.id}`, show: "events" },
          " of ",
          { headline: `${data.id}/${harm}/${cohort.id}`, show: "n" },
          " ",
          { term: cohort.with },
        ],
      ),
      ". ",
    ];
  }),
  ...OWN_CHOICE,
];

const PLAIN: Readonly<Record<HarmCount["harm"], string>> = {
  "adverse-event": "People with any unwanted effect",
  "severe-adverse-event": "People with a severe unwanted effect",
  hospitalisation: "People who went to hospital",
  dropout: "People who left early",
  death: "People who died",
};
