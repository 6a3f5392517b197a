import { describe, expect, it } from "vitest";
import { waldTest } from "../../../pipeline/analyses/patients/wald-test.ts";
import { estimate, notEstimable } from "../../../pipeline/stats/quantity.ts";

describe("the test of no difference", () => {
  it("is the value over its error", () => {
    // R 4.2.2: 2 * pnorm(-1.959963984540054)
    const found = waldTest(estimate(1.959963984540054 * 3, { se: 3 }));
    expect(found?.statistic).toBeCloseTo(1.959963984540054, 12);
    expect(found?.p).toBeCloseTo(0.05, 12);
    expect(waldTest(estimate(-1.959963984540054, { se: 1 }))?.p).toBeCloseTo(0.05, 12);
  });

  it("takes a ratio by its logarithm, so that a ratio of one has none", () => {
    expect(waldTest(estimate(Math.exp(-2), { se: 1, seScale: "log" }))?.statistic).toBeCloseTo(-2, 12);
    expect(waldTest(estimate(1, { se: 0.2, seScale: "log" }))?.p).toBe(1);
  });

  it("has the name that it is given", () => {
    expect(waldTest(estimate(1, { se: 1 }))?.name).toBe("Wald, weights estimated");
    expect(waldTest(estimate(1, { se: 1 }), "Wald, bootstrap standard error")?.name).toBe(
      "Wald, bootstrap standard error",
    );
  });

  it.each([
    notEstimable("too-few", "Too few."),
    estimate(1),
    estimate(1, { se: 0 }),
    estimate(0.4, { se: 0.1, seScale: "logit" }),
  ])("is not made from %j", (quantity) => {
    expect(waldTest(quantity)).toBeNull();
  });
});
