import { studyBias } from "../../derive/evidence/bias-shares.ts";
import type { UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import type { Quantity } from "../../model/index.ts";
import { estimatorQuantity } from "./model-variants.ts";
import type { SensitivityPlan, SensitivityPool } from "./sensitivity-pools.ts";
import { readAgain, withoutOutliers } from "./trial-variants.ts";

/** One way through all choices; on the scale of analysis, above 0 is benefit. */
export interface CrossedChoice {
  readonly id: string;
  readonly choices: Readonly<Record<"estimator" | "source" | "bias" | "outliers", string>>;
  readonly primary: boolean;
  readonly k: number;
  readonly quantity: Quantity;
}

export interface Choice {
  readonly id: "estimator" | "source" | "bias" | "outliers";
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** What is crossed: the declared options, with those of the primary analysis first. */
export const crossedOptions = (plan: SensitivityPlan): readonly Choice[] => {
  const { specificationEstimators, tierSets, biasSets } = plan.evidenceSensitivity;
  const named = (id: string) => (id === "common" ? "one common effect" : id === "bayesian" ? "Bayesian" : id);
  return [
    {
      id: "estimator",
      label: "Estimator",
      options: specificationEstimators.map((id) => ({ id, label: named(id) })),
    },
    { id: "source", label: "Sources", options: [{ id: "usable", label: "as declared" }, ...tierSets] },
    { id: "bias", label: "Risk of bias", options: [{ id: "any", label: "any" }, ...biasSets] },
    {
      id: "outliers",
      label: "Outliers",
      options: [
        { id: "in", label: "kept" },
        { id: "out", label: "left out" },
      ],
    },
  ];
};

/** The trials of each combination, by source, bias and outliers; outliers are looked for once in each set. */
const trialsFor = (
  rows: EvidenceRows,
  plan: SensitivityPlan,
  looked: Map<string, readonly UsedEffect[]>,
  sources: ReadonlyMap<string, readonly UsedEffect[]>,
  { source, bias, outliers }: Readonly<Record<"source" | "bias" | "outliers", string>>,
): readonly UsedEffect[] => {
  const levels = plan.evidenceSensitivity.biasSets.find(({ id }) => id === bias)?.levels;
  const kept = (sources.get(source) ?? []).filter(
    ({ study }) => levels === undefined || levels.includes(studyBias(rows.riskOfBias, study.study_id)),
  );
  if (outliers === "in") return kept;
  const key = kept.flatMap(({ keys }) => keys).join(" ");
  const left = looked.get(key) ?? withoutOutliers(kept, plan);
  looked.set(key, left);
  return left;
};

/** Every declared choice crossed with every other; a set of trials that comes up twice is fitted once. */
export const crossedChoices = (
  rows: EvidenceRows,
  plan: SensitivityPlan,
  pool: SensitivityPool,
): readonly CrossedChoice[] => {
  const { tierSets, biasSets, specificationEstimators } = plan.evidenceSensitivity;
  const sources = new Map<string, readonly UsedEffect[]>([
    ["usable", pool.used],
    ...tierSets.map(({ id, tiers }) => [id, readAgain(rows, plan, pool, { tiers })] as const),
  ]);
  const declared = pool.pool.rule === "bayesian" ? "bayesian" : plan.meta.tau2;
  const fitted = new Map<string, Quantity>();
  const looked = new Map<string, readonly UsedEffect[]>();
  return [...sources.keys()].flatMap((source) =>
    ["any", ...biasSets.map(({ id }) => id)].flatMap((bias) =>
      ["in", "out"].flatMap((outliers) => {
        const trials = trialsFor(rows, plan, looked, sources, { source, bias, outliers });
        return specificationEstimators.map((estimator): CrossedChoice => {
          const key = `${estimator} ${trials.map(({ keys }) => keys.join("+")).join(" ")}`;
          const quantity =
            fitted.get(key) ??
            (estimator === "bayesian" || trials.length < 2
              ? (pool.refit(trials).bayesian ?? pool.refit(trials).deciding)
              : estimatorQuantity({ used: trials }, plan, estimator).quantity);
          fitted.set(key, quantity);
          const choices = { estimator, source, bias, outliers };
          const primary = estimator === declared && source === "usable" && bias === "any" && outliers === "in";
          return { id: Object.values(choices).join("/"), choices, primary, k: trials.length, quantity };
        });
      }),
    ),
  );
};

/** How much of the spread of the estimates goes with one choice: sum of squares between its options over the whole, η². */
export const spreadOf = (crossed: readonly CrossedChoice[], choice: Choice["id"]): number | null => {
  const known = crossed.flatMap(({ choices, quantity }) =>
    quantity.kind === "estimate" ? [{ option: choices[choice], value: quantity.value }] : [],
  );
  if (known.length === 0) return null;
  const mean = (values: readonly { readonly value: number }[]) =>
    values.reduce((sum, { value }) => sum + value / values.length, 0);
  const centre = mean(known);
  const total = known.reduce((sum, { value }) => sum + (value - centre) * (value - centre), 0);
  const between = [...new Set(known.map(({ option }) => option))].reduce((sum, option) => {
    const own = known.filter((one) => one.option === option);
    const shift = mean(own) - centre;
    return sum + own.length * shift * shift;
  }, 0);
  return total > 1e-24 ? between / total : null;
};
