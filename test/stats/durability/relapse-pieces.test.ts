import { describe, expect, test } from "vitest";
import { armLogLikelihood, armTerms } from "../../../pipeline/stats/durability/arm-log-likelihood.ts";
import type { RelapseData, RelapseTerm } from "../../../pipeline/stats/durability/durability-data.ts";
import { leaveOneStudyOut } from "../../../pipeline/stats/durability/leave-one-study-out.ts";
import { readRelapseData } from "../../../pipeline/stats/durability/read-relapse-data.ts";
import { type RelapseArm, relapsePieces } from "../../../pipeline/stats/durability/relapse-pieces.ts";
import { separableCovariates } from "../../../pipeline/stats/durability/separable-covariates.ts";
import { medianEffectiveN, shareEffectiveN } from "../../../pipeline/stats/durability/share-effective-n.ts";

const read = (terms: readonly RelapseTerm[], entry?: number) => {
  const { arm, setAside } = relapsePieces(
    { study: "s", strand: "a", terms, ...(entry === undefined ? {} : { entry }) },
    [],
  );
  return { arm, reasons: setAside.map(({ reason }) => reason) };
};
const armOf = (terms: readonly RelapseTerm[], entry?: number): RelapseArm => {
  const { arm } = read(terms, entry);
  if (arm === null) throw new RangeError("no arm");
  return arm;
};
const z = 1.959963984540054;

describe("conditional binomials", () => {
  test("counts, cumulative, become those still well", () => {
    const arm = armOf([
      { kind: "count", time: 14, relapsed: 4, n: 10 },
      { kind: "count", time: 56, relapsed: 7, n: 10 },
    ]);
    expect(arm.pieces).toHaveLength(2);
    expect(arm.pieces[0]).toEqual({ from: 0, to: 14, relapsed: 4, stayed: 6 });
    expect(arm.pieces[1]?.relapsed).toBeCloseTo(3, 12);
    expect(arm.pieces[1]?.stayed).toBeCloseTo(3, 12);
    expect(arm).toMatchObject({ people: 10, firstTime: 14, lastTime: 56, outcome: "some" });
  });

  test("in any order; a share and a median in the same sequence; from the entry", () => {
    const arm = armOf(
      [
        { kind: "share", time: 90, share: 0.3, n: 20 },
        { kind: "median", time: 40, n: 20 },
        { kind: "count", time: 14, relapsed: 5, n: 20 },
      ],
      3,
    );
    expect(arm.pieces.map(({ from, to }) => [from, to])).toEqual([
      [3, 14],
      [14, 40],
      [40, 90],
    ]);
    expect(arm.pieces.map(({ relapsed }) => relapsed)).toEqual([5, 5, expect.closeTo(4, 12)]);
  });

  test("people are never gained, and those lost are lost in proportion", () => {
    const arm = armOf([
      { kind: "share", time: 14, share: 0.8, n: 20 },
      { kind: "share", time: 28, share: 0.4, n: 10 },
      { kind: "share", time: 56, share: 0.2, n: 40 },
    ]);
    expect(arm.pieces.map(({ relapsed, stayed }) => relapsed + stayed)).toEqual([20, 8, 4]);
  });

  test("who never relapsed and who all did", () => {
    expect(armOf([{ kind: "count", time: 14, relapsed: 0, n: 8 }]).outcome).toBe("none");
    const all: RelapseTerm = { kind: "count", time: 14, relapsed: 8, n: 8 };
    expect(armOf([all]).outcome).toBe("all");
    const later = armOf([all, { kind: "count", time: 28, relapsed: 8, n: 8 }]);
    expect(later.pieces[1]).toMatchObject({ relapsed: 0, stayed: 0 });
    expect(later.outcome).toBe("all");
  });
});

