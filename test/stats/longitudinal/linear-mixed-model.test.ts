import { describe, expect, it } from "vitest";
import {
  linearMixedModel,
  type MixedModel,
  type MixedModelData,
  type MixedModelOptions,
} from "../../../pipeline/stats/longitudinal/linear-mixed-model.ts";
import type { MarginalContrast } from "../../../pipeline/stats/longitudinal/marginal-contrast.ts";
import { leastSquares } from "../../../pipeline/stats/numeric/least-squares.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { fc } from "../../support/properties.ts";
import { type DenseModel, denseFit, denseKenwardRoger, denseSatterthwaite, numericGradient } from "./dense-model.ts";
import { dentalGrowth } from "./dental-growth.ts";

const fitted = (data: MixedModelData, options: MixedModelOptions = {}): MixedModel => {
  const fit = linearMixedModel(data, options);
  if (fit.kind === "not-estimable") throw new Error(fit.reason);
  return fit;
};

const contrasts = (fit: MixedModel): readonly MarginalContrast[] =>
  fit.coefficients.map((one) => {
    if (one.kind === "not-estimable") throw new Error(one.reason);
    return one;
  });

const close = (actual: number, expected: number, relative = 1e-8): void =>
  expect(Math.abs(actual - expected) / Math.max(1e-12, Math.abs(expected))).toBeLessThan(relative);

/** People with a level and a slope of their own, seen at uneven times. */
const madeGrowth = (seed: number, { people = 12, level = 1, slope = 0.4, visits = 5, even = false } = {}) => {
  const stream = random(seed);
  const rows: { person: number; time: number; arm: number; y: number }[] = [];
  for (let person = 0; person < people; person++) {
    const [own, steep] = [level * standardNormal(stream), slope * standardNormal(stream)];
    for (let k = 0; k < visits; k++) {
      const time = even ? k : k + stream.next();
      const y = 3 + own + (steep + 0.2 * (person % 2)) * time + standardNormal(stream);
      if (even || stream.next() < 0.8) rows.push({ person, time, arm: person % 2, y });
    }
  }
  const time = rows.map((row) => row.time);
  const arm = rows.map((row) => row.arm);
  return {
    response: rows.map(({ y }) => y),
    subject: rows.map(({ person }) => person),
    design: [rows.map(() => 1), time, arm],
    time,
  };
};

describe("published: growth of 27 children", () => {
  // As R nlme prints lme(distance ~ age, data = Orthodont, random = ~ age | Subject): logLik, AIC, standard deviations, correlation.
  it("has nlme's random intercept and slope", () => {
    const { design, age, ...rest } = dentalGrowth();
    const fit = fitted({ ...rest, design: [design[0] ?? [], age], slopes: [age] });
    expect(fit.logLikelihood).toBeCloseTo(-221.3183, 4);
    expect(Math.sqrt(fit.randomCovariance[0]?.[0] ?? 0)).toBeCloseTo(2.327034, 5);
    expect(Math.sqrt(fit.randomCovariance[1]?.[1] ?? 0)).toBeCloseTo(0.226428, 5);
    expect(fit.randomCorrelation[0]?.[1]).toBeCloseTo(-0.609, 3);
    expect(Math.sqrt(fit.residualVariance)).toBeCloseTo(1.31004, 5);
    expect(contrasts(fit).map(({ value }) => Number(value.toFixed(5)))).toEqual([16.76111, 0.66019]);
    expect(fit.edge).toBe("none");
    expect(fit.intraclassCorrelation).toBeNull();
    expect(fit.aic).toBeCloseTo(454.6367, 4);
  });

  // Jennrich & Schluchter (1986), doi:10.2307/2530695, models 5 and 6.
  it("has the −2 log L of 1986", () => {
    const data = dentalGrowth();
    expect(-2 * fitted({ ...data, slopes: [data.age] }, { method: "ML" }).logLikelihood).toBeCloseTo(427.806, 3);
    expect(-2 * fitted(data, { method: "ML" }).logLikelihood).toBeCloseTo(428.639, 3);
  });
});

