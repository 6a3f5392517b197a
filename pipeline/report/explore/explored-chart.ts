import type { ChartBlock, Finding, Report, TableBlock, VegaLiteSpec } from "../../model/index.ts";
import { anchor } from "../html/escape.ts";
import { saidSpec } from "../language/said.ts";
import { chartName } from "../outputs/output.ts";
import { type ProseContext, proseText } from "../prose-text.ts";
import { type Filter, filtersOf } from "./filters.ts";
import type { Links } from "./link-places.ts";
import { linkedSpec, linksOf } from "./link-rows.ts";
import { type Datum, specLeaves } from "./spec-leaves.ts";
import { numberColumn, tableRows } from "./table-rows.ts";

/** `marks`: a filter takes marks away. `rows`: a filter draws the rows that are left anew. `none`: there is nothing to filter. */
export type Way = "marks" | "rows" | "none";

export interface ExploredChart {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly kind: "published" | "simulated" | "real";
  readonly half: string;
  /** Where it stands in the report's page. */
  readonly place: string;
  readonly alt: string;
  readonly caption: string;
  readonly table: string;
  readonly columns: readonly { readonly label: string; readonly end: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Value, lower and upper limit, 1 on a scale of ratios, day, 1 when set aside (not pooled, not relied on), 1 when pictured. */
  readonly numbers: readonly (readonly (number | null)[])[];
  readonly number: {
    readonly label: string;
    readonly column: number;
    readonly measure: number;
    readonly key: number;
    /** The column that names a row best. */
    readonly head: number;
  };
  readonly way: Way;
  readonly filters: readonly Filter[];
}

export interface Explored {
  readonly chart: ExploredChart;
  readonly specs: readonly [VegaLiteSpec, VegaLiteSpec];
}

const titleOf = ({ spec }: ChartBlock, other: string): string => {
  const { title } = spec as { readonly title?: { readonly text?: unknown } | string };
  const text = typeof title === "string" ? title : title?.text;
  return typeof text === "string" ? text : Array.isArray(text) ? text.join(" ") : other;
};

const estimatesIn = (spec: VegaLiteSpec): readonly number[] =>
  specLeaves(spec).flatMap(({ values }) =>
    values.flatMap(({ estimate }) => (typeof estimate === "number" ? [estimate] : [])),
  );

const stylesIn = (spec: VegaLiteSpec): readonly string[] => specLeaves(spec).flatMap(({ styles }) => styles);

/** Marks that say themselves whose they are. */
const isNamed = ({ id, row, column }: Datum): boolean =>
  id !== undefined || (row !== undefined && column !== undefined);

const wayOf = (spec: VegaLiteSpec, links: Links): Way => {
  if (links.size === 0) return "none";
  if (stylesIn(spec).some((style) => /^interval(-listed)?$/.test(style))) return "rows";
  return [...links.keys()].some(isNamed) ? "marks" : "none";
};

/** Of the first words of a row those that differ most. */
const headColumn = (table: TableBlock, number: number): number => {
  const words = table.columns.flatMap(({ id, align }, i) =>
    align === "start" && id !== "row" && i !== number ? [i] : [],
  );
  const kinds = (i: number): number => new Set(table.rows.map((row) => row[i])).size;
  return [...words.slice(0, 2)].sort((a, b) => kinds(b) - kinds(a) || a - b)[0] ?? 0;
};

const SIDE = /^(interval-listed|pooled-light)$/;

type ChartOf = { readonly finding: Finding; readonly chart: ChartBlock };

const tableOf = ({ finding, chart }: ChartOf): TableBlock | undefined =>
  finding.blocks.find((one): one is TableBlock => one.kind === "table" && one.id === chart.table);

/** One chart with its table, as the page explores it; `null` for a chart without its table. `source`: the same in English. */
export const exploredChart = (
  { finding, chart: block }: ChartOf,
  source: ChartOf,
  { study }: Report,
  context: ProseContext,
): Explored | null => {
  const table = tableOf({ finding, chart: block });
  const english = tableOf(source);
  if (table === undefined || english === undefined) return null;
  const number = numberColumn(table, context.headlines, estimatesIn(block.spec));
  const rows = tableRows(table, number, context);
  const named = english === table ? rows : tableRows(english, number, context);
  const { spec, narrow } = source.chart;
  const links = linksOf(spec, named);
  const aside = new Set(
    specLeaves(spec).flatMap(({ styles, values }) =>
      styles.some((style) => SIDE.test(style)) ? values.flatMap((datum) => links.get(datum) ?? []) : [],
    ),
  );
  const pictured = new Set([...links.values()].flat());
  const way = wayOf(spec, links);
  const half = finding.source;
  const dataset = half.kind === "patients" ? study.datasets.find(({ id }) => id === half.dataset) : undefined;
  const column = (id: string): number => table.columns.findIndex((one) => one.id === id);
  return {
    chart: {
      id: chartName(finding, block),
      title: titleOf(block, finding.question),
      question: finding.question,
      kind: half.kind === "published" ? "published" : finding.simulated ? "simulated" : "real",
      half: dataset?.title ?? "",
      place: anchor(finding.id),
      alt: proseText(block.alt, context),
      caption: proseText(block.caption, context),
      table: proseText(table.caption, context),
      columns: table.columns.map(({ label, align }) => ({ label, end: align === "end" })),
      rows: rows.map(({ cells }) => cells),
      numbers: rows.map(({ value, low, high, ratio, day }, i) => [
        value,
        low,
        high,
        ratio ? 1 : 0,
        day,
        aside.has(i) ? 1 : 0,
        pictured.has(i) ? 1 : 0,
      ]),
      number: {
        label: table.columns[number]?.label ?? "",
        column: number,
        measure: column("measure"),
        key: column("row"),
        head: headColumn(table, number),
      },
      way,
      filters:
        way === "none"
          ? []
          : filtersOf(
              table,
              rows,
              way === "marks" ? [...links].flatMap(([datum, shown]) => (isNamed(datum) ? [shown] : [])) : [],
            ),
    },
    specs: [saidSpec(linkedSpec(spec, links)), saidSpec(linkedSpec(narrow, linksOf(narrow, named)))],
  };
};