describe("what is set aside, in words", () => {
  test.each<[string, RelapseTerm, RegExp]>([
    ["a count without n", { kind: "count", time: 14, relapsed: 3 }, /no denominator/],
    ["more relapsed than there were", { kind: "count", time: 14, relapsed: 9, n: 8 }, /not a share/],
    ["a share above 1", { kind: "share", time: 14, share: 1.2, n: 8 }, /between 0 and 1/],
    ["a share with neither n nor interval", { kind: "share", time: 14, share: 0.5 }, /neither/],
    ["a median not reached", { kind: "median", time: null, n: 8 }, /not reached/],
    ["a median with nothing", { kind: "median", time: 14 }, /neither/],
    ["a picture", { kind: "picture", reason: "percent of days, not of people" }, /percent of days/],
    ["a time of 0", { kind: "count", time: 0, relapsed: 1, n: 8 }, /not after 0/],
    [
      "an interval on the wrong side",
      { kind: "share", time: 14, share: 0.5, interval: { low: 0.6, high: 0.8, level: 0.95 } },
      /neither/,
    ],
    ["n of 0", { kind: "median", time: 14, n: 0 }, /neither/],
  ])("%s", (_, term, reason) => {
    const { arm, reasons } = read([term]);
    expect(arm).toBeNull();
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(reason);
  });

  test("numbers that go backwards, that come twice, or that come before the entry", () => {
    const { arm, reasons } = read(
      [
        { kind: "count", time: 2, relapsed: 1, n: 10 },
        { kind: "count", time: 14, relapsed: 5, n: 10 },
        { kind: "count", time: 28, relapsed: 4, n: 10 },
        { kind: "median", time: 14, n: 10 },
        { kind: "count", time: 56, relapsed: 6, n: 10 },
      ],
      3,
    );
    expect(arm?.pieces.map(({ to }) => to)).toEqual([14, 56]);
    expect(reasons).toHaveLength(3);
    expect(reasons.join(" ")).toMatch(/not after 3.*second number for time 14.*fewer had relapsed than by time 14/);
  });
});

describe("what an interval is worth", () => {
  test("a median: the information of n people under exponential time", () => {
    const error = 0.3;
    const limits = { low: 50 * Math.exp(-z * error), high: 50 * Math.exp(z * error), level: 0.95 };
    const expected = 1 / (error * Math.LN2 * error * Math.LN2);
    expect(medianEffectiveN(50, limits)).toBeCloseTo(expected, 8);
    expect(medianEffectiveN(50, { ...limits, high: null })).toBeCloseTo(expected, 8);
    expect(medianEffectiveN(50, { low: null, high: null, level: 0.95 })).toBeNull();
    expect(medianEffectiveN(50, { low: 0, high: null, level: 0.95 })).toBeNull();
    // and the kernel of n/2 at the median has that information: minus the curvature at its mode
    const out = new Float64Array(3);
    const pieces = armOf([{ kind: "median", time: 50, n: expected }]).pieces;
    armLogLikelihood(armTerms(pieces, 50, 0), Math.log(Math.LN2), out);
    expect(out[1]).toBeCloseTo(0, 10);
    expect(-(out[2] as number)).toBeCloseTo(expected * Math.LN2 * Math.LN2, 8);
  });

  test("a share: back to the n of a binomial", () => {
    const [share, n] = [0.35, 44];
    const error = Math.sqrt((share * (1 - share)) / n) / (share * -Math.log(share));
    const at = (sign: number) => Math.exp(-Math.exp(Math.log(-Math.log(share)) - sign * z * error));
    const limits = { low: at(-1), high: at(1), level: 0.95 };
    expect(shareEffectiveN(share, limits)).toBeCloseTo(n, 8);
    expect(shareEffectiveN(share, { ...limits, low: 0 })).toBeCloseTo(n, 8);
    expect(shareEffectiveN(1, limits)).toBeNull();
    // the smaller of the printed and the implied
    const arm = (printed: number) => armOf([{ kind: "share", time: 9, share, n: printed, interval: limits }]);
    expect(arm(60).people).toBeCloseTo(n, 8);
    expect(arm(30).people).toBe(30);
    expect(armOf([{ kind: "share", time: 9, share: 1, n: 30, interval: limits }]).people).toBe(30);
    expect(armOf([{ kind: "median", time: 50, interval: { low: 25, high: 100, level: 0.9 } }]).people).toBeGreaterThan(
      1,
    );
  });
});

