import type { UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import type { Plan } from "../../model/index.ts";
import { metaRegression } from "../../stats/meta/meta-regression.ts";
import { subgroupAnalysis } from "../../stats/meta/subgroup-analysis.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { labelOf } from "../published/words.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import { asPrinted, metaInput, onTrials, type Variant } from "./variant.ts";

type ModeratorPlan = Pick<Plan, "meta" | "level" | "labels" | "evidenceSensitivity">;

const tooFew = (what: string, least: number, k: number) =>
  notEstimable("too-few", `${what} from ${least} trials on; there ${k === 1 ? "is" : "are"} ${k}.`);

/** The number of doses of the treated groups, where it is printed as one number and is the same in all. */
const dosesOf = ({ arms }: UsedEffect): number | null => {
  const given = new Set(arms.flatMap(({ n_doses }) => (n_doses === null ? [] : [n_doses])));
  const [only] = given;
  return given.size === 1 && only !== undefined && /^\d+$/.test(only) ? Number(only) : null;
};

/** Trials by the condition they treat, each condition pooled on its own. Differences between trials are not randomised. */
const byCondition = (pool: SensitivityPool, plan: ModeratorPlan): readonly Variant[] => {
  const group = "Conditions";
  const { used } = pool;
  const least = plan.evidenceSensitivity.minKSubgroup;
  const conditions = [...new Set(used.map(({ study }) => study.condition))].sort();
  const none = { id: "conditions", group, label: "by condition", k: used.length, note: "" };
  if (used.length < least) return [{ ...none, quantity: tooFew("Conditions are compared", least, used.length) }];
  if (conditions.length < 2)
    return [{ ...none, quantity: notEstimable("one-group", "All trials concern one condition.") }];
  const found = subgroupAnalysis(
    { ...metaInput(used), groups: used.map(({ study }) => study.condition) },
    { method: plan.meta.tau2, interval: plan.meta.interval, level: plan.level },
  );
  const between = "common" in found && "between" in found.common ? found.common.between : null;
  const note =
    between !== null && "statistic" in between
      ? `${between.df.length > 1 ? "F" : "χ²"} ${between.statistic.toFixed(2)}, df ${between.df.join(", ")}, between conditions`
      : "";
  return conditions.map((condition, i) =>
    onTrials(
      pool,
      used.filter(({ study }) => study.condition === condition),
      {
        id: `condition-${condition}`,
        group,
        label: labelOf(plan, "condition", condition),
        ...(i === 0 ? { note } : {}),
      },
    ),
  );
};

/** The slope of the effect on one feature of the trials: on the scale of analysis, ratios as a ratio for each unit. */
const slope = (
  pool: SensitivityPool,
  plan: ModeratorPlan,
  feature: { readonly id: string; readonly label: string; readonly of: (one: UsedEffect) => number | null },
): Variant => {
  const known = pool.used.flatMap((one) => {
    const value = feature.of(one);
    return value === null ? [] : [{ one, value }];
  });
  const least = plan.evidenceSensitivity.minKRegression;
  const words = { id: `slope-${feature.id}`, group: "Features of trials", label: feature.label, k: known.length };
  if (known.length < least)
    return { ...words, quantity: tooFew("Effects are regressed on it", least, known.length), note: "" };
  const fit = metaRegression(
    {
      ...metaInput(known.map(({ one }) => one)),
      columns: [known.map(() => 1), known.map(({ value }) => value)],
      names: ["mean", feature.id],
    },
    { method: plan.meta.tau2, interval: plan.meta.interval, level: plan.level },
  );
  const quantity = "coefficients" in fit ? fit.coefficients[1]?.estimate : fit;
  const none = notEstimable("no-data", "The regression has no slope.");
  return { ...words, quantity: asPrinted(pool, quantity ?? none), note: "change for each unit" };
};

/** Does the effect go with a feature of the trials? Only where the declared number of trials allows a look. */
export const moderatorVariants = (pool: SensitivityPool, plan: ModeratorPlan): readonly Variant[] => [
  ...byCondition(pool, plan),
  slope(pool, plan, { id: "day", label: "for each day later", of: ({ day }) => day }),
  slope(pool, plan, { id: "doses", label: "for each dose more", of: dosesOf }),
];

/** Slopes are no effects: they have no place on an axis of effects. */
export const isSlope = ({ id }: Pick<Variant, "id">): boolean => id.startsWith("slope-");
