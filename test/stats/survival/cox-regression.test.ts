import { describe, expect, it } from "vitest";
import type { CoxData } from "../../../pipeline/stats/survival/cox-data.ts";
import { type CoxFit, type CoxOptions, coxRegression } from "../../../pipeline/stats/survival/cox-regression.ts";
import { logRank } from "../../../pipeline/stats/survival/log-rank.ts";
import { fc } from "../../support/properties.ts";
import { madeSurvival, numericGradient, numericHessian, worst } from "./made-survival-data.ts";

const fitOf = (data: CoxData, options: CoxOptions = {}): CoxFit => {
  const fit = coxRegression(data, options);
  if (fit.kind !== "cox") throw new Error(JSON.stringify(fit));
  return fit;
};

const coefficients = (fit: CoxFit): readonly number[] => fit.terms.map(({ coefficient }) => coefficient);
const errors = (fit: CoxFit): readonly number[] => fit.terms.map(({ standardError }) => standardError);
const robustErrors = (fit: CoxFit): readonly number[] =>
  fit.terms.map(({ robustStandardError }) => robustStandardError ?? Number.NaN);
const everything = (fit: CoxFit): readonly number[] => [
  ...coefficients(fit),
  ...errors(fit),
  fit.logLikelihood - fit.nullLogLikelihood,
  fit.score.statistic,
  fit.wald.statistic,
];

/** The log partial likelihood as it is written down: a sum over events of sums over everyone. */
const plainLikelihood =
  (data: CoxData, ties: "efron" | "breslow") =>
  (beta: readonly number[]): number => {
    const eta = Array.from(data.time, (_, i) =>
      data.covariates.reduce((total, column, j) => total + (column[i] ?? 0) * (beta[j] ?? 0), 0),
    );
    const w = (i: number): number => data.weight?.[i] ?? 1;
    let total = 0;
    for (const stratum of new Set(Array.from(data.time, (_, i) => data.stratum?.[i] ?? 0))) {
      const rows = eta.flatMap((_, i) => ((data.stratum?.[i] ?? 0) === stratum ? [i] : []));
      for (const now of new Set(rows.filter((i) => data.event[i] === 1).map((i) => data.time[i] ?? 0))) {
        const atRisk = rows.filter((i) => (data.entry?.[i] ?? -1) < now && (data.time[i] ?? 0) >= now);
        const tied = rows.filter((i) => data.event[i] === 1 && data.time[i] === now);
        const sumOf = (members: readonly number[]): number =>
          members.reduce((sum, i) => sum + w(i) * Math.exp(eta[i] ?? 0), 0);
        const weight = tied.reduce((sum, i) => sum + w(i), 0);
        total += tied.reduce((sum, i) => sum + w(i) * (eta[i] ?? 0), 0);
        tied.forEach((i, l) => {
          const part = ties === "efron" ? (l / tied.length) * sumOf(tied) : 0;
          total -= (ties === "efron" ? weight / tied.length : w(i)) * Math.log(sumOf(atRisk) - part);
        });
      }
    }
    return total;
  };

const seeds = fc.integer({ min: 1, max: 1e6 });

describe("Cox regression by a second way", () => {
  it.each(["efron", "breslow"] as const)("maximises the likelihood as written down: %s", (ties) => {
    fc.assert(
      fc.property(seeds, fc.boolean(), fc.boolean(), fc.boolean(), (seed, entered, weighted, stratified) => {
        const { covariates, time, event, entry, weight, stratum } = madeSurvival(seed);
        const data: CoxData = {
          ...{ covariates, time, event },
          ...(entered ? { entry } : {}),
          ...(weighted ? { weight } : {}),
          ...(stratified ? { stratum } : {}),
        };
        const fit = fitOf(data, { ties });
        const likelihood = plainLikelihood(data, ties);
        const at = coefficients(fit);
        expect(fit.logLikelihood).toBeCloseTo(likelihood(at), 9);
        expect(fit.nullLogLikelihood).toBeCloseTo(likelihood([0, 0]), 9);
        expect(worst(numericGradient(likelihood, at), [0, 0])).toBeLessThan(1e-6);
        const [[a = 0, b = 0] = [], [, d = 0] = []] = numericHessian(likelihood, at);
        const determinant = a * d - b * b;
        expect(worst(errors(fit), [Math.sqrt(-d / determinant), Math.sqrt(-a / determinant)])).toBeLessThan(1e-5);
      }),
      { numRuns: 15 },
    );
  });

  it("scores one binary covariate as the log-rank test does, without ties", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { covariates, time, event } = madeSurvival(seed, { tied: false });
        const [group = []] = covariates;
        const fit = fitOf({ covariates: [group], time, event });
        const test = logRank({ time, event, group });
        expect(test.kind === "log-rank" ? test.test.statistic : null).toBeCloseTo(fit.score.statistic, 9);
      }),
      { numRuns: 20 },
    );
  });
});

