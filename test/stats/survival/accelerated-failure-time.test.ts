import { describe, expect, it } from "vitest";
import { normalCdf } from "../../../pipeline/stats/distributions/normal-cdf.ts";
import { normalDensity } from "../../../pipeline/stats/distributions/normal-density.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import {
  acceleratedFailureTime,
  type FailureTimeFit,
  type FailureTimeOptions,
} from "../../../pipeline/stats/survival/accelerated-failure-time.ts";
import { asIntervals, type SurvivalTimes } from "../../../pipeline/stats/survival/aft-rows.ts";
import type { FailureDistributionName } from "../../../pipeline/stats/survival/failure-distribution.ts";
import { piecewiseExponential } from "../../../pipeline/stats/survival/piecewise-exponential.ts";
import { fc } from "../../support/properties.ts";
import { firstTable, numbers, referenceCase } from "../../support/reference-case.ts";
import { madeSurvival, numericGradient, numericHessian, worst } from "./made-survival-data.ts";

const fitOf = (data: SurvivalTimes, options: FailureTimeOptions): FailureTimeFit => {
  const fit = acceleratedFailureTime(data, options);
  if (fit.kind !== "failure-time") throw new Error(JSON.stringify(fit));
  return fit;
};

const parameters = (fit: FailureTimeFit): readonly number[] => [
  ...fit.terms.map(({ coefficient }) => coefficient),
  ...(fit.distribution === "exponential" ? [] : [fit.logScale]),
];
const errors = (fit: FailureTimeFit): readonly number[] => [
  ...fit.terms.map(({ robustStandardError, standardError }) => robustStandardError ?? standardError),
  ...(fit.logScaleStandardError === null ? [] : [fit.logScaleStandardError]),
];

/** Distribution functions of T itself, as textbooks write them. */
const law: Readonly<
  Record<FailureDistributionName, (t: number, eta: number, scale: number) => readonly [number, number]>
> = {
  exponential: (t, eta) => [1 - Math.exp(-t * Math.exp(-eta)), Math.exp(-eta - t * Math.exp(-eta))],
  weibull: (t, eta, scale) => {
    const h = Math.exp((Math.log(t) - eta) / scale);
    return [1 - Math.exp(-h), (h / (scale * t)) * Math.exp(-h)];
  },
  lognormal: (t, eta, scale) => {
    const z = (Math.log(t) - eta) / scale;
    return [normalCdf(z), normalDensity(z) / (scale * t)];
  },
  loglogistic: (t, eta, scale) => {
    const odds = Math.exp((Math.log(t) - eta) / scale);
    return [odds / (1 + odds), odds / (scale * t * (1 + odds) * (1 + odds))];
  },
  gaussian: (t, eta, scale) => [normalCdf((t - eta) / scale), normalDensity((t - eta) / scale) / scale],
};

const plainLikelihood =
  ({ left, right, covariates, weight, entry }: SurvivalTimes, name: FailureDistributionName) =>
  (at: readonly number[]): number => {
    const scale = name === "exponential" ? 1 : Math.exp(at[covariates.length + 1] ?? 0);
    return Array.from(left).reduce((total, from, i) => {
      const to = right[i] ?? 0;
      const eta = covariates.reduce((sum, column, j) => sum + (column[i] ?? 0) * (at[j + 1] ?? 0), at[0] ?? 0);
      const cdf = (t: number): number =>
        t === Infinity ? 1 : t === 0 || t === -Infinity ? 0 : law[name](t, eta, scale)[0];
      const chance = from === to ? law[name](from, eta, scale)[1] : cdf(to) - cdf(from);
      const there = 1 - cdf(entry?.[i] ?? 0);
      return total + (weight?.[i] ?? 1) * (Math.log(chance) - (entry ? Math.log(there) : 0));
    }, 0);
  };

/** Exact, right-, left- and interval-censored times; frozen. */
const mixed = (seed: number, n = 70): SurvivalTimes => {
  const { time, event, covariates, weight } = madeSurvival(seed, { n, tied: false });
  const source = random(seed + 0.5);
  const ends = time.map((t, i) => {
    if (event[i] === 0) return [t, Infinity] as const;
    const kind = source.next();
    return kind < 0.4 ? ([t, t] as const) : kind < 0.6 ? ([0, t * 1.3] as const) : ([t * 0.7, t * 1.6] as const);
  });
  return Object.freeze({ left: ends.map(([from]) => from), right: ends.map(([, to]) => to), covariates, weight });
};

