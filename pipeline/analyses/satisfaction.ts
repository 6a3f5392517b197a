import type { Analysis, Finding } from "../model/index.ts";
import { patientCaveats } from "./patients/patient-caveats.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { satisfactionBlocks } from "./satisfaction/satisfaction-blocks.ts";
import { satisfactionData } from "./satisfaction/satisfaction-data.ts";
import { satisfactionHeadlines } from "./satisfaction/satisfaction-headlines.ts";
import { single } from "./single.ts";

/** How satisfied are people, by the treatment that they received? Unadjusted. */
export const satisfaction: Analysis = single({
  id: "satisfaction",
  half: "patients",
  reads: { tables: [...COURSE_READS.tables, "satisfaction"], plan: [...COURSE_READS.plan, "satisfaction"] },
  run: (input): Finding => {
    const data = satisfactionData(patientInput(input, "satisfaction"));
    const headlines = satisfactionHeadlines(data);
    const { eligible, treatment, timeZero } = patientEstimand(data);
    return {
      ...data.frame,
      standing: "primary",
      question: "How satisfied are people with their treatment, by the treatment that they received?",
      estimand: {
        population: ["Everybody treated who answered in the window: ", ...eligible, "."],
        treatment,
        outcome: [
          { term: data.name },
          ", the first total from day ",
          data.definition("answer-from"),
          " to day ",
          data.definition("answer-to"),
          " after the first dose.",
        ],
        intercurrent: [
          "Treatment policy: answers count whatever happened before them. Who did not answer in the window is left out.",
        ],
        summary: ["Difference in means; with it the probability of superiority."],
        timeZero: ["The first dose. The treatment received is settled by time zero of follow-up: ", ...timeZero],
      },
      headlines,
      blocks: satisfactionBlocks(data, headlines),
      method: {
        summary: [
          "Means and their difference with Welch's interval; probability of superiority with ties as half and the Brunner–Munzel standard error on the logit scale; exact interval for the share who answered.",
        ],
        formula: "x̄₁ − x̄₀; P(X₁ > X₀) + ½P(X₁ = X₀)",
        citations: ["welch-1947", "brunner-munzel-2000", "clopper-pearson-1934", "ich-e9-r1"],
      },
      caveats: [
        ...patientCaveats(data),
        {
          code: "answers-only",
          prose: [
            "Only people who answered count: ",
            { headline: `${data.id}/answered/${data.comparator.id}`, show: "value-and-interval" },
            " (",
            { term: data.comparator.label },
            ") and ",
            { headline: `${data.id}/answered/${data.intervention.id}`, show: "value-and-interval" },
            " (",
            { term: data.intervention.label },
            "). Satisfied people may answer more often.",
          ],
        },
        ...(data.instrument === null
          ? [
              {
                code: "instrument-absent",
                prose: ["The study has no file for the declared instrument, so no picture is drawn."],
              },
            ]
          : []),
      ],
    };
  },
});