describe("identities of Cox regression", () => {
  const data = madeSurvival(11);
  const { covariates, time, event, entry, weight, stratum, cluster } = data;
  const base = { covariates, time, event };
  const fit = fitOf(base);

  it("knows no difference between Efron and Breslow without ties", () => {
    const untied = madeSurvival(12, { tied: false });
    const plain = { covariates: untied.covariates, time: untied.time, event: untied.event };
    expect(worst(everything(fitOf(plain, { ties: "breslow" })), everything(fitOf(plain)))).toBeLessThan(1e-12);
    expect(worst(everything(fitOf(base, { ties: "breslow" })), everything(fit))).toBeGreaterThan(1e-4);
  });

  it("gives weights of 1, entry at −1 and one stratum the plain answer", () => {
    const ones = time.map(() => 1);
    expect(everything(fitOf({ ...base, weight: ones, stratum: ones }))).toEqual(everything(fit));
    expect(worst(everything(fitOf({ ...base, entry: time.map(() => -1) })), everything(fit))).toBeLessThan(1e-12);
  });

  it("takes a weight of 2 as the row twice (Breslow), and its robust variance as a cluster of both", () => {
    const weights = time.map((_, i) => 1 + (i % 2));
    const twice = <T>(values: readonly T[]): readonly T[] => [...values, ...values.filter((_, i) => i % 2 === 1)];
    const copied = { covariates: covariates.map(twice), time: twice(time), event: twice(event) };
    const rows = twice(time.map((_, i) => i));
    const one = fitOf({ ...base, weight: weights }, { ties: "breslow", robust: true });
    const other = fitOf({ ...copied, cluster: rows }, { ties: "breslow" });
    expect(worst(everything(one), everything(other))).toBeLessThan(1e-11);
    expect(worst(robustErrors(one), robustErrors(other))).toBeLessThan(1e-11);
    expect(other.robust?.clusters).toBe(time.length);
  });

  it("does not mind the order of rows, of covariates, or a person's time cut in pieces", () => {
    const order = time.map((_, i) => (i * 37) % time.length);
    const moved = <T>(values: readonly T[]): readonly T[] => order.map((i) => values[i] as T);
    const shuffled = fitOf({ covariates: covariates.map(moved), time: moved(time), event: moved(event) });
    expect(worst(everything(shuffled), everything(fit))).toBeLessThan(1e-11);
    const swapped = fitOf({ ...base, covariates: [...covariates].reverse() });
    expect(worst(coefficients(swapped), [...coefficients(fit)].reverse())).toBeLessThan(1e-12);
    const cut = 4.5;
    const late = time.flatMap((t, i) => (t > cut ? [i] : []));
    const pieces = {
      covariates: covariates.map((column) => [...column, ...late.map((i) => column[i] ?? 0)]),
      time: [...time.map((t) => Math.min(t, cut)), ...late.map((i) => time[i] ?? 0)],
      event: [...time.map((t, i) => (t > cut ? 0 : (event[i] ?? 0))), ...late.map((i) => event[i] ?? 0)],
      entry: [...time.map(() => 0), ...late.map(() => cut)],
    };
    const persons = [...time.map((_, i) => i), ...late];
    expect(worst(everything(fitOf(pieces)), everything(fit))).toBeLessThan(1e-11);
    const apart = fitOf({ ...pieces, cluster: persons });
    expect(worst(robustErrors(apart), robustErrors(fitOf(base, { robust: true })))).toBeLessThan(1e-11);
  });

  it("divides a coefficient by the unit of its covariate and ignores where it starts and the unit of time", () => {
    const [x = [], y = []] = covariates;
    const other = fitOf({
      covariates: [x, y.map((value) => 1e4 + 100 * value)],
      time: time.map((t) => 7 * t),
      event,
    });
    const [a = 0, b = 0] = coefficients(fit);
    expect(worst(coefficients(other), [a, b / 100])).toBeLessThan(1e-9);
    expect(other.likelihoodRatio.statistic).toBeCloseTo(fit.likelihoodRatio.statistic, 8);
  });

  it("adds up over strata that are fitted with one coefficient", () => {
    const whole = fitOf({ ...base, stratum });
    const sum = [0, 1, 2]
      .map((code) => {
        const rows = stratum.flatMap((one, i) => (one === code ? [i] : []));
        const pick = (values: readonly number[]): readonly number[] => rows.map((i) => values[i] ?? 0);
        return plainLikelihood(
          { covariates: covariates.map(pick), time: pick(time), event: pick(event) },
          "efron",
        )(coefficients(whole));
      })
      .reduce((total, one) => total + one, 0);
    expect(whole.logLikelihood).toBeCloseTo(sum, 10);
  });

  it("leaves out rows of weight 0 and rows that enter too late", () => {
    const first = time.map((_, i) => (i < 20 ? 0 : (weight[i] ?? 0)));
    const rest = <T>(values: readonly T[]): readonly T[] => values.slice(20);
    const short = fitOf({
      covariates: covariates.map(rest),
      time: rest(time),
      event: rest(event),
      weight: rest(weight),
    });
    expect(worst(everything(fitOf({ ...base, weight: first })), everything(short))).toBeLessThan(1e-12);
    const late = fitOf({ ...base, entry: time.map((t, i) => (i < 20 ? t : (entry[i] ?? 0))) });
    expect(late.n).toBe(time.length - 20);
  });

  it("has no robust Wald test with fewer clusters than covariates", () => {
    const single = fitOf({ ...base, cluster: time.map(() => 1) });
    expect(single.robust?.wald).toBeNull();
    expect(fitOf({ ...base, cluster }).robust?.wald?.df).toEqual([2]);
  });
});