const names = ["exponential", "weibull", "lognormal", "loglogistic"] as const;

describe("accelerated failure time by a second way", () => {
  it.each(names)("maximises the likelihood as written down: %s", (distribution) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const data = mixed(seed);
        const fit = fitOf(data, { distribution });
        const likelihood = plainLikelihood(data, distribution);
        const at = parameters(fit);
        expect(fit.logLikelihood).toBeCloseTo(likelihood(at), 8);
        expect(
          worst(
            numericGradient(likelihood, at),
            at.map(() => 0),
          ),
        ).toBeLessThan(1e-5);
        const curvature = numericHessian(likelihood, at).map((row) => row.map((value) => -value));
        // Covariance × information is 1.
        const identity = fit.covariance.map((row, i) =>
          curvature.map((_, j) =>
            row.reduce((total, one, k) => total + one * (curvature[k]?.[j] ?? 0), i === j ? -1 : 0),
          ),
        );
        expect(
          worst(
            identity.flat(),
            identity.flat().map(() => 0),
          ),
        ).toBeLessThan(1e-4);
      }),
      { numRuns: 8 },
    );
  });

  it("conditions on having been free of the event at entry", () => {
    const { time, event, covariates, entry } = madeSurvival(61, { tied: false });
    const data = { ...asIntervals(time, event), covariates, entry };
    const fit = fitOf(data, { distribution: "weibull" });
    const likelihood = plainLikelihood(data, "weibull");
    expect(fit.logLikelihood).toBeCloseTo(likelihood(parameters(fit)), 9);
    expect(worst(numericGradient(likelihood, parameters(fit)), [0, 0, 0, 0])).toBeLessThan(1e-5);
  });

  it("fits measurements below a detection limit (tobit)", () => {
    const { covariates } = madeSurvival(62, { n: 80 });
    const [x = [], y = []] = covariates;
    const source = random(63);
    const raw = x.map((one, i) => 1 + one - 0.5 * (y[i] ?? 0) + 2 * (source.next() - 0.5));
    const data = {
      left: raw.map((v) => (v < 0.5 ? -Infinity : v)),
      right: raw.map((v) => Math.max(0.5, v)),
      covariates,
    };
    const fit = fitOf(data, { distribution: "gaussian" });
    const likelihood = plainLikelihood(data, "gaussian");
    expect(fit.logLikelihood).toBeCloseTo(likelihood(parameters(fit)), 9);
    expect(worst(numericGradient(likelihood, parameters(fit)), [0, 0, 0, 0])).toBeLessThan(1e-5);
    expect(fit.terms[0]?.timeRatio).toBeNull();
  });

  it("has the sandwich of its own scores as robust variance", () => {
    const data = mixed(64);
    const fit = fitOf(data, { distribution: "lognormal", robust: true });
    const at = parameters(fit);
    const model = fitOf(data, { distribution: "lognormal" }).covariance;
    const scores = Array.from(data.left, (_, i) => {
      const pick = (values: ArrayLike<number> | undefined): readonly number[] => [values?.[i] ?? 0];
      const one = { left: pick(data.left), right: pick(data.right), covariates: data.covariates.map(pick) };
      return numericGradient(plainLikelihood(one, "lognormal"), at).map((value) => value * (data.weight?.[i] ?? 1));
    });
    const moved = scores.map((score) =>
      model.map((row) => row.reduce((total, v, k) => total + v * (score[k] ?? 0), 0)),
    );
    const expected = model.map((_, j) =>
      Math.sqrt(moved.reduce((total, one) => total + (one[j] ?? 0) * (one[j] ?? 0), 0)),
    );
    expect(worst(errors(fit), expected)).toBeLessThan(1e-7);
  });
});

