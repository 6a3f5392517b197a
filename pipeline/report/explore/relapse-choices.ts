import type { ChartBlock, Finding, Report, TableBlock } from "../../model/index.ts";
import { formatHeadline, grouped } from "../format.ts";
import { chartName } from "../outputs/output.ts";
import { type ProseContext, proseText } from "../prose-text.ts";
import { texts } from "../texts.ts";

/** One way to define and count relapse, with what the report says by it. */
export interface RelapseChoice {
  readonly group: string;
  readonly label: string;
  /** Its row of the table and of the picture. */
  readonly row: number;
  readonly facts: readonly (readonly [label: string, text: string, headline: string])[];
  /** Where its curve is: of its own, a field of the small ones, or nowhere. */
  readonly curve: "own" | "field" | "none";
}

export interface RelapseChoices {
  readonly title: string;
  readonly kind: "simulated" | "real";
  readonly chart: string;
  /** The curve by the first rule, and the small ones by each rule. */
  readonly curve: string | null;
  readonly fields: string | null;
  readonly choices: readonly RelapseChoice[];
}

const WAYS = "relapse-sensitivity";
const CURVE = "time-to-relapse";
const FIELDS = "rule-curves";

const isChart = (block: Finding["blocks"][number]): block is ChartBlock => block.kind === "chart";

const choicesOf = (table: TableBlock, fields: ReadonlySet<unknown>, context: ProseContext): readonly RelapseChoice[] =>
  table.rows.flatMap((row, i) => {
    const facts = table.columns.flatMap(({ label }, c): readonly (readonly [string, string, string])[] => {
      const cell = row[c];
      if (c < 2 || cell === null || cell === undefined) return [];
      if (typeof cell === "string") return [[label, cell, ""]];
      if (typeof cell === "number") return [[label, grouped(String(cell), context.spelling), ""]];
      const headline = "headline" in cell ? context.headlines.get(cell.headline) : undefined;
      if (headline === undefined) return [];
      const words =
        headline.quantity.kind === "estimate"
          ? formatHeadline(headline, context.spelling)
          : `${texts().cards.notEstimable}: ${headline.quantity.reason}`;
      return [[label, words, headline.id]];
    });
    const [group, label] = row;
    return typeof group === "string" && typeof label === "string"
      ? [{ group, label, row: i, facts, curve: i === 0 ? "own" : fields.has(label) ? "field" : "none" }]
      : [];
  });

/** For each data set of patients: every rule of relapse that was tried, and its numbers. */
export const relapseChoices = ({ findings, study }: Report, context: ProseContext): readonly RelapseChoices[] =>
  findings.flatMap((finding) => {
    const { source } = finding;
    if (finding.analysis !== WAYS || source.kind !== "patients") return [];
    const chart = finding.blocks.find(isChart);
    const table = finding.blocks.find((one): one is TableBlock => one.kind === "table" && one.id === chart?.table);
    if (chart === undefined || table === undefined) return [];
    const first = findings.find(
      (one) => one.analysis === CURVE && one.source.kind === "patients" && one.source.dataset === source.dataset,
    );
    const curve = first?.blocks.find(isChart);
    const small = finding.blocks.filter(isChart).find(({ id }) => id === FIELDS);
    const points = finding.blocks.find((one): one is TableBlock => one.kind === "table" && one.id === small?.table);
    const choices = choicesOf(table, new Set(points?.rows.map(([rule]) => rule)), context);
    if (choices.length === 0) return [];
    return [
      {
        title: `${study.datasets.find(({ id }) => id === source.dataset)?.title ?? ""}: ${proseText(table.caption, context)}`,
        kind: finding.simulated ? ("simulated" as const) : ("real" as const),
        chart: chartName(finding, chart),
        curve: first === undefined || curve === undefined ? null : chartName(first, curve),
        fields: small === undefined ? null : chartName(finding, small),
        choices,
      },
    ];
  });
