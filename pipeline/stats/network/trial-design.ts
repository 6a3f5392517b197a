import { type NetworkTrial, pairAt } from "./network-trial.ts";

/** A further column of the design: one value an arm; a contrast takes the difference of its arms. */
export type ArmTerm = (trial: NetworkTrial) => ArrayLike<number>;

/** A trial's part of the design, without the columns where it is 0. */
export interface TrialDesign {
  readonly columns: readonly number[];
  /** One a column, one value an arm. */
  readonly values: readonly Float64Array[];
}

/** One column a treatment (none for `ground`), numbered as they are, then one a term from `treatments` on. */
export const trialDesign = (
  trial: NetworkTrial,
  {
    terms,
    ground,
    treatments,
  }: { readonly terms: readonly ArmTerm[]; readonly ground: number; readonly treatments: number },
): TrialDesign => {
  const { arms } = trial;
  const own = arms.flatMap((arm, position) =>
    arm === ground ? [] : [{ column: arm, values: Float64Array.from(arms, (_, p) => (p === position ? 1 : 0)) }],
  );
  const further = terms.map((term, i) => ({ column: treatments + i, values: Float64Array.from(term(trial)) }));
  const all = [...own, ...further.filter(({ values }) => values.some((value) => value !== 0))];
  return { columns: all.map(({ column }) => column), values: all.map(({ values }) => values) };
};

/** L·x for a Laplacian stored by rows. */
export const laplacianTimes = (laplacian: Float64Array, x: Float64Array): Float64Array =>
  x.map((_, p) => {
    let total = 0;
    for (let q = 0; q < x.length; q++) total += (laplacian[p * x.length + q] as number) * (x[q] as number);
    return total;
  });

/** Per arm, Σ weight × (arm minus other) over its contrasts: what `contrasts` (as a trial holds them) push it up by. */
export const weightedContrasts = (laplacian: Float64Array, contrasts: Float64Array, arms: number): Float64Array => {
  const push = new Float64Array(arms);
  for (let q = 1; q < arms; q++) {
    for (let p = 0; p < q; p++) {
      const flow = -(laplacian[p * arms + q] as number) * (contrasts[pairAt(p, q)] as number);
      push[p] = (push[p] as number) + flow;
      push[q] = (push[q] as number) - flow;
    }
  }
  return push;
};
