import { expect, test } from "vitest";
import { indirectComparison, mixedComparison } from "../../../pipeline/stats/network/bucher.ts";

const ac = { estimate: -0.4, standardError: 0.3 } as const;
const bc = { estimate: -0.1, standardError: 0.4 } as const;

test("variances add; swapping turns the sign", () => {
  const { estimate, test: z } = indirectComparison({ ac, bc });
  expect(estimate).toMatchObject({ value: -0.30000000000000004, se: 0.5 });
  expect(z.statistic).toBeCloseTo(-0.6, 12);
  expect(indirectComparison({ ac: bc, bc: ac }).test.statistic).toBeCloseTo(0.6, 12);
});

test("direct evidence that agrees halves the variance and shows no inconsistency", () => {
  const direct = { estimate: -0.3, standardError: 0.5 };
  const { mixed, inconsistency } = mixedComparison({ direct, indirect: direct });
  expect(mixed).toMatchObject({ value: -0.3 });
  expect(mixed.kind === "estimate" ? mixed.se : null).toBeCloseTo(0.5 / Math.SQRT2, 12);
  expect(inconsistency.test).toMatchObject({ statistic: 0, p: 1 });
});

test("mistakes", () => {
  expect(() => indirectComparison({ ac: { ...ac, standardError: 0 }, bc })).toThrow(
    "ac.standardError must be positive and finite: 0",
  );
  expect(() => mixedComparison({ direct: { ...ac, estimate: Number.NaN }, indirect: bc })).toThrow(RangeError);
});