describe("against the likelihood written out in full", () => {
  const shapes = [
    { name: "intercept", correlated: true },
    { name: "slope", correlated: true },
    { name: "uncorrelated", correlated: false },
  ] as const;

  const parametersOf = ({ randomCovariance, residualVariance }: MixedModel, correlated: boolean): readonly number[] => [
    ...randomCovariance.flatMap((row, i) => (correlated ? row.slice(0, i + 1) : [row[i] ?? 0])),
    residualVariance,
  ];

  it.each(shapes.flatMap((shape) => (["REML", "ML"] as const).map((method) => [shape.name, method, shape] as const)))(
    "%s, %s",
    (name, method, { correlated }) => {
      const { time, ...data } = madeGrowth(4, { people: 14, visits: 4, slope: 0.9 });
      const slopes = name === "intercept" ? [] : [time];
      const fit = fitted({ ...data, slopes }, { correlated, method });
      expect(fit.edge).toBe("none");
      const theta = parametersOf(fit, correlated);
      const z = (i: number): number => time[i] ?? 0;
      const at = (values: readonly number[], r: number): number => values[r] ?? 0;
      const dense: DenseModel = {
        y: data.response,
        design: data.design,
        element: (t, i, j) => {
          if (data.subject[i] !== data.subject[j]) return 0;
          const residual = i === j ? at(t, t.length - 1) : 0;
          if (name === "intercept") return at(t, 0) + residual;
          if (name === "uncorrelated") return at(t, 0) + at(t, 1) * z(i) * z(j) + residual;
          return at(t, 0) + at(t, 1) * (z(i) + z(j)) + at(t, 2) * z(i) * z(j) + residual;
        },
      };
      const restricted = method === "REML";
      const full = denseFit(dense, theta, restricted);
      close(fit.logLikelihood, full.logLikelihood, 1e-11);
      numericGradient((moved) => denseFit(dense, moved, restricted).logLikelihood, theta).forEach((value, r) => {
        expect(Math.abs(value * Math.max(0.1, Math.abs(theta[r] ?? 0)))).toBeLessThan(1e-5);
      });
      const df = denseSatterthwaite(dense, theta, restricted);
      contrasts(fit).forEach((one, j) => {
        close(one.value, full.beta[j] ?? 0);
        close(one.standardError, Math.sqrt(full.phi.get(j, j)));
        close(one.df, df[j] ?? 0, 1e-5);
      });
      if (!restricted) return;
      const adjusted = fitted({ ...data, slopes }, { correlated, smallSample: "kenwardRoger" });
      const other = denseKenwardRoger(dense, theta);
      contrasts(adjusted).forEach((one, j) => {
        close(one.standardError, other.standardErrors[j] ?? 0, 1e-6);
        close(one.df, other.df[j] ?? 0, 1e-5);
      });
    },
  );
});

describe("identities", () => {
  it("balanced, is the analysis of variance: mean squares, and n − 1 people between, the rest within", () => {
    const [people, visits] = [9, 4];
    const { response, subject, time } = madeGrowth(11, { people, visits, level: 2, slope: 0, even: true });
    const one = response.map(() => 1);
    const fit = fitted({ response, subject, design: [one, time] });
    const own = Array.from({ length: people }, (_, person) => {
      const values = response.filter((_, i) => subject[i] === person);
      return values.reduce((total, value) => total + value, 0) / visits;
    });
    const overall = own.reduce((total, value) => total + value, 0) / people;
    const between =
      (visits * own.reduce((total, value) => total + (value - overall) * (value - overall), 0)) / (people - 1);
    const line = leastSquares([...own.map((_, person) => subject.map((s) => Number(s === person))), time], response);
    if (line.kind === "not-estimable") throw new Error(line.reason);
    const within = line.residualSum / (people * (visits - 1) - 1);
    close(fit.residualVariance, within);
    close(fit.randomCovariance[0]?.[0] ?? 0, (between - within) / visits);
    close(fit.intraclassCorrelation ?? 0, (between - within) / (between + (visits - 1) * within));
    const slope = contrasts(fit)[1];
    close(slope?.value ?? 0, line.coefficients[people] ?? 0);
    close(slope?.df ?? 0, people * (visits - 1) - 1, 1e-7);
    const centred = fitted({ response, subject, design: [one, time.map((value) => value - (visits - 1) / 2)] });
    close(contrasts(centred)[0]?.df ?? 0, people - 1, 1e-7);
    close(contrasts(centred)[0]?.standardError ?? 0, Math.sqrt(between / (people * visits)));
    const adjusted = fitted({ response, subject, design: [one, time] }, { smallSample: "kenwardRoger" });
    close(contrasts(adjusted)[1]?.standardError ?? 0, slope?.standardError ?? 0, 1e-7);
  });

  it("at a variance of 0 is least squares, and says so", () => {
    const { response, subject, design } = madeGrowth(3, { level: 0, slope: 0 });
    // Everyone's mean residual made alike: no variance between people is left.
    const flat = leastSquares(
      [...new Set(subject)].map((s) => subject.map((other) => Number(other === s))),
      response,
    );
    if (flat.kind === "not-estimable") throw new Error(flat.reason);
    const fit = fitted({ response: flat.residuals, subject, design });
    expect(fit.edge).toBe("zeroVariance");
    expect(fit.randomCovariance).toEqual([[0]]);
    expect(fit.randomCorrelation).toEqual([[null]]);
    expect(fit.intraclassCorrelation).toBe(0);
    const line = leastSquares(design, flat.residuals);
    if (line.kind === "not-estimable") throw new Error(line.reason);
    contrasts(fit).forEach(({ value, df }, j) => {
      expect(value).toBeCloseTo(line.coefficients[j] ?? 0, 9);
      close(df, response.length - 3, 1e-7);
    });
    close(fit.residualVariance, line.residualSum / (response.length - 3));
  });

  it("never lies below what it contains, and says when a correlation is ±1", () => {
    const edges = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0, 0.15, 0.5), (seed, slope) => {
        const { time, ...data } = madeGrowth(seed, { people: 8, slope });
        for (const method of ["REML", "ML"] as const) {
          const plain = fitted(data, { method });
          const apart = fitted({ ...data, slopes: [time] }, { method, correlated: false });
          const whole = fitted({ ...data, slopes: [time] }, { method });
          expect(apart.logLikelihood).toBeGreaterThan(plain.logLikelihood - 1e-8);
          expect(whole.logLikelihood).toBeGreaterThan(apart.logLikelihood - 1e-8);
          edges.add(whole.edge).add(apart.edge);
          const [correlation, variance] = [whole.randomCorrelation[0]?.[1], whole.randomCovariance[1]?.[1] ?? 0];
          if (whole.edge === "perfectCorrelation") expect(Math.abs(correlation ?? 0)).toBe(1);
          expect(variance).toBeGreaterThanOrEqual(0);
          for (const { df } of contrasts(whole)) expect(df).toBeGreaterThan(0);
        }
      }),
      { numRuns: 15, seed: 7 },
    );
    expect([...edges].sort()).toEqual(["none", "perfectCorrelation", "zeroVariance"]);
  });

  it("does not mind the order of rows, nor where time starts", () => {
    const { time, ...data } = madeGrowth(21);
    const order = data.response.map((_, i) => i).sort((a, b) => Math.sin(a) - Math.sin(b));
    const one = fitted({ ...data, slopes: [time] });
    const other = fitted({
      response: order.map((i) => data.response[i] ?? 0),
      subject: order.map((i) => -(data.subject[i] ?? 0)),
      design: data.design.map((column) => order.map((i) => column[i] ?? 0)),
      slopes: [order.map((i) => time[i] ?? 0)],
    });
    const later = fitted({ ...data, slopes: [time.map((value) => 2000 + value)] });
    for (const fit of [other, later]) {
      close(fit.logLikelihood, one.logLikelihood, 1e-9);
      close(fit.randomCovariance[1]?.[1] ?? 0, one.randomCovariance[1]?.[1] ?? 0, 1e-7);
      contrasts(fit).forEach(({ value, standardError, df }, j) => {
        close(value, contrasts(one)[j]?.value ?? 0, 1e-7);
        close(standardError, contrasts(one)[j]?.standardError ?? 0, 1e-7);
        close(df, contrasts(one)[j]?.df ?? 0, 1e-6);
      });
    }
    const [a, b, c] = [
      one.randomCovariance[0]?.[0] ?? 0,
      one.randomCovariance[0]?.[1] ?? 0,
      one.randomCovariance[1]?.[1] ?? 0,
    ];
    close(later.randomCovariance[0]?.[0] ?? 0, a - 4000 * b + 4e6 * c, 1e-6);
  });

  it("takes two slopes", () => {
    const { time, ...data } = madeGrowth(5, { people: 40, visits: 7, slope: 0.8 });
    const bent = time.map((value) => Math.cos(3 * value));
    const fit = fitted({ ...data, slopes: [time, bent] });
    expect(fit.randomCovariance.length).toBe(3);
    expect(fit.logLikelihood).toBeGreaterThan(fitted({ ...data, slopes: [time] }).logLikelihood - 1e-8);
  });
});

