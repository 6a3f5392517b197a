import { describe, expect, test } from "vitest";
import { cumulativeMetaAnalysis } from "../../../pipeline/stats/meta/cumulative-meta-analysis.ts";
import {
  type InfluenceInput,
  influenceDiagnostics,
  type TrialInfluence,
} from "../../../pipeline/stats/meta/influence-diagnostics.ts";
import { leaveOneOut } from "../../../pipeline/stats/meta/leave-one-out.ts";
import { metaRegression } from "../../../pipeline/stats/meta/meta-regression.ts";
import {
  type RandomEffects,
  type RandomEffectsOptions,
  randomEffects,
} from "../../../pipeline/stats/meta/random-effects.ts";
import type { MetaInput } from "../../../pipeline/stats/meta/read-trials.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { bcg, latitude, ones, year } from "./bcg.ts";

const near = (actual: number, expected: number, of = tolerance.iterative) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const point = (quantity: Quantity): number => (quantity.kind === "estimate" ? quantity.value : Number.NaN);
const error = (quantity: Quantity): number => (quantity.kind === "estimate" ? (quantity.se ?? 0) : Number.NaN);

const leftOut = (input: MetaInput, options: RandomEffectsOptions = {}): readonly RandomEffects[] => {
  const rows = leaveOneOut(input, options);
  if ("kind" in rows) throw new RangeError(rows.reason);
  return rows.map((row) => {
    if (row.kind === "not-estimable") throw new RangeError(row.reason);
    return row;
  });
};

const influences = (
  input: InfluenceInput,
  options: Parameters<typeof influenceDiagnostics>[1] = {},
): readonly TrialInfluence[] => {
  const rows = influenceDiagnostics(input, options);
  if ("kind" in rows) throw new RangeError(rows.reason);
  return rows.map((row) => {
    if (row.kind === "not-estimable") throw new RangeError(row.reason);
    return row;
  });
};

const effects = fc
  .array(
    fc.record({ y: fc.double({ min: -3, max: 3, noNaN: true }), se: fc.double({ min: 0.05, max: 1.5, noNaN: true }) }),
    { minLength: 3, maxLength: 10 },
  )
  .map(
    (trials): MetaInput => ({
      estimates: Object.freeze(trials.map(({ y }) => y)),
      standardErrors: Object.freeze(trials.map(({ se }) => se)),
    }),
  );

const rest = (values: ArrayLike<number>, i: number) => Array.from(values).filter((_, j) => j !== i);

describe("leave-one-out", () => {
  test("each row is the pool of the others, in any method and interval", () => {
    for (const [method, interval] of [
      ["REML", "z"],
      ["PM", "hk"],
      ["HSk", "hkGuarded"],
    ] as const) {
      leftOut(bcg, { method, interval, level: 0.9 }).forEach((row, i) => {
        const direct = randomEffects(
          { estimates: rest(bcg.estimates, i), standardErrors: rest(bcg.standardErrors, i) },
          { method, interval, level: 0.9 },
        );
        if (direct.kind === "not-estimable") throw new RangeError(direct.reason);
        expect(row.k).toBe(12);
        expect(row.estimate).toEqual(direct.estimate);
        expect(row.tauSquared).toMatchObject({ value: point(direct.tauSquared), intervals: [] });
        expect(row.iSquared).toMatchObject({ value: point(direct.iSquared), intervals: [] });
      });
    }
  });

  test("Q-profile intervals when asked for", () => {
    const [row] = leftOut(bcg, { profile: true });
    expect(row?.tauSquared).toMatchObject({ intervals: [{ method: "Q-profile" }] });
    expect(row?.iSquared).toMatchObject({ intervals: [{ method: "Q-profile" }] });
  });

  test("fixed weights: the full mean lies among the means without one trial", () => {
    fc.assert(
      fc.property(effects, (input) => {
        const full = randomEffects(input, { method: "HS", interval: "z" });
        fc.pre(full.kind === "random-effects" && point(full.tauSquared) === 0);
        const rows = leftOut(input, { method: "HS", interval: "z" });
        fc.pre(rows.every(({ tauSquared }) => point(tauSquared) === 0));
        const means = rows.map(({ estimate }) => point(estimate));
        const mean = full.kind === "random-effects" ? point(full.estimate) : Number.NaN;
        expect(Math.min(...means)).toBeLessThanOrEqual(mean + 1e-9);
        expect(Math.max(...means)).toBeGreaterThanOrEqual(mean - 1e-9);
      }),
    );
  });

  test("two trials: neither remainder can be pooled; one trial: refused at once", () => {
    const rows = leaveOneOut({ estimates: [0, 1], standardErrors: [1, 1] });
    expect(rows).toMatchObject([{ code: "too-few" }, { code: "too-few" }]);
    expect(leaveOneOut({ estimates: [0], standardErrors: [1] })).toMatchObject({ code: "too-few" });
  });
});

