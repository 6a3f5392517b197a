import { expect, test } from "vitest";
import { regressionDifference } from "../../../pipeline/derive/weighting/regression-difference.ts";

const model = { gradient: [], influence: [], degreesLost: 2 };
const ones = (n: number) => new Float64Array(n).fill(1);

test("with an intercept alone it is the difference in means, its error paying for two coefficients", () => {
  const treated = Uint8Array.from([0, 0, 0, 1, 1, 1]);
  const outcome = Float64Array.from([1, 2, 3, 4, 6, 8]);
  const found = regressionDifference(outcome, { treated, design: [ones(6)], model }, 0.95);
  if (found.kind === "not-estimable" || found.difference.kind === "not-estimable") throw new RangeError("none");
  expect(found.difference.value).toBeCloseTo(4, 12);
  // Σ(x − mean)²/n² in each group, times 6/(6 − 2).
  expect(found.difference.se).toBeCloseTo(Math.sqrt((6 / 4) * (2 / 9 + 8 / 9)), 12);
});

test("is refused in words where there are no more people than coefficients", () => {
  const data = { treated: Uint8Array.from([0, 1]), design: [ones(2)], model };
  expect(regressionDifference(Float64Array.from([1, 2]), data, 0.95)).toMatchObject({
    code: "too-few",
    reason: "There are 2 people for a regression with 2 terms.",
  });
});
