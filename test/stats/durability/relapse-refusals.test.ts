import { describe, expect, test } from "vitest";
import { contrastGate } from "../../../pipeline/stats/durability/contrast-gate.ts";
import { curveGate } from "../../../pipeline/stats/durability/curve-gate.ts";
import type { RelapseData, RelapseUnit } from "../../../pipeline/stats/durability/durability-data.ts";
import { medianRelapseTime } from "../../../pipeline/stats/durability/median-relapse-time.ts";
import { relapseFreeAt } from "../../../pipeline/stats/durability/relapse-free-at.ts";
import { relapseFreeDifference } from "../../../pipeline/stats/durability/relapse-free-difference.ts";
import { type RelapseModel, relapseModel } from "../../../pipeline/stats/durability/relapse-model.ts";
import type { RelapseOptions } from "../../../pipeline/stats/durability/relapse-options.ts";

const coarse: RelapseOptions = {
  spreadGrid: { from: 0.02, to: 2, points: 9 },
  logShapeGrid: { from: -1.2, to: 1, points: 9 },
};
const count = (
  study: string,
  strand: string,
  relapsed: number,
  n: number,
  time = 28,
  covariates?: number[],
): RelapseUnit => ({
  study,
  strand,
  terms: [{ kind: "count", time, relapsed, n }],
  ...(covariates ? { covariates } : {}),
});
const fitted = (data: RelapseData, options: RelapseOptions = coarse): RelapseModel => {
  const model = relapseModel(data, options);
  if (model.kind === "not-estimable") throw new RangeError(model.reason);
  return model;
};
const strandOf = (model: RelapseModel, name: string) => {
  const strand = model.strands.find((each) => each.strand === name);
  if (strand === undefined) throw new RangeError(name);
  return strand;
};

const good = [
  count("g1", "good", 5, 14),
  count("g2", "good", 8, 20, 56),
  count("g3", "good", 4, 9),
  count("g4", "good", 9, 21, 14),
];

describe("strands that say nothing, in words", () => {
  const model = fitted({
    units: [
      ...good,
      count("h1", "nobody", 0, 20),
      count("h2", "nobody", 0, 9, 56),
      count("i1", "everybody", 6, 6),
      count("j1", "hardly", 0.05, 0.1),
      { study: "k1", strand: "unnumbered", terms: [{ kind: "picture", reason: "a mean of times" }] },
    ],
    hazardRatios: [
      { study: "l1", strandA: "ratio", strandB: "good", hazardRatio: 0.5, low: 0.3, high: 0.9, level: 0.95 },
    ],
  });

  test.each([
    ["nobody", "no-events", /Nobody relapsed/],
    ["everybody", "separation", /Everybody/],
    ["hardly", "too-few", /almost nothing/],
    ["unnumbered", "no-data", /No study gives a level/],
    ["ratio", "no-data", /No study gives a level/],
  ])("%s", (name, code, reason) => {
    const refusal = strandOf(model, name).refusal;
    expect(refusal).toMatchObject({ code, reason: expect.stringMatching(reason) });
    for (const said of [relapseFreeAt(model, name, 28), medianRelapseTime(model, name)]) expect(said).toEqual(refusal);
    expect(relapseFreeDifference(model, { strandA: "good", strandB: name, time: 28 })).toEqual(refusal);
    expect(curveGate(model, name).reasons).toContain(refusal?.reason);
  });

  test("the good one speaks; the hazard ratio moves the level of the other", () => {
    expect(strandOf(model, "good").refusal).toBeNull();
    const gap = strandOf(model, "ratio").levelMean - strandOf(model, "good").levelMean;
    // pulled a little towards 0 by the priors
    expect(gap).toBeLessThan(-0.55);
    expect(gap).toBeGreaterThan(Math.log(0.5));
    expect(model.setAside).toEqual([{ study: "k1", strand: "unnumbered", reason: "a mean of times" }]);
  });
});