describe("cumulative", () => {
  const order = Array.from(year.keys()).sort((i, j) => (year[i] as number) - (year[j] as number));
  const steps = cumulativeMetaAnalysis(bcg, { order: Object.freeze(order), interval: "z" });
  if ("kind" in steps) throw new RangeError(steps.reason);

  test("begins with the first trial alone and ends with all of them", () => {
    expect(steps.map(({ added }) => added)).toEqual([0, 1, 5, 2, 9, 8, 11, 4, 6, 10, 12, 3, 7]);
    const [first] = steps;
    expect(first?.pooled).toMatchObject({ kind: "common-effect", k: 1, estimate: { value: bcg.estimates[0] } });
    const all = randomEffects(bcg, { interval: "z" });
    const last = steps.at(-1)?.pooled;
    if (all.kind === "not-estimable" || last?.kind !== "random-effects") throw new RangeError("refused");
    near(point(last.estimate), point(all.estimate));
    near(point(last.tauSquared), point(all.tauSquared));
    near(error(last.estimate), error(all.estimate));
    expect(last.tauSquared).toMatchObject({ intervals: [] });
  });

  test("a step knows only what came before it", () => {
    const other = {
      ...bcg,
      estimates: bcg.estimates.length ? Array.from(bcg.estimates, (y, i) => (i === 7 ? 9 : y)) : [],
    };
    const again = cumulativeMetaAnalysis(other, { order, interval: "z" });
    if ("kind" in again) throw new RangeError(again.reason);
    expect(again.slice(0, -1)).toEqual(steps.slice(0, -1));
    expect(again.at(-1)).not.toEqual(steps.at(-1));
  });

  test("refusals and mistakes", () => {
    expect(cumulativeMetaAnalysis({ estimates: [], standardErrors: [] }, { order: [] })).toMatchObject({
      code: "no-data",
    });
    const two = { estimates: [0, 1], standardErrors: [1, 1] };
    for (const wrong of [[0], [0, 0], [0, 2], [0, 1, 1], [0, 0.5]]) {
      expect(() => cumulativeMetaAnalysis(two, { order: wrong })).toThrow(
        `order must hold each position below 2 once: ${wrong}`,
      );
    }
  });
});

