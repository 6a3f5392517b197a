import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { contourFunnel, cumulativeIncidence, funnelRefusal, layouts, swimmer } from "../../pipeline/charts/index.ts";
import { layersOf, lettersOf, placeOn, rowsWith } from "../report/chart-rows/spec-marks.ts";
import { filesBelow } from "../support/run-cli.ts";
import { frameOf } from "./examples.ts";
import { funnelExamples } from "./funnel-examples.ts";
import { incidenceExamples, swimmerExamples } from "./swimmer-examples.ts";

const example = <T>(all: Readonly<Record<string, T>>, name: string): T => all[name] as T;

describe("contour funnel", () => {
  const data = example(funnelExamples, "differences");
  const drawn = layouts(contourFunnel, frameOf("published"), data);

  test("draws each trial at its effect and standard error, the most precise on top, in both layouts", () => {
    for (const spec of [drawn.spec, drawn.narrow]) {
      expect(rowsWith(spec, "standardError")).toEqual(data.points.map((point) => ({ ...point })));
      const down = placeOn(spec, "y");
      expect(down(0)).toBeLessThan(down(0.5));
    }
  });

  test("has each border where an effect is its p's number of standard errors from no difference", () => {
    const { spec } = drawn;
    const bands = layersOf(spec).filter(({ type }) => type === "area");
    const [across, down] = [placeOn(spec, "x"), placeOn(spec, "y")];
    const largest = Math.max(...data.points.map(({ standardError }) => standardError)) * 1.08;
    const corners = bands.flatMap(({ values }) => values.map(({ x }) => Number(x)));
    for (const { reach } of data.contours) {
      for (const sign of [-1, 1]) {
        const at = across(sign * reach * largest);
        expect(Math.min(...corners.map((x) => Math.abs(x - at)))).toBeLessThan(0.02);
      }
    }
    // The apex is at no difference and no error.
    expect(
      bands.every(({ values }) => values.some(({ x, y }) => Math.abs(Number(x) - across(0)) < 0.02 && y === down(0))),
    ).toBe(true);
  });

  test("a ratio is placed by its logarithm", () => {
    const spec = contourFunnel(frameOf("published"), example(funnelExamples, "ratios"));
    const across = placeOn(spec, "x");
    expect(across(2) - across(1)).toBeCloseTo(across(1) - across(0.5), 9);
  });

  test("is refused in words below the declared number of trials", () => {
    const few = example(funnelExamples, "few");
    const spec = contourFunnel(frameOf("published"), few);
    expect(funnelRefusal(few)).toBe("Not drawn: 9 trials. With fewer than 10 trials no shape can be told from chance.");
    expect(lettersOf(spec)).toContain("Notdrawn:9trials.");
    expect(rowsWith(spec, "standardError")).toEqual([]);
    expect(funnelRefusal({ ...few, points: few.points.slice(0, 1) })).toContain("1 trial.");
    expect(funnelRefusal(data)).toBeNull();
  });

  test("what has no place on the axis is no trial", () => {
    const broken = example(funnelExamples, "broken");
    expect(rowsWith(contourFunnel(frameOf("published"), broken), "standardError")).toHaveLength(12);
    expect(funnelRefusal({ ...broken, fewest: 13 })).not.toBeNull();
  });
});

describe("cumulative incidence", () => {
  const data = example(incidenceExamples, "two-causes");

  test("a field for each cause, lines that rise from 0 on an axis of 0 to 100, in both layouts", () => {
    const drawn = layouts(cumulativeIncidence, frameOf("simulated"), data);
    for (const spec of [drawn.spec, drawn.narrow]) {
      const lines = layersOf(spec).filter(({ type }) => type === "line");
      expect(lines.filter(({ values }) => values[0]?.percent === 0 && values[0]?.time === 0)).toHaveLength(4);
      for (const { values } of lines)
        values.slice(1).forEach((one, i) => {
          expect(Number(one.percent)).toBeGreaterThanOrEqual(Number(values[i]?.percent));
        });
      const up = placeOn(spec, "y");
      expect(up(100)).toBeLessThan(up(0));
      expect(lettersOf(spec)).toContain("Deathforanotherreason,beforearelapse");
    }
  });
});

describe("swimmer", () => {
  const data = example(swimmerExamples, "clinic");

  test("a lane for each person, in both layouts, the longest first in each cohort", () => {
    const drawn = layouts(swimmer, frameOf("real"), data);
    for (const spec of [drawn.spec, drawn.narrow]) {
      const bars = layersOf(spec).filter(({ style }) => style === "bar");
      expect(bars.map(({ values }) => values.length)).toEqual([12, 12]);
      for (const { values } of bars) {
        const ends = values.map(({ x2 }) => Number(x2));
        expect(ends).toEqual([...ends].sort((a, b) => b - a));
      }
      expect(lettersOf(spec)).toContain("INTERNAL");
      expect(lettersOf(spec)).toContain("Nottobeshared.");
    }
  });

  test("has no name, number or day of a single person in its letters", () => {
    expect(lettersOf(swimmer(frameOf("real"), data))).not.toMatch(/patient/i);
  });

  test("the order of people does not matter", () => {
    const turned = { ...data, lanes: [...data.lanes].reverse() };
    expect(swimmer(frameOf("real"), turned)).toEqual(swimmer(frameOf("real"), data));
  });

  test("nothing but the private command draws it", () => {
    const root = resolve(import.meta.dirname, "../../pipeline");
    const files = [...filesBelow(root)].filter(
      ([path]) => !/^(charts|analyses\/private)\/|write-private\.ts$/.test(path),
    );
    expect(files.length).toBeGreaterThan(500);
    for (const [path, text] of files) expect(/\bswimmer\b/.test(text), path).toBe(false);
  });

  test("more people than can be drawn are counted", () => {
    expect(lettersOf(swimmer(frameOf("simulated"), example(swimmerExamples, "many")))).toContain("200morepeople");
  });
});
