import type { HalfVerdict, Plan, VerdictWord } from "../../model/index.ts";

/** The verdict at the declared multiples of the smallest worthwhile effect. */
export const sweep = (
  plan: Pick<Plan, "mwe">,
  delta: number,
  verdictAt: (delta: number) => VerdictWord,
): HalfVerdict["sweep"] => plan.mwe.sweep.map((factor) => ({ factor, verdict: verdictAt(factor * delta) }));

/** Does the verdict depend on what is called worthwhile? */
export const flips = (rows: HalfVerdict["sweep"], verdict: VerdictWord): boolean =>
  rows.some((row) => row.verdict !== verdict);