describe("hazard ratios, covariates, refusals of arguments", () => {
  const unit = (
    study: string,
    strand: string,
    terms: readonly RelapseTerm[] = [{ kind: "count", time: 9, relapsed: 1, n: 4 }],
  ) => ({
    study,
    strand,
    terms,
  });
  const ratio = { study: "t", strandA: "a", strandB: "b", hazardRatio: 0.5, low: 0.25, high: 1, level: 0.95 };

  test("a hazard ratio counts only where its study gives nothing else", () => {
    const alone = readRelapseData({ units: [unit("s", "a"), unit("t", "c")], hazardRatios: [ratio] });
    expect(alone.contrasts).toHaveLength(1);
    expect(alone.contrasts[0]?.logRatio).toBeCloseTo(Math.log(0.5), 12);
    expect(alone.contrasts[0]?.standardError).toBeCloseTo(Math.log(4) / (2 * z), 9);
    expect(alone.strands).toEqual(["a", "c", "b"]);
    const beside = readRelapseData({ units: [unit("t", "b")], hazardRatios: [ratio] });
    expect(beside.contrasts).toHaveLength(0);
    expect(beside.setAside[0]?.reason).toMatch(/count them twice/);
    const picture = readRelapseData({
      units: [unit("t", "b", [{ kind: "picture", reason: "x" }])],
      hazardRatios: [ratio],
    });
    expect(picture.contrasts).toHaveLength(1);
  });

  test.each([
    [{ ...ratio, strandB: "a" }, /with itself/],
    [{ ...ratio, low: 0.6 }, /no usable interval/],
    [{ ...ratio, low: -1 }, /no usable interval/],
  ])("a hazard ratio that cannot be used", (bad, reason) => {
    expect(readRelapseData({ units: [], hazardRatios: [bad] }).setAside[0]?.reason).toMatch(reason);
  });

  test("a covariate is told apart only by three studies on each side", () => {
    const rows = [0, 0, 0, 1, 1, 1].map((value, i) => ({ study: `s${i}`, covariates: [value, i === 0 ? 1 : 0] }));
    expect(separableCovariates(rows, ["x", "y"], 3)).toEqual([true, false]);
    const same = rows.map((row) => ({ ...row, study: "one" }));
    expect(separableCovariates(same, ["x", "y"], 3)).toEqual([false, false]);
  });

  test("levels of one factor share their reference, which needs three studies too", () => {
    const levels = [
      [0, 0],
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 0],
      [1, 0],
    ]; // two studies at the reference, one and three at the levels
    const rows = levels.map((covariates, i) => ({ study: `s${i}`, covariates }));
    expect(separableCovariates(rows, ["event", "event"], 3)).toEqual([false, false]);
    expect(separableCovariates(rows, ["event", "other"], 3)).toEqual([true, false]);
    expect(separableCovariates(rows, ["event", "event"], 2)).toEqual([true, false]);
  });

  test.each<[string, RelapseData, RegExp]>([
    ["a covariate of 2", { units: [{ ...unit("s", "a"), covariates: [2] }], covariates: ["x"] }, /0 or 1: 2/],
    ["a covariate too many", { units: [{ ...unit("s", "a"), covariates: [1] }] }, /length 0: 1/],
    ["a negative entry", { units: [{ ...unit("s", "a"), entry: -1 }] }, /negative: -1/],
    ["a time that is none", { units: [unit("s", "a", [{ kind: "median", time: Number.NaN }])] }, /time must be finite/],
    [
      "a share that is none",
      { units: [unit("s", "a", [{ kind: "share", time: 1, share: Number.NaN }])] },
      /share must be finite/,
    ],
    ["a level of 1", { units: [], hazardRatios: [{ ...ratio, level: 1 }] }, /level must lie in/],
  ])("%s throws", (_, data, message) => {
    expect(() => readRelapseData(data)).toThrow(message);
  });

  test("leaving one study out", () => {
    const data: RelapseData = {
      units: [unit("s", "a"), unit("t", "b"), unit("s", "c")],
      hazardRatios: [{ ...ratio, study: "u" }],
    };
    const without = leaveOneStudyOut(data, (rest) => [rest.units.length, rest.hazardRatios?.length]);
    expect(without).toEqual([
      { without: "s", answer: [1, 1] },
      { without: "t", answer: [2, 1] },
      { without: "u", answer: [3, 0] },
    ]);
  });
});
