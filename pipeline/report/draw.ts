import * as vega from "vega";
import { type LoggerInterface, parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import type { VegaLiteSpec } from "../model/index.ts";
import { axisNumbers, type DrawnWords, drawnWords } from "./drawn-words.ts";
import { finishSvg } from "./finish-svg.ts";
import { chartConfig, type Theme } from "./theme.ts";

declare module "vega" {
  // Exported by vega-scenegraph, missing from its types.
  export const textMetrics: { width: (item: TextItem, text: unknown) => number };
}

interface TextItem {
  readonly text?: unknown;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

/** Width of a text in px: the real font's. */
export type Measure = (text: string, size: number, weight: number) => number;

export interface DrawOptions {
  readonly theme: Theme;
  /** Put before every id, so that several charts can stand on one page. */
  readonly idPrefix: string;
  /** What a reader who cannot see the picture is told. */
  readonly alt: string;
  readonly measure: Measure;
  /** Of another language than the one that is spoken here. */
  readonly words?: DrawnWords;
  /** Told what Vega complains of; a spec of ours should give no cause. */
  readonly warn?: (message: string) => void;
}

const collector = (warn: (message: string) => void): LoggerInterface => {
  const tell = (...args: readonly unknown[]): LoggerInterface => {
    warn(args.join(" "));
    return logger;
  };
  const logger: LoggerInterface = {
    level: (() => logger) as LoggerInterface["level"],
    error: tell,
    warn: tell,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
};

const weightOf = (item: TextItem): number => (item.fontWeight === "bold" ? 700 : Number(item.fontWeight ?? 400) || 400);

/**
 * Draws a spec with a theme as an SVG text: no browser, no canvas, no script, no `style` attribute, no generated code
 * (expressions are interpreted). The same spec, theme and font give the same bytes.
 */
export const drawChart = async (spec: VegaLiteSpec, options: DrawOptions): Promise<string> => {
  const words = options.words ?? drawnWords();
  const logger = collector(options.warn ?? (() => {}));
  const copy: TopLevelSpec = JSON.parse(
    JSON.stringify({ ...spec, config: { ...chartConfig(options.theme), ...axisNumbers(words) } }),
  );
  const compiled = compile(copy, { logger }).spec;
  vega.textMetrics.width = (item, text) => options.measure(String(text ?? ""), item.fontSize ?? 11, weightOf(item));
  vega.resetSVGDefIds();
  const view = new View(parse(compiled, {}, { ast: true }), { renderer: "none", expr: expressionInterpreter, logger });
  const svg = await view.toSVG();
  view.finalize();
  const { dataKind } = (spec.usermeta ?? {}) as { readonly dataKind?: string };
  return finishSvg(svg, {
    ...options,
    stamp: dataKind === "simulated" || dataKind === "real" ? words[dataKind] : null,
  });
};