describe("refusals", () => {
  const { time, ...data } = madeGrowth(1);

  it("refuses what cannot be told apart", () => {
    const alone = { ...data, subject: data.response.map((_, i) => i) };
    expect(linearMixedModel(alone)).toMatchObject({
      code: "singular",
      reason: "The rows cannot tell the variances and covariances of the model apart.",
    });
    expect(linearMixedModel({ ...data, slopes: [data.response.map(() => 4)] })).toMatchObject({ code: "singular" });
    expect(linearMixedModel({ ...data, slopes: [time, time.map((value) => 1 - value)] })).toMatchObject({
      code: "singular",
    });
    expect(linearMixedModel({ ...data, design: [...data.design, time] })).toMatchObject({ details: { column: 3 } });
  });

  it("refuses two times a person with a random intercept and slope: three covariances, four parameters", () => {
    const { design, age, ...rest } = dentalGrowth((_, at) => at < 2);
    expect(linearMixedModel({ ...rest, design, slopes: [age] })).toMatchObject({ code: "singular" });
    expect(linearMixedModel({ ...rest, design }).kind).toBe("mixed-model");
  });

  it("throws for wrong arguments", () => {
    expect(() => linearMixedModel({ ...data, slopes: [[1]] })).toThrow(/^slopes\[0\] must have length/);
    expect(() => linearMixedModel({ ...data, slopes: [time.map(() => Infinity)] })).toThrow(
      "slopes[0][0] must be finite",
    );
    expect(() => linearMixedModel({ ...data, subject: [] })).toThrow(/^subject must have length/);
    expect(() => linearMixedModel(data, { method: "ML", smallSample: "kenwardRogerObserved" })).toThrow(
      /must go with REML/,
    );
    expect(() => linearMixedModel(data, { level: 0 })).toThrow("level must lie in (0, 1): 0");
  });
});
