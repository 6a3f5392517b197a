import type { Caveat } from "../../model/index.ts";
import { patientCaveats } from "../patients/patient-caveats.ts";
import type { CoxAnswer } from "./hazard-ratios.ts";
import type { SensitivityData } from "./sensitivity-data.ts";

/** What must be said before using the numbers. */
export const sensitivityCaveats = (data: SensitivityData, { proportional }: CoxAnswer): readonly Caveat[] => [
  ...patientCaveats(data),
  {
    code: "sensitivity-only",
    prose: [
      "These are sensitivity analyses: they share the same people, none replaces the primary analysis, and how many of them agree is no evidence.",
    ],
  },
  {
    code: "responders-only",
    prose: [
      "Response is itself an effect of treatment, so a comparison among responders alone is not one of treatments.",
    ],
  },
  {
    code: "other-question",
    prose: [
      "Other rules, clocks and populations ask slightly other questions; a row that differs need not be wrong, and one that agrees need not be right. Only rows that name the overlap population were weighted to make the groups alike.",
    ],
  },
  ...(proportional !== null && proportional.p < data.plan.alpha
    ? [
        {
          code: "hazards-not-proportional",
          prose: [
            "The hazard ratio changes over time, so one ratio describes no stretch of time well. The difference in mean days does not rest on this.",
          ],
        },
      ]
    : []),
  ...(data.horizons.length > 1
    ? [
        {
          code: "horizon-not-reached",
          prose: [
            "The primary analysis does not reach the declared horizon of ",
            data.definition("horizon"),
            " days; tables and picture are by day ",
            data.definition("fallback"),
            ", under names of their own.",
          ],
        },
      ]
    : []),
  ...(data.overlap.kind === "not-estimable"
    ? [{ code: "no-overlap-weights", prose: ["Overlap weights could not be made here, so every row is unadjusted."] }]
    : []),
];
