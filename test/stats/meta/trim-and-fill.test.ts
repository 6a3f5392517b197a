import { describe, expect, it } from "vitest";
import { commonEffect } from "../../../pipeline/stats/meta/common-effect.ts";
import { randomEffects } from "../../../pipeline/stats/meta/random-effects.ts";
import type { MetaInput } from "../../../pipeline/stats/meta/read-trials.ts";
import { tauSquared } from "../../../pipeline/stats/meta/tau-squared.ts";
import { type TrimAndFill, type TrimAndFillOptions, trimAndFill } from "../../../pipeline/stats/meta/trim-and-fill.ts";
import { fc } from "../../support/properties.ts";

const filled = (input: MetaInput, options: TrimAndFillOptions = {}): TrimAndFill & { readonly count: number } => {
  const result = trimAndFill(input, options);
  if (result.kind === "not-estimable") throw new Error(result.reason);
  if (result.missing.kind !== "estimate") throw new Error(result.missing.reason);
  return { ...result, count: result.missing.value };
};

const meanOf = (y: readonly number[], se: readonly number[], method: "FE" | "DL"): number => {
  const between = method === "FE" || y.length < 2 ? 0 : tauSquared({ estimates: y, standardErrors: se }, { method });
  if (typeof between === "object" && "kind" in between) throw new Error(between.reason);
  const shared = typeof between === "number" ? between : between.tauSquared;
  const weight = se.map((value) => 1 / (value * value + shared));
  const total = weight.reduce((sum, w) => sum + w, 0);
  return y.reduce((sum, effect, i) => sum + effect * (weight[i] as number), 0) / total;
};

/** L0 on the left side, written out anew from Duval & Tweedie's description by sums over pairs. */
const secondWay = (input: MetaInput, method: "FE" | "DL"): number | null => {
  const trials = Array.from(input.estimates, (y, i) => ({ y, se: input.standardErrors[i] as number })).sort(
    (a, b) => a.y - b.y,
  );
  const k = trials.length;
  let missing = 0;
  for (let round = 0; round < 100; round++) {
    const kept = trials.slice(0, k - missing);
    const mean = meanOf(
      kept.map(({ y }) => y),
      kept.map(({ se }) => se),
      method,
    );
    const distances = trials.map(({ y }) => Math.abs(y - mean));
    const sum = trials.reduce((total, { y }, i) => {
      const rank = distances.filter((d, j) => d < (distances[i] as number) || (d === distances[i] && j <= i)).length;
      return total + (y > mean ? rank : 0);
    }, 0);
    const next = Math.max(0, Math.round((4 * sum - k * (k + 1)) / (2 * k - 1)));
    if (next === missing) return missing;
    missing = next;
  }
  return null;
};

const funnels = fc
  .array(fc.tuple(fc.integer({ min: -200, max: 300 }), fc.integer({ min: 5, max: 100 })), {
    minLength: 3,
    maxLength: 12,
  })
  .filter((trials) => new Set(trials.map(([, se]) => se)).size > 1)
  .filter((trials) => new Set(trials.map(([y]) => y)).size === trials.length)
  .map((trials) => ({
    estimates: Object.freeze(trials.map(([y]) => y / 128)),
    standardErrors: Object.freeze(trials.map(([, se]) => se / 128)),
  }));

const alike = (estimates: readonly number[]): MetaInput => ({ estimates, standardErrors: estimates.map(() => 1) });

