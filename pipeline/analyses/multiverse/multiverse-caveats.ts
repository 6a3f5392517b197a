import type { Caveat, Prose } from "../../model/index.ts";
import { partlyAdjustedCaveats } from "../patients/partly-adjusted-caveats.ts";
import type { MultiverseData } from "./multiverse-data.ts";

/** What must be said before using the numbers. */
export const multiverseCaveats = (data: MultiverseData): readonly Caveat[] => [
  ...partlyAdjustedCaveats(data),
  {
    code: "combinations-share-people",
    prose: [
      "The combinations are not independent: they share the same people, and some may give the same number. How many agree is no evidence by itself, and all can be wrong together where people chose their treatment.",
    ],
  },
  {
    code: "declared-choices-only",
    prose: [
      "Which choices are varied was itself chosen; shares and medians hang on which options were declared, and how many of each kind.",
    ],
  },
  {
    code: "other-question",
    prose: [
      "Other rules, clocks and populations ask slightly other questions, and adjustments speak for different people; a combination that differs need not be wrong.",
    ],
  },
  {
    code: "responders-only",
    prose: [
      "Response is itself an effect of treatment, so a comparison among responders alone is not one of treatments.",
    ],
  },
  ...(data.adjusted === null
    ? []
    : [
        {
          code: "unadjusted-among-them",
          prose: [
            "Combinations without adjustment count like the others in shares and medians, and hold whatever comes from who chose what. The share among adjusted ones stands beside, and the table of options gives each way of adjusting apart.",
          ],
        },
      ]),
  ...(data.results.some(({ state }) => state === "withheld")
    ? [
        {
          code: "combinations-withheld",
          prose: [
            "Some combinations fail a declared condition. They stay in the picture with empty marks and in the table, and enter no summary.",
          ],
        },
      ]
    : []),
  ...(data.fallback === null
    ? []
    : [
        {
          code: "horizon-not-reached",
          prose: [
            "The primary analysis does not reach the declared horizon of ",
            data.definition("horizon"),
            " days; everything here is by day ",
            data.definition("fallback"),
            ", under names of its own.",
          ] satisfies Prose,
        },
      ]),
];
