import { sum } from "../numeric/sum.ts";
import type { InnermostIntervals } from "./innermost-intervals.ts";

/** How likely each row is: the mass that it covers. */
export const chances = ({ from, to }: InnermostIntervals, mass: Float64Array): Float64Array => {
  const chance = new Float64Array(from.length);
  for (let i = 0; i < chance.length; i++) {
    let covered = 0;
    for (let k = from[i] as number; k <= (to[i] as number); k++) covered += mass[k] as number;
    chance[i] = covered;
  }
  return chance;
};

/** Σ weight/chance over the rows that cover each place; equals the number of people wherever there is mass, at the maximum. */
export const gradientAt = ({ left, from, to, weight }: InnermostIntervals, chance: Float64Array): Float64Array => {
  const change = new Float64Array(left.length + 1);
  for (let i = 0; i < chance.length; i++) {
    const pull = (weight[i] as number) / (chance[i] as number);
    const [a, b] = [from[i] as number, (to[i] as number) + 1];
    change[a] = (change[a] as number) + pull;
    change[b] = (change[b] as number) - pull;
  }
  for (let k = 1; k < change.length; k++) change[k] = (change[k] as number) + (change[k - 1] as number);
  return change.subarray(0, left.length);
};

export const logLikelihood = ({ weight }: InnermostIntervals, chance: Float64Array): number =>
  sum(chance.map((one, i) => (weight[i] as number) * Math.log(one)));
