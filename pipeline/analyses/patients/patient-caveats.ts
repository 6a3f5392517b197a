import type { Caveat, Prose } from "../../model/index.ts";
import type { PatientInput } from "./patient-input.ts";

/** What must be said before any number of made-up patients. */
export const MADE_UP: Prose = [
  "These numbers come from made-up patients. They show how this page works. They tell you nothing about real people.",
];

/** For every unadjusted comparison of people who chose. */
export const OWN_CHOICE: Prose = [
  "Patients chose their treatment. A difference seen here may come only from who chose what.",
];

/** Made-up patients first, then the choice, then what the received treatment and the records leave open. */
export const patientCaveats = ({ dataset, found }: PatientInput): readonly Caveat[] => [
  ...(dataset.kind === "simulated" ? [{ code: "made-up-patients", prose: MADE_UP }] : []),
  {
    code: dataset.kind === "simulated" ? "unadjusted-simulated" : "unadjusted",
    prose: [...OWN_CHOICE, " It is unadjusted: nothing was done to make the two groups alike."],
  },
  ...(found.disagreements > 0
    ? [
        {
          code: "received-differs",
          prose: [
            "For some treated people the source names another cohort than their sessions up to time zero do; the sessions decide.",
          ],
        },
      ]
    : []),
];
