import type { ForestRow } from "../../charts/forest.ts";
import { forestHeading } from "../../charts/forest-data.ts";
import { isRatio, naturalInterval, naturalQuantity, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import type { Cell, Interval } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";
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
    const next = pool.prediction && naturalInterval(scale, evidence.better, pool.prediction);
    return [
      make("pooled", nameOf(pool), quantity.value, quantity.intervals[0] ?? null),
      ...(next ? [make("prediction", PREDICTION, null, next)] : []),
    ];
  });

const PREDICTION = "A new setting (prediction)";

const nameOf = ({ rule }: EstimandReading["families"][number]["pool"]): string =>
  rule === "bayesian" ? "Together (Bayesian)" : "Together (Hartung–Knapp)";

/** The same rows for the table under the forest. */
export const pooledLines = ({ evidence, families }: EstimandReading): readonly { readonly cells: readonly Cell[] }[] =>
  families.flatMap(({ used, pool }) => {
    const { scale } = evidence.estimand;
    const quantity = naturalQuantity(scale, evidence.better, pool.deciding);
    if (pool.k < 2 || quantity.kind !== "estimate") return [];
    const next = pool.prediction && naturalInterval(scale, evidence.better, pool.prediction);
    const people = used.reduce<number | null>((sum, one) => (sum === null ? null : add(sum, one.people)), 0);
    const line = (name: string, cell: Cell, use: string) => {
      const measure = naturalUnit[scale].replaceAll("-", " ");
      return {
        cells: [
          name,
          "all above that are pooled",
          "each its own",
          "each its own",
          people,
          measure,
          cell,
          "worked out here",
          use,
        ],
      };
    };
    return [
      line(nameOf(pool), quantity, `the pooled number of ${pool.k} trials`),
      ...(next
        ? [line(PREDICTION, estimate(quantity.value, { intervals: [next] }), "where a new trial would lie")]
        : []),
    ];
  });

const add = (sum: number, people: number | null): number | null => (people === null ? null : sum + people);

/** A line of text between groups of rows. */
export const headingRow = (id: string, text: string): ForestRow =>
  forestHeading(`heading-${id}`, { study: text, day: "", people: "" });
