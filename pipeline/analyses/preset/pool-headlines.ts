import type { PresetNumber } from "../../derive/preset/preset-numbers.ts";
import type { PresetReading } from "../../derive/preset/preset-reading.ts";
import type { Headline, Rows } from "../../model/index.ts";
import { naturalNumber, unitOf } from "./natural.ts";
import { variantProse } from "./variant-label.ts";

const rowsOf = (numbers: readonly PresetNumber[]): readonly Rows[] => {
  const keys = numbers.flatMap((one) => one.keys);
  return [{ table: "results", count: keys.length, keys }];
};

const eventsOf = (numbers: readonly PresetNumber[]): number | null =>
  numbers.length === 0 || numbers.some(({ events }) => events === null)
    ? null
    : numbers.reduce((sum, { events }) => sum + (events ?? 0), 0);

/** One headline for each way to pool but the sweep, which stands in its table; of all numbers also how much they vary. */
export const poolHeadlines = (reading: PresetReading, prefix: string): readonly Headline[] => {
  const { pool, primary, variants } = reading;
  const common = { test: null, basis: null } as const;
  const pooled = variants
    .filter(({ group }) => group !== "sweep")
    .map(
      (variant): Headline => ({
        ...common,
        id: `${prefix}/${pool.id}/${variant.id}`,
        label: variantProse(pool.id, variant),
        unit: unitOf(pool.id),
        better: pool.better ?? "neither",
        quantity: naturalNumber(pool.id, variant.quantity),
        test: variant.group === "all" && primary.kind === "random-effects" ? primary.test : null,
        n: variant.numbers.length,
        events: eventsOf(variant.numbers),
        rows: rowsOf(variant.numbers),
      }),
    );
  if (primary.kind === "not-estimable") return pooled;
  const spread = (id: string, what: string, unit: string, quantity: Headline["quantity"]): Headline => ({
    ...common,
    id: `${prefix}/${pool.id}/${id}`,
    label: [what],
    unit,
    better: "neither",
    quantity,
    n: pool.numbers.length,
    events: eventsOf(pool.numbers),
    rows: rowsOf(pool.numbers),
  });
  return [
    ...pooled,
    spread("tau-squared", "Variance between numbers", "variance", primary.tauSquared),
    spread("i-squared", "Share of the variation that is not chance", "percent", primary.iSquared),
  ];
};
