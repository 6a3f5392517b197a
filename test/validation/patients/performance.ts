import type { Reading } from "./reading.ts";
import type { Truth } from "./truths.ts";

/** How an estimator did over the replicates of a scenario. Shares are of the answers, unless said otherwise. */
export interface Performance {
  readonly replicates: number;
  readonly answers: number;
  /** Share of replicates in which the plan would not have shown a number. */
  readonly withheld: number;
  readonly mean: number;
  readonly bias: number;
  /** Monte-Carlo standard error of the bias, the truth's own included. */
  readonly biasError: number;
  readonly empiricalError: number;
  /** Root of the mean squared standard error. */
  readonly modelError: number;
  readonly errorRatio: number;
  readonly coverage: number;
  /** Share of intervals that exclude 0: false alarms where there is no effect, power where there is one. */
  readonly excludesZero: number;
  /** The same among those that the plan would have shown; `null` when there are none. */
  readonly shownExcludesZero: number | null;
}

/** `null` with fewer than two answers. Definitions: Morris, White & Crowther (2019), Stat Med 38:2074, doi:10.1002/sim.8086. */
export const performance = (readings: readonly (Reading | null)[], truth: Truth): Performance | null => {
  const answers = readings.filter((reading) => reading !== null);
  const n = answers.length;
  if (n < 2) return null;
  const share = (rows: readonly Reading[], holds: (row: Reading) => boolean): number =>
    rows.filter(holds).length / rows.length;
  const mean = answers.reduce((sum, { value }) => sum + value, 0) / n;
  const variance = answers.reduce((sum, { value }) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  const modelError = Math.sqrt(answers.reduce((sum, { se }) => sum + se * se, 0) / n);
  const shown = answers.filter(({ withheld }) => !withheld);
  const off = ({ low, high }: Reading): boolean => low > 0 || high < 0;
  return {
    replicates: readings.length,
    answers: n,
    withheld: 1 - shown.length / readings.length,
    mean,
    bias: mean - truth.value,
    biasError: Math.sqrt(variance / n + truth.error * truth.error),
    empiricalError: Math.sqrt(variance),
    modelError,
    errorRatio: modelError / Math.sqrt(variance),
    coverage: Number.isNaN(truth.value)
      ? Number.NaN
      : share(answers, ({ low, high }) => low <= truth.value && truth.value <= high),
    excludesZero: share(answers, off),
    shownExcludesZero: shown.length === 0 ? null : share(shown, off),
  };
};
