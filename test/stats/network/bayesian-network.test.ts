import { describe, expect, it } from "vitest";
import { bayesianRandomEffects } from "../../../pipeline/stats/meta/bayesian-random-effects.ts";
import { bayesianNetwork } from "../../../pipeline/stats/network/bayesian-network.ts";

const tauPrior = { kind: "halfNormal", scale: 0.5 } as const;
const of = (rows: readonly (readonly [string, string, string, number, number])[]) => ({
  studies: rows.map(([study]) => study),
  treatments: rows.map(([, treatment]) => treatment),
  comparators: rows.map(([, , comparator]) => comparator),
  estimates: rows.map(([, , , estimate]) => estimate),
  standardErrors: rows.map(([, , , , error]) => error),
});
const made = (input: ReturnType<typeof of>) => {
  const fit = bayesianNetwork(input, { tauPrior });
  if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
  return fit;
};
const value = (fit: ReturnType<typeof made>, i = 0) => {
  const quantity = fit.comparisons[i]?.estimate;
  if (quantity?.kind !== "estimate") throw new RangeError("no estimate");
  const [interval] = quantity.intervals;
  return { value: quantity.value, se: quantity.se ?? 0, low: interval?.low ?? 0, high: interval?.high ?? 0 };
};

describe("bayesianNetwork", () => {
  it("is the Bayesian random-effects mean when there are two treatments", () => {
    const estimates = [0.1, 0.7, 0.5];
    const standardErrors = [0.2, 0.3, 0.25];
    const whole = bayesianRandomEffects({ estimates, standardErrors }, { tauPrior, muPrior: "flat" });
    if (whole.kind === "not-estimable" || whole.estimate.kind !== "estimate") throw new RangeError("no estimate");
    const fit = made(of(estimates.map((one, i) => [`s${i}`, "a", "b", one, standardErrors[i] as number] as const)));
    const own = value(fit);
    const [interval] = whole.estimate.intervals;
    expect(own.value).toBeCloseTo(whole.estimate.value, 9);
    expect(own.se).toBeCloseTo(whole.estimate.se ?? 0, 9);
    expect(own.low).toBeCloseTo(interval?.low ?? 0, 8);
    expect(own.high).toBeCloseTo(interval?.high ?? 0, 8);
    expect(fit.tauMean).toBeCloseTo(whole.tauMean, 8);
    expect(fit.comparisons[0]?.probabilityAboveZero).toBeCloseTo(whole.probabilityAbove(0), 8);
  });

  it("lets the prior speak on a tree of single trials: variances added, two of τ² more for a way over one node", () => {
    // Without degrees of freedom τ keeps its prior, E τ² = 0.25, so var(a − b) = 0.04 + 0.09 + 2·0.25.
    const fit = made(
      of([
        ["s", "a", "c", 0.5, 0.2],
        ["t", "b", "c", 0.2, 0.3],
      ]),
    );
    const own = value(fit);
    expect(own.value).toBeCloseTo(0.3, 12);
    expect(own.se).toBeCloseTo(Math.sqrt(0.04 + 0.09 + 0.5), 8);
    // E τ of a half-normal(0.5) is 0.5·√(2/π).
    expect(fit.tauMean).toBeCloseTo(0.5 * Math.sqrt(2 / Math.PI), 8);
  });

  it("refuses what is disconnected and a prior without scale", () => {
    const apart = of([
      ["s", "a", "b", 0.5, 0.2],
      ["t", "c", "d", 0.2, 0.3],
    ]);
    expect(bayesianNetwork(apart, { tauPrior })).toMatchObject({ kind: "not-estimable", code: "disconnected" });
    expect(() => bayesianNetwork(apart, { tauPrior: { ...tauPrior, scale: 0 } })).toThrow(RangeError);
  });
});
