import type { Json, VegaLiteSpec } from "../model/index.ts";
import { LINE } from "./text-width.ts";

type Row = { readonly [key: string]: Json };
type Align = "left" | "center" | "right";

const roundPx = (value: Json): Json => (typeof value === "number" ? Math.round(value * 100) / 100 : value);

const PIXELS = new Set(["x", "y", "x2", "y2"]);

/** Rows whose positions are px; rounded, so that the last bit of a logarithm cannot change a file. */
const pixelData = (rows: readonly Row[]): Json => ({
  values: rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, PIXELS.has(key) ? roundPx(value) : value])),
  ),
});

const pixel = (field: string): VegaLiteSpec => ({ field, type: "quantitative", scale: null, axis: null });

/** The colour of a cohort: a fixed domain, so that a chart with one cohort keeps its hue. */
export const roleColour: VegaLiteSpec = {
  field: "role",
  type: "nominal",
  scale: { domain: ["comparator", "intervention", "neutral"] },
  legend: null,
};

export const byField = (field: string): VegaLiteSpec => ({ field, type: "nominal", scale: null, legend: null });

/** Text at places in px; lines of one text go under each other. `y` is the middle of the first line. */
export const textLayer = (
  rows: readonly { readonly x: number; readonly y: number; readonly text: string | readonly string[] }[],
  style: string,
  options: { readonly align?: Align; readonly baseline?: "middle" | "bottom"; readonly angle?: number } = {},
): readonly VegaLiteSpec[] => {
  const lines = rows.flatMap((row) => {
    const texts = typeof row.text === "string" ? [row.text] : row.text;
    return texts.map((text, i) => ({ x: row.x, y: row.y + i * LINE, text })).filter(({ text }) => text !== "");
  });
  if (lines.length === 0) return [];
  const { align = "left", baseline = "middle", angle } = options;
  return [
    {
      data: pixelData(lines),
      mark: { type: "text", style, align, baseline, ...(angle === undefined ? {} : { angle }) },
      encoding: { x: pixel("x"), y: pixel("y"), text: { field: "text", type: "nominal" } },
    },
  ];
};

interface Span {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly role?: string;
}

const spanLayer =
  (type: "rule" | "rect") =>
  (
    rows: readonly Span[],
    style: string | readonly string[],
    options: { readonly byRole?: boolean } = {},
  ): readonly VegaLiteSpec[] =>
    rows.length === 0
      ? []
      : [
          {
            data: pixelData(rows.map((row) => ({ ...row }))),
            mark: { type, style },
            encoding: {
              x: pixel("x"),
              y: pixel("y"),
              x2: { field: "x2" },
              y2: { field: "y2" },
              ...(options.byRole ? { color: roleColour } : {}),
            },
          },
        ];

/** Straight lines in px. Rows with a `role` may be coloured by it. */
export const ruleLayer = spanLayer("rule");

/** Rectangles in px. */
export const rectLayer = spanLayer("rect");

/** Symbols in px: `area` in px², `shape` a Vega symbol name. */
export const symbolLayer = (
  rows: readonly {
    readonly x: number;
    readonly y: number;
    readonly area: number;
    readonly shape: string;
    readonly role?: string;
  }[],
  style: string | readonly string[],
  options: { readonly byRole?: boolean; readonly filled?: boolean } = {},
): readonly VegaLiteSpec[] =>
  rows.length === 0
    ? []
    : [
        {
          data: pixelData(rows),
          mark: { type: "point", style, filled: options.filled ?? true },
          encoding: {
            x: pixel("x"),
            y: pixel("y"),
            size: { field: "area", type: "quantitative", scale: null, legend: null },
            shape: byField("shape"),
            ...(options.byRole ? { color: roleColour } : {}),
          },
        },
      ];
