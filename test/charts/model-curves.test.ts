import { describe, expect, it } from "vitest";
import { curveBoxes, modelCurves } from "../../pipeline/charts/model-curves.ts";
import type { PlotScale } from "../../pipeline/charts/plot-scale.ts";

const x: PlotScale = { type: "linear", domain: [0, 100], range: [0, 100] };
const y: PlotScale = { type: "linear", domain: [0, 100], range: [100, 0] };
const point = (day: number, share: number) => ({
  day,
  share,
  low: share - 0.1,
  high: share + 0.1,
  newLow: share - 0.2,
  newHigh: share + 0.2,
});
const curve = { role: "comparator", label: "tea", points: [point(10, 0.8), point(30, 0.5), point(50, 0.3)] } as const;

describe("modelCurves", () => {
  it("draws the band of a new study below the band of a typical one, and the line on top, in percent", () => {
    const layers = modelCurves([curve], x, y);
    expect(layers.map(({ mark }) => JSON.stringify(mark).match(/area|line/)?.[0])).toEqual(["area", "area", "line"]);
    expect(layers[0]).toMatchObject({ encoding: { y: { field: "newLow" }, y2: { field: "newHigh" } } });
    expect(layers[2]).toMatchObject({
      data: { values: [{ day: 10, model: 80 }, { day: 30 }, { day: 50, model: 30 }] },
    });
  });

  it("draws nothing of a curve with fewer than two finite points", () => {
    expect(modelCurves([], x, y)).toEqual([]);
    expect(modelCurves([{ ...curve, points: [point(10, 0.8), point(Number.NaN, 0.5)] }], x, y)).toEqual([]);
  });

  it("keeps names off the line", () => {
    const boxes = curveBoxes([curve], x, y);
    expect(boxes).toHaveLength(2);
    expect(boxes[0]).toMatchObject({ left: 10, right: 30 });
    expect(boxes[0]?.top).toBeCloseTo(18, 9);
    expect(boxes[0]?.bottom).toBeCloseTo(52, 9);
  });
});
