import { expect, test } from "vitest";
import { rubinsRules } from "../../../pipeline/stats/missing/rubins-rules.ts";

const read = (pool: ReturnType<typeof rubinsRules>) => {
  if (pool.kind === "not-estimable" || pool.estimate.kind === "not-estimable") throw new Error("refused");
  return { ...pool, estimate: pool.estimate };
};

const imputed = {
  estimates: Object.freeze([1.2, 0.8, 1.1, 0.9, 1]),
  standardErrors: Object.freeze([0.5, 0.4, 0.5, 0.45, 0.42]),
} as const;

test("total variance, its shares, and their order", () => {
  const pool = read(rubinsRules(imputed));
  expect(pool.estimate.value).toBeCloseTo(1, 12);
  expect(pool.between).toBeCloseTo(0.025, 12);
  expect(pool.total).toBeCloseTo(pool.within + 1.2 * 0.025, 12);
  expect(pool.lambda).toBeCloseTo(0.03 / pool.total, 12);
  expect(pool.df).toBeCloseTo(4 / (pool.lambda * pool.lambda), 8);
  expect(pool.missingInformation).toBeGreaterThan(pool.lambda);
});

test("Barnard and Rubin's degrees of freedom stay below those of the complete data and reach Rubin's in the limit", () => {
  const few = read(rubinsRules(imputed, { completeDf: 20 }));
  expect(few.df).toBeLessThan(20);
  const many = read(rubinsRules(imputed, { completeDf: 1e12 }));
  expect(many.df).toBeCloseTo(read(rubinsRules(imputed)).df ?? 0, 4);
});

test("data sets that agree: the estimate as it is, with the normal distribution or the complete data's t", () => {
  const same = { estimates: [2, 2, 2], standardErrors: [0.5, 0.5, 0.5] };
  const pool = read(rubinsRules(same));
  expect(pool).toMatchObject({ df: null, lambda: 0, missingInformation: 0, test: { name: "z", statistic: 4 } });
  expect(pool.estimate.intervals[0]?.high).toBeCloseTo(2 + 0.5 * 1.959963984540054, 12);
  expect(read(rubinsRules(same, { completeDf: 20 })).df).toBeCloseTo((21 / 23) * 20, 12);
});

test("refusals and mistakes", () => {
  expect(rubinsRules({ estimates: [1], standardErrors: [1] })).toMatchObject({ code: "too-few" });
  expect(rubinsRules({ estimates: [1, 2], standardErrors: [0, 0] })).toMatchObject({ code: "singular" });
  expect(() => rubinsRules(imputed, { completeDf: 0 })).toThrow("completeDf must be positive and finite: 0");
  expect(() => rubinsRules({ estimates: [1, 2], standardErrors: [1] })).toThrow("standardErrors must have length 2: 1");
});