describe("refusals of Cox regression", () => {
  const { covariates, time, event } = madeSurvival(13);
  const codeOf = (data: CoxData): string => {
    const fit = coxRegression(data);
    return fit.kind === "cox" ? "fitted" : fit.code;
  };

  it("needs people and events", () => {
    expect(codeOf({ covariates: [[]], time: [], event: [] })).toBe("no-data");
    expect(codeOf({ covariates, time, event: time.map(() => 0) })).toBe("no-events");
  });

  it("needs covariates that can be told apart", () => {
    const [x = [], y = []] = covariates;
    expect(codeOf({ covariates: [x, x.map((value) => 3 - 2 * value)], time, event })).toBe("singular");
    expect(codeOf({ covariates: [x, y, time.map(() => 0.1 + 0.2)], time, event })).toBe("singular");
  });

  it("tells a monotone likelihood, with the gradient on the way", () => {
    const x = event.map((one, i) => (one === 1 && i % 2 === 0 ? 1 : 0));
    const onlyEvents = { covariates: [x.map((_, i) => (event[i] === 1 ? 0 : 1))], time, event };
    const refusal = coxRegression(onlyEvents);
    expect(refusal).toMatchObject({ kind: "not-estimable", code: "separation" });
    if (refusal.kind !== "not-estimable") return;
    expect(Object.keys(refusal.details ?? {})).toEqual(expect.arrayContaining(["gradient[0]", "parameter[0]"]));
    expect(Math.abs(refusal.details?.["gradient[0]"] ?? 1)).toBeLessThan(1e-2);
    expect(codeOf({ covariates: [...onlyEvents.covariates, covariates[1] ?? []], time, event })).toBe("separation");
  });

  it("fits a strong effect that is finite", () => {
    const strong = coxRegression({
      covariates: [time.map((t, i) => -t + (i % 5))],
      time,
      event,
    });
    expect(strong.kind).toBe("cox");
  });

  it("throws for wrong arguments", () => {
    expect(() => coxRegression({ covariates: [], time, event })).toThrow("covariates must not be empty");
    expect(() => coxRegression({ covariates: [[1]], time, event })).toThrow("covariates[0] must have length");
    expect(() => coxRegression({ covariates, time, event, stratum: [1] })).toThrow("stratum must have length");
    expect(() => coxRegression({ covariates, time, event }, { level: 2 })).toThrow("level must lie in (0, 1): 2");
  });
});
