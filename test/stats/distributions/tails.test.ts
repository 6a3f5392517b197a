import { describe, expect, it } from "vitest";
import { betaCdf } from "../../../pipeline/stats/distributions/beta-cdf.ts";
import { betaQuantile } from "../../../pipeline/stats/distributions/beta-quantile.ts";
import { betaUpperTail } from "../../../pipeline/stats/distributions/beta-upper-tail.ts";
import { binomialCdf } from "../../../pipeline/stats/distributions/binomial-cdf.ts";
import { binomialProbability } from "../../../pipeline/stats/distributions/binomial-probability.ts";
import { binomialQuantile } from "../../../pipeline/stats/distributions/binomial-quantile.ts";
import { chiSquareCdf } from "../../../pipeline/stats/distributions/chi-square-cdf.ts";
import {
  chiSquareQuantile,
  chiSquareUpperQuantile,
} from "../../../pipeline/stats/distributions/chi-square-quantile.ts";
import { chiSquareUpperTail } from "../../../pipeline/stats/distributions/chi-square-upper-tail.ts";
import { fQuantile } from "../../../pipeline/stats/distributions/f-quantile.ts";
import { fUpperTail } from "../../../pipeline/stats/distributions/f-upper-tail.ts";
import { gammaCdf } from "../../../pipeline/stats/distributions/gamma-cdf.ts";
import { gammaQuantile } from "../../../pipeline/stats/distributions/gamma-quantile.ts";
import { gammaUpperTail } from "../../../pipeline/stats/distributions/gamma-upper-tail.ts";
import { hypergeometricCdf } from "../../../pipeline/stats/distributions/hypergeometric-cdf.ts";
import { hypergeometricProbability } from "../../../pipeline/stats/distributions/hypergeometric-probability.ts";
import { normalCdf } from "../../../pipeline/stats/distributions/normal-cdf.ts";
import { normalLogCdf } from "../../../pipeline/stats/distributions/normal-log-cdf.ts";
import { normalQuantile } from "../../../pipeline/stats/distributions/normal-quantile.ts";
import { normalUpperTail } from "../../../pipeline/stats/distributions/normal-upper-tail.ts";
import { poissonCdf } from "../../../pipeline/stats/distributions/poisson-cdf.ts";
import { poissonUpperTail } from "../../../pipeline/stats/distributions/poisson-upper-tail.ts";
import { tQuantile } from "../../../pipeline/stats/distributions/t-quantile.ts";
import { tTwoSidedP } from "../../../pipeline/stats/distributions/t-two-sided-p.ts";
import { tUpperTail } from "../../../pipeline/stats/distributions/t-upper-tail.ts";
import { fc } from "../../support/properties.ts";
import { differences, firstTable, numberColumn, referenceCase, textColumn } from "../../support/reference-case.ts";
import { tolerance, within } from "../../support/tolerance.ts";

type Calculation = (x: number, p1: number, p2: number, p3: number) => number;

const calculations: Readonly<Record<string, Calculation>> = {
  "norm cdf": (x) => normalCdf(x),
  "norm sf": (x) => normalUpperTail(x),
  "norm logcdf": (x) => normalLogCdf(x),
  "norm logsf": (x) => normalLogCdf(-x),
  "norm quantile": (x) => normalQuantile(x),
  "norm isf": (x) => -normalQuantile(x),
  "t cdf": (x, df) => tUpperTail(-x, df),
  "t sf": (x, df) => tUpperTail(x, df),
  "t quantile": (x, df) => tQuantile(x, df),
  "chisq cdf": (x, df) => chiSquareCdf(x, df),
  "chisq sf": (x, df) => chiSquareUpperTail(x, df),
  "chisq quantile": (x, df) => chiSquareQuantile(x, df),
  "chisq isf": (x, df) => chiSquareUpperQuantile(x, df),
  "f sf": (x, d1, d2) => fUpperTail(x, d1, d2),
  "f quantile": (x, d1, d2) => fQuantile(x, d1, d2),
  "gamma cdf": (x, shape, rate) => gammaCdf(x, shape, rate),
  "gamma sf": (x, shape, rate) => gammaUpperTail(x, shape, rate),
  "gamma quantile": (x, shape, rate) => gammaQuantile(x, shape, rate),
  "beta cdf": (x, a, b) => betaCdf(x, a, b),
  "beta sf": (x, a, b) => betaUpperTail(x, a, b),
  "beta quantile": (x, a, b) => betaQuantile(x, a, b),
  "binom cdf": (x, n, p) => binomialCdf(x, n, p),
  "binom pdf": (x, n, p) => binomialProbability(x, n, p),
  "binom quantile": (x, n, p) => binomialQuantile(x, n, p),
  "hyper cdf": (x, white, black, drawn) => hypergeometricCdf(x, { white, black, drawn }),
  "hyper pdf": (x, white, black, drawn) => hypergeometricProbability(x, { white, black, drawn }),
  "pois cdf": (x, mean) => poissonCdf(x, mean),
  "pois sf": (x, mean) => poissonUpperTail(x, mean),
};

