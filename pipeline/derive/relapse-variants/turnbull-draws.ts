import { bootstrap } from "../../stats/numeric/bootstrap.ts";
import { quantileSorted } from "../../stats/numeric/quantile-sorted.ts";
import { estimate, type Quantity } from "../../stats/quantity.ts";
import type { FollowedPeople } from "./followed-people.ts";
import { type TurnbullArm, turnbullArm } from "./turnbull-days.ts";

/** The curves of both arms, or of resampled people. */
export interface TurnbullArms {
  readonly intervention: TurnbullArm;
  readonly comparator: TurnbullArm;
}

/** Turnbull curves of people drawn anew with replacement; each arm keeps its size. */
export interface TurnbullDraws {
  readonly reps: number;
  /** Of the resamples in which both curves were found. */
  readonly arms: readonly TurnbullArms[];
}

export const turnbullDraws = (
  people: FollowedPeople,
  plan: { readonly reps: number; readonly seed: string },
): TurnbullDraws => {
  const rowsOf = (arm: number): readonly number[] =>
    Array.from(people.treated.keys()).filter((row) => people.treated[row] === arm);
  const rows = [rowsOf(0), rowsOf(1)] as const;
  const arms: TurnbullArms[] = [];
  const size = people.time.length;
  if (rows.some((own) => own.length === 0)) return { reps: plan.reps, arms };
  bootstrap({ n: rows.map((own) => own.length), ...plan }, (drawn) => {
    const counts = new Float64Array(size);
    drawn.forEach((numbers, arm) => {
      for (const number of numbers) {
        const row = (rows[arm as 0 | 1] as readonly number[])[number] as number;
        counts[row] = (counts[row] as number) + 1;
      }
    });
    const intervention = turnbullArm(people, 1, counts);
    const comparator = turnbullArm(people, 0, counts);
    if (intervention.kind === "not-estimable" || comparator.kind === "not-estimable") return null;
    arms.push({ intervention, comparator });
    return 1;
  });
  return { reps: plan.reps, arms };
};

/**
 * A value with the percentiles of what the resampled curves say as limits, and no standard error: nothing is tested with it. Without
 * limits where more resamples fail than a limit leaves out, or where they do not differ.
 */
export const withPercentiles = (
  value: number,
  { reps, arms }: TurnbullDraws,
  of: (arms: TurnbullArms) => number,
  level: number,
): Quantity => {
  const tail = (1 - level) / 2;
  const ascending = Float64Array.from(arms, of).sort();
  const differ = ascending.length > 0 && ascending[0] !== ascending.at(-1);
  if (!differ || reps - ascending.length > tail * reps) return estimate(value);
  const low = quantileSorted(ascending, tail);
  const high = quantileSorted(ascending, 1 - tail);
  const method = `bootstrap percentile, ${reps} resamples of people`;
  return estimate(value, { intervals: [{ kind: "confidence", level, low, high, method }] });
};
