import { layouts } from "../../charts/layouts.ts";
import { specificationCurve } from "../../charts/specification-curve.ts";
import { isRatio, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import type { Block, Plan } from "../../model/index.ts";
import { describe } from "../../stats/ordinal/describe.ts";
import { sides } from "../published/against.ts";
import { effectText } from "../published/number-text.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { favors, words } from "../published/words.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import { type Choice, type CrossedChoice, spreadOf } from "./specifications.ts";

type BlockPlan = Pick<Plan, "labels" | "mwe" | "dataAsOf" | "searchNote">;

const headerOf = (crossed: readonly CrossedChoice[]): string => {
  const values = crossed.flatMap(({ quantity }) => (quantity.kind === "estimate" ? [quantity.value] : []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const median = describe(values)?.median ?? null;
  const range =
    median === null
      ? ""
      : `: median ${effectText(median, null, null)}, from ${effectText(low, null, null)} to ${effectText(high, null, null)}`;
  return `${values.length} of ${crossed.length} ways could be estimated${range}.`;
};

/** All ways through the declared choices, as a curve and as a table. */
export const specificationBlocks = (
  pool: SensitivityPool,
  plan: BlockPlan,
  choices: readonly Choice[],
  crossed: readonly CrossedChoice[],
): readonly Block[] => {
  const { estimand } = pool;
  const ratio = isRatio(estimand.scale);
  const least = plan.mwe[estimand.minimum];
  const unit = naturalUnit[estimand.scale].replaceAll("-", " ");
  const { left, right } = sides(plan, { evidence: pool.evidence, families: [], headlines: [] });
  const table = `${pool.id}-specifications`;
  const effect = (choice: Choice): string => {
    const share = spreadOf(crossed, choice.id);
    return share === null ? "" : `goes with ${Math.round(share * 100)}% of the spread`;
  };
  return [
    {
      kind: "chart",
      id: `${table}-curve`,
      depth: "full",
      caption: ["The number on ", words(pool.label), " under every combination of the declared choices."],
      table,
      audience: "public",
      alt: [
        "Specification curve: one column for each combination of estimator, sources, risk of bias and outliers, the lowest estimate first, on ",
        words(estimand.label),
        ". Ways share most trials and are not independent. Table follows.",
      ],
      ...layouts(
        specificationCurve,
        publishedFrame(plan, "Does the number hang on how it is made?", `On ${pool.label}`),
        {
          specifications: crossed.map(({ id, choices: taken, primary, quantity }) => {
            const [interval] = quantity.kind === "estimate" ? quantity.intervals : [];
            return {
              id,
              value: quantity.kind === "estimate" ? quantity.value : null,
              low: interval?.low ?? null,
              high: interval?.high ?? null,
              hollow: false,
              primary,
              choices: taken,
            };
          }),
          decisions: choices.map((choice) => ({ ...choice, effect: effect(choice) })),
          yTitle: ratio ? `Logarithm of the ${unit}, above zero is better` : "Standardized difference",
          unit: ratio ? "on the logarithm" : "standard deviations",
          zero: 0,
          worthwhile: ratio ? Math.abs(Math.log(least)) : least,
          betterSide: "up",
          favours: [favors(left), favors(right)],
          header: headerOf(crossed),
          footer: "Ways share most trials; their spread is no interval.",
        },
      ),
    },
    {
      kind: "table",
      id: table,
      depth: "full",
      caption: [
        "Every combination of the declared choices",
        ratio ? ", as logarithms of the ratio, above zero is better." : ".",
      ],
      columns: [
        ...choices.map(({ id, label }) => ({ id, label, unit: null, align: "start" as const })),
        { id: "trials", label: "Trials", unit: "count", align: "end" },
        { id: "number", label: "Number with interval", unit: ratio ? "ratio" : "smd", align: "end" },
      ],
      rows: crossed.map(({ choices: taken, k, quantity }) => [
        ...choices.map(({ id, options }) => options.find((option) => option.id === taken[id])?.label ?? taken[id]),
        k,
        quantity,
      ]),
    },
  ];
};
