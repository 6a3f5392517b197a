import { describe, expect, it } from "vitest";
import type { FollowedPeople } from "../../../pipeline/derive/relapse-variants/followed-people.ts";
import { weibullDifference } from "../../../pipeline/derive/relapse-variants/weibull-difference.ts";
import { adjustment } from "../../../pipeline/derive/weighting/adjustment.ts";
import { weightedPeople } from "../../../pipeline/derive/weighting/weighted-people.ts";
import type { Quantity } from "../../../pipeline/model/index.ts";
import { bootstrap } from "../../../pipeline/stats/numeric/bootstrap.ts";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";

const options = { tau: 100, level: 0.95, minAtRisk: 1 };
const value = (quantity: Quantity): number => (quantity.kind === "estimate" ? quantity.value : Number.NaN);
const se = (quantity: Quantity): number => (quantity.kind === "estimate" ? (quantity.se ?? Number.NaN) : Number.NaN);

/** Severity says who is treated, and when they relapse; visits every twenty days to day 160. */
const made = (n: number) => {
  const { next } = randomStream(5, "made");
  const severity = Float64Array.from({ length: n }, () => 2 * next() - 1);
  const treated = Uint8Array.from(severity, (one) => (next() < 1 / (1 + Math.exp(1.5 * one)) ? 1 : 0));
  const times = severity.map((one) => 90 * Math.exp(-1.2 * one) * Math.sqrt(-Math.log(1 - next())));
  const seen = times.map((time) => Math.ceil(time / 20) * 20);
  const people: FollowedPeople = {
    treated,
    time: seen.map((time) => Math.min(time, 160)),
    cause: Uint8Array.from(seen, (time) => (time <= 160 ? 1 : 0)),
    after: seen.map((time) => (time <= 160 ? time - 20 : 160)),
  };
  return { people, severity };
};

const weightsOf = (treated: Uint8Array, columns: readonly Float64Array[]) => {
  const weighted = weightedPeople(treated, columns, adjustment("overlap"), "none");
  if (weighted.kind === "not-estimable") throw new Error(weighted.reason);
  return weighted;
};

describe("weibullDifference with estimated weights", () => {
  const { people, severity } = made(300);
  const { weight, model } = weightsOf(people.treated, [severity]);
  const known = weibullDifference(people, { ...options, weight });
  const stacked = weibullDifference(people, { ...options, weight, weightModel: model });

  it("has the same values, and says which of both it is", () => {
    expect(value(stacked.days)).toBe(value(known.days));
    expect(value(stacked.timeRatio)).toBe(value(known.timeRatio));
    expect(se(stacked.days)).toBeLessThan(se(known.days));
    expect(stacked.days).toMatchObject({
      intervals: [{ method: "normal (delta method, stacked influence, weights estimated)" }],
    });
    expect(known.days).toMatchObject({
      intervals: [{ method: "normal (delta method, sandwich, weights taken as known)" }],
    });
  });

  it("is the old value where no weight moves", () => {
    const still = { ...model, gradient: model.gradient.map(() => new Float64Array(300)) };
    expect(se(weibullDifference(people, { ...options, weight, weightModel: still }).days)).toBe(se(known.days));
    const ones = weibullDifference(people, { ...options, weight: new Float64Array(300).fill(1) });
    expect(se(ones.days)).toBe(se(weibullDifference(people, options).days));
  });

  it("is what people drawn anew say, their weights fitted anew", () => {
    const logs: number[] = [];
    const draws = bootstrap({ n: 300, reps: 150, seed: 3 }, ([rows]) => {
      const pick = (values: ArrayLike<number>) => Float64Array.from(rows ?? [], (row) => values[row] as number);
      const drawn = {
        treated: Uint8Array.from(pick(people.treated)),
        time: pick(people.time),
        cause: Uint8Array.from(pick(people.cause)),
        after: pick(people.after),
      };
      const own = weightsOf(drawn.treated, [pick(severity)]);
      const { days, timeRatio } = weibullDifference(drawn, { ...options, weight: own.weight });
      logs.push(Math.log(value(timeRatio)));
      return value(days);
    });
    const spread = (values: ArrayLike<number>): number => {
      const all = Array.from(values);
      const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
      return Math.sqrt(all.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / (all.length - 1));
    };
    expect(draws.failed).toBe(0);
    expect(Math.abs(se(stacked.days) / spread(draws.values) - 1)).toBeLessThan(0.1);
    expect(Math.abs(se(stacked.timeRatio) / spread(logs) - 1)).toBeLessThan(0.1);
    // What is carried is worth carrying here.
    expect(se(known.days) / spread(draws.values)).toBeGreaterThan(1.1);
  });

  it("counts who was never seen after time zero in the weights, though not in the times", () => {
    const more: FollowedPeople = {
      treated: Uint8Array.from([...people.treated, 1]),
      time: Float64Array.from([...people.time, 0]),
      cause: Uint8Array.from([...people.cause, 0]),
      after: Float64Array.from([...people.after, 0]),
    };
    const own = weightsOf(more.treated, [Float64Array.from([...severity, 0.9])]);
    const found = weibullDifference(more, { ...options, weight: own.weight, weightModel: own.model });
    const fixed = { ...own.model, influence: own.model.influence.map((column) => new Float64Array(column.length)) };
    expect(se(found.days)).not.toBe(
      se(weibullDifference(more, { ...options, weight: own.weight, weightModel: fixed }).days),
    );
  });
});
