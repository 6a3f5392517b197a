import type { Trials } from "./read-trials.ts";

/**
 * Σw − Σw²/Σw with w = 1/(v + τ²): the trace of the weights once the mean is taken out. Summed over pairs of trials,
 * so that it keeps its digits when one trial has nearly all the weight.
 */
export const weightTrace = ({ k, v }: Trials, tauSquared: number): number => {
  let total = 0;
  let pairs = 0;
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] as number) + tauSquared);
    pairs += w * total;
    total += w;
  }
  return (2 * pairs) / total;
};
