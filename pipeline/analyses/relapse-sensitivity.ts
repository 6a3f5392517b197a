import type { Analysis, Estimand, Finding } from "../model/index.ts";
import { definitionsTable } from "./patients/definitions.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { weightErrors } from "./patients/weight-errors.ts";
import { agreementTable, sensitivityTexts } from "./relapse-sensitivity/agreement.ts";
import { estimatorMeasures } from "./relapse-sensitivity/estimator-measures.ts";
import { estimatorTable, quantilesTable, turnbullTable } from "./relapse-sensitivity/estimator-tables.ts";
import { coxUnadjusted } from "./relapse-sensitivity/hazard-ratios.ts";
import { incidenceBlocks } from "./relapse-sensitivity/incidence-blocks.ts";
import { ladderBlock } from "./relapse-sensitivity/ladder-block.ts";
import { ruleCurves } from "./relapse-sensitivity/rule-curves.ts";
import { rulesTable } from "./relapse-sensitivity/rules-table.ts";
import { sensitivityCaveats } from "./relapse-sensitivity/sensitivity-caveats.ts";
import { type SensitivityData, sensitivityData } from "./relapse-sensitivity/sensitivity-data.ts";
import { sensitivityHeadlines } from "./relapse-sensitivity/sensitivity-headlines.ts";
import { timeTestsTable } from "./relapse-sensitivity/time-tests.ts";
import { variantTable } from "./relapse-sensitivity/variant-table.ts";
import { single } from "./single.ts";
import { thresholdCitations } from "./time-to-relapse/thresholds-block.ts";

/** Does the answer on relapse hang on the rule, the estimator or an assumption? Sensitivity analyses, none in the primary's place. */
export const relapseSensitivity: Analysis = single({
  id: "relapse-sensitivity",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [
      ...COURSE_READS.plan,
      "horizonDays",
      "fallbackHorizons",
      "landmarks",
      "minAtRisk",
      "covariates",
      "gate",
      "missing",
      "seSmallSample",
      "bootstrap",
      "seed",
      "mwe",
      "alpha",
    ],
  },
  run: (input): Finding => {
    const data = sensitivityData(patientInput(input, "relapse-sensitivity"));
    const cox = coxUnadjusted(data);
    const measures = estimatorMeasures(data, cox);
    const headlines = sensitivityHeadlines(data, measures);
    return {
      ...data.frame,
      standing: "exploratory",
      question: "Does the answer on relapse hang on how relapse is defined, worked out and counted?",
      estimand: sensitivityEstimand(data),
      headlines,
      blocks: [
        ...sensitivityTexts(data),
        ladderBlock(data),
        variantTable(data, headlines),
        estimatorTable(data, measures),
        ...ruleCurves(data),
        ...incidenceBlocks(data),
        quantilesTable(data),
        timeTestsTable(data, cox),
        turnbullTable(data),
        rulesTable(data),
        agreementTable(data),
        definitionsTable(data.definitions),
      ],
      method: {
        summary: [
          "Each declared rule of relapse gives its own follow-up; differences by Kaplan–Meier, or by Aalen–Johansen where another event ends the waiting. On the primary rule also: overlap weights behind the declared conditions, Weibull times and Turnbull curves on the intervals between visits (limits of the latter are percentiles of resampled people), Cox with Efron's ties and robust variance, Fine–Gray, Fleming–Harrington and max-combo, risk ratio, number needed to treat. Censoring at the first later dose is undone by weights within treatment and remission at time zero. Standard errors carry the estimation of weights. No p-value is given.",
          ...weightErrors(data.plan),
        ],
        formula: "Δ = ∫₀^τ S₁(t) dt − ∫₀^τ S₀(t) dt; competing: Δ = ∫₀^τ F₀(t) dt − ∫₀^τ F₁(t) dt",
        citations: [
          "kaplan-meier-1958",
          "uno-2014",
          "brookmeyer-crowley-1982",
          "schemper-smith-1996",
          "fleming-harrington-1991",
          "ristl-2021",
          "cox-1972",
          "efron-1977",
          "lin-wei-1989",
          "grambsch-therneau-1994",
          "altman-1998",
          "turnbull-1976",
          "efron-tibshirani-1993",
          "stefanski-boos-2002",
          "kalbfleisch-prentice-2002",
          "aalen-johansen-1978",
          "fine-gray-1999",
          "anderson-1983",
          "robins-finkelstein-2000",
          "li-2018",
          "ich-e9-r1",
          ...thresholdCitations(data),
        ],
      },
      caveats: sensitivityCaveats(data, cox),
    };
  },
});

const sensitivityEstimand = (data: SensitivityData): Estimand => {
  const { eligible, treatment, timeZero } = patientEstimand(data);
  return {
    population: [
      "Responders at time zero among ",
      ...eligible,
      "; where a row says so, people in remission, people in response on a common day, or the overlap population.",
    ],
    treatment,
    outcome: [
      "Days from time zero to relapse, by the primary rule and by each of the declared others, which stand in a table with their sources.",
    ],
    intercurrent: [
      "As each row says: events counted as relapse, competing or ignored; later doses as treatment policy, and in one row censored; dropout as censoring, and at its worst and best; death for another reason censored, and in one row competing.",
    ],
    summary: [
      "Difference in mean days without relapse up to day ",
      data.definition("horizon"),
      "; with it the difference in the relapse-free share.",
    ],
    timeZero: [
      ...timeZero,
      " In the rows with a common clock: the first score from the declared day after the first dose.",
    ],
  };
};
