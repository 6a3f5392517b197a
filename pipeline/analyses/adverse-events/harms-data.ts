import { type Harm, type HarmCount, harmCounts } from "../../derive/harms/harm-counts.ts";
import { harmsFromScores } from "../../derive/harms/harms-from-scores.ts";
import { type SeverityCount, severityCounts } from "../../derive/harms/severity-counts.ts";
import { courseDefinitions } from "../patients/course-definitions.ts";
import type { Definition } from "../patients/definitions.ts";
import type { PatientInput } from "../patients/patient-input.ts";

export interface HarmsData extends PatientInput {
  /** Worst kinds last, as they are shown. */
  readonly harms: readonly HarmCount[];
  readonly severities: readonly SeverityCount[];
  readonly definitions: readonly Definition[];
}

const ORDER: readonly Harm[] = [
  "adverse-event",
  "severe-adverse-event",
  "worsening",
  "ideation-rise",
  "hospitalisation",
  "dropout",
  "dropout-for-adverse-event",
  "death",
];

export const harmsData = (input: PatientInput): HarmsData => {
  const { dataset, found, instruments, plan } = input;
  const { events, outcomes } = dataset.tables;
  const all = [...harmCounts(found.courses, events), ...harmsFromScores(found.courses, outcomes, instruments, plan)];
  const { ideation } = plan.harms;
  return {
    ...input,
    harms: ORDER.flatMap((harm) => all.filter((one) => one.harm === harm)),
    severities: severityCounts(found.courses, events),
    definitions: [
      ...courseDefinitions(plan),
      ...(ideation === null
        ? []
        : [
            { id: "ideation", label: "Suicidal thoughts: instrument", value: ideation.instrument, unit: "instrument" },
            {
              id: "ideation-rise",
              label: "Suicidal thoughts: smallest rise above baseline that counts",
              value: ideation.rise,
              unit: "points",
            },
          ]),
    ],
  };
};
