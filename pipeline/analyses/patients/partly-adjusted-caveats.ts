import type { Caveat } from "../../model/index.ts";
import { OWN_CHOICE, patientCaveats } from "./patient-caveats.ts";
import type { PatientInput } from "./patient-input.ts";

/** The caveats of every comparison of people who chose, for a finding that holds adjusted numbers beside unadjusted ones. */
export const partlyAdjustedCaveats = (input: PatientInput): readonly Caveat[] =>
  patientCaveats(input).map((caveat) =>
    caveat.code.startsWith("unadjusted")
      ? {
          code: caveat.code,
          prose: [
            ...OWN_CHOICE,
            " For numbers called unadjusted, nothing was done to make the two groups alike; the others say whom they speak for.",
          ],
        }
      : caveat,
  );
