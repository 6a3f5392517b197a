import type { Plan, Prose } from "../../model/index.ts";

/** What standard errors of weighted estimates pay for the fitting of the weights, for a method's summary. */
export const weightErrors = ({ seSmallSample }: Pick<Plan, "seSmallSample">): Prose =>
  seSmallSample === "columns"
    ? [
        " Their standard errors are multiplied by the root of n over n less the terms of the model of treatment, as those of a regression would be.",
      ]
    : [];
