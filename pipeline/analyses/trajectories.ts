import type { Analysis, Finding } from "../model/index.ts";
import { definitionsTable } from "./patients/definitions.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { weightErrors } from "./patients/weight-errors.ts";
import { WEIGHTING_PLAN } from "./patients/weighting-reads.ts";
import { single } from "./single.ts";
import { byWindowBlocks } from "./trajectories/by-window-blocks.ts";
import { byWindowHeadlines } from "./trajectories/by-window-headlines.ts";
import { courseBlocks } from "./trajectories/course-block.ts";
import { measureBlocks } from "./trajectories/measure-blocks.ts";
import { measureHeadlines } from "./trajectories/measure-headlines.ts";
import { trajectoryCaveats } from "./trajectories/trajectory-caveats.ts";
import { trajectoryData } from "./trajectories/trajectory-data.ts";
import { trajectoryTexts } from "./trajectories/trajectory-texts.ts";

/** How do scores run over time, by the treatment that people received? Adjusted by window; the whole course beside it. */
export const trajectories: Analysis = single({
  id: "trajectories",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [
      ...COURSE_READS.plan,
      ...WEIGHTING_PLAN,
      "horizonDays",
      "minAtRisk",
      "visitWindows",
      "bootstrap",
      "trajectories",
    ],
  },
  run: (input): Finding => {
    const data = trajectoryData(patientInput(input, "trajectories"));
    const headlines = [...byWindowHeadlines(data), ...measureHeadlines(data)];
    const { eligible, treatment, timeZero } = patientEstimand(
      data,
      "differences by window are adjusted for the declared covariates",
    );
    return {
      ...data.frame,
      standing: "secondary",
      question: "How do symptom scores run over time, by the treatment that people received?",
      estimand: {
        population: [
          "Everybody seen in at least one window, unweighted, among ",
          ...eligible,
          ", with a baseline score at or above the instrument's cited entry cut-off.",
        ],
        treatment,
        outcome: [
          "Improvement since baseline in each planned window, in ",
          { term: data.unitWords },
          data.unit.kind === "percent" ? " (percent of each instrument's scale)" : "",
          ": the visit closest to the planned day, of two equally close the earlier.",
        ],
        intercurrent: [
          "Treatment policy throughout: scores count as they were measured, also after relapse, rescue or a further dose. A window without a score is missing, not worst.",
        ],
        summary: ["Difference in mean improvement at each window, covariates being equal."],
        timeZero: [
          `Windows are counted from ${data.plan.visitWindows.origin === "firstDose" ? "the first dose" : "time zero"}; the treatment received is settled by time zero: `,
          ...timeZero,
        ],
      },
      headlines,
      blocks: [
        ...trajectoryTexts(data, headlines),
        ...courseBlocks(data),
        ...byWindowBlocks(data),
        ...measureBlocks(data),
        definitionsTable(data.definitions),
      ],
      method: {
        summary: [
          "Mixed model for repeated measures by REML with Satterthwaite's degrees of freedom: a mean for each group at each window, the baseline with a slope at each window, the declared covariates with one slope; the covariance of a person's visits is the first declared structure that the data can answer. Gaps in covariates are imputed by chained equations from the other covariates, the groups compared and the outcome (the improvement in each window); model or weights are fitted to each completed set, estimates pooled by Rubin's rules with Barnard and Rubin's degrees of freedom. Area under each person's improvement by trapezoids between all visits from time zero to the horizon, over its length: Welch's interval, and weighted with standard errors that carry the estimation of the weights. Slope: mixed model with a random intercept and slope for each person on the visits of responders after time zero. Time above: days with at least the minimal important difference over days followed, straight lines between visits, intervals from a bootstrap that resamples people.",
          ...weightErrors(data.plan),
        ],
        formula:
          "y = Xβ + ε, ε ~ N(0, Σ); area = ∫₀^τ (baseline − score(t)) dt / τ; y = β₀ + β₁g + (β₂ + β₃g + b₁)t + b₀ + ε",
        citations: [
          "mallinckrodt-2008",
          "fai-cornelius-1996",
          "laird-ware-1982",
          "matthews-1990",
          "welch-1947",
          "li-2018",
          "barnard-rubin-1999",
          "efron-tibshirani-1993",
          "clopper-pearson-1934",
          "royston-parmar-2013",
          "ich-e9-r1",
        ],
      },
      caveats: trajectoryCaveats(data),
    };
  },
});
