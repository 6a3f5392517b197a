import type { Interval, Quantity } from "../../model/index.ts";
import { bayesianRandomEffects } from "../../stats/meta/bayesian-random-effects.ts";
import { commonEffect } from "../../stats/meta/common-effect.ts";
import { correlatedHierarchicalEffects } from "../../stats/meta/correlated-hierarchical-effects.ts";
import { type EggerTest, eggerTest } from "../../stats/meta/egger-test.ts";
import { type RandomEffects, randomEffects } from "../../stats/meta/random-effects.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { PresetNumber, PresetPool } from "./preset-numbers.ts";
import { type Preset, sensitivityNumbers } from "./sensitivity-numbers.ts";

/** One way to pool, on the analysis scale. */
export interface PresetVariant {
  readonly id: string;
  readonly group: "all" | "sets" | "nested" | "sweep" | "bayesian";
  /** The declared name of a set; `null` for the models, which analyses name. */
  readonly label: string | null;
  /** The correlation that the nested model was given. */
  readonly correlation: number | null;
  readonly numbers: readonly PresetNumber[];
  readonly quantity: Quantity;
  readonly prediction: Interval | null;
}

export interface PresetReading {
  readonly pool: PresetPool;
  readonly primary: RandomEffects | NotEstimable;
  readonly variants: readonly PresetVariant[];
  readonly egger: EggerTest | NotEstimable;
}

const inputOf = (numbers: readonly PresetNumber[]) => ({
  estimates: numbers.map(({ estimate }) => estimate),
  standardErrors: numbers.map(({ standardError }) => standardError),
});

const studyCodes = (numbers: readonly PresetNumber[]): readonly number[] => {
  const ids = [...new Set(numbers.map(({ study }) => study.sample_id))];
  return numbers.map(({ study }) => ids.indexOf(study.sample_id));
};

/** Numbers of one study hang together with a declared correlation; the interval is right also when that one is not. */
const nested = (numbers: readonly PresetNumber[], correlation: number, level: number): Quantity => {
  const fit = correlatedHierarchicalEffects(
    { ...inputOf(numbers), outer: studyCodes(numbers) },
    { correlation, level },
  );
  if (fit.kind === "not-estimable") return fit;
  const mean = fit.robust.coefficients[0];
  if (mean === undefined) return notEstimable("no-data", "The nested model gave no mean.");
  return "estimate" in mean ? mean.estimate : mean;
};

/** The analyses of a preset on one pool: the mean of all numbers, of the declared sets, and, for differences, nested and Bayesian. */
export const presetReading = (pool: PresetPool, preset: Preset, level: number): PresetReading => {
  const { numbers } = pool;
  const { tau2, interval } = pool.id === "difference" ? preset.difference : preset.ratio;
  const meanOf = (chosen: readonly PresetNumber[]): RandomEffects | NotEstimable =>
    chosen.length === 0
      ? notEstimable("too-few", "No number is left to pool.")
      : randomEffects(inputOf(chosen), { method: tau2, interval, level });
  const primary = meanOf(numbers);
  const quantityOf = (result: RandomEffects | NotEstimable): Quantity =>
    result.kind === "not-estimable" ? result : result.estimate;
  const variant = (
    parts: Partial<PresetVariant> & Pick<PresetVariant, "id" | "group" | "quantity">,
  ): PresetVariant => ({
    label: null,
    correlation: null,
    numbers,
    prediction: null,
    ...parts,
  });
  const sets = preset.sets.map((set): PresetVariant => {
    const chosen = sensitivityNumbers(numbers, set, { quantity: quantityOf(primary), level });
    const parts = { id: set.id, group: "sets", label: set.label } as const;
    if ("kind" in chosen) return variant({ ...parts, numbers: [], quantity: chosen });
    if (set.kind === "common-effect") {
      const common =
        chosen.length === 0
          ? notEstimable("too-few", "No number is left to pool.")
          : commonEffect(inputOf(chosen), { level });
      return variant({ ...parts, quantity: common.kind === "not-estimable" ? common : common.estimate });
    }
    const result = meanOf(chosen);
    const prediction = result.kind === "not-estimable" ? null : result.prediction;
    return variant({ ...parts, numbers: chosen, quantity: quantityOf(result), prediction });
  });
  const bayes = (): PresetVariant => {
    const { muMean, muSd, tauScale } = preset.bayes;
    const result = bayesianRandomEffects(inputOf(numbers), {
      tauPrior: { kind: "halfNormal", scale: tauScale },
      muPrior: { mean: muMean, sd: muSd },
      level,
    });
    return result.kind === "not-estimable"
      ? variant({ id: "bayesian", group: "bayesian", quantity: result })
      : variant({ id: "bayesian", group: "bayesian", quantity: result.estimate, prediction: result.prediction });
  };
  const swept = (correlation: number, id: string, group: "nested" | "sweep"): PresetVariant =>
    variant({ id, group, correlation, quantity: nested(numbers, correlation, level) });
  const models =
    pool.id === "ratio" || numbers.length === 0
      ? []
      : [
          swept(preset.rho, "nested", "nested"),
          bayes(),
          ...preset.rhoSweep.map((rho, i) => swept(rho, `nested-${i + 1}`, "sweep")),
        ];
  const prediction = primary.kind === "not-estimable" ? null : primary.prediction;
  return {
    pool,
    primary,
    variants: [variant({ id: "pooled", group: "all", quantity: quantityOf(primary), prediction }), ...sets, ...models],
    egger:
      numbers.length < preset.minKBias
        ? notEstimable("too-few", `Fewer than ${preset.minKBias} numbers: asymmetry is not tested.`)
        : eggerTest(inputOf(numbers), { level }),
  };
};
