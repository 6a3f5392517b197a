import { describe, expect, test } from "vitest";
import { type ArmTerms, armLogLikelihood, armTerms } from "../../../pipeline/stats/durability/arm-log-likelihood.ts";
import { laplaceNode } from "../../../pipeline/stats/durability/laplace-node.ts";
import { logPosterior } from "../../../pipeline/stats/durability/log-posterior.ts";
import type { RelapseProblem } from "../../../pipeline/stats/durability/relapse-problem.ts";
import { shiftNodes, shiftRule, studyIntegral } from "../../../pipeline/stats/durability/study-integral.ts";
import { integrate } from "../../../pipeline/stats/numeric/integrate.ts";
import { packedAt } from "../../../pipeline/stats/numeric/packed-matrix.ts";
import { fc } from "../../support/properties.ts";

const arm = (relapsed: number, stayed: number, from = 0, to = 56): ArmTerms =>
  armTerms([{ from, to, relapsed, stayed }], 56, Math.log(0.8));
const derivatives = (terms: ArmTerms, eta: number) => {
  const out = new Float64Array(3);
  armLogLikelihood(terms, eta, out);
  return [out[0] as number, out[1] as number, out[2] as number] as const;
};
const integralOf = (arms: readonly ArmTerms[], offsets: readonly number[], spread: number, nodes: number) =>
  studyIntegral(arms, offsets, shiftNodes(arms, offsets, spread, shiftRule(nodes)));

describe("one arm", () => {
  test("is the binomial in p = 1 − exp(−λ), with its derivatives", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.double({ min: -6, max: 2.5, noNaN: true }),
        (d, s, eta) => {
          const terms = arm(d, s, 7, 90);
          const hazard = Math.exp(eta) * (Math.exp(0.8 * Math.log(90 / 56)) - Math.exp(0.8 * Math.log(7 / 56)));
          const p = 1 - Math.exp(-hazard);
          const [value, slope, curvature] = derivatives(terms, eta);
          expect(value).toBeCloseTo(d * Math.log(p) + s * Math.log(1 - p), 7);
          const h = 1e-4;
          const [up, down] = [derivatives(terms, eta + h), derivatives(terms, eta - h)];
          expect(slope).toBeCloseTo((up[0] - down[0]) / (2 * h), 3);
          expect(curvature).toBeCloseTo((up[1] - down[1]) / (2 * h), 3);
          expect(curvature).toBeLessThanOrEqual(0);
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });

  test("keeps its curvature where 1 − g − λ loses its digits, and stays a number far out", () => {
    const [, , small] = derivatives(arm(3, 0), -30);
    expect(small / (-3 * 0.5 * Math.exp(-30))).toBeCloseTo(1, 10);
    const series = derivatives(arm(3, 0), Math.log(0.99999e-4))[2];
    const closed = derivatives(arm(3, 0), Math.log(1.00001e-4))[2];
    expect(series / closed).toBeCloseTo(0.99999 / 1.00001, 7);
    for (const eta of [20, 400, 1000])
      for (const x of derivatives(arm(3, 2), eta)) expect(Number.isFinite(x)).toBe(true);
  });
});

describe("the integral over a study's shift", () => {
  test("agrees with adaptive Gauss–Legendre on the integrand itself", () => {
    for (const [d, s] of [
      [0, 8],
      [4, 4],
      [8, 0],
      [31, 9],
    ] as const) {
      for (const spread of [0.05, 0.3, 0.7, 1]) {
        const arms = [arm(d, s), arm(2, 5, 14, 28)];
        const offsets = [-0.4, 0.3];
        const density = (b: number) => {
          const z = b / spread;
          const value = derivatives(arms[0] as ArmTerms, -0.4 + b)[0] + derivatives(arms[1] as ArmTerms, 0.3 + b)[0];
          return Math.exp(value - 0.5 * z * z) / (spread * Math.sqrt(2 * Math.PI));
        };
        const exact = Math.log(integrate(density, -9 * spread, 9 * spread) as number);
        expect(integralOf(arms, offsets, spread, 41).value).toBeCloseTo(exact, 8);
        expect(Math.abs(integralOf(arms, offsets, spread, 15).value - exact)).toBeLessThan(5e-6);
      }
    }
  });

  test("its derivatives in both arms are those of its value", () => {
    const arms = [arm(5, 9), arm(3, 4, 14, 84)];
    const at = (offsets: readonly [number, number]) => integralOf(arms, offsets, 0.6, 61);
    const { slopes, information } = at([-0.2, 0.5]);
    const h = 1e-5;
    const moved = (i: number, by: number): readonly [number, number] => [
      -0.2 + (i === 0 ? by : 0),
      0.5 + (i === 1 ? by : 0),
    ];
    for (const i of [0, 1]) {
      const [up, down] = [at(moved(i, h)), at(moved(i, -h))];
      expect(slopes[i]).toBeCloseTo((up.value - down.value) / (2 * h), 6);
      for (const j of [0, 1]) {
        const second = ((up.slopes[j] as number) - (down.slopes[j] as number)) / (2 * h);
        expect(packedAt(information, i, j)).toBeCloseTo(-second, 6);
      }
    }
  });

  test("without spread is the likelihood itself", () => {
    const terms = arm(5, 9);
    const { value, slopes, information } = integralOf([terms], [0.3], 0, 15);
    const [v, s, c] = derivatives(terms, 0.3);
    expect([value, slopes[0], information[0]]).toEqual([v, s, expect.closeTo(-c, 12)]);
  });
});

