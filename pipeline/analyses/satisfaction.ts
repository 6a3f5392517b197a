import type { Analysis, Finding } from "../model/index.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { weightErrors } from "./patients/weight-errors.ts";
import { WEIGHTING_PLAN } from "./patients/weighting-reads.ts";
import { adjustedHeadlines } from "./satisfaction/adjusted-headlines.ts";
import { hiddenCauseHeadlines } from "./satisfaction/hidden-cause-headlines.ts";
import { satisfactionBlocks } from "./satisfaction/satisfaction-blocks.ts";
import { satisfactionCaveats } from "./satisfaction/satisfaction-caveats.ts";
import { satisfactionData } from "./satisfaction/satisfaction-data.ts";
import { satisfactionHeadlines } from "./satisfaction/satisfaction-headlines.ts";
import { single } from "./single.ts";

/** How satisfied are people, by the treatment that they received? Unadjusted, and made alike by declared covariates. */
export const satisfaction: Analysis = single({
  id: "satisfaction",
  half: "patients",
  reads: {
    tables: [...COURSE_READS.tables, "satisfaction"],
    plan: [...COURSE_READS.plan, ...WEIGHTING_PLAN, "satisfaction", "depth", "mwe"],
  },
  run: (input): Finding => {
    const data = satisfactionData(patientInput(input, "satisfaction"));
    const headlines = [...satisfactionHeadlines(data), ...adjustedHeadlines(data), ...hiddenCauseHeadlines(data)];
    const { eligible, treatment, timeZero } = patientEstimand(data, "every number says whether it is adjusted");
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
          "Treatment policy: answers count whatever happened before them. Who did not answer in the window is left out; a sensitivity analysis weights for answering.",
        ],
        summary: [
          "Difference in means, unadjusted for everyone who answered and adjusted for the overlap population: people who might have had either treatment; with it the probability of superiority.",
        ],
        timeZero: ["The first dose. The treatment received is settled by time zero of follow-up: ", ...timeZero],
      },
      headlines,
      blocks: satisfactionBlocks(data, headlines),
      method: {
        summary: [
          "Means and their difference with Welch's interval; probability of superiority with ties as half and the Brunner–Munzel standard error on the logit scale; exact interval for the share who answered. Adjusted: a logistic model of the treatment received on the declared covariates (",
          data.definition("covariates"),
          "), overlap weights, and standard errors that carry the estimation of the weights; shown only where the declared conditions are met. Median of all pairwise differences by Hodges and Lehmann; proportional odds with Brant's check. Weights for answering: a logistic model on baseline, response at time zero and the treatment received. E-values: the difference over the standard deviation that both groups share, read as a risk ratio. Gaps in covariates are imputed by chained equations from the other covariates, the groups compared and the outcome; weights and estimate are made in each completed set and pooled by Rubin's rules with Barnard and Rubin's degrees of freedom. Nothing is adjusted for symptoms after treatment, for treatment acts through them.",
          ...weightErrors(data.plan),
        ],
        formula: "x̄₁ − x̄₀; overlap: Σw₁x/Σw₁ − Σw₀x/Σw₀ with w₁ = 1 − e, w₀ = e; P(X₁ > X₀) + ½P(X₁ = X₀)",
        citations: [
          "welch-1947",
          "brunner-munzel-2000",
          "clopper-pearson-1934",
          "li-2018",
          "stefanski-boos-2002",
          "barnard-rubin-1999",
          "vanderweele-ding-2017",
          "hodges-lehmann-1963",
          "mccullagh-1980",
          "brant-1990",
          "cronbach-1951",
          "ich-e9-r1",
        ],
      },
      caveats: satisfactionCaveats(data),
    };
  },
});
