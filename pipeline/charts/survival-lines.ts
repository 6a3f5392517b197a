import type { VegaLiteSpec } from "../model/index.ts";
import { bandRuns, type Curve, type CurveStep, splitThin, survivalOf } from "./curve-parts.ts";
import { MAX_MARKS } from "./frame.ts";
import { roleColour, ruleLayer } from "./layers.ts";
import { channel, type PlotScale, position } from "./plot-scale.ts";

const percents = (curve: Curve, steps: readonly CurveStep[]) =>
  steps.map(({ time, survival, low, high }) => ({
    time,
    percent: survival * 100,
    low: low === null ? null : low * 100,
    high: high === null ? null : high * 100,
    role: curve.role,
    cohort: curve.label,
  }));

/** A step curve over its band, dotted from where few are left. */
export const survivalLines = (
  curve: Curve,
  steps: readonly CurveStep[],
  x: PlotScale,
  y: PlotScale,
): readonly VegaLiteSpec[] => {
  const { full, thin } = splitThin(steps, curve.thinFrom);
  const line = (part: readonly CurveStep[], style: readonly string[]): readonly VegaLiteSpec[] =>
    part.length < 2
      ? []
      : [
          {
            data: { values: percents(curve, part) },
            mark: { type: "line", interpolate: "step-after", style },
            encoding: { x: channel(x, "time"), y: channel(y, "percent"), color: roleColour },
          },
        ];
  return [
    ...bandRuns(steps).map((run) => ({
      data: { values: percents(curve, run) },
      mark: { type: "area", interpolate: "step-after", style: "band" },
      encoding: { x: channel(x, "time"), y: channel(y, "low"), y2: { field: "high" }, color: roleColour },
    })),
    ...line(full, ["curve", `curve-${curve.role}`]),
    ...line(thin, ["curve", "thin-data"]),
  ];
};

/** A short tick on the curve at each day on which someone was last seen; at most half of the marks of a chart. */
export const censorTicks = (
  curve: Curve,
  steps: readonly CurveStep[],
  x: PlotScale,
  y: PlotScale,
): readonly VegaLiteSpec[] => {
  const end = steps.at(-1)?.time ?? 0;
  const days = [...new Set(curve.lostAt ?? [])].filter((day) => day >= 0 && day <= end).slice(0, MAX_MARKS / 4);
  return ruleLayer(
    days.map((day) => {
      const middle = position(y, survivalOf(steps, day) * 100);
      return { x: position(x, day), x2: position(x, day), y: middle - 4, y2: middle + 4, role: curve.role };
    }),
    "whisker",
    { byRole: true },
  );
};
