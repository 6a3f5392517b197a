import { type EstimateLadderData, estimateLadder, type LadderRow } from "../../charts/estimate-ladder.ts";
import { layouts } from "../../charts/layouts.ts";
import type { PresetReading, PresetVariant } from "../../derive/preset/preset-reading.ts";
import type { Block, Plan } from "../../model/index.ts";
import { effectText } from "../published/number-text.ts";
import { favours, presetFrame } from "./preset-frame.ts";
import { variantLabel } from "./variant-label.ts";

const GROUPS: Readonly<Record<PresetVariant["group"], string | null>> = {
  all: null,
  sets: "Sensitivity sets",
  nested: "Other models",
  bayesian: "Other models",
  sweep: "Other correlations within studies",
};

const rowOf = (variant: PresetVariant): LadderRow => {
  const { quantity } = variant;
  const [value, low, high] =
    quantity.kind === "estimate"
      ? [quantity.value, quantity.intervals[0]?.low ?? null, quantity.intervals[0]?.high ?? null]
      : [null, null, null];
  return {
    label: variantLabel(variant),
    group: GROUPS[variant.group],
    value,
    low,
    high,
    text: value === null ? "none" : effectText(value, low, high, 0),
    note:
      quantity.kind === "estimate"
        ? `${variant.numbers.length} numbers`
        : quantity.code === "no-data"
          ? "not recorded"
          : "too few",
    hollow: false,
    primary: variant.group === "all",
  };
};

/** The pooled difference under every declared model and set; nothing where there is no number. */
export const modelsLadder = (
  { pool, variants }: PresetReading,
  plan: Pick<Plan, "dataAsOf" | "searchNote" | "cohorts">,
): readonly Block[] => {
  if (pool.id === "ratio" || pool.numbers.length === 0) return [];
  const sides = favours(plan, pool);
  const data: EstimateLadderData = {
    rows: variants.map(rowOf),
    unit: "standardized difference",
    zero: 0,
    worthwhile: null,
    betterSide: pool.better === "higher" ? "right" : "left",
    favours: [sides.left, sides.right],
    xTitle: "Pooled standardized difference",
    labelTitle: "Way to pool",
    textTitle: "Difference (interval)",
    noteTitle: "Rests on",
  };
  return [
    {
      kind: "chart",
      id: "difference-models",
      depth: "clinician",
      caption: ["The pooled difference under every declared model and set; the preset's own is in strong type."],
      table: "difference-models",
      audience: "public",
      alt: [
        "The pooled standardized difference in every declared way, one row each. All numbers: ",
        { headline: "published/trial-set/difference/pooled", show: "value-and-interval" },
        ". Table follows.",
      ],
      ...layouts(estimateLadder, presetFrame(plan, pool, "Does the answer hang on the way to pool?"), data, data),
    },
  ];
};
