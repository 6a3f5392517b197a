import { estimators } from "./estimators.ts";
import { replicate } from "./replicate.ts";
import { scenarios } from "./scenarios.ts";
import type { StudyInputs } from "./study-inputs.ts";
import { truthSums } from "./truth-sums.ts";

/** A piece of the work: numbers `from` … `to` of the replicates, or of the people of the truth, of one scenario. */
export interface Task {
  readonly kind: "replicates" | "truth";
  readonly scenario: string;
  readonly from: number;
  readonly to: number;
}

/** Value, standard error, limits, and 1 where the plan would not have shown it, for each estimator in turn; NaN: no answer. */
export const PER_READING = 5;

/** Apart from the seeds of the replicates, which follow the shipped one. */
const TRUTH_SEED_SHIFT = 1_000_000_000;

/** The answer of a task depends on nothing but its words. */
export const runTask = (inputs: StudyInputs, { kind, scenario, from, to }: Task): Float64Array => {
  const found = scenarios.find(({ id }) => id === scenario);
  if (found === undefined) throw new RangeError(`scenario must be one of the list: ${scenario}`);
  const simulation = found.change(inputs.simulation);
  if (kind === "truth") {
    return truthSums(inputs, simulation, { seed: inputs.simulation.seed + TRUTH_SEED_SHIFT, from, to });
  }
  const width = estimators.length * PER_READING;
  const answer = new Float64Array((to - from + 1) * width).fill(Number.NaN);
  for (let number = from; number <= to; number++) {
    replicate(inputs, simulation, number).forEach((reading, i) => {
      if (reading === null) return;
      const { value, se, low, high, withheld } = reading;
      answer.set([value, se, low, high, withheld ? 1 : 0], (number - from) * width + i * PER_READING);
    });
  }
  return answer;
};