describe("models that are refused", () => {
  test("no number at all", () => {
    expect(relapseModel({ units: [] })).toMatchObject({ code: "no-data" });
  });

  test("a posterior beyond the grid: widened once, then refused", () => {
    const early = [14, 28, 56, 84].map((time, i) => ({ kind: "count", time, relapsed: 40 + 4 * i, n: 80 }) as const);
    const units: RelapseUnit[] = ["p", "q", "r"].map((study) => ({ study, strand: "a", terms: early }));
    const at = (from: number, to: number) =>
      relapseModel({ units }, { ...coarse, logShapeGrid: { from, to, points: 9 } });
    expect(at(0.5, 0.9)).toMatchObject({ code: "no-convergence", reason: expect.stringMatching(/beyond the grid/) });
    const widened = at(-1.5, -0.5);
    expect(widened).toMatchObject({ kind: "relapse-model", grid: { widened: true } });
    expect(fitted({ units }).grid.outermost).toBeLessThan(0.01);
    const narrow = relapseModel({ units }, { ...coarse, spreadGrid: { from: 0.001, to: 0.15, points: 9 } });
    expect(narrow.kind === "not-estimable" || narrow.grid.widened).toBe(true);
  });

  test("a shape for each of five strands; for two it is given, and a hazard ratio is left out", () => {
    const units = (names: readonly string[]) =>
      names.flatMap((strand) => good.map((unit) => ({ ...unit, study: unit.study + strand, strand })));
    expect(
      relapseModel({ units: units(["a", "b", "c", "d", "e"]) }, { ...coarse, time: "weibull-by-strand" }),
    ).toMatchObject({
      code: "too-few",
    });
    const data = { units: units(["a", "b"]) };
    const two = fitted(data, { ...coarse, time: "weibull-by-strand" });
    expect(two.shapes.map(({ strand }) => strand)).toEqual(["a", "b"]);
    const ratio = { study: "z", strandA: "a", strandB: "b", hazardRatio: 0.2, low: 0.19, high: 0.21, level: 0.95 };
    const beside = fitted({ ...data, hazardRatios: [ratio] }, { ...coarse, time: "weibull-by-strand" });
    expect(beside.logMarginal).toBe(two.logMarginal);
    expect(beside.setAside[0]?.reason).toMatch(/shape of its own/);
    expect(fitted({ ...data, hazardRatios: [ratio] }).setAside).toEqual([]);
  });

  test.each<[RelapseOptions, RegExp]>([
    [{ level: 1 }, /level/],
    [{ times: [0] }, /times/],
    [{ referenceTime: -1 }, /referenceTime/],
    [{ priors: { levelSd: 0 } }, /priors.levelSd/],
    [{ spreadGrid: { from: 0, to: 1, points: 9 } }, /spreadGrid.from/],
    [{ logShapeGrid: { from: 1, to: 1, points: 9 } }, /must lie above/],
    [{ logShapeGrid: { from: 0, to: 1, points: 2 } }, /at least 3/],
    [{ quadratureNodes: 0 }, /n must be a whole number/],
  ])("options out of range throw: %o", (options, message) => {
    expect(() => relapseModel({ units: good }, options)).toThrow(message);
  });
});

describe("covariates", () => {
  test("one that the studies can tell apart shifts the hazard; one that they cannot is named", () => {
    const units = [0, 1].flatMap((x) =>
      Array.from({ length: 6 }, (_, i) =>
        count(`s${x}${i}`, "a", x === 1 ? 15 : 8, 20, 28, [x, i === 0 && x === 0 ? 1 : 0]),
      ),
    );
    const model = fitted({ units, covariates: ["definition", "clock"] });
    expect(model.notSeparable).toEqual(["clock"]);
    expect(model.covariates.map(({ name }) => name)).toEqual(["definition"]);
    const ratio = model.covariates[0]?.hazardRatio;
    const truth = Math.log(1 - 15 / 20) / Math.log(1 - 8 / 20);
    if (ratio?.kind !== "estimate") throw new RangeError("not estimated");
    expect(ratio.value).toBeGreaterThan(0.75 * truth);
    expect(ratio.value).toBeLessThan(truth);
    expect(ratio.seScale).toBe("log");
  });
});

describe("gates", () => {
  const pair = (x: number, y: number) =>
    fitted({
      units: ["a", "b"].flatMap((strand) =>
        good.map((unit) => ({ ...unit, study: unit.study + strand, strand, covariates: [strand === "a" ? x : y] })),
      ),
      covariates: ["definition"],
    });

  test("a curve needs three studies with thirty people", () => {
    const model = fitted({
      units: [...good, count("m1", "small", 3, 8), count("m2", "two", 9, 30), count("m3", "two", 9, 30)],
    });
    expect(curveGate(model, "good")).toMatchObject({ open: true, reasons: [], numbers: { studies: 4, people: 64 } });
    expect(curveGate(model, "small").reasons[0]).toBe(
      "Too few studies for a curve of small: 1 study with 8 people; 3 with 30 are needed.",
    );
    expect(curveGate(model, "two").open).toBe(false);
    expect(curveGate(model, "two", { minStudies: 2 }).open).toBe(true);
    expect(() => curveGate(model, "none")).toThrow(/not in the model/);
  });

  test("a contrast needs people and definitions in common", () => {
    expect(contrastGate(pair(0, 0), { strandA: "a", strandB: "b" })).toMatchObject({
      open: true,
      numbers: { overlapA: 4, overlapB: 4 },
    });
    const apart = contrastGate(pair(0, 1), { strandA: "a", strandB: "b" });
    expect(apart.open).toBe(false);
    expect(apart.reasons).toEqual([
      "0 studies of a with people and definitions that also occur in b; 2 are needed.",
      "0 studies of b with people and definitions that also occur in a; 2 are needed.",
    ]);
  });
});
