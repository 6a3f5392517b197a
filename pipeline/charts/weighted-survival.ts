import type { VegaLiteSpec } from "../model/index.ts";
import { stepsEach } from "./curve-parts.ts";
import { type ChartFrame, chartWidth, frameSpec, type Plot, viewHeight } from "./frame.ts";
import { textLayer } from "./layers.ts";
import type { SurvivalAxes, SurvivalField } from "./survival-data.ts";
import { survivalNotes } from "./survival-notes.ts";
import { survivalPanel, survivalSides } from "./survival-panel.ts";
import { LINE } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface WeightedSurvivalData extends SurvivalAxes {
  /** Under each other on the same axes: for whom each speaks, e.g. as observed, then weighted. */
  readonly panels: readonly (SurvivalField & { readonly title: string })[];
}

/** Curves before and after weighting, a field for each on the same axes, so that neither lies over the other. */
export const weightedSurvival = (frame: ChartFrame, data: WeightedSurvivalData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const sides = survivalSides(data, data.panels, width);
  const most = stepsEach(data.panels.reduce((sum, { curves }) => sum + curves.length, 0));
  let start = 0;
  const panels = data.panels.map((field) => {
    const title = wrapText(field.title, width, { strong: true });
    const top = start;
    const panel = survivalPanel(data, field, sides, { width, start: top + title.length * LINE + 6, most });
    start = panel.bottom + 16;
    return { title, top, panel };
  });
  const body = Math.max(LINE, start - 16);
  const thinned = panels.some(({ panel }) => panel.thinned);
  const notes = [...(data.says ?? []), ...survivalNotes(data.panels, thinned, data.horizon)];
  const height = viewHeight(frame, body, notes);
  const none: Plot = { left: 0, right: width, top: 0, bottom: body };
  return frameSpec(frame, {
    height: body,
    layers: [
      ...panels.flatMap(({ title, top, panel }) => [
        ...textLayer([{ x: 0, y: top + 8, text: title }], "text-strong"),
        ...panel.layers(height),
      ]),
      ...(panels.length > 0 ? [] : textLayer([{ x: 0, y: 8, text: "No curve" }], "text-muted")),
    ],
    plot: panels.at(-1)?.panel.plot ?? none,
    marks: panels.reduce((sum, { panel }) => sum + panel.marks, 0),
    notes,
  });
};
