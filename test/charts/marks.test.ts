import { describe, expect, test } from "vitest";
import { completeSteps, splitThin } from "../../pipeline/charts/curve-parts.ts";
import { forestAxis } from "../../pipeline/charts/forest-axis.ts";
import {
  forest,
  relapseFreePoints,
  retainedGain,
  satisfactionBars,
  survivalCurves,
} from "../../pipeline/charts/index.ts";
import { placeLabels } from "../../pipeline/charts/place-labels.ts";
import { position } from "../../pipeline/charts/plot-scale.ts";
import { textWidth } from "../../pipeline/charts/text-width.ts";
import { niceTicks, ratioTicks, ticksThatFit } from "../../pipeline/charts/ticks.ts";
import { cutText, wrapText } from "../../pipeline/charts/wrap-text.ts";
import { regular, strong } from "../report/drawing.ts";
import { frameOf, gainExamples, pointsExamples, satisfactionExamples, survivalExamples } from "./examples.ts";
import { forestExamples } from "./forest-examples.ts";

interface Unit {
  readonly mark?: { readonly style?: unknown; readonly type?: string };
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly layer?: readonly Unit[];
}

const unitsOf = (spec: Unit): readonly Unit[] => (spec.layer ? spec.layer.flatMap(unitsOf) : [spec]);
const rowsOf = (spec: object, style: string) =>
  unitsOf(spec as Unit).flatMap((unit) => ([unit.mark?.style].flat().includes(style) ? (unit.data?.values ?? []) : []));
const barsOf = (spec: object, style: string) => rowsOf(spec, style).filter(({ band }) => band !== undefined);
const textOf = (spec: object): readonly unknown[] =>
  unitsOf(spec as Unit).flatMap((unit) =>
    unit.mark?.type === "text" ? (unit.data?.values ?? []).map(({ text }) => text) : [],
  );

describe("text widths", () => {
  test("are the font's, rounded up by at most two hundredths of the size", () => {
    for (let code = 32; code < 127; code += 1) {
      const character = String.fromCodePoint(code);
      for (const [font, isStrong] of [
        [regular, false],
        [strong, true],
      ] as const) {
        const true_ = font.width(character, 12);
        const guess = textWidth(character, { strong: isStrong });
        expect(guess).toBeGreaterThanOrEqual(true_ - 1e-9);
        expect(guess - true_).toBeLessThanOrEqual(0.25);
      }
    }
  });

  test("are not too small for signs outside ASCII", () => {
    for (const sign of "−–—±×≥≤²½→←↑·…“”’éüößτχ÷■●")
      expect(textWidth(sign), sign).toBeGreaterThanOrEqual(regular.width(sign, 12) - 1e-9);
  });

  test("lines fit, lose nothing, and break long words at a hyphen", () => {
    const text = "Vandenbroucke-Featherstonehaugh and others of a long-running trial 2021";
    const lines = wrapText(text, 100);
    expect(Math.max(...lines.map((line) => textWidth(line)))).toBeLessThanOrEqual(100);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    expect(lines[0]).toBe("Vandenbroucke-");
    expect(cutText(text, 80).endsWith("…")).toBe(true);
  });
});

describe("axes", () => {
  test("ticks are round and inside", () => {
    expect(niceTicks(-1.2, 1.2, 5)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(niceTicks(0, 32, 4)).toEqual([0, 10, 20, 30]);
    expect(ratioTicks(0.09, 11)).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]);
    expect(() => niceTicks(1, 1, 3)).toThrow(RangeError);
  });

  test("labels that would touch are left out, the first wanted stay", () => {
    expect(ticksThatFit([1, 0.5, 2, 100], (tick) => tick * 10)).toEqual([1, 100]);
  });

  test("a difference lies evenly about the null; every estimate is inside", () => {
    const { domain } = forestAxis(forestExamples.smd as NonNullable<(typeof forestExamples)[string]>);
    expect(domain[0]).toBeCloseTo(-domain[1], 12);
    expect(domain[1]).toBeGreaterThan(0.71);
  });

  test("log1p days stand where they should", () => {
    const scale = { type: "symlog", domain: [0, 730], range: [0, 100] } as const;
    expect(position(scale, 0)).toBe(0);
    expect(position(scale, 28)).toBeCloseTo((100 * Math.log(29)) / Math.log(731), 10);
  });
});