describe("published examples", () => {
  // Kleinbaum & Klein (2012), Survival Analysis, 3rd ed., ch. 7: remission times of leukaemia patients (Freireich et al. 1963).
  const reference = referenceCase("surv-km-gehan");
  const table = firstTable(reference);
  const data = {
    ...asIntervals(numbers(table, "time"), numbers(table, "status")),
    covariates: [numbers(table, "trt")],
  };
  it.each([
    ["exponential", 2.159, 1.527, 1],
    ["weibull", 2.248, 1.267, 1 / 1.366],
    ["loglogistic", 1.893, 1.265, null],
  ] as const)("%s", (distribution, intercept, slope, scale) => {
    const fit = fitOf(data, { distribution });
    expect(parameters(fit)[0]).toBeCloseTo(intercept, 3);
    expect(parameters(fit)[1]).toBeCloseTo(slope, 3);
    if (scale !== null) expect(fit.scale).toBeCloseTo(scale, 3);
  });
});

describe("identities of accelerated failure time", () => {
  const { time, event, covariates, cluster } = madeSurvival(65, { tied: false });
  const data = { ...asIntervals(time, event), covariates };

  it("has in the exponential events over time lived", () => {
    const fit = fitOf({ ...data, covariates: [] }, { distribution: "exponential" });
    const events = event.reduce((total, one) => total + one, 0);
    const lived = time.reduce((total, one) => total + one, 0);
    expect(Math.exp(-(parameters(fit)[0] ?? 0))).toBeCloseTo(events / lived, 12);
    expect(errors(fit)[0]).toBeCloseTo(1 / Math.sqrt(events), 12);
  });

  it("shifts the intercept with the unit of time, and nothing else", () => {
    const fit = fitOf(data, { distribution: "weibull" });
    const hours = fitOf(
      {
        ...asIntervals(
          time.map((t) => 24 * t),
          event,
        ),
        covariates,
      },
      { distribution: "weibull" },
    );
    const [intercept = 0, ...rest] = parameters(fit);
    expect(worst(parameters(hours), [intercept + Math.log(24), ...rest])).toBeLessThan(1e-9);
  });

  it("takes weights as copies, and one cluster per copy gives the robust variance", () => {
    const weight = time.map((_, i) => 1 + (i % 2));
    const copies = time.flatMap((_, i) => new Array<number>(1 + (i % 2)).fill(i));
    const pick = (values: ArrayLike<number>): readonly number[] => copies.map((i) => values[i] ?? 0);
    const copied = { left: pick(data.left), right: pick(data.right), covariates: covariates.map(pick) };
    for (const distribution of names) {
      const weighted = fitOf({ ...data, weight }, { distribution });
      const plain = fitOf(copied, { distribution });
      expect(
        worst([...parameters(weighted), ...errors(weighted)], [...parameters(plain), ...errors(plain)]),
      ).toBeLessThan(1e-9);
      const robust = fitOf({ ...data, weight }, { distribution, robust: true });
      expect(worst(errors(robust), errors(fitOf({ ...copied, cluster: copies }, { distribution })))).toBeLessThan(1e-9);
    }
    expect(fitOf({ ...data, cluster }, {}).terms[1]?.robustStandardError).toBeGreaterThan(0);
  });

  it("comes near the exponential where the Weibull scale is 1", () => {
    const n = 4000;
    const source = random(66);
    const times = Array.from({ length: n }, () => -8 * Math.log(1 - source.next()));
    const fit = fitOf(
      {
        ...asIntervals(
          times,
          times.map(() => 1),
        ),
        covariates: [],
      },
      { distribution: "weibull" },
    );
    expect(Math.abs(fit.logScale)).toBeLessThan(3 * (fit.logScaleStandardError ?? 0));
    expect(fit.aic).toBeCloseTo(4 - 2 * fit.logLikelihood, 9);
  });

  it("holds far out in the tails", () => {
    const far = { left: [1e-9, 1, 1, 1e9], right: [1e-9 * 1.1, 1, Infinity, 2e9], covariates: [] };
    for (const distribution of names) expect(Number.isFinite(fitOf(far, { distribution }).logLikelihood)).toBe(true);
  });
});

