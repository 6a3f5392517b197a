import type { FiledChart, Numbers } from "./filed-charts.ts";
import { layersOf, lettersOf, rowsWith, squeezed } from "./spec-marks.ts";

/** What the picture and the table do not have in common, in words: nothing, when all is well. */
export type Comparison = (filed: FiledChart) => readonly string[];

const near = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

const same = (a: Numbers, b: Numbers): boolean => near(a.value, b.value) && near(a.low, b.low) && near(a.high, b.high);

const said = ({ value, low, high }: Numbers): string => `${value} (${low} to ${high})`;

const differences = (picture: readonly Numbers[], table: readonly Numbers[]): readonly string[] => [
  ...picture
    .filter((one) => !table.some((other) => same(one, other)))
    .map((one) => `only in the picture: ${said(one)}`),
  ...table.filter((one) => !picture.some((other) => same(one, other))).map((one) => `only in the table: ${said(one)}`),
];

const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);

const drawnRows = ({ spec }: FiledChart, times: number): readonly Numbers[] => {
  const over = (value: unknown): number | null => (typeof value === "number" ? value / times : null);
  const limits = new Map(rowsWith(spec, "low").map((row) => [row.id, row]));
  return rowsWith(spec, "estimate").map(
    ({ id, estimate }): Numbers => ({
      value: (estimate as number) / times,
      low: over(limits.get(id)?.low),
      high: over(limits.get(id)?.high),
    }),
  );
};

/** The column of a table that the picture draws: the one with the most numbers in common. */
const drawnColumn = ({ table, numbersOf }: FiledChart, drawn: readonly Numbers[]): readonly Numbers[] => {
  const columns = table.columns.map((_, i) => table.rows.flatMap((row) => numbersOf(row[i]) ?? []));
  const shared = (column: readonly Numbers[]): number =>
    drawn.filter((one) => column.some((other) => same(one, other))).length;
  return drawn.length === 0
    ? []
    : columns.reduce((best, one) => (shared(one) > shared(best) ? one : best), columns[0] ?? []);
};

/** Ladders: a row a way of asking, each number in one column of the table and the other way round. */
export const ladderRows: Comparison = (filed) => {
  const drawn = drawnRows(filed, 1);
  return differences(drawn, drawnColumn(filed, drawn));
};

/** The same, drawn in percent. */
export const percentRows: Comparison = (filed) => {
  const drawn = drawnRows(filed, 100);
  return differences(drawn, drawnColumn(filed, drawn));
};

/** Forests: every mark and diamond is in the table; a row without a mark is printed beside the others, or the picture says that it is not. */
export const forestRows: Comparison = (filed) => {
  const { spec, table } = filed;
  const diamonds = [...new Set(rowsWith(spec, "value").map(({ id }) => id))].map((id): Numbers => {
    const corners = rowsWith(spec, "value").filter((row) => row.id === id);
    const [low, value, high] = corners.map((row) => row.value as number);
    return { value: value ?? Number.NaN, low: low ?? null, high: high ?? null };
  });
  const drawn = [...drawnRows(filed, 1), ...diamonds];
  const letters = lettersOf(spec);
  const apart = letters.includes(squeezed("Numbers of single groups are in the table only."));
  const printed = table.rows.map(([study]) => String(study)).filter((study) => !letters.includes(squeezed(study)));
  return [
    ...differences(drawn, drawnColumn(filed, drawn)).filter((text) => !text.startsWith("only in the table")),
    ...(apart ? [] : printed.map((study) => `not in the picture: ${study}`)),
  ];
};

/** Step curves: on each day of the table, the line of that cohort is as high as the table says. Curves of one cohort stand in the order of the share columns, or of the rules where the table names one in each row. */
export const curves: Comparison = ({ spec, table, numbersOf }) => {
  const lines = layersOf(spec).filter(({ type }) => type === "line");
  const panels = new Map<string, { time: number; percent: number; low: number | null; high: number | null }[][]>();
  for (const { values } of lines) {
    const cohort = String(values[0]?.cohort);
    const own = panels.get(cohort) ?? [];
    const steps = values.map(({ time, percent, low, high }) => ({
      time: Number(time),
      percent: Number(percent),
      low: numberOrNull(low),
      high: numberOrNull(high),
    }));
    const open = own.at(-1);
    if (open && (open.at(-1)?.time ?? 0) <= (steps[0]?.time ?? 0)) open.push(...steps);
    else own.push(steps);
    panels.set(cohort, own);
  }
  const shares = table.columns.flatMap(({ unit }, i) => (unit === "share" ? [i] : []));
  const day = table.columns.findIndex(({ id }) => id === "day");
  const text = table.columns.findIndex(({ id }) => id === "cohort");
  if (shares.length === 0) return ["no share in the table"];
  const rule = table.columns.findIndex(({ id }) => id === "rule");
  const rulesOf = (cohort: unknown): readonly unknown[] => [
    ...new Set(table.rows.filter((row) => row[text] === cohort).map((row) => row[rule])),
  ];
  return table.rows.flatMap((row) =>
    shares.flatMap((column, panel) => {
      const told = numbersOf(row[column]);
      const field = rule < 0 ? panel : rulesOf(row[text]).indexOf(row[rule]);
      const steps = panels.get(String(row[text]))?.[field];
      const step = steps?.findLast(({ time }) => time <= Number(row[day]));
      if (told === null) return [];
      if (step === undefined) return [`not in the picture: ${row[text]} on day ${row[day]}`];
      const drawn = { value: step.percent / 100, low: over(step.low), high: over(step.high) };
      const plain = told.low === null && (drawn.low === null || drawn.low === drawn.high);
      return (plain ? near(told.value, drawn.value) : same(told, drawn))
        ? []
        : [`${row[text]} on day ${row[day]}: ${said(told)} in the table, ${said(drawn)} in the picture`];
    }),
  );
};

const over = (percent: number | null): number | null => (percent === null ? null : percent / 100);
