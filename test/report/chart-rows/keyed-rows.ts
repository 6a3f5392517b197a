import type { FiledChart } from "./filed-charts.ts";
import type { Comparison } from "./picture-rows.ts";
import { layersOf, rowsWith } from "./spec-marks.ts";

type Key = readonly (string | number | null | undefined)[];

const short = (part: Key[number]): string =>
  typeof part === "number" ? Number(part.toPrecision(9)).toString() : `${part}`;

/** The same keys on both sides, each as often. */
const sameKeys = (picture: readonly Key[], table: readonly Key[]): readonly string[] => {
  const left = new Map<string, number>();
  for (const key of table) left.set(key.map(short).join(" | "), (left.get(key.map(short).join(" | ")) ?? 0) + 1);
  const extra: string[] = [];
  for (const key of picture) {
    const text = key.map(short).join(" | ");
    const count = left.get(text) ?? 0;
    if (count === 0) extra.push(`only in the picture: ${text}`);
    else left.set(text, count - 1);
  }
  return [...extra, ...[...left].flatMap(([text, count]) => (count > 0 ? [`only in the table: ${text}`] : []))];
};

/** The cell of a row under a column. */
const cells =
  ({ table }: FiledChart, row: number) =>
  (id: string) =>
    table.rows[row]?.[table.columns.findIndex((column) => column.id === id)];

const keysOf = (filed: FiledChart, key: (cell: ReturnType<typeof cells>) => Key | null): readonly Key[] =>
  filed.table.rows.flatMap((_, row) => {
    const found = key(cells(filed, row));
    return found === null ? [] : [found];
  });

const points = ({ spec }: FiledChart, field: string) =>
  layersOf(spec)
    .filter(({ type }) => type === "point")
    .flatMap(({ values }) => values.filter((row) => typeof row[field] === "number")) as readonly Readonly<
    Record<string, string | number | null>
  >[];

/** Means over time by cohort. */
export const meanRows: Comparison = (filed) =>
  sameKeys(
    points(filed, "mean").map(({ cohort, day, people, mean, low, high }) => [cohort, day, people, mean, low, high]),
    keysOf(filed, (cell) => {
      const found = filed.numbersOf(cell("mean"));
      return (
        found && [
          cell("cohort") as string,
          cell("day") === "baseline" ? 0 : (cell("day") as number),
          cell("people") as number,
          found.value,
          found.low,
          found.high,
        ]
      );
    }),
  );

/** Shares kept, a column a cohort with its number of people before it. */
export const keptRows: Comparison = (filed) =>
  sameKeys(
    points(filed, "value").map(({ cohort, day, n, value, low, high }) => [cohort, day, n, value, low, high]),
    filed.table.rows.flatMap((row) =>
      filed.table.columns.flatMap(({ id }, i): readonly Key[] => {
        const found = filed.numbersOf(row[i + 1]);
        const name = filed.finding.headlines.find(
          (one) => typeof row[i + 1] === "object" && one.id === (row[i + 1] as { headline?: string }).headline,
        );
        const label = filed.labels.get(id.replace(/-n$/, ""));
        return /-n$/.test(id) && found && name
          ? [[label, row[0] as number, row[i] as number, found.value, found.low, found.high]]
          : [];
      }),
    ),
  );

/** Trials by effect and standard error. */
export const funnelRows: Comparison = (filed) =>
  sameKeys(
    points(filed, "standardError").map(({ id, estimate, standardError }) => [id, estimate, standardError]),
    keysOf(filed, (cell) => {
      const found = filed.numbersOf(cell("effect"));
      return found && [cell("row") as string, found.value, cell("standard-error") as number];
    }),
  );

/** Counted answers; a bar of nobody may be left out. */
export const answerRows: Comparison = (filed) =>
  sameKeys(
    rowsWith(filed.spec, "count")
      .filter(({ count }) => count !== 0)
      .map(({ cohort, count }) => [cohort as string, count as number]),
    keysOf(filed, (cell) => (cell("people") === 0 ? null : [cell("cohort") as string, cell("people") as number])),
  );

/** Preferred options; a bar of nobody may be left out. */
export const optionRows: Comparison = (filed) =>
  sameKeys(
    rowsWith(filed.spec, "count")
      .filter(({ count }) => count !== 0)
      .map(({ option, count }) => [option as string, count as number]),
    keysOf(filed, (cell) => (cell("people") === 0 ? null : [cell("option") as string, cell("people") as number])),
  );

/** Mirrored bars: both cohorts in each bin. */
export const binRows: Comparison = (filed) =>
  sameKeys(
    rowsWith(filed.spec, "count").map(({ low, count }) => [low as number, count as number]),
    filed.table.rows.flatMap(([from, , up, down]): readonly Key[] => [
      [Number(from), Number(up)],
      [Number(from), Number(down)],
    ]),
  );

/**
 * Samples by condition and comparison. The table counts by design, and a sample may stand under two: the picture has at least the
 * largest of its designs and at most their sum. An empty cell is in the picture alone.
 */
export const mapRows: Comparison = ({ spec, table }) => {
  const designs = new Map<string, readonly number[]>();
  for (const [condition, comparison, , samples] of table.rows) {
    const key = `${condition} | ${comparison}`;
    designs.set(key, [...(designs.get(key) ?? []), Number(samples)]);
  }
  const filled = layersOf(spec).flatMap(({ style, values }) => (style === "cell-filled" ? values : []));
  const drawn = new Map(filled.map(({ row, column, samples }) => [`${row} | ${column}`, Number(samples)]));
  return [...new Set([...drawn.keys(), ...designs.keys()])].flatMap((key) => {
    const told = designs.get(key) ?? [0];
    const shown = drawn.get(key) ?? 0;
    const sum = told.reduce((total, one) => total + one, 0);
    return shown >= Math.max(...told) && shown <= sum && shown > 0 ? [] : [`${key}: ${shown} in the picture, ${told}`];
  });
};

/** Shares of people still well, by the row that printed them; a row that is not drawn says why. */
export const atlasRows: Comparison = (filed) =>
  sameKeys(
    points(filed, "percent").map(({ id, day, percent }) => [id, day, percent]),
    keysOf(filed, (cell) => {
      const found = filed.numbersOf(cell("share"));
      return /^drawn/.test(String(cell("use"))) && found
        ? [cell("row") as string, cell("day") as number, found.value * 100]
        : null;
    }),
  );