describe("who was censored at time 0", () => {
  it("says nothing, and changes nothing", () => {
    const left = [5, 8, 2, 11, 4, 9];
    const right = [5, 8, 2, Number.POSITIVE_INFINITY, 4, 9];
    const arm = [0, 1, 0, 1, 1, 0];
    for (const distribution of ["weibull", "lognormal"] as const) {
      const without = fitOf({ left, right, covariates: [arm] }, { distribution });
      const withOne = fitOf(
        { left: [...left, 0], right: [...right, Number.POSITIVE_INFINITY], covariates: [[...arm, 0.7]] },
        { distribution },
      );
      expect(withOne.logLikelihood).toBeCloseTo(without.logLikelihood, 9);
      expect(parameters(withOne)[2]).toBeCloseTo(parameters(without)[2] as number, 7);
      expect(parameters(withOne)[1]).toBeCloseTo(parameters(without)[1] as number, 7);
    }
  });
});

describe("refusals of accelerated failure time", () => {
  const codeOf = (data: SurvivalTimes, options: FailureTimeOptions = {}): string => {
    const fit = acceleratedFailureTime(data, options);
    return fit.kind === "not-estimable" ? fit.code : "fitted";
  };

  it("names the reason", () => {
    expect(codeOf({ left: [], right: [], covariates: [] })).toBe("no-data");
    expect(codeOf({ left: [1, 2], right: [Infinity, Infinity], covariates: [] })).toBe("no-events");
    expect(codeOf({ left: [0, 0], right: [1, 2], covariates: [] })).toBe("too-few");
    expect(codeOf({ left: [1, 2, 3], right: [1, 2, 3], covariates: [[2, 2, 2]] })).toBe("singular");
    const separated = {
      left: [1, 2, 3, 4, 5, 6],
      right: [1, 2, 3, Infinity, Infinity, Infinity],
      covariates: [[0, 0, 0, 1, 1, 1]],
    };
    expect(codeOf(separated, { distribution: "exponential" })).toBe("separation");
    expect(codeOf({ left: [2, 2, 2], right: [2, 2, 2], covariates: [] })).not.toBe("fitted");
  });

  it("throws for wrong arguments", () => {
    const data = { left: [1, 2], right: [1, 2], covariates: [] };
    expect(() => acceleratedFailureTime({ ...data, left: [0, 0], right: [0, 1] })).toThrow("right[0] must be > 0");
    expect(() => acceleratedFailureTime({ ...data, entry: [2, 0] })).toThrow(
      "entry[0] must be ≥ 0, ≤ left and < right: 2",
    );
    expect(() => acceleratedFailureTime({ ...data, entry: [0, 0] }, { distribution: "gaussian" })).toThrow(
      "entry not supported",
    );
    expect(() => acceleratedFailureTime({ ...data, covariates: [[1]] })).toThrow("covariates[0] must have length 2");
    expect(() => asIntervals([1], [])).toThrow("event must have length 1");
  });
});

