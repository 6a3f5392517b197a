import { describe, expect, test } from "vitest";
import {
  estimateLadder,
  lovePlot,
  overlapPlot,
  propensityBins,
  specificationCurve,
  weightedSurvival,
} from "../../pipeline/charts/index.ts";
import { ladderDomain } from "../../pipeline/charts/ladder-domain.ts";
import { layouts } from "../../pipeline/charts/layouts.ts";
import { drawnSpecifications, specificationDomain } from "../../pipeline/charts/specification-data.ts";
import {
  ladderExamples,
  loveExamples,
  overlapExamples,
  specificationExamples,
  weightedExamples,
} from "./adjusted-examples.ts";
import { frameOf } from "./examples.ts";

interface Unit {
  readonly mark?: { readonly style?: unknown; readonly type?: string };
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly layer?: readonly Unit[];
}

const unitsOf = (spec: Unit): readonly Unit[] => (spec.layer ? spec.layer.flatMap(unitsOf) : [spec]);
const rowsOf = (spec: object, style: string) =>
  unitsOf(spec as Unit).flatMap((unit) => ([unit.mark?.style].flat().includes(style) ? (unit.data?.values ?? []) : []));
const textOf = (spec: object): readonly string[] =>
  unitsOf(spec as Unit).flatMap((unit) =>
    unit.mark?.type === "text" ? (unit.data?.values ?? []).map(({ text }) => String(text)) : [],
  );
const said = (spec: object): string => textOf(spec).join(" ");
const example = <T>(all: Readonly<Record<string, T>>, name: string): T => all[name] as T;

describe("estimate ladder", () => {
  const data = example(ladderExamples, "adjusted");
  const spec = estimateLadder(frameOf("published"), data);

  test("every variant has its row: a full mark, an empty one, or none and words", () => {
    expect(rowsOf(spec, "estimate-square")).toHaveLength(6);
    expect(rowsOf(spec, "pooled-light")).toHaveLength(1);
    expect(textOf(spec)).toContain("not estimable");
    expect(textOf(spec).filter((text) => text === "Other adjustments")).toHaveLength(1);
  });

  test("the zone reaches from no difference to the smallest that matters, on the better side", () => {
    const zeroAt = rowsOf(spec, "null-line")[0]?.x as number;
    const [zone] = rowsOf(spec, "worthwhile-zone");
    expect(zone?.x).toBe(zeroAt);
    expect(zone?.x2).toBeGreaterThan(zeroAt);
    const other = estimateLadder(frameOf("published"), { ...data, betterSide: "left" });
    expect(rowsOf(other, "worthwhile-zone")[0]?.x2).toBe(rowsOf(other, "null-line")[0]?.x);
    expect(said(spec)).toContain("smallest difference that matters (14 days)");
  });

  test("one wide interval is cut, and no estimate is", () => {
    const half = ladderDomain(data.rows, 0, 14)[1];
    // Reaches in order: 15.6, 22.2, 24.3, 24.6, 26.5, 27.4, 90.9; the middle one twice, and 5 %.
    expect(half).toBeCloseTo(24.6 * 2 * 1.05, 9);
    expect(ladderDomain([{ value: 100, low: null, high: null }], 0, null)[1]).toBeCloseTo(126, 9);
    expect(ladderDomain([], 0, null)).toEqual([-1, 1]);
    expect(rowsOf(spec, "interval-arrow").map(({ shape }) => shape)).toEqual(["triangle-left", "triangle-right"]);
  });

  test("on a telephone the notes stay", () => {
    const { narrow } = layouts(estimateLadder, frameOf("published"), data);
    expect(textOf(narrow)).toContain("largest weight 7% of its cohort");
  });
});

