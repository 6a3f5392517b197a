import { type ForestRow, forest } from "../../charts/forest.ts";
import { layouts } from "../../charts/layouts.ts";
import type { PresetReading } from "../../derive/preset/preset-reading.ts";
import type { Block, Interval, Plan, Quantity } from "../../model/index.ts";
import { effectText, limitsText } from "../published/number-text.ts";
import { studyLabel } from "../published/words.ts";
import { naturalLimits, naturalNumber, nullOf } from "./natural.ts";
import { ownInterval } from "./number-table.ts";
import { axisTitle, favours, presetFrame } from "./preset-frame.ts";

const parts = (quantity: Quantity): readonly [number | null, number | null, number | null] =>
  quantity.kind === "estimate"
    ? [quantity.value, quantity.intervals[0]?.low ?? null, quantity.intervals[0]?.high ?? null]
    : [null, null, null];

const studyRows = ({ pool, primary }: PresetReading, level: number): readonly ForestRow[] =>
  pool.numbers.map((one, i): ForestRow => {
    const [estimate, low, high] = parts(ownInterval(pool.id, one, level));
    const weight = primary.kind === "random-effects" ? (primary.weights[i] ?? null) : null;
    return {
      id: one.keys.join(" "),
      kind: "study",
      cells: { study: studyLabel(one.study), people: one.people === null ? "not reported" : String(one.people) },
      estimate,
      low,
      high,
      text: effectText(estimate, low, high, nullOf(pool.id)),
      weight,
      note: weight === null ? "" : `${weight.toFixed(1)}%`,
      hollow: one.words.doubt != null,
    };
  });

const pooledRow = (
  reading: PresetReading,
  kind: "pooled" | "prediction",
  name: string,
  quantity: Quantity | null,
  limits: Interval | null,
): ForestRow => {
  const [estimate] = quantity === null ? [null] : parts(quantity);
  const [low, high] = [limits?.low ?? null, limits?.high ?? null];
  const at = nullOf(reading.pool.id);
  const range = low === null || high === null ? "" : limitsText(low, high, at);
  return {
    id: `${reading.pool.id}-${kind}`,
    kind,
    cells: { study: name, people: "" },
    estimate,
    low,
    high,
    text: estimate === null ? range : effectText(estimate, low, high, at),
    weight: null,
    note: "",
  };
};

const together = (reading: PresetReading): readonly ForestRow[] => {
  const { pool, primary } = reading;
  if (primary.kind === "not-estimable") return [];
  const quantity = naturalNumber(pool.id, primary.estimate);
  const limits = quantity.kind === "estimate" ? (quantity.intervals[0] ?? null) : null;
  return [
    pooledRow(reading, "pooled", "All together", quantity, limits),
    ...(primary.prediction === null
      ? []
      : [
          pooledRow(
            reading,
            "prediction",
            "A new setting (prediction)",
            null,
            naturalLimits(pool.id, primary.prediction),
          ),
        ]),
  ];
};

/** From the least to the greatest number with some room; intervals that reach farther end in arrows. Ratios have an axis of their own. */
const axisOf = ({ pool }: PresetReading): { readonly domain?: readonly [number, number] } => {
  if (pool.id === "ratio") return {};
  const values = pool.numbers.map(({ estimate }) => estimate);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = 0.15 * (high - low) || 1;
  return { domain: [low - room, high + room] };
};

/** Every number of a pool with its interval, and the pool below; nothing where there is no number. */
export const numbersForest = (
  reading: PresetReading,
  plan: Pick<Plan, "dataAsOf" | "searchNote" | "cohorts" | "level">,
): readonly Block[] => {
  const { pool, primary } = reading;
  if (pool.numbers.length === 0) return [];
  const doubtful = pool.numbers.some(({ words }) => words.doubt != null);
  return [
    {
      kind: "chart",
      id: `${pool.id}-forest`,
      depth: "full",
      caption: ["Every number of the pool, by year; empty squares stand for rows with a doubtful cell."],
      table: `${pool.id}-rows`,
      audience: "public",
      alt: [
        `Forest plot of every ${pool.id === "ratio" ? "risk ratio" : "standardized difference"} of the pool`,
        ...(primary.kind === "random-effects"
          ? [
              ". All together: ",
              { headline: `published/trial-set/${pool.id}/pooled`, show: "value-and-interval" } as const,
            ]
          : []),
        ". Table follows.",
      ],
      ...layouts(forest, presetFrame(plan, pool, `${axisTitle[pool.id]}s, every number`), {
        scale: pool.id === "ratio" ? "log" : "identity",
        nullAt: nullOf(pool.id),
        worthwhile: null,
        favours: favours(plan, pool),
        xTitle: axisTitle[pool.id],
        columns: [
          { id: "study", label: "Study", align: "start" },
          { id: "people", label: "People", align: "end" },
        ],
        rows: [...studyRows(reading, plan.level), ...together(reading)],
        ...axisOf(reading),
        footer: doubtful ? "Empty squares: import doubts a cell of the row; nothing was corrected." : "",
      }),
    },
  ];
};
