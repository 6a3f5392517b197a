import type { Plan } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { type Pool, type PoolInput, poolTrials } from "./pool.ts";

export interface PointsPool {
  readonly pool: Pool;
  /** Scale of the half-normal prior on τ, in points: the plan's scale × the reference SD. Not known without one. */
  readonly priorScale: number | null;
}

/**
 * What differences in points of one instrument say together. The plan's prior on τ is for standard deviations: times the instrument's
 * declared reference SD it is one for points. Without a declared SD there is no prior and so no Bayesian interval; where that interval
 * would decide, nothing does, and the guarded Hartung–Knapp interval stands beside.
 */
export const pointsPool = (
  trials: readonly PoolInput[],
  plan: Pick<Plan, "meta" | "level">,
  referenceSd: number | null,
): PointsPool => {
  const { tauPrior } = plan.meta;
  if (referenceSd !== null) {
    const priorScale = tauPrior.scale * referenceSd;
    const meta = { ...plan.meta, tauPrior: { ...tauPrior, scale: priorScale } };
    return { pool: poolTrials(trials, { ...plan, meta }), priorScale };
  }
  const pool = poolTrials(trials, plan);
  if (trials.length < 2) return { pool, priorScale: null };
  const bayesian = notEstimable("not-declared", "No reference SD declared for this instrument.");
  return {
    pool: { ...pool, bayesian, deciding: pool.rule === "bayesian" ? bayesian : pool.deciding },
    priorScale: null,
  };
};
