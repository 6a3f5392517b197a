import type { Json, VegaLiteSpec } from "../model/index.ts";
import { textLayer } from "./layers.ts";
import { LINE } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export type Role = "intervention" | "comparator" | "neutral";
export type DataKind = "published" | "simulated" | "real";

/** What stands around every chart. The takeaway sentence is not here: it is the page's, above the picture. */
export interface ChartFrame {
  /** The question, or a neutral description. */
  readonly title: string;
  /** People, time zero, unit, n, date of the data. */
  readonly subtitle: string;
  readonly source: string;
  readonly dataKind: DataKind;
  /** Whole width in px, 640 by default; below 420 the chart is laid out anew for a telephone. */
  readonly width?: number;
}

/** The drawn field in px from the top left corner below the titles. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Drawing {
  /** Of the body, without notes and source. */
  readonly height: number;
  readonly layers: readonly VegaLiteSpec[];
  readonly plot: Plot;
  /** How many data marks are drawn. */
  readonly marks: number;
  /** Sentences under the picture, above the source. */
  readonly notes: readonly string[];
}

export const TITLE_SIZE = 15;
/** More marks than this are not drawn; a note under the picture says so. */
export const MAX_MARKS = 2000;
export const STAMPS: Readonly<Record<DataKind, string | null>> = {
  published: null,
  simulated: "SIMULATED",
  real: "INTERNAL",
};

export const chartWidth = (frame: ChartFrame): number => {
  const width = frame.width ?? 640;
  if (!Number.isFinite(width) || width < 280) throw new RangeError(`width must be at least 280: ${width}`);
  return width;
};

/** Where the plot ends in words that the stamp must not cross, this much is added below them. */
export const stampRoom = (frame: ChartFrame): number => (STAMPS[frame.dataKind] === null ? 0 : 24);

/** Telephone width: fewer columns of text, labels above instead of beside. */
export const isNarrow = (width: number): boolean => width < 420;

const footLines = (frame: ChartFrame, notes: readonly string[]): readonly string[] =>
  [...notes, frame.source].filter((text) => text !== "").flatMap((text) => wrapText(text, chartWidth(frame)));

/** The whole height below the titles: body, notes, source. An axis needs it, for Vega counts a bottom axis from there. */
export const viewHeight = (frame: ChartFrame, body: number, notes: readonly string[]): number =>
  body + 12 + footLines(frame, notes).length * LINE;

/**
 * A drawing with its title, notes, source and stamp as one Vega-Lite spec of a fixed size.
 * The spec names styles and roles; colour, font and the hatched band come from the theme when it is drawn.
 */
export const frameSpec = (frame: ChartFrame, drawing: Drawing): VegaLiteSpec => {
  const width = chartWidth(frame);
  const lines = footLines(frame, drawing.notes);
  const stamp = STAMPS[frame.dataKind];
  const { right, bottom } = drawing.plot;
  const layers: Json[] = [
    ...(stamp === null
      ? []
      : textLayer([{ x: right - 6, y: bottom - 8, text: stamp }], "simulated-stamp", {
          align: "right",
          baseline: "bottom",
        })),
    ...drawing.layers,
    ...textLayer(
      lines.map((text, i) => ({ x: 0, y: drawing.height + 12 + i * LINE + 4, text })),
      "text-muted",
    ),
  ];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    usermeta: { dataKind: frame.dataKind, marks: drawing.marks },
    title: {
      text: wrapText(frame.title, width, { size: TITLE_SIZE, strong: true }),
      ...(frame.subtitle === "" ? {} : { subtitle: wrapText(frame.subtitle, width) }),
      anchor: "start",
      frame: "group",
    },
    width,
    height: viewHeight(frame, drawing.height, drawing.notes),
    layer: layers,
    resolve: { scale: { x: "independent", y: "independent", size: "independent" } },
  };
};
