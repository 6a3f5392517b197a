import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type NetworkLabel, type NetworkTrial, orderedLabels, pairAt } from "./network-trial.ts";
import { refuseTrial } from "./refuse-trial.ts";

/**
 * One row a contrast, treatment minus comparator, ratios as logarithms. A study of n arms is listed with all its n(n − 1)/2 pairs, in
 * any order and either direction, under one study label. Labels are text or numbers; 1 and "1" are the same label.
 */
export interface NetworkContrasts {
  readonly studies: ArrayLike<NetworkLabel>;
  readonly treatments: ArrayLike<NetworkLabel>;
  readonly comparators: ArrayLike<NetworkLabel>;
  readonly estimates: ArrayLike<number>;
  readonly standardErrors: ArrayLike<number>;
}

export interface Network {
  readonly kind: "network";
  /** Numbers by size, text by code units. */
  readonly treatments: readonly NetworkLabel[];
  /** In the order of their first rows. */
  readonly trials: readonly NetworkTrial[];
}

/** Ratios of variances must stay finite. */
const smallest = 1e-50;
const largest = 1e50;

/**
 * The trials of a network, or why they cannot be pooled: none, a standard error of 0, a study that compares a treatment with itself,
 * lacks one of its contrasts, or contradicts itself (`refuseTrial`). Whether it hangs together is asked by `connectedParts`.
 * Throws RangeError for unequal lengths, values not finite, negative standard errors.
 */
export const readNetwork = (input: NetworkContrasts): Network | NotEstimable => {
  const { estimates, standardErrors } = input;
  const rows = estimates.length;
  requireSameLength("standardErrors", standardErrors, rows);
  requireFiniteAll("estimates", estimates);
  requireFiniteAll("standardErrors", standardErrors);
  for (const name of ["studies", "treatments", "comparators"] as const) requireLabels(name, input[name], rows);
  if (rows === 0) return notEstimable("no-data", "There is no trial to pool.");
  for (let row = 0; row < rows; row++) {
    const [estimate, error] = [estimates[row] as number, standardErrors[row] as number];
    if (error < 0) throw new RangeError(`standardErrors[${row}] must not be negative: ${error}`);
    if (error < smallest || error > largest || Math.abs(estimate) > largest) {
      return notEstimable("singular", `A contrast of ${estimate} with standard error ${error} has no weight.`);
    }
  }
  const treatments = orderedLabels([...Array.from(input.treatments), ...Array.from(input.comparators)]);
  const numberOf = new Map(treatments.map((label, number) => [String(label), number]));
  const studies = new Map<string, { readonly label: NetworkLabel; readonly pairs: Pair[] }>();
  for (let row = 0; row < rows; row++) {
    const label = input.studies[row] as NetworkLabel;
    const study = studies.get(String(label)) ?? { label, pairs: [] };
    const from = numberOf.get(String(input.treatments[row])) as number;
    const to = numberOf.get(String(input.comparators[row])) as number;
    if (from === to) {
      return notEstimable("one-group", `Study ${label} compares ${treatments[from]} with itself.`);
    }
    study.pairs.push({ row, from, to });
    studies.set(String(label), study);
  }
  const trials: NetworkTrial[] = [];
  for (const { label, pairs } of studies.values()) {
    const trial = trialOf(label, pairs, input);
    const refusal = refuseTrial(trial, pairs.length, treatments);
    if (refusal !== null) return refusal;
    trials.push(trial);
  }
  return { kind: "network", treatments, trials };
};

interface Pair {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

const trialOf = (
  label: NetworkLabel,
  pairs: readonly Pair[],
  { estimates, standardErrors }: NetworkContrasts,
): NetworkTrial => {
  const arms = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const size = pairAt(0, arms.length);
  const trial = {
    label,
    arms,
    estimates: new Float64Array(size),
    variances: new Float64Array(size),
    rows: new Int32Array(size).fill(-1),
  };
  for (const { row, from, to } of pairs) {
    const at = pairAt(arms.indexOf(Math.min(from, to)), arms.indexOf(Math.max(from, to)));
    const error = standardErrors[row] as number;
    trial.estimates[at] = (from < to ? 1 : -1) * (estimates[row] as number);
    trial.variances[at] = error * error;
    trial.rows[at] = row;
  }
  return trial;
};

const requireLabels = (name: string, labels: ArrayLike<NetworkLabel>, rows: number): void => {
  if (labels.length !== rows) throw new RangeError(`${name} must have length ${rows}: ${labels.length}`);
  for (let row = 0; row < rows; row++) {
    const label = labels[row];
    if (typeof label === "string" || (typeof label === "number" && Number.isFinite(label))) continue;
    throw new RangeError(`${name}[${row}] must be a text or a finite number: ${label}`);
  }
};
