import type { Analysis, Finding } from "../model/index.ts";
import { balanceChart, ladderChart, overlapChart } from "./adjusted-relapse/adjusted-charts.ts";
import { type AdjustedData, adjustedData, adjustmentWords } from "./adjusted-relapse/adjusted-data.ts";
import { adjustedHeadlines } from "./adjusted-relapse/adjusted-headlines.ts";
import { adjustmentsTable, balanceTable, gateTable, measuresTable } from "./adjusted-relapse/adjusted-tables.ts";
import { adjustedCaveats, adjustedTexts } from "./adjusted-relapse/adjusted-texts.ts";
import { curveChart } from "./adjusted-relapse/curve-chart.ts";
import { adjustmentName, populationName } from "./adjusted-relapse/measures.ts";
import { definitionsTable } from "./patients/definitions.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { targetTrialTable } from "./patients/target-trial-table.ts";
import { weightErrors } from "./patients/weight-errors.ts";
import { WEIGHTING_PLAN } from "./patients/weighting-reads.ts";
import { single } from "./single.ts";

/** The same comparison of relapse once the cohorts are made alike in what was recorded before treatment. */
export const adjustedRelapseAnalysis: Analysis = single({
  id: "adjusted-relapse",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [
      ...COURSE_READS.plan,
      ...WEIGHTING_PLAN,
      "horizonDays",
      "fallbackHorizons",
      "landmarks",
      "minAtRisk",
      "mwe",
      "targetTrial",
      "labels",
    ],
  },
  run: (input): Finding => {
    const data = adjustedData(patientInput(input, "adjusted-relapse"));
    const headlines = adjustedHeadlines(data);
    const [comparison] = data.responders;
    return {
      ...data.frame,
      standing: "primary",
      question:
        "Do people stay longer without relapse once the two groups are made alike in what was recorded before treatment?",
      estimand: estimandOf(data),
      headlines,
      blocks: [
        ...adjustedTexts(data, headlines),
        measuresTable(data),
        ...(comparison ? curveChart(data, comparison) : []),
        ...(data.tau === null ? [] : [ladderChart(data, headlines)]),
        adjustmentsTable(data),
        ...(comparison && comparison.weighted.kind === "weighted-people"
          ? [balanceChart(data, comparison), balanceTable(data, comparison), ...overlapChart(data, comparison)]
          : []),
        gateTable(data),
        targetTrialTable(data.plan),
        definitionsTable(data.definitions),
      ],
      method: {
        summary: [
          "A logistic model of the treatment received on the declared covariates gives each person a propensity; weights from it make the groups alike. Weighted Kaplan–Meier curves, restricted means and shares; standard errors from influence functions that carry the estimation of the weights. Regression and the doubly robust estimator work on pseudo-values. A comparison that fails a declared condition is withheld.",
          ...weightErrors(data.plan),
        ],
        formula:
          "w = 1 − e for the intervention, e for the comparator; φᵢ = φᵢ^weighted + H·I⁻¹·sᵢ, SE² = n/(n − p)·Σ(φᵢ/n)²",
        citations: [
          "li-2018",
          "stefanski-boos-2002",
          "mackinnon-white-1985",
          "andersen-perme-2010",
          "austin-2009",
          "vanderweele-ding-2017",
          "ich-e9-r1",
          "target-2025",
        ],
      },
      caveats: adjustedCaveats(data, headlines),
    };
  },
});

const estimandOf = (data: AdjustedData): Finding["estimand"] => {
  const { eligible, treatment, timeZero } = patientEstimand(data);
  const [primary = ""] = adjustmentWords(data);
  return {
    population: [
      `Responders at time zero, and beside them everyone evaluable who started, weighted to ${populationName(primary)}, among `,
      ...eligible,
      ", with a baseline score at or above the instrument's cited entry cut-off.",
    ],
    treatment,
    outcome: ["Days from time zero to relapse, by the primary rule of the plan."],
    intercurrent: [
      "As in the unadjusted comparison: rescue, psychiatric hospitalization and suicide are part of the outcome where the plan says so; maintenance is treatment policy; dropout is censored.",
    ],
    summary: [
      `Difference in means up to the horizon, after ${adjustmentName(primary)}, which make the groups alike in the declared covariates.`,
    ],
    timeZero,
  };
};
