import type { Analysis, Finding } from "../model/index.ts";
import { patientCaveats } from "./patients/patient-caveats.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { gainBlocks } from "./retained-gain/gain-blocks.ts";
import { gainDefinitions, landmarkOf } from "./retained-gain/gain-data.ts";
import { landmarkHeadlines } from "./retained-gain/gain-headlines.ts";
import { single } from "./single.ts";

/** How much of the first gain do responders still have at the declared days, by treatment received? Unadjusted. */
export const retainedGain: Analysis = single({
  id: "retained-gain",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [...COURSE_READS.plan, "landmarks", "landmarkHalfWidthDays", "bootstrap", "seed"],
  },
  run: (input): Finding => {
    const data = patientInput(input, "retained-gain");
    const landmarks = data.plan.landmarks.map((day) => landmarkOf(data, day));
    const definitions = gainDefinitions(data);
    const { eligible, treatment, timeZero } = patientEstimand(data);
    return {
      ...data.frame,
      standing: "secondary",
      question: "How much of the improvement that responders had after the acute course do they still have later?",
      estimand: {
        population: ["Responders at time zero with a score near the landmark, among ", ...eligible, "."],
        treatment,
        outcome: [
          "Improvement since baseline at the landmark, as a share of the improvement at time zero, each in percent of the instrument's range.",
        ],
        intercurrent: [
          "Treatment policy throughout: scores count as they were measured, also after relapse, rescue or a further dose. Without a score near the landmark a person does not count there.",
        ],
        summary: ["Ratio of mean improvements over the same people, and its difference between the groups."],
        timeZero,
      },
      headlines: landmarks.flatMap((landmark) => landmarkHeadlines(data, landmark, definitions)),
      blocks: gainBlocks(data, landmarks, definitions),
      method: {
        summary: [
          "Mean improvement at the landmark over mean improvement at time zero, same people; never a mean of single ratios. Percentile intervals from a bootstrap that resamples people, from the declared seed. The score closest to the landmark counts.",
        ],
        formula: "mean(baseline − score at landmark) / mean(baseline − score at time zero)",
        citations: ["efron-tibshirani-1993", "ich-e9-r1"],
      },
      caveats: [
        ...patientCaveats(data),
        {
          code: "seen-at-landmark",
          prose: ["Only responders seen near the landmark count; whoever stayed away may have done better or worse."],
        },
        {
          code: "several-instruments",
          prose: [
            "People with different conditions answer different instruments; their improvements are put on one scale as percent of each instrument's range.",
          ],
        },
      ],
    };
  },
});
