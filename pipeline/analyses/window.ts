import type { Analysis, Finding } from "../model/index.ts";
import { patientCaveats } from "./patients/patient-caveats.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { single } from "./single.ts";
import { earlyHeadlines } from "./window/early-headlines.ts";
import { loadHeadlines } from "./window/load-measures.ts";
import { windowBlocks } from "./window/window-blocks.ts";
import { windowData } from "./window/window-data.ts";

/** How much time did each treatment ask, and did therapy fall into the days after a dose? Descriptive and exploratory. */
export const therapyWindow: Analysis = single({
  id: "window",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [...COURSE_READS.plan, "therapyWindow", "horizonDays", "minAtRisk", "bootstrap", "seed"],
  },
  run: (input): Finding => {
    const data = windowData(patientInput(input, "window"));
    const headlines = [...loadHeadlines(data), ...earlyHeadlines(data)];
    const { eligible, treatment, timeZero } = patientEstimand(data);
    return {
      ...data.frame,
      standing: "exploratory",
      question: "How much time did each treatment take, and when did therapy take place?",
      estimand: {
        population: [
          "Everybody treated: ",
          ...eligible,
          "; for the timing of therapy those with ",
          { term: data.intervention.label },
          " and a time zero.",
        ],
        treatment,
        outcome: [
          "Sessions and their minutes; sessions of the intervention on days ",
          data.definition("window-from"),
          " to ",
          data.definition("window-to"),
          " after the latest dose.",
        ],
        intercurrent: [
          "None is handled: what took place is counted. Sessions after time zero do not count for the timing, since whoever stays well has more of them.",
        ],
        summary: [
          "Medians over people; share of sessions; difference in mean days without relapse between people with most sessions soon after a dose and the others, unadjusted.",
        ],
        timeZero,
      },
      headlines,
      blocks: windowBlocks(data, headlines),
      method: {
        summary: [
          "Medians and quartiles over people. The share is all sessions in the window over all sessions, with people resampled for its interval. Mean days without relapse by Kaplan–Meier up to the horizon. No test is made.",
        ],
        formula: "Σ sessions in the window / Σ sessions",
        citations: ["efron-tibshirani-1993", "royston-parmar-2013", "ich-e9-r1"],
      },
      caveats: [
        ...patientCaveats(data),
        {
          code: "timing-not-assigned",
          prose: [
            "Nobody was assigned to early or late sessions. Who had them early may differ in many ways, so that no difference between them tells what timing does.",
          ],
        },
        {
          code: "minutes-as-recorded",
          prose: ["Minutes are as recorded; people with a session of unknown length are left out of the sums."],
        },
      ],
    };
  },
});
