import type { VegaLiteSpec } from "../model/index.ts";
import { stepsEach } from "./curve-parts.ts";
import { type ChartFrame, chartWidth, frameSpec, viewHeight } from "./frame.ts";
import type { SurvivalData } from "./survival-data.ts";
import { survivalNotes } from "./survival-notes.ts";
import { survivalPanel, survivalSides } from "./survival-panel.ts";

export type { Curve, CurveStep } from "./curve-parts.ts";
export type { RiskTable, SurvivalData } from "./survival-data.ts";

/**
 * Share still free of the event over time, as step lines with their bands, from 0 to 100 %; dotted where few are left.
 * Under the ticks, for each cohort: at risk, events so far, lost so far; where people have weights also how many are effectively at risk.
 */
export const survivalCurves = (frame: ChartFrame, data: SurvivalData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const panel = survivalPanel(data, data, survivalSides(data, [data], width), {
    width,
    start: 0,
    most: stepsEach(data.curves.length),
  });
  const notes = [...(data.says ?? []), ...survivalNotes([data], panel.thinned, data.horizon)];
  return frameSpec(frame, {
    height: panel.bottom,
    layers: panel.layers(viewHeight(frame, panel.bottom, notes)),
    plot: panel.plot,
    marks: panel.marks,
    notes,
  });
};