describe("love plot", () => {
  const data = example(loveExamples, "weighted");
  const spec = lovePlot(frameOf("published"), data);

  test("the largest difference before weighting is first, whatever the order of the rows", () => {
    const labels = data.rows.map(({ label }) => label);
    const wide = lovePlot(frameOf("published", 900), data);
    const named = (one: object) => textOf(one).flatMap((text) => labels.filter((label) => label.startsWith(text)));
    const order = named(wide);
    expect(order).toEqual([4, 2, 1, 0, 3, 5, 6].map((i) => labels[i]));
    const turned = lovePlot(frameOf("published", 900), { ...data, rows: [...data.rows].reverse() });
    expect(named(turned)).toEqual(order);
    const declared = lovePlot(frameOf("published", 900), { ...data, order: "as-declared" });
    expect(named(declared)).toEqual(labels);
  });

  test("marks are signed, joined, and none stands for what is not estimable", () => {
    const before = rowsOf(spec, "pooled-light").filter(({ area }) => area === 100);
    const after = rowsOf(spec, "estimate-square").filter(({ area }) => area === 56);
    expect([before.length, after.length]).toEqual([6, 6]);
    const zeroAt = rowsOf(spec, "null-line")[0]?.x as number;
    expect(before[0]?.x).toBeLessThan(zeroAt);
    expect(before[2]?.x).toBeGreaterThan(zeroAt);
    expect(after[2]?.x).toBe(zeroAt);
    const shares = (before[0]?.x as number) - zeroAt;
    expect(((before[1]?.x as number) - zeroAt) / shares).toBeCloseTo(0.47 / 0.88, 2);
    expect(textOf(spec)).toContain("−0.88");
    expect(said(spec)).toContain("±0.1: balance is reached");
    expect(said(spec)).toContain("±0.2: withheld beyond");
  });

  test("a difference beyond the axis ends in a triangle, with its number beside", () => {
    const odd = lovePlot(frameOf("published"), example(loveExamples, "odd"));
    expect(rowsOf(odd, "pooled-light").map(({ shape }) => shape)).toContain("triangle-right");
    expect(textOf(odd)).toContain("9.00");
  });
});

