import type { PresetVariant } from "../../derive/preset/preset-reading.ts";
import type { Prose, Run } from "../../model/index.ts";
import { words } from "../published/words.ts";

/** How a way to pool is called in tables and charts. */
export const variantLabel = ({ group, label, correlation }: PresetVariant): string => {
  switch (group) {
    case "all":
      return "All numbers";
    case "sets":
      return label ?? "";
    case "bayesian":
      return "Bayesian";
    default:
      return `Nested, correlation ${correlation ?? 0}`;
  }
};

const poolName = { difference: "standardized difference", ratio: "risk ratio" } as const;

/** The label of its headline. */
export const variantProse = (pool: "difference" | "ratio", variant: PresetVariant): Prose => {
  const name: Run = words(variantLabel(variant));
  return variant.group === "all" ? [`Pooled ${poolName[pool]}, all numbers`] : [`Pooled ${poolName[pool]}: `, name];
};
