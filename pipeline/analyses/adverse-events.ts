import type { Analysis, Finding } from "../model/index.ts";
import { harmBlocks } from "./adverse-events/harm-blocks.ts";
import { harmHeadlines } from "./adverse-events/harm-headlines.ts";
import { harmsData } from "./adverse-events/harms-data.ts";
import { patientCaveats } from "./patients/patient-caveats.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { single } from "./single.ts";

/** How many treated people had an adverse event, grew worse, went to hospital, dropped out or died? Unadjusted. */
export const adverseEvents: Analysis = single({
  id: "adverse-events",
  half: "patients",
  reads: { tables: COURSE_READS.tables, plan: [...COURSE_READS.plan, "harms"] },
  run: (input): Finding => {
    const data = harmsData(patientInput(input, "adverse-events"));
    const { eligible, treatment, timeZero } = patientEstimand(data);
    return {
      ...data.frame,
      standing: "secondary",
      question: "How many people had unwanted effects, by the treatment that they received?",
      estimand: {
        population: [
          "Everybody treated: ",
          ...eligible,
          ". Harms read from scores: those of them with a score before and after the first dose.",
        ],
        treatment,
        outcome: ["At least one event of the kind from the first dose to the end of the records."],
        intercurrent: [
          "Treatment policy: events count whatever happened before; people who left count with what was seen.",
        ],
        summary: ["Share of people with at least one event, and the difference between the groups, for each kind."],
        timeZero: ["The first dose. The treatment received is settled later: ", ...timeZero],
      },
      headlines: harmHeadlines(data),
      blocks: harmBlocks(data),
      method: {
        summary: [
          "Exact (Clopper–Pearson) intervals for the shares; differences with Newcombe's interval from Wilson limits. People are counted once, by severity with their worst event. Worse: a score after the first dose above baseline by the minimal important difference that the instrument's file cites.",
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
        {
          code: "worse-once",
          prose: [
            "Scores go up and down by themselves, so some people are worse at one of many visits whatever they are given.",
          ],
        },
        ...(data.harms.some(({ people }) => people === null)
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
