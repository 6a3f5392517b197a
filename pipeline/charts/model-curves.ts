import type { VegaLiteSpec } from "../model/index.ts";
import { roleColour } from "./layers.ts";
import type { Box } from "./place-labels.ts";
import { channel, type PlotScale, position } from "./plot-scale.ts";
import type { ModelCurve } from "./points-data.ts";

const finite = (point: ModelCurve["points"][number]): boolean => Object.values(point).every(Number.isFinite);

/** Modelled courses: a line for a typical study over its band, and a paler band for a study not yet done. */
export const modelCurves = (curves: readonly ModelCurve[], x: PlotScale, y: PlotScale): readonly VegaLiteSpec[] =>
  curves.flatMap(({ role, label, points }) => {
    const values = points.filter(finite).map(({ day, share, low, high, newLow, newHigh }) => ({
      day,
      model: share * 100,
      low: low * 100,
      high: high * 100,
      newLow: newLow * 100,
      newHigh: newHigh * 100,
      role,
      label,
    }));
    if (values.length < 2) return [];
    const band = (low: string, high: string, style: readonly string[]): VegaLiteSpec => ({
      data: { values },
      mark: { type: "area", style },
      encoding: { x: channel(x, "day"), y: channel(y, low), y2: { field: high }, color: roleColour },
    });
    return [
      band("newLow", "newHigh", ["band", "pale"]),
      band("low", "high", ["band"]),
      {
        data: { values },
        mark: { type: "line", style: ["curve", `curve-${role}`] },
        encoding: { x: channel(x, "day"), y: channel(y, "model"), color: roleColour },
      },
    ];
  });

/** Boxes along the drawn lines, for names to keep off. */
export const curveBoxes = (curves: readonly ModelCurve[], x: PlotScale, y: PlotScale): readonly Box[] =>
  curves.flatMap(({ points }) =>
    points
      .filter(finite)
      .slice(1)
      .map((point, i) => {
        const ends = [points.filter(finite)[i] ?? point, point].map(({ day, share }) => ({
          x: position(x, day),
          y: position(y, share * 100),
        }));
        const [xs, ys] = [ends.map((end) => end.x), ends.map((end) => end.y)];
        return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys) - 2, bottom: Math.max(...ys) + 2 };
      }),
  );
