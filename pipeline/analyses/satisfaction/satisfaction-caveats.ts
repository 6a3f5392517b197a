import type { Caveat, Prose } from "../../model/index.ts";
import { listed } from "../patients/definitions.ts";
import { imputedCaveat } from "../patients/imputed-caveat.ts";
import { partlyAdjustedCaveats } from "../patients/partly-adjusted-caveats.ts";
import { gateWords } from "../patients/withheld.ts";
import type { SatisfactionData } from "./satisfaction-data.ts";

/** Who answered, what the adjustment can and cannot do, and what is not in the data. */
export const satisfactionCaveats = (data: SatisfactionData): readonly Caveat[] => {
  const { answered } = data.adjusted;
  return [
    ...partlyAdjustedCaveats(data),
    {
      code: "answers-only",
      prose: [
        "Only people who answered count: ",
        { headline: `${data.id}/answered/${data.comparator.id}`, show: "value-and-interval" },
        " (",
        { term: data.comparator.label },
        ") and ",
        { headline: `${data.id}/answered/${data.intervention.id}`, show: "value-and-interval" },
        " (",
        { term: data.intervention.label },
        "). Satisfied people may answer more often. Weighted for who answers, the difference is ",
        {
          headline: `${data.id}/mean-difference/${data.adjusted.answering.word}-answering`,
          show: "value-and-interval",
        },
        ".",
      ],
    },
    {
      code: "adjusted-for-measured",
      prose: [
        "Numbers for the overlap population are weighted so that the groups are alike in the declared covariates. What was not measured can still differ. Nothing is adjusted for symptoms after treatment: treatment acts through them.",
      ],
    },
    ...imbalanceCaveat(data),
    ...(answered.absent.length === 0
      ? []
      : [
          {
            code: "covariates-absent",
            prose: [
              "These declared covariates are not in the data and nothing is adjusted for them: ",
              ...listed(answered.absent.map((name) => ({ term: name }))),
              ".",
            ],
          },
        ]),
    ...imputedCaveat(answered, data.plan),
    ...(data.instrument === null
      ? [
          {
            code: "instrument-absent",
            prose: ["The study has no file for the declared instrument, so no picture is drawn."],
          },
        ]
      : []),
  ];
};

/** Imbalance that is small enough to show the number and large enough to name. */
const imbalanceCaveat = (data: SatisfactionData): readonly Caveat[] => {
  const named = data.adjusted.primary.result.checks.filter(({ state }) => state === "shown");
  if (named.length === 0) return [];
  const items = named.map((check) => ({ term: gateWords(check, data.cohorts) }));
  const prose: Prose = ["The weights leave some imbalance: ", ...listed(items), "."];
  return [{ code: "imbalance-left", prose }];
};
