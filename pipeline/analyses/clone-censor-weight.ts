import type { Analysis, Estimand, Finding } from "../model/index.ts";
import { type CloneData, cloneData } from "./clone-censor-weight/clone-data.ts";
import { cloneHeadlines } from "./clone-censor-weight/clone-headlines.ts";
import { clonesTable, daysTable } from "./clone-censor-weight/clone-tables.ts";
import { cloneCaveats, cloneTexts } from "./clone-censor-weight/clone-texts.ts";
import { definitionsTable } from "./patients/definitions.ts";
import { gateTable } from "./patients/gate-table.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { weightErrors } from "./patients/weight-errors.ts";
import { single } from "./single.ts";

/** Does the answer on lasting response hang on counting from time zero? Clones from the first dose, censored and weighted. */
export const cloneCensorWeightAnalysis: Analysis = single({
  id: "clone-censor-weight",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [
      ...COURSE_READS.plan,
      "cloneCensorWeight",
      "covariates",
      "missing",
      "seed",
      "gate",
      "minAtRisk",
      "seSmallSample",
    ],
  },
  run: (input): Finding => {
    const data = cloneData(patientInput(input, "clone-censor-weight"));
    return {
      ...data.frame,
      standing: "exploratory",
      question:
        "Does the answer hang on counting only from the end of the acute course, when treatment is already known?",
      estimand: estimandOf(data),
      headlines: cloneHeadlines(data),
      blocks: [
        ...cloneTexts(data),
        daysTable(data),
        clonesTable(data),
        {
          ...gateTable("conditions", data.comparison.checks, data.cohorts),
          caption: ["Declared conditions on the weights of clones that completed the grace period."],
        },
        definitionsTable(data.definitions),
      ],
      method: {
        summary: [
          "Everyone is cloned into both strategies on the day of the first dose. A clone is censored when its person's sessions depart from its strategy: with the session that completes the intervention, or without it at the end of the grace period. The others weigh the inverse of their chance of not being censored so, from pooled logistic regressions on the declared covariates with an intercept for each day on which somebody left. Mean days in sustained response are the area between two weighted Kaplan–Meier curves from the first dose: of response lost or ruled out, and of response begun or ruled out. Dropout is censored. Standard errors by influence functions over people, both clones of a person together, with the fitting of the weights; no resampling. No p-value is given.",
          ...weightErrors(data.plan),
        ],
        formula:
          "w(t) = ∏ 1/(1 − ĥ(s | x)) over days s before t; Δ = ∫₀^τ [S_lost − S_begun]₁ dt − ∫₀^τ [S_lost − S_begun]₀ dt; SE² = Σᵢ φᵢ²",
        citations: [
          "cain-2010",
          "hernan-2018",
          "maringe-2020",
          "dagostino-1990",
          "huang-2018",
          "robins-finkelstein-2000",
          "stefanski-boos-2002",
          "ich-e9-r1",
        ],
      },
      caveats: cloneCaveats(data),
    };
  },
});

const estimandOf = (data: CloneData): Estimand => {
  const { eligible } = patientEstimand(data);
  return {
    population: [
      "Everyone who started, among ",
      ...eligible,
      ", with a baseline score at or above the instrument's cited entry cut-off.",
    ],
    treatment: [
      { term: data.intervention.label },
      ": at least ",
      data.definition("therapy"),
      " sessions of the intervention by day ",
      data.definition("grace"),
      " after the first dose, at whatever time people had them; against ",
      { term: data.comparator.label },
      ": fewer by that day.",
    ],
    outcome: [
      "Days in sustained response: from the score that shows response after the acute course to relapse by the primary rule. Who does not respond has none.",
    ],
    intercurrent: [
      "Leaving the strategy: as if it had not happened (hypothetical), by weights. Rescue, psychiatric hospitalization and suicide are part of the outcome where the plan says so; death, dropout or rescue before the first score ends at no day in response; later dropout is censored; maintenance is treatment policy.",
    ],
    summary: [
      "Difference in mean days in sustained response from the first dose to day ",
      data.definition("horizon"),
      ".",
    ],
    timeZero: ["The day of the first dose, the same for both strategies: no time is immortal."],
  };
};
