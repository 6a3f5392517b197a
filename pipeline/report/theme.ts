import type { VegaLiteSpec } from "../model/index.ts";
import type { Theme } from "./palette.ts";

export { type Palette, type Theme, type ThemeName, themes, themeVariables } from "./palette.ts";

export const FONT_FAMILY = "Inter, Helvetica, Arial, sans-serif";

const text = (color: string, more: VegaLiteSpec = {}): VegaLiteSpec => ({ color, fontSize: 12, ...more });
const line = (color: string, strokeWidth: number, more: VegaLiteSpec = {}): VegaLiteSpec => ({
  color,
  strokeWidth,
  ...more,
});

const textStyles = ({ colours }: Theme): VegaLiteSpec => ({
  text: text(colours.ink),
  "text-strong": text(colours.ink, { fontWeight: 600 }),
  "text-muted": text(colours.muted),
  "simulated-stamp": text(colours.ink, { fontSize: 15, fontWeight: 600, opacity: 0.25 }),
  ...Object.fromEntries(colours.onSatisfaction.map((colour, i) => [`on-satisfaction-${i + 1}`, text(colour)])),
});

const markStyles = ({ colours, band }: Theme): VegaLiteSpec => ({
  chip: { opacity: 1 },
  band: { fillOpacity: band, stroke: null },
  curve: { strokeWidth: 2 },
  "curve-intervention": { strokeDash: [] },
  "curve-comparator": { strokeDash: [6, 3] },
  "curve-neutral": { strokeDash: [2, 2] },
  "thin-data": { strokeDash: [1, 3], strokeWidth: 2 },
  whisker: { strokeWidth: 1.25 },
  "whisker-uncertain": { strokeWidth: 1.25, strokeDash: [1, 2] },
  point: { opacity: 1 },
  "point-open": { strokeWidth: 1.75 },
  "point-paper": { color: colours.paper },
  "label-paper": { color: colours.paper, opacity: 0.75 },
  ring: { strokeWidth: 1.25 },
  pale: { opacity: 0.5 },
  grid: line(colours.grid, 1),
  connector: line(colours.axis, 1),
  leader: line(colours.axis, 0.75),
  "header-rule": line(colours.ink, 1),
  "null-line": line(colours.ink, 1),
  landmark: line(colours.axis, 1, { strokeDash: [2, 3] }),
  "worthwhile-zone": { color: colours.grid, opacity: 0.55 },
  "worthwhile-limit": line(colours.muted, 1, { strokeDash: [1, 3] }),
  interval: line(colours.ink, 1.25),
  "interval-listed": line(colours.muted, 1.25),
  "interval-arrow": { color: colours.ink },
  "estimate-square": { color: colours.ink },
  pooled: { color: colours.ink },
  "pooled-light": { color: colours.paper, stroke: colours.ink, strokeWidth: 1.25 },
  prediction: line(colours.muted, 2),
  "cell-filled": { color: colours.neutral, fillOpacity: 0.35, stroke: colours.neutral, strokeWidth: 1 },
  "cell-empty": { color: colours.paper, fillOpacity: 0, stroke: colours.axis, strokeWidth: 1 },
  bar: { stroke: colours.ink, strokeWidth: 0.5 },
  ...Object.fromEntries(
    colours.satisfaction.map((color, i) => [`satisfaction-${i + 1}`, { color, stroke: colours.ink, strokeWidth: 1 }]),
  ),
});

/**
 * A theme as Vega-Lite config: what the specs' styles and roles look like. Specs name no colour and no font, so one spec has
 * as many looks as there are themes.
 */
export const chartConfig = (theme: Theme): VegaLiteSpec => {
  const { colours } = theme;
  return {
    aria: false,
    background: colours.paper,
    font: FONT_FAMILY,
    padding: { left: 0, top: 2, right: 0, bottom: 4 },
    view: { stroke: null, fill: null },
    mark: { color: colours.neutral },
    range: { category: [colours.comparator, colours.intervention, colours.neutral] },
    title: {
      color: colours.ink,
      fontSize: 15,
      fontWeight: 600,
      lineHeight: 19,
      subtitleColor: colours.muted,
      subtitleFontSize: 12,
      subtitleFontWeight: 400,
      subtitleLineHeight: 15,
      subtitlePadding: 6,
      offset: 14,
    },
    axis: {
      labelColor: colours.muted,
      labelFontSize: 12,
      labelFontWeight: 400,
      domainColor: colours.axis,
      tickColor: colours.axis,
      gridColor: colours.grid,
      tickSize: 5,
      labelPadding: 4,
    },
    style: { ...textStyles(theme), ...markStyles(theme) },
  };
};
