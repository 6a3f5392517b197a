import { describe, expect, it } from "vitest";
import { estimandEvidence } from "../../../pipeline/derive/evidence/estimand-evidence.ts";
import type { EvidenceEstimand } from "../../../pipeline/derive/evidence/evidence-estimand.ts";
import { pointsEstimands } from "../../../pipeline/derive/evidence/points-estimands.ts";
import { pointsPool } from "../../../pipeline/derive/evidence/points-pool.ts";
import { poolTrials } from "../../../pipeline/derive/evidence/pool.ts";
import { comfort, madeUpPlan, type Parts, rowsFrom } from "../../support/evidence-of.ts";

const plan = madeUpPlan();
const points: EvidenceEstimand = { ...comfort, id: "comfort/sip-points", scale: "md", instrument: "sip" };
const read = (parts: Parts) => estimandEvidence(rowsFrom(parts), plan, points);
const reasons = (parts: Parts) => read(parts).listed.map(({ reason }) => reason);

const mean = { kind: "arm", measure: "mean", better: "lower", comparator_arm_id: null };
const cake = { ...mean, arm_id: "c", estimate: 12, sd: 6, n: 9 };
const tea = { ...mean, arm_id: "t", estimate: 20, sd: 8, n: 16 };
const printed = { measure: "mean_difference", better: "lower", estimate: -8, ci_low: -12, ci_high: -4 };

describe("differences in points", () => {
  it("come from means and standard deviations: 12 − 20 = −8, SE² = 36/9 + 64/16 = 8; lower is better, so +8 for the first", () => {
    const [one] = read({ results: [cake, tea] }).used;
    expect(one?.effect.estimate).toBe(8);
    expect(one?.effect.standardError).toBeCloseTo(Math.sqrt(8), 12);
    expect([one?.how, one?.people, one?.events]).toEqual(["means", 25, null]);
  });

  it("come from printed intervals: (−4 + 12)/(2 × 1.96)", () => {
    const [one] = read({ results: [printed] }).used;
    expect(one?.effect.estimate).toBe(8);
    expect(one?.effect.standardError).toBeCloseTo(8 / (2 * 1.959963984540054), 12);
    expect(one?.printed).toEqual({ low: 4, high: 12 });
  });

  it("combine several doses first: 10 ± 2 (n 4) and 14 ± 4 (n 4) are 12 with variance (3·4 + 3·16 + 2·16)/7", () => {
    const doses = [{ ...cake, estimate: 10, sd: 2, n: 4 }, { ...cake, arm_id: "c2", estimate: 14, sd: 4, n: 4 }, tea];
    const [one] = read({ results: doses }).used;
    expect(one?.effect.estimate).toBe(8);
    expect(one?.effect.standardError).toBeCloseTo(Math.sqrt(92 / 7 / 8 + 4), 12);
  });

  it("stay within one instrument, and within numbers in points", () => {
    expect(reasons({ results: [{ ...printed, instrument: "gulp" }] })).toEqual(["other-instrument-scale"]);
    expect(reasons({ results: [{ ...printed, instrument: null }] })).toEqual(["other-instrument-scale"]);
    expect(reasons({ results: [{ measure: "smd", estimate: 1, ci_low: 0, ci_high: 2 }] })).toEqual(["other-scale"]);
    const share = { ...mean, measure: "events", arm_id: "c", n: 9, events: 4, better: "higher" };
    const both = read({ results: [share, cake, tea] });
    expect([both.better, both.used.length]).toEqual(["lower", 1]);
  });

  it("need a spread, a size, and a limit that can be had", () => {
    expect(reasons({ results: [{ ...cake, sd: null }, tea] })).toEqual(["no-standard-error", "no-comparator-row"]);
    expect(reasons({ results: [{ ...printed, ci_low: null }] })).toEqual(["no-standard-error"]);
    expect(reasons({ results: [{ ...printed, estimate: null }] })).toEqual(["no-estimate"]);
  });

  it("are asked of every instrument in points, whatever the order of the rows", () => {
    const results = [
      printed,
      { ...printed, instrument: "Gulp, long" },
      { ...printed, instrument: "smile", measure: "smd" },
    ];
    const { id: _, ...outcome } = comfort;
    const question = (scale: "smd" | "log-rr") =>
      ({ outcome, comparison: {}, estimand: { ...comfort, scale } }) as unknown as Parameters<
        typeof pointsEstimands
      >[1][number];
    const ids = (list: typeof results, scale: "smd" | "log-rr" = "smd") =>
      pointsEstimands(rowsFrom({ results: list }), [question(scale)]).map(({ estimand }) => estimand.id);
    expect(ids(results)).toEqual(["comfort/gulp-long-points", "comfort/sip-points"]);
    expect(ids(results.toReversed())).toEqual(ids(results));
    expect(ids(results, "log-rr")).toEqual([]);
  });
});

