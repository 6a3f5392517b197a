import { describe, expect, test } from "vitest";
import type { RelapseUnit } from "../../../pipeline/stats/durability/durability-data.ts";
import { laplaceNode } from "../../../pipeline/stats/durability/laplace-node.ts";
import { logPosterior } from "../../../pipeline/stats/durability/log-posterior.ts";
import { readRelapseData } from "../../../pipeline/stats/durability/read-relapse-data.ts";
import { type RelapseModel, relapseModel } from "../../../pipeline/stats/durability/relapse-model.ts";
import { relapseSettings } from "../../../pipeline/stats/durability/relapse-options.ts";
import { strandProblem } from "../../../pipeline/stats/durability/strand-problem.ts";

const count = (study: string, strand: string, relapsed: number, n: number, time = 28): RelapseUnit => ({
  study,
  strand,
  terms: [{ kind: "count", time, relapsed, n }],
});
const good = [
  count("g1", "good", 5, 14),
  count("g2", "good", 8, 20, 56),
  count("g3", "good", 4, 9),
  count("g4", "good", 9, 21, 14),
];
const coarse = {
  spreadGrid: { from: 0.02, to: 2, points: 7 },
  logShapeGrid: { from: -1.2, to: 1, points: 7 },
};
const fitted = (units: readonly RelapseUnit[]): RelapseModel => {
  const model = relapseModel({ units }, coarse);
  if (model.kind === "not-estimable") throw new RangeError(model.reason);
  return model;
};
const strandOf = (model: RelapseModel, name: string) => model.strands.find(({ strand }) => strand === name);

describe("a strand in which everybody relapsed in large studies", () => {
  const alone = strandOf(fitted(good), "good");

  // Gauss–Hermite about the mode broke here from 3 studies of 20 and from 1 of 1000: "The parameters cannot be told apart."
  test.each([
    [20, 3, 28],
    [100, 6, 7],
    [1000, 1, 28],
    [10000, 3, 56],
  ])("%d people in each of %d, by day %d: refused in words, the other strand speaks", (n, studies, time) => {
    const all = Array.from({ length: studies }, (_, i) => count(`h${i}`, "all", n, n, time));
    const model = fitted([...good, ...all]);
    expect(strandOf(model, "all")?.refusal).toMatchObject({ code: "separation" });
    const other = strandOf(model, "good");
    expect(other?.refusal).toBeNull();
    // they share the spread and the shape only
    expect(other?.levelMean).toBeCloseTo(alone?.levelMean as number, 0);
    expect(Math.abs((other?.levelSd as number) - (alone?.levelSd as number))).toBeLessThan(0.1);
  });

  test("one survivor among them, and it speaks", () => {
    const almost = [100, 100, 99].map((relapsed, i) => count(`h${i}`, "almost", relapsed, 100));
    const found = strandOf(fitted([...good, ...almost]), "almost");
    expect(found?.refusal).toBeNull();
    // S(28) of the three together is near 1/300; the typical study lies somewhat below it
    expect(found?.levelMean).toBeGreaterThan(1);
    expect(found?.levelMean).toBeLessThan(3);
  });
});

describe("the integral over one such study's shift", () => {
  // R 4.2.2, n = 100, day 28, κ = 1, prior N(−0.37, 1.5²), b ~ N(0, s²):
  // f <- function(a) log(integrate(function(b) (1 - exp(-exp(a + b) / 2))^100 * dnorm(b, 0, s), -14 * s, 14 * s, rel.tol = 1e-12,
  //   subdivisions = 4000)$value) + dnorm(a, -0.37, 1.5, log = TRUE)
  // optimize(f, c(-1, 8), maximum = TRUE, tol = 1e-10)
  test.each([
    [0.3, 2.50989192, -3.519954109],
    [1, 1.92907144, -3.5346024989],
    [2, 1.0217655, -3.0983038995],
  ])("mode at a spread of %d, as by R's integrate", (spread, mode, height) => {
    const evidence = readRelapseData({ units: [count("h", "all", 100, 100)] });
    const problem = strandProblem(evidence, [], relapseSettings({}), false);
    const node = laplaceNode(logPosterior(problem, [0], 15), spread, Float64Array.from(problem.priorMeans));
    if (node.kind === "not-estimable") throw new RangeError(node.reason);
    expect(node.mean[0]).toBeCloseTo(mode, 5);
    const normal = 0.5 * Math.log(2 * Math.PI * (node.covariance[0] as number));
    expect(node.logMarginal - normal).toBeCloseTo(height, 8);
  });
});
