import type { DurabilityRow } from "../../../model/index.ts";

interface Level {
  readonly factor: string;
  /** As printed where it cannot be told apart. */
  readonly name: string;
  readonly holds: (row: DurabilityRow) => boolean;
}

const levels: readonly Level[] = [
  { factor: "people", name: "remitters against responders", holds: ({ population }) => population === "remitters" },
  {
    factor: "people",
    name: "people long well against responders",
    holds: ({ population }) => population !== "remitters" && population !== "responders",
  },
  {
    factor: "definition",
    name: "a rule of relapse against loss of response",
    holds: ({ event }) => event !== "loss_of_remission" && event !== "loss_of_response",
  },
  {
    factor: "definition",
    name: "loss of remission against loss of response",
    holds: ({ event }) => event === "loss_of_remission",
  },
  {
    factor: "clock",
    name: "days from the end of treatment against days from the last dose",
    holds: ({ clock }) => clock !== "last_dose" && clock !== "single_dose",
  },
];

/** In what sets of people may differ beside their treatment. The references: responders, loss of response, days from the last dose. */
export const relapseCovariates = {
  names: levels.map(({ name }) => name),
  factors: levels.map(({ factor }) => factor),
  of: (row: DurabilityRow): readonly number[] => levels.map(({ holds }) => Number(holds(row))),
} as const;