describe("Laplace", () => {
  const problem = (pieces: readonly (readonly [number, number])[], precision = 0): RelapseProblem => ({
    referenceTime: 56,
    priorMeans: Float64Array.of(-0.37),
    priorPrecisions: Float64Array.of(precision),
    studies: pieces.map(([relapsed, stayed]) => [
      { row: Float64Array.of(1), shape: 0, pieces: [{ from: 0, to: 56, relapsed, stayed }] },
    ]),
    contrasts: [],
  });
  const nodeOf = (of: RelapseProblem, spread: number, start = -0.37) => {
    const node = laplaceNode(logPosterior(of, [0], 15), spread, Float64Array.of(start));
    if (node.kind !== "laplace") throw new RangeError(node.reason);
    return node;
  };

  test("one study's count without spread or prior is the binomial estimate", () => {
    const { mean, covariance } = nodeOf(problem([[12, 18]]), 0);
    const p = 12 / 30;
    const logStay = Math.log(1 - p);
    expect(mean[0]).toBeCloseTo(Math.log(-logStay), 10);
    expect(covariance[0]).toBeCloseTo(p / (30 * (1 - p) * logStay * logStay), 8);
  });

  test("splitting people over like studies changes nothing where studies do not differ", () => {
    const whole = nodeOf(problem([[12, 18]], 0.4), 0);
    const split = nodeOf(
      problem(
        [
          [4, 6],
          [6, 9],
          [2, 3],
        ],
        0.4,
      ),
      0,
    );
    expect(split.mean[0]).toBeCloseTo(whole.mean[0] as number, 12);
    expect(split.logMarginal).toBeCloseTo(whole.logMarginal, 10);
  });

  test("the log marginal is within 0.01 of the integral over the level", () => {
    const of = problem(
      [
        [3, 9],
        [10, 12],
        [20, 11],
        [7, 3],
        [8, 15],
        [2, 10],
      ],
      1 / 2.25,
    );
    for (const spread of [0.1, 0.5, 1]) {
      const density = logPosterior(of, [0], 15);
      const node = nodeOf(of, spread);
      const exact = integrate(
        (alpha) => {
          const at = Float64Array.of(alpha);
          return Math.exp(density(at, spread)(at).value - node.logMarginal);
        },
        -6,
        5,
        { tolerance: 1e-7 },
      ) as number;
      expect(Math.abs(Math.log(exact))).toBeLessThan(0.01);
    }
  });

  test("from a start far away the same mode is found", () => {
    const of = problem(
      [
        [3, 9],
        [10, 12],
      ],
      1 / 2.25,
    );
    const near = nodeOf(of, 0.5);
    for (const start of [-12, 6]) expect(nodeOf(of, 0.5, start).mean[0]).toBeCloseTo(near.mean[0] as number, 9);
  });

  test("nobody relapsed and no prior: no convergence, never an answer", () => {
    const node = laplaceNode(logPosterior(problem([[0, 30]]), [0], 15), 0, Float64Array.of(0));
    expect(node).toMatchObject({ kind: "not-estimable", code: expect.stringMatching(/no-convergence|singular/) });
    const nothing = laplaceNode(logPosterior(problem([]), [0], 15), 0, Float64Array.of(0));
    expect(nothing).toMatchObject({ kind: "not-estimable", code: "singular" });
  });

  test("a printed hazard ratio alone is itself", () => {
    const of: RelapseProblem = {
      ...problem([]),
      contrasts: [{ row: Float64Array.of(1), logRatio: -0.7, standardError: 0.25 }],
    };
    const node = nodeOf(of, 0);
    expect(node.mean[0]).toBeCloseTo(-0.7, 12);
    expect(node.covariance[0]).toBeCloseTo(0.0625, 12);
    expect(node.logMarginal).toBeCloseTo(0, 10);
  });
});