describe("distributions against R", () => {
  const reference = referenceCase("dist-tails");
  const table = firstTable(reference);
  const x = numberColumn(table, "x");
  const [p1, p2, p3] = [numberColumn(table, "p1"), numberColumn(table, "p2"), numberColumn(table, "p3")];
  const what = textColumn(table, "what");
  const value = textColumn(table, "dist").map((dist, i) => {
    const calculation = calculations[`${dist} ${what[i]}`];
    return calculation ? calculation(x[i] ?? 0, p1[i] ?? 0, p2[i] ?? 0, p3[i] ?? 0) : null;
  });

  it("gives all 115 values of dist-tails, tails in relative terms", () => {
    expect(value).toHaveLength(115);
    expect(differences(reference, { value })).toEqual([]);
  });
});

describe("quantiles undo distribution functions", () => {
  const logP = fc.double({ min: -600, max: Math.log(0.5), noNaN: true });
  const shape = fc.double({ min: 0.3, max: 5000, noNaN: true });

  it("normal, to 1e-260", () => {
    fc.assert(
      fc.property(logP, (log) => {
        const p = Math.exp(log);
        expect(within(normalCdf(normalQuantile(p)), p, { rel: 1e-11, abs: 0 })).toBe(true);
      }),
    );
  });

  it("t, chi-square and beta, including many degrees of freedom", () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: Math.log(0.5), noNaN: true }), shape, shape, (log, a, b) => {
        const p = Math.exp(log);
        expect(within(tUpperTail(-tQuantile(p, a), a), p, tolerance.closedForm), `t ${p} ${a}`).toBe(true);
        expect(within(chiSquareCdf(chiSquareQuantile(p, a), a), p, tolerance.closedForm), `chisq ${p} ${a}`).toBe(true);
        const upper = chiSquareUpperTail(chiSquareUpperQuantile(p, a), a);
        expect(within(upper, p, tolerance.closedForm), `upper chisq ${p} ${a}`).toBe(true);
        if (p > 1e-12) expect(within(betaCdf(betaQuantile(p, a, b), a, b), p, tolerance.closedForm)).toBe(true);
      }),
    );
  });

  it("chi-square at 2,000 to 1,000,000 degrees of freedom, where the wrapped routine goes astray", () => {
    for (const df of [1999, 2001, 1e4, 1e5, 1e6]) {
      for (const p of [1e-8, 0.025, 0.5, 0.975]) {
        expect(within(chiSquareCdf(chiSquareQuantile(p, df), df), p, tolerance.closedForm), `${p} ${df}`).toBe(true);
      }
    }
  });
});

describe("identities of distributions", () => {
  it("t² is F(1, df), z² is chi-square(1), t with one degree is Cauchy", () => {
    for (const t of [0.1, 1, 2.5, 7]) {
      expect(fUpperTail(t * t, 1, 13.5)).toBeCloseTo(tTwoSidedP(t, 13.5), 13);
      expect(chiSquareUpperTail(t * t, 1)).toBeCloseTo(2 * normalUpperTail(t), 13);
      expect(tUpperTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 13);
    }
    expect(tTwoSidedP(-2, 9)).toBe(tTwoSidedP(2, 9));
    expect(tTwoSidedP(0, 9)).toBe(1);
  });

  it("probabilities of a binomial and of an urn sum to 1 and agree with the cumulative form", () => {
    const urn = { white: 12, black: 9, drawn: 10 };
    let binomial = 0;
    let drawn = 0;
    for (let k = 0; k <= 10; k++) {
      binomial += binomialProbability(k, 10, 0.37);
      drawn += hypergeometricProbability(k, urn);
      expect(binomialCdf(k, 10, 0.37)).toBeCloseTo(binomial, 13);
      expect(hypergeometricCdf(k, urn)).toBeCloseTo(drawn, 13);
    }
    expect(binomial).toBeCloseTo(1, 13);
    expect(drawn).toBeCloseTo(1, 13);
    expect(hypergeometricProbability(2, { white: 3, black: 4, drawn: 3 })).toBeCloseTo(12 / 35, 14);
  });
});

describe("distributions refuse", () => {
  it("arguments outside their domain", () => {
    expect(() => normalQuantile(0)).toThrow("p must lie in (0, 1): 0");
    expect(() => normalQuantile(1)).toThrow(RangeError);
    expect(() => normalCdf(Number.NaN)).toThrow("x must be a number: NaN");
    expect(() => tUpperTail(1, 0)).toThrow("df must be positive and finite: 0");
    expect(() => tQuantile(1.2, 3)).toThrow("p must lie in (0, 1): 1.2");
    expect(() => chiSquareQuantile(0.5, -1)).toThrow(RangeError);
    expect(() => fUpperTail(1, Number.NaN, 2)).toThrow(RangeError);
    expect(() => betaQuantile(-0.1, 1, 1)).toThrow("p must lie in [0, 1]: -0.1");
    expect(() => binomialProbability(1, 2.5, 0.1)).toThrow(RangeError);
  });

  it("nothing at the far ends, where the answer is 0 or 1", () => {
    expect(normalUpperTail(Number.POSITIVE_INFINITY)).toBe(0);
    expect(tUpperTail(1e200, 5)).toBe(0);
    expect(chiSquareUpperTail(-1, 3)).toBe(1);
    expect(fUpperTail(Number.POSITIVE_INFINITY, 2, 2)).toBe(0);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
  });
});