describe("forest", () => {
  const pooled = forest(frameOf("published"), forestExamples.pooled as NonNullable<(typeof forestExamples)[string]>);

  test("an interval beyond the axis ends in an arrow, and the true limits are printed", () => {
    expect(rowsOf(pooled, "interval-arrow").map(({ shape }) => shape)).toEqual([
      "triangle-left",
      "triangle-left",
      "triangle-right",
    ]);
    expect(textOf(pooled)).toContain("1.90 (0.08 to 41.00)");
  });

  test("a study has a square by its weight, a listed one a tick, a direction alone nothing", () => {
    const squares = rowsOf(pooled, "estimate-square");
    expect(squares.map(({ id }) => id)).toEqual([
      "Arden 2019",
      "Bellweather and Contreras 2021",
      "Carrow 2023",
      "Dunmore 2020",
    ]);
    expect(squares[1]?.area).toBeCloseTo(121, 9);
    expect(squares[3]?.area).toBeCloseTo(9 + (112 * 3) / 44, 9);
    expect(rowsOf(pooled, "interval-listed").map(({ id }) => id)).toEqual(["Eastlake 2018"]);
  });

  test("a pooled estimate is a diamond with its interval as its tips; two studies give an outline", () => {
    expect(rowsOf(pooled, "pooled").map(({ value }) => value)).toEqual([0.48, 0.76, 1.21]);
    const data = forestExamples.pooled as NonNullable<(typeof forestExamples)[string]>;
    const light = forest(frameOf("published"), { ...data, rows: data.rows.map((row) => ({ ...row, light: true })) });
    expect(rowsOf(light, "pooled-light")).toHaveLength(3);
    expect(rowsOf(light, "pooled")).toHaveLength(0);
  });

  test("one study has no diamond; none says so", () => {
    expect(rowsOf(forest(frameOf("published"), forestExamples.one as never), "pooled")).toHaveLength(0);
    expect(textOf(forest(frameOf("published"), forestExamples.empty as never))).toContain("No study");
  });

  test("columns without room are named, and the cohorts' stay together", () => {
    const notes = textOf(forest(frameOf("published"), forestExamples.long as never)).map(String);
    expect(notes.find((text) => text.startsWith("In the table only"))).toBe(
      "In the table only: Day; Population and how it was recruited; Design.",
    );
  });
});

describe("curves", () => {
  const steps = [10, 20, 30].map((time, i) => ({ time, survival: 0.9 - i / 10, low: null, high: null }));

  test("start at one, end at the last day at risk, and meet where they become dotted", () => {
    const all = completeSteps({ role: "neutral", label: "", steps, thinFrom: 15, until: 40 }, 100, 50);
    expect(all.map(({ time, survival }) => [time, survival])).toEqual([
      [0, 1],
      [10, 0.9],
      [20, 0.8],
      [30, 0.7],
      [40, 0.7],
    ]);
    const { full, thin } = splitThin(all, 15);
    expect(full.at(-1)).toMatchObject({ time: 15, survival: 0.9 });
    expect(thin[0]).toMatchObject({ time: 15, survival: 0.9 });
  });

  test("numbers at risk stand under their ticks", () => {
    const spec = survivalCurves(frameOf("published"), survivalExamples.two as never);
    const unit = unitsOf(spec as Unit).flatMap((one) => one.data?.values ?? []);
    const numbers = unit.filter(({ text }) => text === "212" || text === "1846");
    expect(new Set(numbers.map(({ x }) => x)).size).toBe(1);
  });

  test("more than 2,000 steps are thinned, with a note", () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({
      time: i / 50,
      survival: 1 - i / 6000,
      low: null,
      high: null,
    }));
    const data = {
      ...(survivalExamples.empty as never as object),
      curves: [{ role: "neutral", label: "A", steps: many, thinFrom: null }],
    };
    const spec = survivalCurves(frameOf("published"), data as never) as { usermeta: { marks: number } };
    expect(spec.usermeta.marks).toBeLessThanOrEqual(2000);
    expect(spec.usermeta.marks).toBeGreaterThan(1500);
    expect(textOf(spec)).toContain("Not every step is drawn; the table has all.");
  });
});

