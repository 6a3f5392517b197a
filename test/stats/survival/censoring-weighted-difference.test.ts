import { describe, expect, it } from "vitest";
import type { WeightedContrast } from "../../../pipeline/stats/causal/arms-contrast.ts";
import { bootstrap } from "../../../pipeline/stats/numeric/bootstrap.ts";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";
import {
  type CensoringWeightedData,
  censoringWeightedDifference,
} from "../../../pipeline/stats/survival/censoring-weighted-difference.ts";
import { restrictedMeanInfluence, survivalInfluence } from "../../../pipeline/stats/survival/survival-influence.ts";
import { fc } from "../../support/properties.ts";

const until = 80;

/** People of two arms and two strata; times in threes of days, so that they tie. */
const made = (seed: number, n: number) => {
  const { next } = randomStream(seed, "made");
  const rows = Array.from({ length: n }, (_, i) => ({
    treated: i % 2,
    stratum: next() < 0.5 ? 1 : 0,
    time: 3 + 3 * Math.floor(40 * next()),
    event: next() < 0.55 ? 1 : 0,
  }));
  // Each group has somebody who is followed beyond.
  for (const arm of [0, 1]) for (const stratum of [0, 1]) rows.push({ treated: arm, stratum, time: 200, event: 0 });
  return {
    treated: rows.map(({ treated }) => treated),
    stratum: rows.map(({ stratum }) => stratum),
    time: rows.map(({ time }) => time),
    event: rows.map(({ event }) => event),
  };
};
type Made = ReturnType<typeof made>;

const days = (data: Made): CensoringWeightedData => ({ ...data, outcome: data.time.map((t) => Math.min(t, until)) });
const shares = (data: Made): CensoringWeightedData => ({
  ...data,
  outcome: data.time.map((t, i) => (data.event[i] === 1 && t <= until ? 0 : 1)),
});
const contrastOf = (data: CensoringWeightedData): WeightedContrast => {
  const found = censoringWeightedDifference(data, { until });
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return found;
};

/** The curves of arm and stratum, mixed by the sizes of the strata, with the influence of sizes and curves. */
const mixed = (data: Made, of: typeof survivalInfluence) => {
  const influence = new Float64Array(data.treated.length);
  let difference = 0;
  for (const arm of [0, 1]) {
    const all = [...influence.keys()].filter((row) => data.treated[row] === arm);
    const parts = [0, 1].map((stratum) => {
      const rows = all.filter((row) => data.stratum[row] === stratum);
      const curve = {
        time: rows.map((row) => data.time[row] as number),
        event: rows.map((row) => data.event[row] as number),
      };
      return { rows, share: rows.length / all.length, ...of(curve, until) };
    });
    const mean = parts.reduce((sum, { share, value }) => sum + share * value, 0);
    const sign = arm === 1 ? 1 : -1;
    difference += sign * mean;
    for (const { rows, share, value, derivative } of parts) {
      rows.forEach((row, k) => {
        influence[row] = sign * ((value - mean) / all.length + share * (derivative[k] as number));
      });
    }
  }
  return { difference, influence };
};

describe("censoringWeightedDifference", () => {
  it("is the Kaplan–Meier curves of the strata mixed by their sizes, influence and all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const data = made(seed, 40);
        for (const [found, expected] of [
          [contrastOf(days(data)), mixed(data, restrictedMeanInfluence)],
          [contrastOf(shares(data)), mixed(data, survivalInfluence)],
        ] as const) {
          if (found.difference.kind === "not-estimable") continue;
          expect(found.difference.value).toBeCloseTo(expected.difference, 9);
          found.influence.forEach((one, i) => {
            expect(one).toBeCloseTo(expected.influence[i] as number, 9);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is near what resampled people say, their weights made anew", () => {
    const data = made(4, 400);
    const { difference } = contrastOf(days(data));
    const draws = bootstrap({ n: data.time.length, reps: 300, seed: 1 }, ([rows]) => {
      const pick = (values: readonly number[]): number[] => Array.from(rows ?? [], (row) => values[row] as number);
      const drawn = {
        treated: pick(data.treated),
        stratum: pick(data.stratum),
        time: pick(data.time),
        event: pick(data.event),
      };
      const found = contrastOf(days(drawn)).difference;
      return found.kind === "estimate" ? found.value : null;
    });
    const mean = draws.values.reduce((sum, one) => sum + one, 0) / draws.values.length;
    const spread = Math.sqrt(
      draws.values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / draws.values.length,
    );
    const se = difference.kind === "estimate" ? (difference.se as number) : Number.NaN;
    expect(Math.abs(se / spread - 1)).toBeLessThan(0.1);
  });

  it("is the difference of means where nobody is lost", () => {
    const data = {
      treated: [1, 1, 0, 0, 0],
      time: [10, 90, 20, 30, 90],
      event: [1, 0, 1, 1, 0],
      outcome: [10, 80, 20, 30, 80],
    };
    const { difference } = contrastOf(data);
    expect(difference).toMatchObject({ kind: "estimate" });
    // Means 45 and 130/3; the variance of a mean is Σ(y − m)²/n².
    const m0 = 130 / 3;
    const squares = (20 - m0) * (20 - m0) + (30 - m0) * (30 - m0) + (80 - m0) * (80 - m0);
    if (difference.kind !== "estimate") return;
    expect(difference.value).toBeCloseTo(45 - m0, 12);
    expect(difference.se).toBeCloseTo(Math.sqrt(2450 / 4 + squares / 9), 12);
  });

  it("says why not", () => {
    expect(
      censoringWeightedDifference({ treated: [1, 1], time: [9, 9], event: [1, 0], outcome: [9, 9] }, { until }),
    ).toMatchObject({ kind: "not-estimable" });
    expect(
      censoringWeightedDifference(
        { treated: [1, 1, 0], time: [9, 20, 90], event: [0, 0, 0], outcome: [9, 20, 80] },
        { until },
      ),
    ).toMatchObject({ code: "too-few" });
    expect(
      censoringWeightedDifference(
        { treated: [1, 1, 0, 0], time: [90, 90, 90, 90], event: [0, 0, 0, 0], outcome: [80, 80, 80, 80] },
        { until },
      ),
    ).toMatchObject({ difference: { code: "all-tied" } });
    expect(() =>
      censoringWeightedDifference(
        { treated: [1, 0], time: [9, 9], event: [1, 1], outcome: [Number.NaN, 1] },
        { until },
      ),
    ).toThrow(RangeError);
  });
});
