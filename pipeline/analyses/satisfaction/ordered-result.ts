import { orderedAnswers } from "../../derive/satisfaction/ordered-answers.ts";
import type { SatisfactionBand } from "../../derive/satisfaction-bands.ts";
import type { Quantity } from "../../model/index.ts";
import { brantTest } from "../../stats/ordinal/brant-test.ts";
import { proportionalOdds } from "../../stats/ordinal/proportional-odds.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { rounded } from "../patients/rounded.ts";

export interface OrderedResult {
  readonly oddsRatio: Quantity;
  /** Whether the ratio may be the same at every cut, or why that cannot be told. */
  readonly brant: string;
}

/** The common odds ratio of a higher answer, and the check of what it assumes. */
export const orderedResult = (
  first: readonly number[],
  second: readonly number[],
  bands: readonly SatisfactionBand[],
  level: number,
): OrderedResult => {
  if (first.length === 0 || second.length === 0) {
    const refusal = notEstimable("one-group", "Answers are needed in both groups.");
    return { oddsRatio: refusal, brant: refusal.reason };
  }
  const { category, first: group } = orderedAnswers(first, second, bands);
  const data = { category, covariates: [group] };
  const fit = proportionalOdds(data, { level });
  if (fit.kind === "not-estimable") return { oddsRatio: fit, brant: fit.reason };
  const test = brantTest(data);
  return {
    oddsRatio: fit.terms[0]?.oddsRatio ?? notEstimable("no-data", "There are no answers."),
    brant:
      test.kind === "not-estimable"
        ? `not estimable: ${test.reason}`
        : `chi-square ${rounded(test.global.statistic, 1)} on ${test.global.df.join(", ")} degrees of freedom`,
  };
};