describe("points", () => {
  test("at most eight names, apart from each other; the fixed sentence is in the file", () => {
    const atlas = pointsExamples.atlas as NonNullable<(typeof pointsExamples)[string]>;
    const spec = relapseFreePoints(frameOf("published"), atlas);
    const names = atlas.panels.flatMap(({ points }) => points.flatMap(({ label }) => (label === null ? [] : [label])));
    expect(textOf(spec).filter((text) => names.includes(String(text))).length).toBeGreaterThanOrEqual(7);
    expect(textOf(spec)).toContain(atlas.note);
    const crowd = relapseFreePoints(frameOf("published"), pointsExamples.crowd as never);
    expect(textOf(crowd).filter((text) => String(text).endsWith("…")).length).toBeLessThanOrEqual(8);
  });

  test("no size, no interval; a ring where treatment went on; pairs are joined once", () => {
    const spec = relapseFreePoints(frameOf("published"), pointsExamples.atlas as never);
    const marks = rowsOf(spec, "point-open").filter(({ id }) => id !== undefined);
    expect(marks.filter(({ n }) => n === null).map(({ area, filled }) => [area, filled])).toEqual([
      [46, 0],
      [46, 0],
    ]);
    expect(rowsOf(spec, "ring")).toHaveLength(2);
    expect(rowsOf(spec, "connector")).toHaveLength(2);
    expect(marks[0]?.area).toBeGreaterThan(marks.at(-1)?.area as number);
  });

  test("2,500 points become 2,000 and a note", () => {
    const spec = relapseFreePoints(frameOf("published"), pointsExamples.many as never);
    expect(spec.usermeta).toMatchObject({ marks: 2000 });
    expect(textOf(spec)).toContain("500 more points are in the table.");
  });

  test("a name is put nowhere rather than on a mark", () => {
    const box = { left: 0, right: 100, top: 0, bottom: 20 };
    const around = { marks: [box], lines: [], keepFree: [], bounds: box, strict: false };
    expect(placeLabels([{ text: "Name", x: 50, y: 10, radius: 3 }], around)).toEqual([]);
    expect(placeLabels([{ text: "Name", x: 50, y: 10, radius: 3 }], { ...around, marks: [] })).toHaveLength(1);
  });
});

test("retained gain: a limit beyond the field ends in an arrow, and not estimable is printed", () => {
  const spec = retainedGain(frameOf("published"), gainExamples.odd as never);
  const shapes = unitsOf(spec as Unit).flatMap((unit) => (unit.data?.values ?? []).map(({ shape }) => shape));
  expect(shapes).toContain("triangle-down");
  expect(textOf(spec)).toContain("not estimable");
});

describe("satisfaction", () => {
  const spec = satisfactionBars(frameOf("published"), satisfactionExamples.two as never);

  test("bars lie against the border between dissatisfied and satisfied, widths by share", () => {
    const border = rowsOf(spec, "null-line")[0]?.x as number;
    const low = barsOf(spec, "satisfaction-2").filter(({ x2 }) => x2 !== undefined);
    expect(low).toHaveLength(2);
    for (const { x2 } of low) expect(x2).toBeCloseTo(border, 6);
    for (const { x } of barsOf(spec, "satisfaction-3")) expect(x).toBeCloseTo(border, 6);
    const [first] = low;
    const [other] = barsOf(spec, "satisfaction-4");
    const wide = (row: typeof first): number => (row?.x2 as number) - (row?.x as number);
    expect(wide(first) / wide(other)).toBeCloseTo(41 / 60, 3);
  });

  test("percent by the number rules: one decimal from 100 people, counts alone below 20", () => {
    expect(textOf(spec)).toContain("45.8% (97)");
    const odd = textOf(satisfactionBars(frameOf("published"), satisfactionExamples.odd as never));
    expect(odd).toContain("15");
    expect(odd.filter((text) => String(text).startsWith("83"))).toEqual([]);
  });

  test("without bands there is no bar", () => {
    expect(() => satisfactionBars(frameOf("published"), { bands: [], bars: [], difference: "" })).toThrow(RangeError);
  });
});
