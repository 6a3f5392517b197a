import { expect, test } from "vitest";
import { augmentedInverseProbability } from "../../../pipeline/stats/causal/augmented-inverse-probability.ts";
import { gComputation } from "../../../pipeline/stats/causal/g-computation.ts";
import { propensityScore } from "../../../pipeline/stats/causal/propensity-score.ts";
import { propensityWeights } from "../../../pipeline/stats/causal/propensity-weights.ts";
import { rowInfluence, smallSampleFactor } from "../../../pipeline/stats/causal/weight-model.ts";
import { weightedMeanDifference } from "../../../pipeline/stats/causal/weighted-mean-difference.ts";
import type { NotEstimable } from "../../../pipeline/stats/quantity.ts";

const treated = Uint8Array.from([0, 1, 0, 1, 1, 0, 1, 0, 0, 1]);
const x = [1, 2, 4, 3, 6, 5, 8, 2, 7, 5];
const outcome = [3, 5.5, 4, 8, 7, 6, 12, 1, 9, 6.5];
const design = [new Float64Array(10).fill(1), Float64Array.from(x)];

const seOf = (
  found: { readonly kind: "weighted-contrast"; readonly difference: unknown } | NotEstimable,
): { readonly value: number; readonly se: number } => {
  if (found.kind === "not-estimable") throw new RangeError(found.reason);
  return found.difference as { readonly value: number; readonly se: number };
};

// R: library(sandwich); f <- lm(y ~ a + x); sqrt(vcovHC(f, type = "HC0")[2, 2]); sqrt(vcovHC(f, type = "HC1")[2, 2])
test("a regression that pays for its coefficients has the standard error HC1 of R sandwich", () => {
  const free = seOf(gComputation({ treated, outcome, design }, { outcomeModel: "linear" }));
  const paid = seOf(gComputation({ treated, outcome, design }, { outcomeModel: "linear", degreesLost: 3 }));
  expect(free.value).toBeCloseTo(2.215350877192984, 10);
  expect(paid.value).toBe(free.value);
  expect(free.se).toBeCloseTo(0.845441735372926, 10);
  expect(paid.se).toBeCloseTo(1.010496149643039, 10);
});

test("every weighted and augmented standard error is that much wider, the estimate where it was", () => {
  const propensity = propensityScore({ treated, design });
  if (propensity.kind === "not-estimable") throw new RangeError(propensity.reason);
  const weights = propensityWeights(propensity, "overlap");
  if (weights.kind === "not-estimable") throw new RangeError(weights.reason);
  const by = (degreesLost: number) => ({
    overlap: seOf(
      weightedMeanDifference(
        { treated, outcome, weight: weights.weight },
        { weightModel: { ...weights.model, degreesLost } },
      ),
    ),
    augmented: seOf(
      augmentedInverseProbability({ propensity, outcome }, { outcomeModel: "linear", errors: "stacked", degreesLost }),
    ),
  });
  const [free, paid] = [by(0), by(2)];
  for (const kind of ["overlap", "augmented"] as const) {
    expect(paid[kind].value).toBe(free[kind].value);
    expect(paid[kind].se / free[kind].se).toBeCloseTo(Math.sqrt(10 / 8), 12);
  }
});

test("weights that are known cost nothing; as many columns as rows are refused", () => {
  const derivative = Float64Array.from([1, -2, 3]);
  expect(rowInfluence(derivative, [1, 1, 2], null)).toEqual(Float64Array.from([1, -2, 6]));
  expect(smallSampleFactor(12, 0)).toBe(1);
  expect(() => smallSampleFactor(3, 3)).toThrow("degreesLost must be ≥ 0 and below the 3 rows: 3");
  expect(() => smallSampleFactor(3, -1)).toThrow("degreesLost must be ≥ 0 and below the 3 rows: -1");
});
