import type { Analysis, Caveat, Finding } from "../model/index.ts";
import { listed } from "./patients/definitions.ts";
import { imputedCaveat } from "./patients/imputed-caveat.ts";
import { partlyAdjustedCaveats } from "./patients/partly-adjusted-caveats.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { weightErrors } from "./patients/weight-errors.ts";
import { WEIGHTING_PLAN } from "./patients/weighting-reads.ts";
import { gateWords } from "./patients/withheld.ts";
import { preferenceBlocks } from "./preference/preference-blocks.ts";
import { type PreferenceData, preferenceData } from "./preference/preference-data.ts";
import { preferenceHeadlines } from "./preference/preference-headlines.ts";
import { labelOf, words } from "./published/words.ts";
import { single } from "./single.ts";

/** What would people choose, does satisfaction depend on their goal, and what goes with receiving what one prefers? */
export const preference: Analysis = single({
  id: "preference",
  half: "patients",
  reads: {
    tables: [...COURSE_READS.tables, "satisfaction"],
    plan: [...COURSE_READS.plan, ...WEIGHTING_PLAN, "satisfaction", "horizonDays", "goals", "words", "labels"],
  },
  run: (input): Finding => {
    const data = preferenceData(patientInput(input, "preference"));
    const { eligible, treatment, timeZero } = patientEstimand(data, "every number says whether it is adjusted");
    const { speed, depth } = data.plan.goals;
    return {
      ...data.frame,
      standing: "exploratory",
      question: "What would people choose, and are they more satisfied with what fits their goal or their wish?",
      estimand: {
        population: [
          "Shares: everybody treated, ",
          ...eligible,
          ". Goals: those of them who answered in the window. Wishes: those of them with a known preference.",
        ],
        treatment: [...treatment, " For wishes: the treatment preferred against the other."],
        outcome: [
          "The treatment preferred before treatment; ",
          { term: data.name },
          ", first total from day ",
          data.definition("answer-from"),
          " to day ",
          data.definition("answer-to"),
          "; sessions attended by day ",
          data.definition("sessions-to"),
          "; dropout by day ",
          data.definition("dropout-to"),
          ", counted from the first dose.",
        ],
        intercurrent: [
          "Treatment policy: answers count whatever happened before them. Who did not answer is left out. Dropout counts as recorded; who was not followed that long counts as not dropped out.",
        ],
        summary: [
          "Shares by goal; difference in means within either goal (",
          words(labelOf(data.plan, "goal", depth)),
          ", ",
          words(labelOf(data.plan, "goal", speed)),
          ") and the former minus the latter; difference in means and in shares by whether the wish was met. Adjusted numbers speak for the overlap population.",
        ],
        timeZero: ["The first dose. The treatment received is settled by time zero of follow-up: ", ...timeZero],
      },
      headlines: preferenceHeadlines(data),
      blocks: preferenceBlocks(data),
      method: {
        summary: [
          "Exact intervals for shares, with people without a preference in the denominator. Within either goal a difference of means weighted by the overlap weights of everyone who answered (logistic model on ",
          data.definition("covariates"),
          "); their difference from the same influence functions, so that errors carry the estimation of the weights. A statement on both goals needs both effects (intersection and union). For wishes the propensity is that of receiving what one prefers, on the same covariates, the goal and the preferred treatment. Gaps in covariates are imputed by chained equations from the other covariates, the groups compared and the outcome; weights and estimate are made in each completed set and pooled by Rubin's rules with Barnard and Rubin's degrees of freedom. Sessions are compared within each treatment received, for planned sessions are not recorded and the treatments differ in their number.",
          ...weightErrors(data.plan),
        ],
        formula: "θ = (m₁ − m₀ | goal a) − (m₁ − m₀ | goal b), m = Σwx/Σw, w₁ = 1 − e, w₀ = e",
        citations: [
          "clopper-pearson-1934",
          "li-2018",
          "stefanski-boos-2002",
          "barnard-rubin-1999",
          "mackinnon-white-1985",
          "berger-1996",
          "newcombe-1998",
          "welch-1947",
          "ich-e9-r1",
        ],
      },
      caveats: preferenceCaveats(data),
    };
  },
});

const preferenceCaveats = (data: PreferenceData): readonly Caveat[] => {
  const named = data.goals.whole.checks.filter(({ state }) => state === "shown");
  return [
    ...partlyAdjustedCaveats(data),
    {
      code: "wish-is-no-cause",
      prose: [
        "Whether a wish was met was not drawn by lot. Numbers for the overlap population are weighted for the declared covariates; what was not measured can still differ. Dropout and sessions hang together with how long the treatment received goes on.",
      ],
    },
    ...imputedCaveat(data.goals.answered, data.plan, {
      code: "covariates-imputed",
      where: "In the comparison of goals ",
    }),
    ...imputedCaveat(data.matched.dropout.compared, data.plan, {
      code: "covariates-imputed-wishes",
      where: "In the comparison of wishes ",
    }),
    ...(named.length === 0
      ? []
      : [
          {
            code: "imbalance-left",
            prose: [
              "Within the goals the weights leave some imbalance: ",
              ...listed(named.map((check) => ({ term: gateWords(check, data.cohorts) }))),
              ".",
            ],
          },
        ]),
  ];
};
