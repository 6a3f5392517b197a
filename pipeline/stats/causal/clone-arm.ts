import { type NotEstimable, notEstimable } from "../quantity.ts";
import { restrictedMeanInfluence } from "../survival/survival-influence.ts";
import { cloneRows } from "./clone-rows.ts";
import { type DeviationModel, deviationModel } from "./deviation-model.ts";
import { effectiveSampleSize } from "./effective-sample-size.ts";

/** People from the start of follow-up, day 0; one element a person, days counted from there. */
export interface StateFollowUp {
  /** Day on which the state began, such as response; `Infinity` for whom it was not seen to begin. */
  readonly began: ArrayLike<number>;
  /** Day on which the state was lost, or was known never to come, or on which follow-up ended. */
  readonly end: ArrayLike<number>;
  /** 1 when the outcome is settled on that day, 0 when follow-up only ended. */
  readonly settled: ArrayLike<number>;
  /** What was known before day 0, without an intercept. */
  readonly covariates: readonly ArrayLike<number>[];
}

/** What became of the clones of one strategy; `left`, `settled`, `lost` and `completed` add up to everyone. */
export interface CloneCounts {
  readonly clones: number;
  /** Left the strategy while their outcome was open: censored by it. */
  readonly left: number;
  /** Their outcome was settled, or follow-up ended, in the grace period, in keeping with the strategy. */
  readonly settled: number;
  readonly lost: number;
  /** In keeping with the strategy and with an open outcome when the grace period ended. */
  readonly completed: number;
  /** Of those who completed, by their weights then; `null` where there are none. */
  readonly effective: number | null;
  readonly largestShare: number | null;
}

export interface CloneMean {
  readonly kind: "clone-mean";
  readonly value: number;
  /** How much each person moves it. */
  readonly influence: Float64Array;
}

export interface CloneArm {
  readonly counts: CloneCounts;
  readonly model: DeviationModel | NotEstimable;
  readonly mean: CloneMean | NotEstimable;
}

/**
 * How long would people be in a state up to a horizon if all of them kept to a strategy?
 *
 * Days in the state are the area between two Kaplan–Meier curves from day 0, of the state's loss (or its never coming) and of its
 * beginning (or its never coming), both of clones weighted by the inverse of their chance of having kept to the strategy.
 * Not estimable as `deviationModel`, with nobody who completed the grace period, or with too few followed to the horizon.
 */
export const cloneArm = (
  { began, end, settled, covariates }: StateFollowUp,
  deviation: ArrayLike<number>,
  { grace, horizon, minAtRisk }: { readonly grace: number; readonly horizon: number; readonly minAtRisk: number },
): CloneArm => {
  const n = end.length;
  const model = deviationModel({ deviation, end, covariates });
  const counts = cloneCounts({ end, settled }, deviation, grace, model);
  if (model.kind === "not-estimable") return { counts, model, mean: model };
  const followed = Array.from(end).filter((day, i) => day >= horizon && (deviation[i] as number) >= horizon).length;
  if (followed < Math.max(1, minAtRisk)) {
    const reason = `Only ${followed} clones are followed to day ${horizon} with an open outcome; at least ${minAtRisk} are needed.`;
    return { counts, model, mean: notEstimable("not-reached", reason, { followed }) };
  }
  const gain = Array.from({ length: model.days.length + 1 }, () => new Float64Array(n));
  const areaOf = (until: ArrayLike<number>, event: ArrayLike<number>, sign: 1 | -1): number => {
    const rows = cloneRows(until, event, deviation, model);
    const { value, derivative } = restrictedMeanInfluence(rows, horizon);
    rows.person.forEach((i, row) => {
      const own = gain[rows.stretch[row] as number] as Float64Array;
      own[i] = (own[i] as number) + sign * (derivative[row] as number) * (rows.weight[row] as number);
    });
    return value;
  };
  const first = Float64Array.from(end, (day, i) => Math.min(day, began[i] as number));
  const begun = Uint8Array.from(end, (day, i) => ((began[i] as number) <= day ? 1 : (settled[i] as number)));
  const value = areaOf(end, settled, 1) - areaOf(first, begun, -1);
  // From here on `gain[k]` is what all stretches from the k-th cut on add.
  for (let k = gain.length - 2; k >= 0; k--) {
    const [own, later] = [gain[k] as Float64Array, gain[k + 1] as Float64Array];
    for (let i = 0; i < n; i++) own[i] = (own[i] as number) + (later[i] as number);
  }
  const through = model.influence(gain.slice(1));
  const influence = (gain[0] as Float64Array).map((one, i) => one + (through[i] as number));
  return { counts, model, mean: { kind: "clone-mean", value, influence } };
};

const cloneCounts = (
  { end, settled }: Pick<StateFollowUp, "end" | "settled">,
  deviation: ArrayLike<number>,
  grace: number,
  model: DeviationModel | NotEstimable,
): CloneCounts => {
  const everyone = Array.from(end, (_, i) => i);
  const stayed = everyone.filter((i) => !((deviation[i] as number) < (end[i] as number)));
  const early = stayed.filter((i) => (end[i] as number) <= grace);
  const done = stayed.filter((i) => (end[i] as number) > grace);
  const weights =
    model.kind === "not-estimable"
      ? []
      : done.map((i) => model.chance.reduce((weight, own) => weight / (1 - (own[i] as number)), 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    clones: end.length,
    left: everyone.length - stayed.length,
    settled: early.filter((i) => settled[i] === 1).length,
    lost: early.filter((i) => settled[i] !== 1).length,
    completed: done.length,
    effective: effectiveSampleSize(weights),
    largestShare: total > 0 ? Math.max(...weights) / total : null,
  };
};