describe("trimAndFill", () => {
  it("finds what a second way finds", () => {
    fc.assert(
      fc.property(funnels, fc.constantFrom("FE" as const, "DL" as const), (input, method) => {
        const expected = secondWay(input, method);
        const result = trimAndFill(input, { method, side: "left" });
        if (expected === null) expect(result).toMatchObject({ code: "no-convergence" });
        else expect(result).toMatchObject({ missing: { value: expected } });
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it("mirrors: the other sign has the other side and the opposite mean", () => {
    fc.assert(
      fc.property(funnels, fc.constantFrom("L0" as const, "R0" as const), (input, estimator) => {
        const options = { estimator, method: "DL" } as const;
        const turned = { ...input, estimates: input.estimates.map((effect) => -effect) };
        const [a, b] = [
          trimAndFill(input, { ...options, side: "left" }),
          trimAndFill(turned, { ...options, side: "right" }),
        ];
        if (a.kind === "not-estimable" || b.kind === "not-estimable") return expect(b.kind).toBe(a.kind);
        expect(b.missing).toEqual(a.missing);
        if (a.pooled.estimate.kind !== "estimate" || b.pooled.estimate.kind !== "estimate") throw new Error("no mean");
        expect(b.pooled.estimate.value).toBeCloseTo(-a.pooled.estimate.value, 10);
        expect(b.side).toBe("right");
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it("chooses the side against the slope, and knows no order of trials", () => {
    const rising = { estimates: [0, 0.2, 0.1, 0.5, 0.9, 1.4], standardErrors: [0.1, 0.12, 0.15, 0.3, 0.5, 0.7] };
    const falling = { ...rising, estimates: rising.estimates.map((effect) => -effect) };
    for (const method of ["FE", "DL", "REML"] as const) {
      expect(filled(rising, { method }).side).toBe("left");
      expect(filled(falling, { method }).side).toBe("right");
      const backwards = {
        estimates: rising.estimates.toReversed(),
        standardErrors: rising.standardErrors.toReversed(),
      };
      expect(filled(backwards, { method }).count).toBe(filled(rising, { method }).count);
    }
  });

  it("finds none in a symmetric funnel and gives the mean back", () => {
    const even = alike([-3, -2, -1, 0, 1, 2, 3]);
    for (const estimator of ["L0", "R0"] as const) {
      const result = filled(even, { estimator, method: "FE", side: "left" });
      expect(result.count).toBe(0);
      expect(result.filled.estimates).toHaveLength(0);
      expect(result.pooled).toEqual(commonEffect(even));
    }
    expect(filled(even, { estimator: "R0", method: "FE", side: "right" }).test?.p).toBe(0.5);
    expect(filled(even, { method: "FE", side: "right" }).test).toBeNull();
  });

  it("adds mirror images of the farthest trials, so that what is pooled is what one could pool by hand", () => {
    const input = alike([-2, -1, 0, 1, 2, 3, 4, 5]);
    const result = filled(input, { method: "FE", side: "left" });
    expect(Array.from(result.filled.estimates)).toEqual([-3]);
    expect(result.pooled).toMatchObject({ k: 9, estimate: { value: 1 } });
    const heavy = {
      estimates: [0.05, 0.1, 0.3, 0.6, 0.9, 1.3, 1.5],
      standardErrors: [0.05, 0.06, 0.2, 0.3, 0.4, 0.5, 0.6],
    };
    const { filled: more, pooled, count } = filled(heavy, { method: "DL", level: 0.9 });
    expect(count).toBeGreaterThan(0);
    expect(more.estimates).toHaveLength(count);
    const all = {
      estimates: [...heavy.estimates, ...more.estimates],
      standardErrors: [...heavy.standardErrors, ...more.standardErrors],
    };
    expect(pooled).toEqual(randomEffects(all, { method: "DL", interval: "z", level: 0.9 }));
  });

  it("by R0 has p = 2^−(missing + 1) and the error √(2·missing + 2)", () => {
    const heavy = {
      estimates: [0.05, 0.1, 0.3, 0.6, 0.9, 1.3, 1.5],
      standardErrors: [0.05, 0.06, 0.2, 0.3, 0.4, 0.5, 0.6],
    };
    const { test, missing, count } = filled(heavy, { estimator: "R0", method: "FE" });
    expect(count).toBeGreaterThan(0);
    expect(missing).toMatchObject({ se: Math.sqrt(2 * count + 2) });
    let p = 0.5;
    for (let i = 0; i < count; i++) p /= 2;
    expect(test?.p).toBeCloseTo(p, 14);
  });

  it("refuses rounds without end, a funnel without a light side, a side that cannot be told", () => {
    const endless = {
      estimates: [2.6, 4, 2.3, 3.6, 3.1, 3.2, 3.7, 3.5],
      standardErrors: [0.8, 1, 0.2, 0.7, 0.5, 1, 0.8, 0.9],
    };
    expect(trimAndFill(endless, { method: "DL", side: "left" })).toMatchObject({
      code: "no-convergence",
      details: { iterations: 100 },
    });
    const equal = { estimates: [0.4, 0.4, 0.4], standardErrors: [0.1, 0.4, 0.5] };
    expect(trimAndFill(equal, { estimator: "R0", method: "FE", side: "left" })).toMatchObject({
      code: "no-convergence",
      details: { iterations: 1 },
    });
    expect(trimAndFill(alike([1, 2, 4]))).toMatchObject({ code: "singular" });
    expect(trimAndFill({ estimates: [1, 2], standardErrors: [1, 2] })).toMatchObject({ code: "too-few" });
    expect(trimAndFill(alike([1]))).toMatchObject({ code: "too-few" });
    expect(() => trimAndFill(equal, { level: 0 })).toThrow(new RangeError("level must lie in (0, 1): 0"));
  });

  it("works on two trials with a given side", () => {
    expect(filled(alike([1, 3]), { side: "left", estimator: "R0" }).count).toBe(0);
    expect(Array.from(filled(alike([1, 3]), { side: "left" }).filled.estimates)).toEqual([-1]);
  });
});
