import { sum } from "../numeric/sum.ts";

export interface WeightedValues {
  readonly values: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** The largest distance between two weighted distribution functions: Kolmogorov's and Smirnov's D. From 0 (alike) to 1 (apart). */
export const weightedDistance = (one: WeightedValues, other: WeightedValues): number => {
  const steps = [...stepsOf(one, 1), ...stepsOf(other, -1)].sort((a, b) => a.at - b.at);
  let apart = 0;
  let most = 0;
  steps.forEach(({ at, by }, i) => {
    apart += by;
    if (steps[i + 1]?.at !== at) most = Math.max(most, Math.abs(apart));
  });
  return Math.min(1, most);
};

const stepsOf = ({ values, weights }: WeightedValues, sign: number) => {
  const total = sum(weights);
  return Array.from(values, (at, i) => ({ at, by: (sign * (weights[i] as number)) / total }));
};