describe("overlap plot", () => {
  test("bins count everyone once; one belongs to the last", () => {
    const bins = propensityBins([0, 0.049, 0.05, 0.5, 1], 20);
    expect(bins).toHaveLength(20);
    expect([bins[0], bins[1], bins[10], bins[19]].map((bin) => bin?.count)).toEqual([2, 1, 1, 1]);
    expect(bins[0]?.share).toBeCloseTo(0.4, 12);
    expect(bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(propensityBins([], 4).every(({ share }) => share === 0)).toBe(true);
    expect(() => propensityBins([1.1], 4)).toThrow(RangeError);
    expect(() => propensityBins([0.5], 0)).toThrow(RangeError);
  });

  test("one cohort upward, the other downward, in percent of each", () => {
    const data = example(overlapExamples, "two");
    const bars = rowsOf(overlapPlot(frameOf("published"), data), "bar");
    const sum = (role: string): number =>
      bars.filter((bar) => bar.role === role).reduce((all, { percent }) => all + (percent as number), 0);
    expect(sum("intervention")).toBeCloseTo(100, 9);
    expect(sum("comparator")).toBeCloseTo(-100, 9);
  });

  test("outside the limits is shaded; without limits nothing is", () => {
    const [low, high] = rowsOf(overlapPlot(frameOf("published"), example(overlapExamples, "two")), "worthwhile-zone");
    const wide = (row: typeof low): number => (row?.x2 as number) - (row?.x as number);
    expect(wide(low)).toBeCloseTo(0.05 * (640 - 54), 1);
    expect(wide(high)).toBeCloseTo(wide(low), 1);
    expect(rowsOf(overlapPlot(frameOf("published"), example(overlapExamples, "empty")), "worthwhile-zone")).toEqual([]);
  });
});

describe("weighted survival", () => {
  const data = example(weightedExamples, "two");
  const spec = weightedSurvival(frameOf("published"), data);

  test("two fields on the same axes, effective numbers only where there are weights", () => {
    expect(textOf(spec).filter((text) => text === "At risk")).toHaveLength(4);
    expect(textOf(spec).filter((text) => text === "Effective")).toHaveLength(2);
    const numbers = unitsOf(spec as Unit).flatMap((unit) => unit.data?.values ?? []);
    const at = (text: string) => numbers.find((row) => row.text === text)?.x;
    expect(at("120")).toBe(at("96"));
    const domains = JSON.stringify(spec).match(/"domain":\[0,180\],"range":\[[\d.]+,[\d.]+\]/g) ?? [];
    expect(new Set(domains).size).toBe(1);
  });

  test("a tick where someone was last seen, once a day, on the line; none outside the curve", () => {
    const ticks = rowsOf(spec, "whisker");
    expect(ticks).toHaveLength(4);
    const one = rowsOf(weightedSurvival(frameOf("published"), example(weightedExamples, "one")), "whisker");
    expect(one).toHaveLength(1);
    expect(said(spec)).toContain("Short ticks: last seen, without the event.");
  });
});

describe("specification curve", () => {
  const data = example(specificationExamples, "many");
  const spec = specificationCurve(frameOf("published"), data);

  test("every estimate is drawn, the lowest first, the primary as a star", () => {
    const drawn = drawnSpecifications(data.specifications, 100);
    expect(drawn).toHaveLength(data.specifications.filter(({ value }) => value !== null).length);
    drawn.slice(1).forEach((one, i) => {
      expect(one.value).toBeGreaterThanOrEqual(drawn[i]?.value as number);
    });
    const stars = rowsOf(spec, "chip").filter(({ area }) => area === 240);
    expect(stars).toHaveLength(1);
    const column = drawn.findIndex(({ primary }) => primary);
    const { x, x2 } = rowsOf(spec, "null-line")[0] as { x: number; x2: number };
    expect(stars[0]?.x).toBeCloseTo(x + ((column + 0.5) * (x2 - x)) / drawn.length, 1);
  });

  test("one dot for each decision of each column", () => {
    const drawn = drawnSpecifications(data.specifications, 100).length;
    const { usermeta } = spec as unknown as { usermeta: { marks: number } };
    expect(usermeta.marks).toBe(drawn * (1 + data.decisions.length));
    expect(said(spec)).toContain("could not be estimated; the table says why.");
  });

  test("the order of the rows changes nothing", () => {
    const turned = { ...data, specifications: [...data.specifications].reverse() };
    expect(JSON.stringify(specificationCurve(frameOf("published"), turned))).toBe(JSON.stringify(spec));
  });

  test("a crowd is thinned through its ranks: ends and primary stay, and a note counts the rest", () => {
    const crowd = example(specificationExamples, "crowd");
    const kept = drawnSpecifications(crowd.specifications, 40);
    const whole = drawnSpecifications(crowd.specifications, 10_000);
    expect(kept.length).toBeGreaterThanOrEqual(40);
    expect([kept[0], kept.at(-1)]).toEqual([whole[0], whole.at(-1)]);
    expect(kept.filter(({ primary }) => primary)).toHaveLength(1);
    expect(said(specificationCurve(frameOf("published"), crowd))).toContain("more lie between those drawn");
  });

  test("a usual interval is whole, an endless one is cut", () => {
    const one = { id: "a", hollow: false, primary: false, choices: {}, value: 1, low: 0, high: 2 };
    expect(specificationDomain([one], 0, null)).toEqual([-0.08, 2.08]);
    const [low, high] = specificationDomain([one, one, { ...one, low: -500, high: 500 }], 0, 3);
    // By the usual width beyond the outermost of estimates, zero and limit; then 4 % of 7.
    expect(low).toBeCloseTo(-2 - 0.28, 9);
    expect(high).toBeCloseTo(5 + 0.28, 9);
  });

  test("nothing estimable says so", () => {
    const none = data.specifications.map((one) => ({ ...one, value: null }));
    expect(said(specificationCurve(frameOf("published"), { ...data, specifications: none }))).toContain(
      "Nothing could be estimated",
    );
  });
});
