import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { CompletedData } from "./chained-equations.ts";
import { type RubinPool, rubinsRules } from "./rubins-rules.ts";

/** An estimate on a scale on which it is about normal (the logarithm of a ratio, not the ratio). */
export interface SetEstimate {
  readonly estimate: number;
  readonly standardError: number;
}

export interface PoolOptions {
  /** Degrees of freedom that the analysis would have without gaps. */
  readonly completeDf?: number;
  readonly level?: number;
}

/**
 * What does an analysis say over several completed data sets?
 *
 * Runs it on each set and pools by Rubin's rules: Rubin (1987), Multiple Imputation for Nonresponse in Surveys,
 * doi:10.1002/9780470316696; see `rubinsRules`.
 * Equals R mice 3.15.0 `pool(with(imp, …))` when `completeDf` is the residual df of the analysis.
 * Not estimable when the analysis is not in any one of the sets: leaving sets out would favour some values.
 */
export const poolImputed = (
  completed: readonly CompletedData[],
  analyse: (data: CompletedData, set: number) => SetEstimate | NotEstimable,
  options: PoolOptions = {},
): RubinPool | NotEstimable => {
  const found: SetEstimate[] = [];
  for (const [set, data] of completed.entries()) {
    const one = analyse(data, set);
    if ("code" in one) {
      return notEstimable(one.code, `In completed set ${set + 1}: ${one.reason}`, { ...one.details, set: set + 1 });
    }
    found.push(one);
  }
  return rubinsRules(
    {
      estimates: found.map(({ estimate }) => estimate),
      standardErrors: found.map(({ standardError }) => standardError),
    },
    options,
  );
};
