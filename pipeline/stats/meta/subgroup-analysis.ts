import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { fUpperTail } from "../distributions/f-upper-tail.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type Estimate, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { type CommonEffect, commonEffect } from "./common-effect.ts";
import { type MetaRegression, metaRegression } from "./meta-regression.ts";
import { type RandomEffects, type RandomEffectsOptions, randomEffects } from "./random-effects.ts";
import { readSubgroups, type SubgroupInput, type SubgroupTrials } from "./read-subgroups.ts";

export interface SubgroupOptions extends Omit<RandomEffectsOptions, "profile"> {
  /** The order of subgroups in the result. Default: numbers by size, then texts by character code. */
  readonly levels?: readonly (string | number)[];
}

export interface Subgroup {
  readonly label: string;
  readonly k: number;
  readonly estimate: Quantity;
  /** τ² that the estimate rests on: 0 where effects are fixed, and for one trial, which says nothing of it. */
  readonly tauSquared: number | null;
  /** Percent; 0 for one trial. */
  readonly iSquared: number | null;
  /** Do the trials within differ more than chance allows? */
  readonly q: Test | null;
  /** What a reader must know of it; `null` when nothing. */
  readonly note: string | null;
}

export interface SubgroupModel {
  readonly subgroups: readonly Subgroup[];
  /** Do the subgroups' effects differ? */
  readonly between: Test | NotEstimable;
}

export interface SubgroupAnalysis {
  readonly kind: "subgroup-analysis";
  readonly k: number;
  readonly levels: readonly string[];
  /** Random effects, each subgroup with a τ² of its own. */
  readonly separate: SubgroupModel;
  /** Random effects with one τ² for all: meta-regression on the subgroups. */
  readonly common: (SubgroupModel & { readonly tauSquared: Estimate }) | NotEstimable;
  /** One effect a subgroup. Q of all trials is the sum of Q within and Q between. */
  readonly fixed: SubgroupModel & { readonly total: Test; readonly within: Test };
}

/**
 * Does the effect differ between groups of trials? Three models whose tests differ; say beforehand which counts.
 *
 * Test between: Σ(μ̂ⱼ − μ̄)²/SEⱼ², μ̄ the mean weighted by 1/SEⱼ², chi-square with G − 1 df. SEⱼ are those shown; with Knapp–Hartung
 * errors and a common τ² it is divided by G − 1 and is F with (G − 1, k − G) df, and with separate τ² it is approximate.
 * A subgroup of one trial enters with the trial's own standard error and says so: its τ² cannot be estimated and is taken as 0, which
 * makes the separate test too ready to find a difference.
 *
 * Borenstein, Hedges, Higgins & Rothstein (2009), Introduction to Meta-Analysis, doi:10.1002/9780470743386,
 * ch. 19.
 * Equals metafor 3.8-1 with "z": `rma(subset = )` per group and a Wald test; `rma(mods = ~ factor(g))`; `rma(method = "EE")` per group.
 * RevMan and meta take `separate` by default. Not estimable as `commonEffect`; a test between needs two groups, a common τ² k > G.
 */
export const subgroupAnalysis = (
  input: SubgroupInput,
  { method = "REML", interval = "hkGuarded", level = 0.95, levels }: SubgroupOptions = {},
): SubgroupAnalysis | NotEstimable => {
  requireOpenUnit("level", level);
  const groups = readSubgroups(input, levels ?? null);
  const all = commonEffect(input, { level });
  if (all.kind === "not-estimable") return all;
  const effects = groups.map((group) => commonEffect(group, { level }) as CommonEffect);
  const fixed = effects.map((effect, j) => ofCommonEffect(groups[j] as SubgroupTrials, effect, null));
  const separate = groups.map((group, j) => {
    if (group.estimates.length === 1) return ofCommonEffect(group, effects[j] as CommonEffect, ONE_TRIAL);
    return ofRandomEffects(group, randomEffects(group, { method, interval, level, profile: false }));
  });
  const columns = groups.map(({ indicator }) => indicator);
  const names = groups.map(({ label }) => label);
  const regression = metaRegression({ ...input, columns, names }, { method, interval, level });
  const statistic = effects.reduce((sum, { q }) => sum + q.statistic, 0);
  const df = all.k - groups.length;
  return {
    kind: "subgroup-analysis",
    k: all.k,
    levels: names,
    separate: { subgroups: separate, between: betweenTest(separate, null) },
    common: regression.kind === "not-estimable" ? regression : commonModel(fixed, regression),
    fixed: {
      subgroups: fixed,
      between: betweenTest(fixed, null),
      total: all.q,
      within: { name: "Q within", statistic, df: [df], p: df === 0 ? 1 : chiSquareUpperTail(statistic, df) },
    },
  };
};

const ONE_TRIAL = "One trial: its own standard error; τ² cannot be estimated and is taken as 0.";

const ofCommonEffect = ({ label }: SubgroupTrials, { k, estimate, q }: CommonEffect, note: string | null): Subgroup => {
  const [df] = q.df as readonly [number];
  const excess = Math.max(0, q.statistic - df);
  return { label, k, estimate, tauSquared: 0, iSquared: excess > 0 ? (100 * excess) / q.statistic : 0, q, note };
};

const ofRandomEffects = ({ label, estimates }: SubgroupTrials, fit: RandomEffects | NotEstimable): Subgroup => {
  if (fit.kind === "not-estimable") {
    return { label, k: estimates.length, estimate: fit, tauSquared: null, iSquared: null, q: null, note: fit.reason };
  }
  const numberOf = (quantity: Quantity) => (quantity.kind === "estimate" ? quantity.value : null);
  const [tauSquared, iSquared] = [numberOf(fit.tauSquared), numberOf(fit.iSquared)];
  return { label, k: fit.k, estimate: fit.estimate, tauSquared, iSquared, q: fit.q, note: null };
};

const commonModel = (fixed: readonly Subgroup[], { coefficients, tauSquared, iSquared, df }: MetaRegression) => {
  const subgroups = coefficients.map(
    ({ estimate }, j): Subgroup => ({
      ...(fixed[j] as Subgroup),
      estimate,
      tauSquared: tauSquared.value,
      iSquared,
    }),
  );
  return { subgroups, between: betweenTest(subgroups, df), tauSquared };
};

const betweenTest = (subgroups: readonly Subgroup[], df: number | null): Test | NotEstimable => {
  if (subgroups.length < 2)
    return notEstimable("one-group", "All trials are in one subgroup: there is none to compare.");
  const [estimates, standardErrors]: [number[], number[]] = [[], []];
  for (const { estimate } of subgroups) {
    if (estimate.kind === "not-estimable") return estimate;
    estimates.push(estimate.value);
    standardErrors.push(estimate.se as number);
  }
  const pooled = commonEffect({ estimates, standardErrors });
  if (pooled.kind === "not-estimable") return pooled;
  const name = "Q between subgroups";
  const m = subgroups.length - 1;
  if (df === null) return { ...pooled.q, name };
  const statistic = pooled.q.statistic / m;
  return { name: `${name}, F`, statistic, df: [m, df], p: fUpperTail(statistic, m, df) };
};
