import { type Evidence, numberAt, type ResultsRow, type StudiesRow, type Table, textAt } from "../../model/index.ts";
import { logRiskRatio } from "../../stats/effect-sizes/log-risk-ratio.ts";
import { tableRows } from "../evidence/table-rows.ts";

/** One contrast that a preset pools: on the analysis scale, ratios as natural logarithms. */
export interface PresetNumber {
  /** Result ids that it rests on. */
  readonly keys: readonly string[];
  readonly study: StudiesRow;
  readonly row: ResultsRow;
  readonly people: number | null;
  readonly events: number | null;
  readonly estimate: number;
  readonly standardError: number;
  readonly better: "higher" | "lower" | null;
  /** The further columns of its row, as words. */
  readonly words: Readonly<Record<string, string | null>>;
}

export interface PresetPool {
  readonly id: "difference" | "ratio";
  readonly numbers: readonly PresetNumber[];
  /** Rows of that measure that cannot be pooled, with the reason. */
  readonly without: readonly { readonly key: string; readonly study: StudiesRow; readonly why: string }[];
  /** Which direction of the effect is good; `null` when the rows disagree or do not say. */
  readonly better: "higher" | "lower" | null;
}

interface Row {
  readonly row: ResultsRow;
  readonly study: StudiesRow;
  readonly words: Readonly<Record<string, string | null>>;
}

const extraWords = (table: Table<object>, i: number): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    Object.entries(table.extra).map(([name, column]) => [
      name,
      column.kind === "number" || column.kind === "integer"
        ? (numberAt(column, i)?.toString() ?? null)
        : textAt(column, i),
    ]),
  );

const rowsOf = ({ studies, results }: Pick<Evidence, "studies" | "results">): readonly Row[] => {
  const byId = new Map(tableRows<StudiesRow>(studies).map((study) => [study.study_id, study]));
  return tableRows<ResultsRow>(results).flatMap((row, i): Row[] => {
    const study = byId.get(row.study_id);
    return study === undefined ? [] : [{ row, study, words: extraWords(results, i) }];
  });
};

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: PresetNumber, b: PresetNumber): number =>
  (a.study.year ?? 0) - (b.study.year ?? 0) ||
  text(a.study.study_id, b.study.study_id) ||
  Number(a.words.source_row ?? 0) - Number(b.words.source_row ?? 0) ||
  text(a.keys.join(), b.keys.join());

const poolOf = (id: PresetPool["id"], numbers: readonly PresetNumber[], without: PresetPool["without"]): PresetPool => {
  const directions = new Set(numbers.map(({ better }) => better));
  const [only = null] = directions;
  return {
    id,
    numbers: [...numbers].sort(inOrder),
    without: [...without].sort((a, b) => text(a.key, b.key)),
    better: directions.size === 1 ? only : null,
  };
};

const direction = ({ better }: ResultsRow): "higher" | "lower" | null =>
  better === "higher" || better === "lower" ? better : null;

const differences = (rows: readonly Row[]): PresetPool => {
  const own = rows.filter(({ row }) => row.kind === "contrast" && row.measure === "smd");
  const numbers = own.flatMap(({ row, study, words }): PresetNumber[] =>
    row.estimate === null || row.se === null || row.se <= 0
      ? []
      : [
          {
            keys: [row.result_id],
            study,
            row,
            people: row.n,
            events: null,
            estimate: row.estimate,
            standardError: row.se,
            better: direction(row),
            words,
          },
        ],
  );
  const without = own
    .filter(({ row }) => row.estimate === null || row.se === null || row.se <= 0)
    .map(({ row, study }) => ({ key: row.result_id, study, why: "no standard error" }));
  return poolOf("difference", numbers, without);
};

/** Counts of the two arms that came from one row of the source stand together. */
const ratios = (rows: readonly Row[]): PresetPool => {
  const firsts = new Map<string, Row>();
  const pairs: (readonly [Row, Row])[] = [];
  const counts = rows.filter(({ row, words }) => row.measure === "events" && words.source_row != null);
  const place = ({ row, words }: Row): string => `${row.study_id} ${words.source_row}`;
  for (const one of counts) if (one.words.side === "first") firsts.set(place(one), one);
  for (const two of counts) {
    const one = two.words.side === "second" ? firsts.get(place(two)) : undefined;
    if (one !== undefined) pairs.push([one, two]);
  }
  const numbers: PresetNumber[] = [];
  const without: { key: string; study: StudiesRow; why: string }[] = [];
  for (const [one, two] of pairs) {
    const [events1, n1, events2, n2] = [one.row.events, one.row.n, two.row.events, two.row.n];
    const known = events1 !== null && n1 !== null && events2 !== null && n2 !== null;
    const effect = known ? logRiskRatio({ events1, n1, events2, n2 }) : null;
    if (effect === null || "kind" in effect)
      without.push({ key: one.row.result_id, study: one.study, why: effect?.reason ?? "counts are missing" });
    else
      numbers.push({
        keys: [one.row.result_id, two.row.result_id],
        study: one.study,
        row: one.row,
        people: (n1 as number) + (n2 as number),
        events: (events1 as number) + (events2 as number),
        estimate: effect.estimate,
        standardError: effect.standardError,
        better: direction(one.row),
        words: one.words,
      });
  }
  return poolOf("ratio", numbers, without);
};

/** Every standardised difference, and every pair of counts, of the tables: the two pools of a preset. */
export const presetPools = (evidence: Pick<Evidence, "studies" | "results">): readonly [PresetPool, PresetPool] => {
  const rows = rowsOf(evidence);
  return [differences(rows), ratios(rows)];
};
