import { describe, expect, it } from "vitest";
import { hedgesG } from "../../../pipeline/stats/effect-sizes/hedges-g.ts";
import { logOddsRatio } from "../../../pipeline/stats/effect-sizes/log-odds-ratio.ts";
import { logRiskRatio } from "../../../pipeline/stats/effect-sizes/log-risk-ratio.ts";
import { type ArmContrast, countContrasts, meanContrasts } from "../../../pipeline/stats/network/arm-contrasts.ts";
import { networkMetaAnalysis } from "../../../pipeline/stats/network/network-meta-analysis.ts";

const list = (made: ReturnType<typeof countContrasts>): readonly ArmContrast[] => {
  if ("kind" in made) throw new RangeError(made.reason);
  return made;
};

describe("countContrasts", () => {
  const arms = [
    { events: 12, n: 40 },
    { events: 7, n: 41 },
    { events: 3, n: 38 },
  ];

  it.each([
    ["risk-ratio", logRiskRatio],
    ["odds-ratio", logOddsRatio],
  ] as const)("is the %s of every two arms where no cell is empty", (measure, two) => {
    for (const { first, second, estimate, standardError } of list(countContrasts(arms, measure))) {
      const [a, b] = [arms[first], arms[second]];
      if (!a || !b) throw new RangeError("no such arm");
      const own = two({ events1: a.events, n1: a.n, events2: b.events, n2: b.n });
      if ("kind" in own) throw new RangeError(own.reason);
      expect(estimate).toBeCloseTo(own.estimate, 14);
      expect(standardError).toBeCloseTo(own.standardError, 14);
    }
  });

  it("adds up with an empty cell, which the contrasts of two arms alone do not", () => {
    const [ab, ac, bc] = list(countContrasts([{ events: 0, n: 20 }, ...arms.slice(0, 2)], "odds-ratio"));
    expect((ab?.estimate ?? 0) + (bc?.estimate ?? 0)).toBeCloseTo(ac?.estimate ?? 0, 14);
    // ln(0.5/20.5) − ln(12.5/28.5) and ln(12.5/28.5) − ln(7.5/34.5), by hand
    expect(ab?.estimate).toBeCloseTo(Math.log(0.5 / 20.5) - Math.log(12.5 / 28.5), 14);
    expect(bc?.estimate).toBeCloseTo(Math.log(12.5 / 28.5) - Math.log(7.5 / 34.5), 14);
  });

  it("refuses what says nothing", () => {
    const code = (list: readonly { events: number; n: number }[]) => {
      const made = countContrasts(list, "risk-ratio");
      return "kind" in made ? made.code : "made";
    };
    expect(code([0, 0, 0].map((events) => ({ events, n: 9 })))).toBe("no-events");
    expect(code([9, 9, 9].map((events) => ({ events, n: 9 })))).toBe("all-tied");
    expect(code([...arms, { events: 0, n: 0 }])).toBe("one-group");
    expect(code([...arms, { events: 5, n: 4 }])).toBe("no-data");
    expect(() => countContrasts([{ events: 1, n: 4 }], "risk-ratio")).toThrow(RangeError);
    expect(() => countContrasts([...arms, { events: -1, n: 4 }], "risk-ratio")).toThrow(RangeError);
    expect(() => countContrasts([...arms, { events: Number.NaN, n: 4 }], "risk-ratio")).toThrow(RangeError);
  });
});

describe("meanContrasts", () => {
  it("is Hedges' g of two arms", () => {
    const [one] = list(
      meanContrasts([
        { n: 20, mean: 12, sd: 6 },
        { n: 24, mean: 17, sd: 7 },
      ]),
    );
    const own = hedgesG({ mean1: 12, sd1: 6, n1: 20, mean2: 17, sd2: 7, n2: 24 });
    if ("kind" in own) throw new RangeError(own.reason);
    expect(one?.estimate).toBeCloseTo(own.estimate, 14);
    expect(one?.standardError).toBeCloseTo(own.standardError, 14);
  });

  it("uses one standard deviation and adds up, so that the network takes the trial", () => {
    const made = list(
      meanContrasts([
        { n: 10, mean: 10, sd: 4 },
        { n: 10, mean: 12, sd: 5 },
        { n: 12, mean: 16, sd: 6 },
      ]),
    );
    // s² = (9·16 + 9·25 + 11·36)/29 = 26.37931; J(29) = exp(lgamma(14.5) − lgamma(14))/sqrt(14.5) = 0.97387498 (R 4.2.2)
    const s = Math.sqrt((9 * 16 + 9 * 25 + 11 * 36) / 29);
    expect(made[0]?.estimate).toBeCloseTo((0.97387498 * -2) / s, 6);
    expect(made[0]?.standardError).toBeCloseTo(Math.sqrt(0.2 + ((0.97387498 * 2) / s) ** 2 / 64), 6);
    expect((made[0]?.estimate ?? 0) + (made[2]?.estimate ?? 0)).toBeCloseTo(made[1]?.estimate ?? 0, 14);
    const fit = networkMetaAnalysis({
      studies: made.map(() => "one"),
      treatments: made.map(({ first }) => first),
      comparators: made.map(({ second }) => second),
      estimates: made.map(({ estimate }) => estimate),
      standardErrors: made.map(({ standardError }) => standardError),
    });
    expect(fit.kind === "network-meta-analysis" && fit.common.differences[0]?.[1]).toBeCloseTo(
      made[0]?.estimate ?? 0,
      12,
    );
  });

  it("refuses what has no spread", () => {
    const code = (arms: Parameters<typeof meanContrasts>[0]) => {
      const made = meanContrasts(arms);
      return "kind" in made ? made.code : "made";
    };
    const flat = { n: 5, mean: 1, sd: 0 };
    expect(code([flat, flat, flat])).toBe("all-tied");
    expect(code([flat, { ...flat, n: 1 }])).toBe("too-few");
    expect(() => meanContrasts([flat, { ...flat, sd: -1 }])).toThrow(RangeError);
    expect(() => meanContrasts([flat])).toThrow(RangeError);
  });
});
