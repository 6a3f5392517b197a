import type { ForestRow } from "../../charts/forest.ts";
import { isRatio, naturalInterval, naturalQuantity } from "../../derive/evidence/natural-scale.ts";
import type { Interval } from "../../model/index.ts";
import type { EstimandReading } from "./estimand-reading.ts";
import { effectText, limitsText } from "./number-text.ts";

/** The pooled row of a forest and its prediction interval; none below two trials. */
export const pooledRows = ({ evidence, families }: EstimandReading): readonly ForestRow[] =>
  families.flatMap(({ family, pool }): ForestRow[] => {
    const { scale, id } = evidence.estimand;
    const quantity = naturalQuantity(scale, evidence.better, pool.deciding);
    if (pool.k < 2 || quantity.kind !== "estimate") return [];
    const nullAt = isRatio(scale) ? 1 : 0;
    const make = (
      kind: "pooled" | "prediction",
      name: string,
      value: number | null,
      limits: Interval | null,
    ): ForestRow => {
      const [low, high] = [limits?.low ?? null, limits?.high ?? null];
      return {
        id: `${id}-${family}-${kind}`,
        kind,
        cells: { study: name, day: "", people: "" },
        estimate: value,
        low,
        high,
        text:
          value !== null
            ? effectText(value, low, high, nullAt)
            : low === null || high === null
              ? ""
              : limitsText(low, high, nullAt),
        weight: null,
        note: "",
        ...(kind === "pooled" && pool.k === 2 ? { light: true } : {}),
      };
    };
    const name = pool.rule === "bayesian" ? "Together (Bayesian)" : "Together (Hartung–Knapp)";
    const next = pool.prediction && naturalInterval(scale, evidence.better, pool.prediction);
    return [
      make("pooled", name, quantity.value, quantity.intervals[0] ?? null),
      ...(next ? [make("prediction", "A new setting (prediction)", null, next)] : []),
    ];
  });

/** A line of text between groups of rows. */
export const headingRow = (id: string, text: string): ForestRow => ({
  id: `heading-${id}`,
  kind: "heading",
  cells: { study: text, day: "", people: "" },
  estimate: null,
  low: null,
  high: null,
  text: "",
  weight: null,
  note: "",
});
