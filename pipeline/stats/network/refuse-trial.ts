import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type NetworkLabel, type NetworkTrial, pairAt } from "./network-trial.ts";
import { trialPrecision } from "./trial-precision.ts";

/** How far, in standard errors, the contrasts of one study may be off adding up: rounding in print, not a wrong sign. */
const OFF = 0.1;

/**
 * Why a trial cannot be used: contrasts missing or given twice, estimates that do not add up
 * (A − B and B − C must make A − C, to a tenth of a standard error), or variances that no joint distribution of its arms has.
 */
export const refuseTrial = (
  trial: NetworkTrial,
  given: number,
  treatments: readonly NetworkLabel[],
): NotEstimable | null => {
  const { label, arms, estimates, variances, rows } = trial;
  const name = (arm: number) => treatments[arms[arm] as number];
  const missing = rows.filter((row) => row < 0).length;
  if (missing > 0) {
    return notEstimable(
      "no-data",
      `Study ${label} has ${arms.length} treatments but only ${rows.length - missing} of their ${rows.length} contrasts; all are needed for their covariances.`,
      { treatments: arms.length, contrasts: rows.length - missing },
    );
  }
  if (given > rows.length) {
    return notEstimable(
      "singular",
      `Study ${label} has ${given} contrasts of ${arms.length} treatments: some stand twice.`,
    );
  }
  for (let q = 2; q < arms.length; q++) {
    for (let p = 1; p < q; p++) {
      const [whole, first, second] = [pairAt(0, q), pairAt(0, p), pairAt(p, q)] as const;
      const gap = (estimates[whole] as number) - (estimates[first] as number) - (estimates[second] as number);
      const error = Math.sqrt(
        Math.min(variances[whole] as number, variances[first] as number, variances[second] as number),
      );
      if (Math.abs(gap) > OFF * error) {
        return notEstimable(
          "singular",
          `Study ${label} contradicts itself: its contrasts of ${name(0)}, ${name(p)} and ${name(q)} do not add up.`,
          { gap },
        );
      }
    }
  }
  if (trialPrecision(trial, 0) !== null) return null;
  return notEstimable(
    "singular",
    `The standard errors of study ${label} cannot be those of contrasts among the same arms.`,
  );
};
