import { requireOpenUnit } from "../numeric/require.ts";
import type { NotEstimable, Quantity, Test } from "../quantity.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";
import { weightedLine } from "./weighted-line.ts";

export interface EggerTest {
  readonly kind: "egger-test";
  readonly k: number;
  /** In standard errors: 0 for a symmetric funnel, above 0 where small trials show larger effects. */
  readonly bias: Quantity;
  /** Is the bias 0? */
  readonly test: Test;
  /** The effect that the line foretells for a trial of boundless size. */
  readonly limit: Quantity;
}

/**
 * Do small trials show other effects than large ones?
 *
 * The regression of y/SE on 1/SE: its intercept is the bias, its slope the limit. The same as y on SE with weights 1/SE², where slope and
 * intercept change places. One multiplicative error, Student's t with k − 2 df; the regression test with τ² added is `regressionTest`.
 * Egger et al. (1997), BMJ 315:629, doi:10.1136/bmj.315.7109.629.
 * Equals R `lm(I(yi/sei) ~ I(1/sei))`, metafor 3.8-1 `regtest(model = "lm")`.
 * Not estimable from fewer than three trials, when all have one standard error, or when all lie on the line.
 */
export const eggerTest = (
  input: MetaInput,
  { level = 0.95 }: { readonly level?: number } = {},
): EggerTest | NotEstimable => {
  requireOpenUnit("level", level);
  const trials = readTrials(input, 2);
  if ("kind" in trials) return trials;
  const line = weightedLine(trials, trials.v.map(Math.sqrt), level);
  if ("kind" in line) return line;
  return { kind: "egger-test", k: trials.k, bias: line.slope, test: line.slopeTest, limit: line.intercept };
};
