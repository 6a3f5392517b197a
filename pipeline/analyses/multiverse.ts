import type { Analysis, Estimand, Finding } from "../model/index.ts";
import { cellsTable } from "./multiverse/cells-table.ts";
import { choicesTable, optionsTable } from "./multiverse/choices-tables.ts";
import { curveBlock } from "./multiverse/curve-block.ts";
import { multiverseCaveats } from "./multiverse/multiverse-caveats.ts";
import { type MultiverseData, multiverseData } from "./multiverse/multiverse-data.ts";
import { byDay, multiverseHeadlines } from "./multiverse/multiverse-headlines.ts";
import { multiverseTexts } from "./multiverse/multiverse-texts.ts";
import { definitionsTable } from "./patients/definitions.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { WEIGHTING_PLAN } from "./patients/weighting-reads.ts";
import { single } from "./single.ts";

/** How far does the difference in days without relapse hang on choices that could have been made otherwise? A declared grid, run in full. */
export const multiverse: Analysis = single({
  id: "multiverse",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [
      ...COURSE_READS.plan,
      ...WEIGHTING_PLAN,
      "multiverse",
      "horizonDays",
      "fallbackHorizons",
      "minAtRisk",
      "mwe",
    ],
  },
  run: (input): Finding => {
    const data = multiverseData(patientInput(input, "multiverse"));
    return {
      ...data.frame,
      standing: "exploratory",
      question: "How far does the answer on relapse hang on choices that could have been made otherwise?",
      estimand: estimandOf(data),
      headlines: multiverseHeadlines(data),
      blocks: [
        ...multiverseTexts(data),
        curveBlock(data),
        choicesTable(data),
        optionsTable(data),
        cellsTable(data),
        definitionsTable(data.definitions),
      ],
      method: {
        summary: [
          "Every combination of the declared options is run, each at the same horizon. Adjusted ones as in the adjusted comparison, with its conditions; those without adjustment by Kaplan–Meier or, where another event ends the waiting, Aalen–Johansen, with the conditions on people and relapses alone. What fails a condition is estimated and drawn, and left out of every summary. η² is the share of the sum of squares between the options of one choice, main effects alone, over the combinations shown. No p-value and no joint test.",
        ],
        formula: "η² = Σₖ nₖ(θ̄ₖ − θ̄)² / Σᵢ(θᵢ − θ̄)²",
        citations: ["steegen-2016", "simonsohn-2020", "kaplan-meier-1958", "li-2018", "andersen-perme-2010"],
      },
      caveats: multiverseCaveats(data),
    };
  },
});

const estimandOf = (data: MultiverseData): Estimand => {
  const { eligible, treatment, timeZero } = patientEstimand(data, "each combination says what it is adjusted for");
  return {
    population: [
      "Responders at time zero among ",
      ...eligible,
      "; as each combination says, weighted or not, and by its own baseline, time zero and treatment where these are varied.",
    ],
    treatment,
    outcome: ["Days from time zero to relapse, by the rule of each combination."],
    intercurrent: [
      "As each rule of relapse says: events counted as relapse, competing or ignored; maintenance is treatment policy; dropout and death for another reason are censored.",
    ],
    summary: ["Difference in mean days without relapse", ...byDay(data), ", one for each combination."],
    timeZero: [...timeZero, " Combinations with another time zero say so."],
  };
};