describe("influence", () => {
  test("against refits: residual, dffits, Cook's distance, covariance ratio", () => {
    fc.assert(
      fc.property(effects, fc.constantFrom("REML", "DL"), (input, method) => {
        const full = randomEffects(input, { method, interval: "z" });
        if (full.kind === "not-estimable") throw new RangeError(full.reason);
        const others = leftOut(input, { method, interval: "z" });
        influences(input, { method }).forEach((row, i) => {
          const other = others[i] as RandomEffects;
          const y = input.estimates[i] as number;
          const v = (input.standardErrors[i] as number) * (input.standardErrors[i] as number);
          const [mean, se] = [point(full.estimate), error(full.estimate)];
          const [left, leftSe, between] = [point(other.estimate), error(other.estimate), point(other.tauSquared)];
          const share = (full.weights[i] as number) / 100;
          near(row.leverage, share);
          near(row.weight, 100 * share);
          near(row.deletedTauSquared, between);
          near(row.deletedQ, other.q.statistic);
          near(row.studentisedResidual, (y - left) / Math.sqrt(v + between + leftSe * leftSe));
          near(row.dffits, (mean - left) / Math.sqrt(share * (v + between)));
          near(row.cooksDistance, ((mean - left) / se) * ((mean - left) / se));
          near(row.covarianceRatio, ((leftSe / se) * leftSe) / se);
          const all = Array.from(input.standardErrors, (one) => 1 / (one * one + between));
          near(row.dfbetas[0] ?? 0, (mean - left) * Math.sqrt(all.reduce((sum, w) => sum + w, 0)));
        });
      }),
      { numRuns: 60 },
    );
  });

  test("moderators: rows against refits, and units of moderators do not matter", () => {
    const columns = [ones, latitude, year];
    const names = ["intercept", "latitude", "year"];
    for (const interval of ["z", "hk"] as const) {
      const rows = influences({ ...bcg, columns }, { interval });
      const moved = influences(
        { ...bcg, columns: [ones, latitude.map((x) => 3 * x), year.map((x) => x - 1965)] },
        { interval },
      );
      rows.forEach((row, i) => {
        const other = metaRegression(
          {
            estimates: rest(bcg.estimates, i),
            standardErrors: rest(bcg.standardErrors, i),
            columns: columns.map((column) => rest(column, i)),
            names,
          },
          { interval },
        );
        if (other.kind === "not-estimable") throw new RangeError(other.reason);
        near(row.deletedTauSquared, other.tauSquared.value);
        near(row.deletedQ, other.residualQ.statistic);
        near(row.covarianceRatio, moved[i]?.covarianceRatio ?? 0);
        near(row.cooksDistance, moved[i]?.cooksDistance ?? 0);
        near(row.studentisedResidual, moved[i]?.studentisedResidual ?? 0);
        near(row.dfbetas[1] ?? 0, moved[i]?.dfbetas[1] ?? 1);
      });
      near(
        rows.reduce((sum, { leverage }) => sum + leverage, 0),
        3,
      );
    }
    // The one trial of 13 that metafor marks, by dffits, Cook's distance and dfbetas.
    expect(
      influences({ ...bcg, columns })
        .map(({ influential }) => influential)
        .indexOf(true),
    ).toBe(3);
  });

  test("under Knapp–Hartung the covariance ratio is that of the inflated errors", () => {
    const full = randomEffects(bcg, { interval: "hk" });
    const others = leftOut(bcg, { interval: "hk" });
    influences(bcg, { interval: "hk" }).forEach((row, i) => {
      const ratio =
        error((others[i] as RandomEffects).estimate) / (full.kind === "random-effects" ? error(full.estimate) : 0);
      near(row.covarianceRatio, ratio * ratio);
    });
  });

  test("each of the four signs alone makes a trial influential; an outlier is told, a twin is not", () => {
    const standardErrors = Array.from({ length: 8 }, () => 0.2);
    const far = influences(
      { estimates: [0, 0.1, -0.1, 0.05, -0.05, 0.02, -0.02, 3], standardErrors },
      { method: "FE" },
    );
    expect(far[7]?.influential).toBe(true);
    expect(Math.abs(far[7]?.studentisedResidual ?? 0)).toBeGreaterThan(10);
    const heavy = influences(
      {
        estimates: [0, 0.1, -0.1, 0.05, -0.05, 0.02, -0.02, 0.001],
        standardErrors: [...standardErrors.slice(1), 0.02],
      },
      { method: "FE" },
    );
    expect(heavy.map(({ influential }) => influential)).toEqual([...Array(7).fill(false), true]);
    expect(heavy[7]?.leverage).toBeGreaterThan(3 / 8);
    expect(Math.abs(heavy[7]?.dffits ?? 9)).toBeLessThan(1);
  });

  test("the only trial of its group cannot be left out: that row alone refuses", () => {
    const columns = [ones, ones.map((_, i) => (i === 4 ? 1 : 0))];
    const rows = influenceDiagnostics({ ...bcg, columns });
    if ("kind" in rows) throw new RangeError(rows.reason);
    expect(rows[4]).toMatchObject({ kind: "not-estimable", code: "singular" });
    expect(rows.filter(({ kind }) => kind === "trial-influence")).toHaveLength(12);
  });

  test("refusals", () => {
    expect(influenceDiagnostics({ estimates: [0, 1], standardErrors: [1, 1] })).toMatchObject({ code: "too-few" });
    expect(influenceDiagnostics({ estimates: [0], standardErrors: [1] })).toMatchObject({ code: "too-few" });
    const tied = { estimates: [1, 1, 1, 2], standardErrors: [1, 1, 1, 1] };
    expect(influenceDiagnostics({ estimates: [1, 1, 1], standardErrors: [1, 1, 1] }, { interval: "hk" })).toMatchObject(
      {
        code: "all-tied",
      },
    );
    const rows = influenceDiagnostics(tied, { interval: "hk" });
    if ("kind" in rows) throw new RangeError(rows.reason);
    expect(rows[3]).toMatchObject({ kind: "not-estimable", code: "all-tied" });
  });
});
