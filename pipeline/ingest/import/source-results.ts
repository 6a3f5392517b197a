import type { MappingFile } from "../../model/index.ts";
import type { DoubtKind } from "./doubt.ts";
import { betterScores } from "./effect-doubts.ts";
import { countsOf } from "./effects-again.ts";
import { numberOf, type SourceRow, textOf } from "./source-row.ts";
import { type CsvRow, type SourceSet, wordOf } from "./source-study.ts";

export interface ResultContext {
  readonly mapping: MappingFile;
  readonly set: SourceSet;
  readonly study: string;
  readonly arms: readonly [string, string];
  /** The worst doubt about a cell of the row. */
  readonly doubt: DoubtKind | null;
}

const whole = (value: number | null): number | null => (value !== null && Number.isInteger(value) ? value : null);
const total = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
const day = (row: SourceRow, mapping: MappingFile): number | null => {
  const time = numberOf(row, "time");
  return time === null ? null : time * mapping.effects.daysPerTime;
};

/** The rows of results.csv that one row of the file gives: its effect, its means, its counts, each with the place it came from. */
export const sourceResults = (row: SourceRow, context: ResultContext): readonly CsvRow[] => {
  const { mapping, set, study, arms, doubt } = context;
  const [first, second] = arms;
  const instrument = textOf(row, "instrument");
  const at = day(row, mapping);
  const number = (field: string): number | null => numberOf(row, field);
  const common = {
    study_id: study,
    outcome: wordOf(mapping, set.outcome, textOf(row, set.outcome)) ?? set.condition,
    instrument: instrument === null ? null : instrument.toLowerCase().replace(/\s+/g, " ").slice(0, 120).trim(),
    day: at,
    day_origin: at === null ? null : mapping.effects.dayOrigin,
    source_tier: "review",
    source_url: set.source,
    source_where: `${mapping.file}:${row.row}`,
    source_row: row.row,
    rating: wordOf(mapping, "rating", textOf(row, "rating")),
    risk_of_bias: wordOf(mapping, "riskOfBias", textOf(row, "riskOfBias")),
    doubt,
  };
  const id = (part: string): string => `${study.slice(0, 40)}-r${row.row}-${part}`;
  const arm = (side: "first" | "second", measure: string, parts: CsvRow): CsvRow => ({
    ...common,
    result_id: id(`${measure}-${side}`),
    kind: "arm",
    arm_id: side === "first" ? first : second,
    comparator_arm_id: null,
    measure,
    side,
    ...parts,
  });

  const [g, mean1, mean2] = [number("g"), number("mean1"), number("mean2")];
  const counts = countsOf(row);
  const scores = betterScores(row, set);
  return [
    ...(g === null
      ? []
      : [
          {
            ...common,
            result_id: id("effect"),
            kind: "contrast",
            arm_id: first,
            comparator_arm_id: second,
            measure: "smd",
            side: "both",
            estimate: g,
            se: number("gSe"),
            n: whole(total(number("n1"), number("n2")) ?? total(number("total1"), number("total2"))),
            better: set.sign === "negative-is-better" ? "lower" : "higher",
          },
        ]),
    ...(mean1 === null || mean2 === null
      ? []
      : [
          arm("first", "mean", { estimate: mean1, sd: number("sd1"), n: whole(number("n1")), better: scores }),
          arm("second", "mean", { estimate: mean2, sd: number("sd2"), n: whole(number("n2")), better: scores }),
        ]),
    ...(counts === null || ![counts.events1, counts.n1, counts.events2, counts.n2].every(Number.isInteger)
      ? []
      : [
          arm("first", "events", { n: counts.n1, events: counts.events1, better: set.eventsBetter }),
          arm("second", "events", { n: counts.n2, events: counts.events2, better: set.eventsBetter }),
        ]),
  ];
};
