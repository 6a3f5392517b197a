import type { MeasureName } from "./estimators.ts";
import { BASES, type Basis, relapseSlot, satisfactionSlot, TARGETS, windowSlot } from "./truth-sums.ts";

export interface Truth {
  readonly value: number;
  /** Monte-Carlo standard error, from the spread between batches of people. */
  readonly error: number;
}

export type TruthKey = `${Basis}/${(typeof TARGETS)[number]}/${MeasureName}`;

/** What every measure would be if the potential outcomes of everyone were known, from the sums of batches of people. */
export const truths = (batches: readonly Float64Array[], days: number): ReadonlyMap<TruthKey, Truth> => {
  const total = new Float64Array(batches[0]?.length ?? 0);
  for (const batch of batches)
    batch.forEach((value, i) => {
      total[i] = (total[i] as number) + value;
    });
  const pooled = measuresOf(total, days);
  const apart = batches.map((batch) => measuresOf(batch, days));
  return new Map(
    [...pooled].map(([key, value]) => {
      const each = apart.map((own) => own.get(key) ?? Number.NaN);
      const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
      const spread = each.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
      return [key, { value, error: Math.sqrt(spread / (each.length * Math.max(1, each.length - 1))) }];
    }),
  );
};

const measuresOf = (sums: Float64Array, days: number): ReadonlyMap<TruthKey, number> => {
  const found = new Map<TruthKey, number>();
  const improvement = (role: number): number => {
    const slot = windowSlot(days, role);
    return (sums[slot + 1] as number) / (sums[slot] as number);
  };
  TARGETS.forEach((target, t) => {
    const mean = (role: number): number => {
      const slot = satisfactionSlot(days, t, role);
      return (sums[slot + 1] as number) / (sums[slot] as number);
    };
    for (const basis of BASES) {
      const [without, having] = [0, 1].map((role) => armOf(sums, days, relapseSlot(days, basis, t, role)));
      if (without === undefined || having === undefined) continue;
      found.set(`${basis}/${target}/rmst`, having.restrictedMean - without.restrictedMean);
      found.set(
        `${basis}/${target}/rmdor`,
        having.responseShare * having.restrictedMean - without.responseShare * without.restrictedMean,
      );
      found.set(`${basis}/${target}/rd`, having.free - without.free);
      found.set(`${basis}/${target}/log-hr`, logHazardRatio(without.relapses, having.relapses));
      found.set(`${basis}/${target}/satisfaction`, mean(1) - mean(0));
      if (target === "everyone") found.set(`${basis}/${target}/window`, improvement(1) - improvement(0));
    }
  });
  return found;
};

interface TrueArm {
  readonly responseShare: number;
  readonly restrictedMean: number;
  readonly free: number;
  /** Share of responders who relapse on each day. */
  readonly relapses: Float64Array;
}

/** Nobody is lost, so the curve is the share not yet relapsed; a relapse is dated on the end of its day. */
const armOf = (sums: Float64Array, days: number, slot: number): TrueArm => {
  const responders = sums[slot + 1] as number;
  const relapses = sums.slice(slot + 2, slot + 2 + days).map((weight) => weight / responders);
  let free = 1;
  let restrictedMean = 0;
  for (const share of relapses) {
    restrictedMean += free;
    free -= share;
  }
  return { responseShare: responders / (sums[slot] as number), restrictedMean, free, relapses };
};

/** Cox's marginal log hazard ratio (Breslow's ties) of two whole populations that weigh alike, by Newton steps. */
const logHazardRatio = (without: Float64Array, having: Float64Array): number => {
  let beta = 0;
  for (let step = 0; step < 50; step++) {
    let [score, information] = [0, 0];
    let [left, other] = [1, 1];
    without.forEach((relapsed, day) => {
      const own = having[day] as number;
      const risk = (left * Math.exp(beta)) / (left * Math.exp(beta) + other);
      score += own - (own + relapsed) * risk;
      information += (own + relapsed) * risk * (1 - risk);
      left -= own;
      other -= relapsed;
    });
    const move = score / information;
    beta += move;
    if (Math.abs(move) < 1e-12) break;
  }
  return beta;
};
