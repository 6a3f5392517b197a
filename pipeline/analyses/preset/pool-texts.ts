import type { PresetReading } from "../../derive/preset/preset-reading.ts";
import type { Plan, Prose, TextBlock } from "../../model/index.ts";
import { cohortOf, words } from "../published/words.ts";

const headline = (reading: PresetReading, id: string) => `published/trial-set/${reading.pool.id}/${id}`;

const counted = ({ pool }: PresetReading, column: "numbers" | "studies", count: number): Prose[number] => ({
  count,
  of: `${pool.id}-models/0/${column}`,
});

const plainOne = (reading: PresetReading, plan: Pick<Plan, "cohorts">): Prose => {
  const { pool, primary } = reading;
  const name = words(cohortOf(plan, "intervention").plain);
  if (primary.kind === "not-estimable") return [];
  const studies = new Set(pool.numbers.map(({ study }) => study.sample_id)).size;
  const side = pool.better === null ? null : pool.better === "lower" ? "Below" : "Above";
  return [
    pool.id === "ratio" ? "Counts of people, " : "Scores, ",
    counted(reading, "numbers", pool.numbers.length),
    " numbers from ",
    counted(reading, "studies", studies),
    " studies: ",
    { headline: headline(reading, "pooled"), show: "value-and-interval" },
    ". ",
    ...(side === null
      ? ["The rows do not say which direction is better. "]
      : [`${side} ${pool.id === "ratio" ? "one" : "zero"} is better for `, name, ". "]),
  ];
};

const clinicianOne = (reading: PresetReading): Prose => {
  const { pool, primary } = reading;
  if (primary.kind === "not-estimable")
    return pool.numbers.length === 0
      ? [`The tables hold no ${pool.id === "ratio" ? "counts of both arms" : "standardized difference"}. `]
      : [
          `The ${pool.id === "ratio" ? "risk ratios" : "standardized differences"} could not be pooled: `,
          words(primary.reason),
          " ",
        ];
  const nested: Prose =
    pool.id === "ratio"
      ? []
      : [
          " Nested in studies: ",
          { headline: headline(reading, "nested"), show: "value-and-interval" },
          "; Bayesian: ",
          { headline: headline(reading, "bayesian"), show: "value-and-interval" },
          ".",
        ];
  return [
    pool.id === "ratio" ? "Risk ratio " : "Standardized difference ",
    { headline: headline(reading, "pooled"), show: "value-and-interval" },
    ", between-study variance ",
    { headline: headline(reading, "tau-squared"), show: "value-and-interval" },
    ", ",
    { headline: headline(reading, "i-squared"), show: "value-and-interval" },
    " of the variation beyond chance.",
    ...nested,
    " ",
  ];
};

/** What the pools say, for readers with and without training. */
export const poolTexts = (readings: readonly PresetReading[], plan: Pick<Plan, "cohorts">): readonly TextBlock[] => {
  const plain = readings.flatMap((reading) => plainOne(reading, plan));
  return [
    {
      kind: "text",
      depth: "plain",
      prose: plain.length === 0 ? ["The tables hold nothing that can be put together."] : plain,
    },
    { kind: "text", depth: "clinician", prose: readings.flatMap(clinicianOne) },
  ];
};
