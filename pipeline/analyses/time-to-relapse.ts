import type { Analysis, Estimand, Finding, Prose } from "../model/index.ts";
import { listed } from "./patients/definitions.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { single } from "./single.ts";
import { courseHeadlines } from "./time-to-relapse/course-headlines.ts";
import { flowChart, flowHeadlines, flowTable } from "./time-to-relapse/flow-block.ts";
import { horizonHeadlines } from "./time-to-relapse/horizon-headlines.ts";
import { relapseBlocks } from "./time-to-relapse/relapse-blocks.ts";
import { relapseCaveats } from "./time-to-relapse/relapse-caveats.ts";
import { type RelapseData, relapseData } from "./time-to-relapse/relapse-data.ts";
import { relapseTexts } from "./time-to-relapse/relapse-texts.ts";
import { rungBlocks } from "./time-to-relapse/rung-blocks.ts";
import { thresholdCitations, thresholdsTable } from "./time-to-relapse/thresholds-block.ts";

/** How long do people who responded stay without relapse, and how long is everyone who started in response? Unadjusted. */
export const timeToRelapse: Analysis = single({
  id: "time-to-relapse",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [...COURSE_READS.plan, "horizonDays", "fallbackHorizons", "landmarks", "minAtRisk", "acuteCourse"],
  },
  run: (input): Finding => {
    const data = relapseData(patientInput(input, "time-to-relapse"));
    const headlines = [...horizonHeadlines(data), ...courseHeadlines(data), ...flowHeadlines(data)];
    return {
      ...data.frame,
      standing: "primary",
      question: "How long do people stay without relapse after the acute course, by the treatment that they received?",
      estimand: relapseEstimand(data),
      headlines,
      blocks: [
        ...relapseTexts(data, headlines),
        ...relapseBlocks(data, headlines),
        ...rungBlocks(data),
        flowTable(data),
        flowChart(data),
        thresholdsTable(data),
      ],
      method: {
        summary: [
          "Kaplan–Meier curves with Greenwood's variance and log-log limits; restricted means up to the horizon and their difference; response share times restricted mean for everyone who started; log-rank comparison up to the horizon, without a test. A relapse is dated on the day by which it was seen. Nothing is adjusted.",
        ],
        formula: "RMST = ∫₀^τ S(t) dt; per starter: π · RMST, Var = π²·Var(RMST) + RMST²·π(1 − π)/n",
        citations: [
          "kaplan-meier-1958",
          "greenwood-1926",
          "royston-parmar-2013",
          "uno-2014",
          "huang-2018",
          "mantel-1966",
          "clopper-pearson-1934",
          "ich-e9-r1",
          ...thresholdCitations(data),
        ],
      },
      caveats: relapseCaveats(data, headlines),
    };
  },
});

const relapseEstimand = (data: RelapseData): Estimand => {
  const { definition } = data;
  const { eligible, treatment, timeZero } = patientEstimand(data);
  return {
    population: [
      "Responders at time zero, and beside them everyone evaluable who started, among ",
      ...eligible,
      ", with a baseline score at or above the instrument's cited entry cut-off.",
    ],
    treatment,
    outcome: [
      "Days from time zero to the first of: a visit with an improvement below ",
      definition("share"),
      " of the way from baseline to the best score and worse than time zero by the minimal important difference, confirmed by the next visit ",
      definition("confirm-from"),
      " to ",
      definition("confirm-to"),
      " days later (an unconfirmed last visit ",
      data.plan.relapse.confirm.unconfirmedLast === "relapse" ? "counts as relapse" : "is censored",
      "); an event that is part of the outcome.",
    ],
    intercurrent: [
      ...handled(data, "composite", " part of the outcome (composite)"),
      ...handled(data, "other", " no part of it (treatment policy)"),
      "Maintenance doses: treatment policy. Dropout: censored at the last visit. Death for another reason: a competing event, here censored at the last visit. Death, withdrawal or rescue before time zero: counts as no time in response.",
    ],
    summary: [
      "Difference in mean days without relapse up to day ",
      definition("horizon"),
      " among responders; with it the difference in mean days in sustained response per evaluable person who started.",
    ],
    timeZero,
  };
};

const EVENTS: readonly (readonly [id: string, words: string])[] = [
  ["rescue", "rescue treatment"],
  ["hospitalisation", "psychiatric hospitalization"],
  ["suicide", "suicide"],
];

/** The events of one handling in words, or nothing when there are none. */
const handled = ({ plan }: RelapseData, handling: "composite" | "other", words: string): Prose => {
  const names = EVENTS.filter(([id]) => (plan.intercurrent[id] === "composite") === (handling === "composite"));
  if (names.length === 0) return [];
  return ["Taken as", words, ": ", ...listed(names.map(([, name]) => name)), ". "];
};
