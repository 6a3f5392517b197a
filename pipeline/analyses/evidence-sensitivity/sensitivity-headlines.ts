import { naturalBetter, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import type { Headline } from "../../model/index.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { words } from "../published/words.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import type { CrossedChoice } from "./specifications.ts";
import type { Variant } from "./variant.ts";

export const sensitivityId = "published/evidence-sensitivity";

/** These stand in headlines; the others in tables. */
const shown: readonly string[] = [
  "primary",
  "common-effect",
  "without-crossovers",
  "correlated",
  "source-with-secondary",
];

/** The declared number, and the variants that readers ask for; no p-value. */
export const sensitivityHeadlines = (
  pool: SensitivityPool,
  variants: readonly Variant[],
  crossed: readonly CrossedChoice[],
): readonly Headline[] => {
  const { id, label, estimand, evidence, used } = pool;
  const keys = used.flatMap((one) => one.keys);
  const n = used.reduce((sum, { people }) => sum + (people ?? 0), 0);
  const common = { test: null, n, events: null, rows: [{ table: "results", count: keys.length, keys }], basis: null };
  const known = crossed.flatMap(({ quantity }) => (quantity.kind === "estimate" ? [quantity.value] : []));
  const better = known.filter((value) => value > 0).length;
  return [
    ...variants
      .filter((one) => shown.includes(one.id))
      .map(
        (one): Headline => ({
          ...common,
          id: `${sensitivityId}/${id}/${one.id}`,
          label: [words(label), ": ", words(one.label)],
          unit: naturalUnit[estimand.scale],
          better: naturalBetter(estimand.scale, evidence.better),
          quantity: one.quantity,
        }),
      ),
    ...(crossed.length === 0
      ? []
      : [
          {
            ...common,
            id: `${sensitivityId}/${id}/same-side`,
            label: [words(label), ": share of the declared ways whose number favors the first group"],
            unit: "share",
            better: "neither" as const,
            quantity:
              known.length === 0
                ? notEstimable("no-data", "None of the declared ways could be estimated.")
                : estimate(better / known.length),
          },
        ]),
  ];
};
