import { finite } from "./finite.ts";
import type { ForestColumn, ForestData } from "./forest-data.ts";
import { tickText } from "./ticks.ts";

export interface LovePlotRow {
  /** One column of the covariates: a measure, or one level of it. */
  readonly label: string;
  /** Standardised difference, intervention minus comparator; `null`: not estimable. */
  readonly before: number | null;
  readonly after: number | null;
  /** Text by column id, e.g. the means of the cohorts. */
  readonly cells?: Readonly<Record<string, string>>;
}

export interface LovePlotData {
  readonly rows: readonly LovePlotRow[];
  /** Further columns of text; they leave first where there is no room. */
  readonly columns?: readonly ForestColumn[];
  /** Sizes at which lines are drawn on both sides, ascending, and what each means. */
  readonly limits: readonly { readonly value: number; readonly label: string }[];
  readonly beforeLabel: string;
  readonly afterLabel: string;
  readonly afterShape: "square" | "diamond";
  readonly xTitle: string;
  /** `as-declared` where the order itself would tell something about people. */
  readonly order: "by-size" | "as-declared";
  readonly footer: string;
}

/** Two decimals, half away from zero, with a true minus. */
const printed = (value: number | null): string => {
  if (value === null) return "not estimable";
  const text = (Math.round(Math.abs(value) * 100) / 100).toFixed(2);
  return tickText(value < 0 && text !== "0.00" ? -1 : 1).replace("1", "") + text;
};

/** The rows in their order, and as a table of words: on a telephone both numbers stand in one text. */
export const loveRows = (
  data: LovePlotData,
  narrow: boolean,
): { readonly rows: readonly LovePlotRow[]; readonly table: ForestData } => {
  const clean = data.rows.map((row) => ({ ...row, before: finite(row.before), after: finite(row.after) }));
  const size = ({ before }: LovePlotRow): number => Math.abs(before ?? 0);
  const rows = data.order === "by-size" ? clean.sort((a, b) => size(b) - size(a)) : clean;
  return {
    rows,
    table: {
      scale: "identity",
      nullAt: 0,
      worthwhile: null,
      favours: { left: "", right: "" },
      xTitle: data.xTitle,
      columns: [{ id: "label", label: "Covariate", align: "start" }, ...(data.columns ?? [])],
      rows: rows.map((row, i) => ({
        id: `row-${i + 1}`,
        kind: "study",
        cells: { ...row.cells, label: row.label },
        estimate: row.before ?? row.after,
        low: null,
        high: null,
        text: narrow ? `${printed(row.before)} → ${printed(row.after)}` : printed(row.before),
        weight: null,
        note: narrow ? "" : printed(row.after),
      })),
      footer: data.footer,
      textLabel: narrow ? "Before → after" : "Before",
      noteLabel: "After",
      plotRoom: 200,
      wordedNotes: true,
    },
  };
};