describe("piecewise exponential", () => {
  it("is events over time lived in each piece, with delayed entry and weights", () => {
    const { time, event, entry, weight } = madeSurvival(71);
    const fit = piecewiseExponential({ time, event, entry, weight }, { cuts: [3, 8] });
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    const bounds = [0, 3, 8, Infinity];
    fit.pieces.forEach((piece, k) => {
      const [from = 0, to = 0] = [bounds[k], bounds[k + 1]];
      let lived = 0;
      let events = 0;
      time.forEach((end, i) => {
        const w = weight[i] ?? 0;
        if ((entry[i] ?? 0) >= end) return;
        lived += w * Math.max(0, Math.min(end, to) - Math.max(from, entry[i] ?? 0));
        events += end > from && end <= to && event[i] === 1 ? w : 0;
      });
      expect([piece.exposure, piece.events]).toEqual([expect.closeTo(lived, 10), expect.closeTo(events, 10)]);
      expect(piece.rate).toBeCloseTo(events / lived, 12);
      expect(piece.logRateStandardError).toBeCloseTo(1 / Math.sqrt(events), 12);
    });
  });

  it("is the exponential model when there is one piece, likelihood included", () => {
    const { time, event, covariates } = madeSurvival(72);
    const one = piecewiseExponential({ time, event, covariates }, { cuts: [] });
    const aft = fitOf({ ...asIntervals(time, event), covariates }, { distribution: "exponential" });
    if (one.kind === "not-estimable") throw new Error(one.reason);
    expect(one.logLikelihood).toBeCloseTo(aft.logLikelihood, 9);
    expect(
      worst(
        one.terms.map((term) => -term.coefficient),
        parameters(aft).slice(1),
      ),
    ).toBeLessThan(1e-9);
    expect(
      worst(
        one.terms.map((term) => term.standardError),
        errors(aft).slice(1),
      ),
    ).toBeLessThan(1e-9);
    expect(Math.log(one.pieces[0]?.rate ?? 0)).toBeCloseTo(-(parameters(aft)[0] ?? 0), 10);
    expect(one.pieces[0]?.logRateStandardError).toBeCloseTo(errors(aft)[0] ?? 0, 10);
  });

  it("maximises the likelihood in coefficients and rates together", () => {
    const { time, event, covariates } = madeSurvival(73);
    const cuts = [2, 6];
    const fit = piecewiseExponential({ time, event, covariates }, { cuts });
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    const likelihood = (at: readonly number[]): number =>
      time.reduce((total, end, i) => {
        const eta = covariates.reduce((sum, column, j) => sum + (column[i] ?? 0) * (at[j] ?? 0), 0);
        const bounds = [0, ...cuts, Infinity];
        return cuts.concat(0).reduce((sum, _, k) => {
          const [from = 0, to = 0] = [bounds[k], bounds[k + 1]];
          const lived = Math.max(0, Math.min(end, to) - from);
          const here = end > from && end <= to ? (event[i] ?? 0) : 0;
          return sum + here * ((at[2 + k] ?? 0) + eta) - lived * Math.exp((at[2 + k] ?? 0) + eta);
        }, total);
      }, 0);
    const at = [...fit.terms.map((term) => term.coefficient), ...fit.pieces.map((piece) => Math.log(piece.rate))];
    expect(fit.logLikelihood).toBeCloseTo(likelihood(at), 9);
    expect(
      worst(
        numericGradient(likelihood, at),
        at.map(() => 0),
      ),
    ).toBeLessThan(1e-5);
    const variance = [...fit.terms.map((t) => t.standardError), ...fit.pieces.map((t) => t.logRateStandardError ?? 0)];
    const information = numericHessian(likelihood, at).map((row) => row.map((value) => -value));
    const inverseDiagonal = information.map((_, j) => solve(information, j)[j] ?? 0);
    expect(worst(variance, inverseDiagonal.map(Math.sqrt))).toBeLessThan(1e-5);
  });

  it("says when there is no answer, and has no rate to doubt without events", () => {
    const data = { time: [1, 2, 9], event: [1, 1, 0] };
    const fit = piecewiseExponential(data, { cuts: [5] });
    expect(fit.kind === "not-estimable" ? null : fit.pieces[1]).toMatchObject({
      rate: 0,
      logRateStandardError: null,
      to: null,
    });
    expect(piecewiseExponential({ time: [], event: [] }, { cuts: [] })).toMatchObject({ code: "no-data" });
    expect(piecewiseExponential({ time: [1], event: [0] }, { cuts: [] })).toMatchObject({ code: "no-events" });
    expect(piecewiseExponential({ time: [0, 0], event: [1, 0] }, { cuts: [] })).toMatchObject({ code: "too-few" });
    expect(piecewiseExponential({ ...data, covariates: [[1, 1, 1]] }, { cuts: [] })).toMatchObject({
      code: "singular",
    });
    expect(() => piecewiseExponential(data, { cuts: [5, 5] })).toThrow("cuts must ascend from above 0: 5");
  });
});

/** Column of the inverse, by Gauss–Jordan elimination. */
const solve = (matrix: readonly (readonly number[])[], column: number): readonly number[] => {
  const a = matrix.map((row, i) => [...row, i === column ? 1 : 0]);
  const size = a.length;
  for (let k = 0; k < size; k++) {
    const pivot = a[k] as number[];
    const scale = pivot[k] ?? 1;
    for (let j = 0; j <= size; j++) pivot[j] = (pivot[j] ?? 0) / scale;
    a.forEach((row, i) => {
      const factor = row[k] ?? 0;
      if (i !== k) for (let j = 0; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    });
  }
  return a.map((row) => row[size] ?? 0);
};
