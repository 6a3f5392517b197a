import type { Report } from "../../model/index.ts";

/** `words`: everything of the report that is no headline, table cell or chart datum. */
export const ITEM_KINDS = ["headline", "cell", "datum", "words"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** The smallest part of a report that is compared and named by itself. Together the items are the whole report. */
export interface Item {
  readonly kind: ItemKind;
  readonly id: string;
  /** The headline, table, chart or finding that it belongs to. */
  readonly of: string;
  readonly value: unknown;
  /** A mark may stand for one patient: that it differs is told, its values are not. */
  readonly isPrivate?: true;
}

type Open = Readonly<Record<string, unknown>>;
/** A report as an earlier program may have written it. */
type Finding = Report["findings"][number];
type Table = Extract<Finding["blocks"][number], { kind: "table" }>;
type Chart = Extract<Finding["blocks"][number], { kind: "chart" }>;

const isObject = (value: unknown): value is Open => typeof value === "object" && value !== null;

/** Rows are named by their first cell where that tells them apart, by their number otherwise. */
const rowNames = (rows: Table["rows"]): readonly string[] => {
  const first = rows.map(([cell]) => cell);
  const named = first.every((cell) => typeof cell === "string" && cell !== "") && new Set(first).size === first.length;
  return first.map((cell, i) => (named ? String(cell) : String(i + 1)));
};

const tableItems = (finding: string, { rows, ...rest }: Table): readonly Item[] => {
  const of = `${finding}.${rest.id}`;
  const names = rowNames(rows);
  return [
    { kind: "words", id: of, of, value: { ...rest, rows: rows.map((row) => row.length) } },
    ...rows.flatMap((row, i) =>
      row.map(
        (value, j): Item => ({ kind: "cell", id: `${of}/${names[i]}/${rest.columns[j]?.id ?? j + 1}`, of, value }),
      ),
    ),
  ];
};

/** Takes the rows of every `data` out of a spec, in the order in which they stand; what is left is the drawing. */
const withoutData = (spec: unknown, rows: unknown[]): unknown => {
  if (Array.isArray(spec)) return spec.map((part) => withoutData(part, rows));
  if (!isObject(spec)) return spec;
  return Object.fromEntries(
    Object.entries(spec).map(([key, part]) => {
      if (key !== "data" || !isObject(part) || !Array.isArray(part.values)) return [key, withoutData(part, rows)];
      rows.push(...part.values);
      return [key, { ...part, values: part.values.length }];
    }),
  );
};

const chartItems = (finding: string, chart: Chart): readonly Item[] => {
  const of = `${finding}.${chart.id}`;
  const layouts = { spec: chart.spec, narrow: chart.narrow, cover: chart.cover };
  const secret = chart.audience === "private" ? { isPrivate: true as const } : {};
  const drawn: Record<string, unknown> = {};
  const data = Object.entries(layouts).flatMap(([layout, spec]) => {
    const rows: unknown[] = [];
    drawn[layout] = withoutData(spec, rows);
    return rows.map((value, i): Item => ({ kind: "datum", id: `${of}/${layout}/${i + 1}`, of, value, ...secret }));
  });
  return [{ kind: "words", id: of, of, value: { ...chart, ...drawn }, ...secret }, ...data];
};

/** The number first: the first place that differs is the one that is told. */
const numberFirst = ({ quantity, ...rest }: Finding["headlines"][number]): unknown => {
  if (quantity.kind !== "estimate") return { quantity, ...rest };
  const { value, ...others } = quantity;
  return { quantity: { value, ...others }, ...rest };
};

const findingItems = ({ headlines, blocks, ...rest }: Finding): readonly Item[] => {
  const of = rest.id;
  const texts = blocks.filter(({ kind }) => kind === "text");
  const order = blocks.map((block) => (block.kind === "text" ? "text" : block.id));
  return [
    { kind: "words", id: of, of, value: { ...rest, texts, order, headlines: headlines.map(({ id }) => id) } },
    ...headlines.map((one): Item => ({ kind: "headline", id: one.id, of: one.id, value: numberFirst(one) })),
    ...blocks.flatMap((block) =>
      block.kind === "table" ? tableItems(of, block) : block.kind === "chart" ? chartItems(of, block) : [],
    ),
  ];
};

/** The report in parts, in its own order; names that repeat are numbered. */
export const reportItems = (report: Report): readonly Item[] => {
  const { findings, ...rest } = report;
  const seen = new Map<string, number>();
  return [
    { kind: "words", id: "report", of: "report", value: { ...rest, findings: findings.map(({ id }) => id) } } as const,
    ...findings.flatMap(findingItems),
  ].map((item) => {
    const key = `${item.kind} ${item.id}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? item : { ...item, id: `${item.id} (${count})` };
  });
};