describe("pointsPool", () => {
  const trial = (y: number, se: number) => ({
    effect: { estimate: y, standardError: se, scale: "identity" as const },
    printed: null,
  });
  const inPoints = [trial(4, 3), trial(9, 2.5), trial(2, 4)];
  const inSd = inPoints.map(({ effect }) => trial(effect.estimate / 10, effect.standardError / 10));

  it("is the pool in standard deviations times the reference SD, when all are divided by it", () => {
    const { pool, priorScale } = pointsPool(inPoints, plan, 10);
    expect(priorScale).toBe(5);
    const standard = poolTrials(inSd, plan);
    if (pool.deciding.kind !== "estimate" || standard.deciding.kind !== "estimate") throw new RangeError("no pool: 0");
    expect(pool.rule).toBe("bayesian");
    expect(pool.deciding.value).toBeCloseTo(10 * standard.deciding.value, 6);
    const [own] = pool.deciding.intervals;
    const [other] = standard.deciding.intervals;
    expect(own?.low).toBeCloseTo(10 * (other?.low as number), 4);
    expect(own?.high).toBeCloseTo(10 * (other?.high as number), 4);
  });

  it("below the declared number of trials nothing decides without a reference SD; the guarded interval stands beside", () => {
    const { pool, priorScale } = pointsPool(inPoints, plan, null);
    expect(priorScale).toBeNull();
    expect(pool.deciding).toMatchObject({ kind: "not-estimable", code: "not-declared" });
    expect(pool.deciding.kind === "not-estimable" && pool.deciding.reason).toMatch(/No reference SD declared/);

    // R 4.2.2, metafor: rma(c(4, 9, 2), sei = c(3, 2.5, 4), method = "REML", test = "adhoc")
    const beside = pool.hartungKnapp;
    if (beside?.kind !== "estimate") throw new RangeError("no pool: 0");
    expect(beside.value).toBeCloseTo(5.68919725606, 4);
    expect(beside.intervals[0]?.low).toBeCloseTo(-3.67142209543, 3);
    expect(beside.intervals[0]?.high).toBeCloseTo(15.04981660754, 3);
  });

  it("from the declared number on the guarded interval decides, with or without", () => {
    const five = [...inPoints, trial(5, 2), trial(6, 3)];
    const { pool } = pointsPool(five, plan, null);
    expect(pool.rule).toBe("hartung-knapp");
    expect(pool.deciding.kind).toBe("estimate");
    expect(pool.bayesian).toMatchObject({ code: "not-declared" });
    expect(pointsPool(five, plan, 10).pool.deciding).toEqual(pool.deciding);
  });

  it("one trial or none needs no prior", () => {
    expect(pointsPool([trial(4, 3)], plan, null).pool.deciding.kind).toBe("estimate");
    expect(pointsPool([], plan, null).pool.deciding).toMatchObject({ code: "no-data" });
  });
});
