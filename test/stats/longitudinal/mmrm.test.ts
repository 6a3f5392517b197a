import { describe, expect, it } from "vitest";
import type { CovarianceStructure } from "../../../pipeline/stats/longitudinal/covariance-structure.ts";
import { linearMixedModel } from "../../../pipeline/stats/longitudinal/linear-mixed-model.ts";
import type { MarginalContrast } from "../../../pipeline/stats/longitudinal/marginal-contrast.ts";
import { type Mmrm, type MmrmOptions, mmrm, type RepeatedMeasures } from "../../../pipeline/stats/longitudinal/mmrm.ts";
import { visitDifferences } from "../../../pipeline/stats/longitudinal/visit-differences.ts";
import { studentDifference } from "../../../pipeline/stats/ordinal/student-difference.ts";
import { type NotEstimable, notEstimable } from "../../../pipeline/stats/quantity.ts";
import { type DenseModel, denseFit, denseKenwardRoger, denseSatterthwaite, numericGradient } from "./dense-model.ts";
import { ages, dentalGrowth } from "./dental-growth.ts";
import { fevTrial } from "./fev-trial.ts";

const structures: readonly CovarianceStructure[] = [
  "unstructured",
  "toeplitz",
  "autoregressive",
  "compoundSymmetry",
  "heterogeneousToeplitz",
  "heterogeneousAutoregressive",
  "heterogeneousCompoundSymmetry",
];

const fitted = (data: RepeatedMeasures, options: MmrmOptions = {}): Mmrm => {
  const fit = mmrm(data, options);
  if (fit.kind === "not-estimable") throw new Error(fit.reason);
  return fit;
};

const contrasts = (fit: Mmrm): readonly MarginalContrast[] =>
  fit.coefficients.map((one) => {
    if (one.kind === "not-estimable") throw new Error(one.reason);
    return one;
  });

const close = (actual: number, expected: number, relative = 1e-8): void =>
  expect(Math.abs(actual - expected) / Math.max(1e-12, Math.abs(expected))).toBeLessThan(relative);

const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

describe("published: growth of 27 children", () => {
  // −2 log L of Jennrich & Schluchter (1986), Biometrics 42:805, doi:10.2307/2530695; the first and last also in the example
  // "Repeated Measures" of PROC MIXED, SAS/STAT User's Guide, with coefficients and standard errors.
  it.each([
    ["unstructured", 419.477],
    ["toeplitz", 424.643],
    ["autoregressive", 440.681],
    ["compoundSymmetry", 428.639],
  ] as const)("%s by ML", (structure, expected) => {
    const fit = fitted(frozen(dentalGrowth()), { structure, method: "ML" });
    expect(-2 * fit.logLikelihood).toBeCloseTo(expected, 3);
  });

  it("has SAS's coefficients, standard errors and covariances", () => {
    const fit = fitted(dentalGrowth(), { method: "ML" });
    const expected = [15.8423, 1.5831, 0.8268, -0.3504];
    const errors = [0.9356, 1.4658, 0.07911, 0.1239];
    contrasts(fit).forEach(({ value, standardError }, j) => {
      expect(value).toBeCloseTo(expected[j] ?? 0, 4);
      expect(standardError).toBeCloseTo(errors[j] ?? 0, 4);
    });
    expect(fit.covariance[0]?.map((value) => Number(value.toFixed(4)))).toEqual([5.1192, 2.4409, 3.6105, 2.5222]);
    expect(fit.aic).toBeCloseTo(447.477, 3);
  });
});

describe("published: SAS on the FEV trial", () => {
  const rows = fevTrial.flatMap(([arm, ...values], subject) =>
    values.flatMap((value, visit) => (value === null ? [] : [{ arm, subject, visit, value }])),
  );
  const data: RepeatedMeasures = {
    response: rows.map(({ value }) => value),
    design: [rows.map(() => 1), rows.map(({ arm }) => arm)],
    subject: rows.map(({ subject }) => subject),
    visit: rows.map(({ visit }) => visit),
  };

  // Standard error and df of the arm, `proc mixed ddfm=kr`, from tests/testthat/test-kenwardroger.R of openpharma/mmrm. SAS stops early:
  // its own log likelihood is lower than ours in the eighth digit, so that four digits of the rest can be asked.
  it.each([
    ["unstructured", 0.66124382270307, 160.733266403768],
    ["toeplitz", 0.87839805519623, 160.027408337368],
    ["autoregressive", 0.95865439662225, 188.46934887972],
    ["compoundSymmetry", 0.7964696053595, 177.038485931223],
    ["heterogeneousToeplitz", 0.72543828853831, 180.062730071701],
    ["heterogeneousAutoregressive", 0.7590316099633, 188.225339095373],
    ["heterogeneousCompoundSymmetry", 0.67414806011886, 190.737701349941],
  ] as const)("%s, Kenward–Roger with observed information", (structure, standardError, df) => {
    const arm = contrasts(fitted(data, { structure, smallSample: "kenwardRogerObserved" }))[1];
    close(arm?.standardError ?? 0, standardError, 2e-4);
    close(arm?.df ?? 0, df, 5e-4);
    const plain = contrasts(fitted(data, { structure }))[1];
    expect(plain?.df).toBeCloseTo(arm?.df ?? 0, 8);
  });

  // −2 restricted log likelihood of the model with an intercept only, design/SAS of the same repository.
  it.each([
    ["toeplitz", 3856.68995273],
    ["autoregressive", 3875.49945459],
    ["compoundSymmetry", 3917.98183508],
    ["heterogeneousToeplitz", 3722.38018329],
    ["heterogeneousAutoregressive", 3739.96835012],
    ["heterogeneousCompoundSymmetry", 3784.85341599],
  ] as const)("%s, likelihood", (structure, expected) => {
    const fit = fitted({ ...data, design: data.design.slice(0, 1) }, { structure });
    const gained = expected - -2 * fit.logLikelihood;
    expect(gained).toBeGreaterThan(-1e-7);
    expect(gained).toBeLessThan(1e-5);
  });
});

/** A structure of three visits written out again. */
const elementOf = (structure: CovarianceStructure): ((theta: readonly number[], a: number, b: number) => number) => {
  const at = (theta: readonly number[], r: number): number => theta[r] ?? Number.NaN;
  const root = (theta: readonly number[], a: number, b: number): number => Math.sqrt(at(theta, a) * at(theta, b));
  const place = [
    [0, 1, 3],
    [1, 2, 4],
    [3, 4, 5],
  ];
  switch (structure) {
    case "unstructured":
      return (theta, a, b) => at(theta, place[a]?.[b] ?? 0);
    case "toeplitz":
      return (theta, a, b) => at(theta, Math.abs(a - b));
    case "compoundSymmetry":
      return (theta, a, b) => at(theta, a === b ? 0 : 1);
    case "autoregressive":
      return (theta, a, b) => at(theta, 0) * at(theta, 1) ** Math.abs(a - b);
    case "heterogeneousToeplitz":
      return (theta, a, b) => root(theta, a, b) * (a === b ? 1 : at(theta, 2 + Math.abs(a - b)));
    case "heterogeneousAutoregressive":
      return (theta, a, b) => root(theta, a, b) * at(theta, 3) ** Math.abs(a - b);
    case "heterogeneousCompoundSymmetry":
      return (theta, a, b) => root(theta, a, b) * (a === b ? 1 : at(theta, 3));
  }
};

/** Parameters of the structure, read from its matrix. */
const thetaOf = (structure: CovarianceStructure, { covariance, correlation }: Mmrm): readonly number[] => {
  const first = covariance[0] ?? [];
  const variances = covariance.map((row, a) => row[a] ?? 0);
  const rho = correlation[0] ?? [];
  switch (structure) {
    case "unstructured":
      return covariance.flatMap((row, a) => row.slice(0, a + 1));
    case "toeplitz":
      return first;
    case "compoundSymmetry":
      return first.slice(0, 2);
    case "autoregressive":
      return [first[0] ?? 0, rho[1] ?? 0];
    case "heterogeneousToeplitz":
      return [...variances, ...rho.slice(1)];
    default:
      return [...variances, rho[1] ?? 0];
  }
};

describe("against the likelihood written out in full", () => {
  const data = dentalGrowth((child, at) => child > 3 && child < 20 && at < 3 && (child * 5 + at * 3) % 7 !== 0);
  const design = data.design.map((column) => [...column]);
  const model = (structure: CovarianceStructure): DenseModel => {
    const element = elementOf(structure);
    const position = data.visit.map((age) => ages.indexOf(age));
    return {
      y: data.response,
      design,
      element: (theta, i, j) =>
        data.subject[i] === data.subject[j] ? element(theta, position[i] ?? 0, position[j] ?? 0) : 0,
    };
  };

  it.each(structures.flatMap((structure) => (["REML", "ML"] as const).map((method) => [structure, method] as const)))(
    "%s, %s: same likelihood and coefficients, no slope left, same Satterthwaite df",
    (structure, method) => {
      const fit = fitted(frozen(data), { structure, method });
      const theta = thetaOf(structure, fit);
      const dense = model(structure);
      const restricted = method === "REML";
      const at = denseFit(dense, theta, restricted);
      close(fit.logLikelihood, at.logLikelihood, 1e-10);
      contrasts(fit).forEach(({ value, standardError }, j) => {
        close(value, at.beta[j] ?? 0);
        close(standardError, Math.sqrt(at.phi.get(j, j)));
      });
      const slope = numericGradient((moved) => denseFit(dense, moved, restricted).logLikelihood, theta);
      slope.forEach((value, r) => {
        expect(Math.abs(value * Math.max(0.1, Math.abs(theta[r] ?? 0)))).toBeLessThan(1e-5);
      });
      if (!restricted && structure !== "autoregressive") return;
      const df = denseSatterthwaite(dense, theta, restricted);
      contrasts(fit).forEach((one, j) => {
        close(one.df, df[j] ?? 0, 1e-5);
      });
    },
    20_000,
  );

  it.each(structures)("%s: same Kenward–Roger standard errors and df", (structure) => {
    const fit = fitted(data, { structure, smallSample: "kenwardRoger" });
    const dense = denseKenwardRoger(model(structure), thetaOf(structure, fit));
    contrasts(fit).forEach(({ standardError, df }, j) => {
      close(standardError, dense.standardErrors[j] ?? 0, 1e-6);
      close(df, dense.df[j] ?? 0, 1e-5);
    });
  });
});

describe("identities", () => {
  it("without missing visits or covariates is the difference of means, with n − 2 degrees of freedom", () => {
    const { response, subject, visit, girl } = dentalGrowth();
    for (const smallSample of ["satterthwaite", "kenwardRoger", "kenwardRogerObserved"] as const) {
      const answer = visitDifferences(frozen({ response, subject, visit, arm: girl }), { smallSample });
      if (answer.kind === "not-estimable") throw new Error(answer.reason);
      ages.forEach((age, v) => {
        const pick = (arm: number) => response.filter((_, i) => visit[i] === age && girl[i] === arm);
        const student = studentDifference(pick(1), pick(0));
        const difference = answer.differences[1]?.[v];
        if (difference?.kind !== "contrast") throw new Error("refused");
        if (student.difference.kind !== "estimate") throw new Error("refused");
        close(difference.value, student.difference.value);
        close(difference.standardError, student.difference.se ?? 0);
        close(difference.df, 25);
        const own = answer.means[1]?.[v];
        const girls = pick(1);
        close(
          own?.kind === "contrast" ? own.value : 0,
          girls.reduce((total, value) => total + value, 0) / girls.length,
        );
      });
      expect(answer.differences[0]).toEqual([]);
    }
  });

  it("with compound symmetry is the random intercept, where that is not at the edge", () => {
    const data = dentalGrowth((child, at) => (child + at) % 6 !== 0);
    for (const smallSample of ["satterthwaite", "kenwardRoger"] as const) {
      const one = fitted(data, { structure: "compoundSymmetry", smallSample });
      const other = linearMixedModel(data, { smallSample });
      if (other.kind === "not-estimable") throw new Error(other.reason);
      close(one.logLikelihood, other.logLikelihood, 1e-12);
      close(one.covariance[0]?.[1] ?? 0, other.randomCovariance[0]?.[0] ?? 0);
      close(one.covariance[0]?.[0] ?? 0, (other.randomCovariance[0]?.[0] ?? 0) + other.residualVariance);
      contrasts(one).forEach((contrast, j) => {
        const twin = other.coefficients[j];
        if (twin?.kind !== "contrast") throw new Error("refused");
        close(contrast.value, twin.value);
        close(contrast.standardError, twin.standardError);
        close(contrast.df, twin.df, 1e-7);
      });
    }
  });

  it("with two visits the homogeneous structures are one, and so are the heterogeneous and the unstructured", () => {
    const data = dentalGrowth((child, at) => at < 2 && (child + at) % 5 !== 0);
    const fits = structures.map((structure) => [structure, fitted(data, { structure })] as const);
    const like = (names: readonly CovarianceStructure[]) => {
      const own = fits.filter(([name]) => names.includes(name)).map(([, fit]) => fit);
      for (const fit of own) {
        close(fit.logLikelihood, own[0]?.logLikelihood ?? 0, 1e-11);
        close(contrasts(fit)[1]?.df ?? 0, contrasts(own[0] as Mmrm)[1]?.df ?? 0, 1e-6);
      }
    };
    like(["toeplitz", "autoregressive", "compoundSymmetry"]);
    like(["unstructured", "heterogeneousToeplitz", "heterogeneousAutoregressive", "heterogeneousCompoundSymmetry"]);
  });

  it("with one visit is least squares", () => {
    const { design, ...data } = dentalGrowth((_, at) => at === 2);
    for (const structure of structures) {
      const fit = fitted({ ...data, design: design.slice(0, 2) }, { structure });
      expect(fit.covarianceParameters).toBe(1);
      contrasts(fit).forEach(({ df }) => {
        close(df, 25);
      });
    }
  });

  it("does not mind the order of rows or the names of patients and visits", () => {
    const data = dentalGrowth((child, at) => (child + at) % 6 !== 0);
    const order = data.response.map((_, i) => (i * 37) % data.response.length);
    expect(new Set(order).size).toBe(order.length);
    const turned: RepeatedMeasures = {
      response: order.map((i) => data.response[i] ?? 0),
      design: data.design.map((column) => order.map((i) => column[i] ?? 0)),
      subject: order.map((i) => 1000 - (data.subject[i] ?? 0)),
      visit: order.map((i) => Math.exp(data.visit[i] ?? 0)),
    };
    for (const structure of structures) {
      const [one, other] = [fitted(data, { structure }), fitted(turned, { structure })];
      close(other.logLikelihood, one.logLikelihood, 1e-11);
      contrasts(other).forEach(({ value, standardError, df }, j) => {
        close(value, contrasts(one)[j]?.value ?? 0);
        close(standardError, contrasts(one)[j]?.standardError ?? 0);
        close(df, contrasts(one)[j]?.df ?? 0, 1e-7);
      });
    }
  });

  it("follows shifts and units of the response and of covariates", () => {
    const data = dentalGrowth((child, at) => (child + at) % 6 !== 0);
    const one = fitted(data);
    const other = fitted({
      ...data,
      response: data.response.map((value) => 1e4 + 1e3 * value),
      design: data.design.map((column, j) => column.map((value) => (j === 1 ? value / 1e6 : value))),
    });
    close(contrasts(other)[2]?.value ?? 0, 1e3 * (contrasts(one)[2]?.value ?? 0));
    close(contrasts(other)[1]?.standardError ?? 0, 1e9 * (contrasts(one)[1]?.standardError ?? 0));
    close(contrasts(other)[0]?.value ?? 0, 1e4 + 1e3 * (contrasts(one)[0]?.value ?? 0));
    close(contrasts(other)[1]?.df ?? 0, contrasts(one)[1]?.df ?? 0);
    close(other.covariance[3]?.[1] ?? 0, 1e6 * (one.covariance[3]?.[1] ?? 0));
    const n = data.response.length;
    close(other.logLikelihood, one.logLikelihood - (n - 4) * Math.log(1e3) - Math.log(1e-6), 1e-9);
  });

  it("has least-squares means at the covariates' means, which differences do not need", () => {
    const { response, subject, visit, girl } = dentalGrowth((child, at) => (child + at) % 6 !== 0);
    const x = subject.map((child) => Math.cos(child));
    const with2 = (shift: number) =>
      visitDifferences(
        {
          response,
          subject,
          visit,
          arm: girl,
          covariates: [x.map((value) => value + shift)],
          byVisit: [x.map((value) => value * value)],
        },
        { level: 0.9, reference: 1 },
      );
    const [one, other] = [with2(0), with2(5)];
    if (one.kind === "not-estimable" || other.kind === "not-estimable") throw new Error("refused");
    for (const v of [0, 1, 2, 3]) {
      for (const key of ["means", "differences"] as const) {
        const [a, b] = [one[key][0]?.[v], other[key][0]?.[v]];
        if (a?.kind !== "contrast" || b?.kind !== "contrast") throw new Error("refused");
        close(a.value, b.value, 1e-7);
        close(a.standardError, b.standardError, 1e-7);
        expect(a.estimate.intervals[0]?.level).toBe(0.9);
      }
    }
    const [boys, girls, gap] = [one.means[0]?.[3], one.means[1]?.[3], one.differences[0]?.[3]];
    if (boys?.kind !== "contrast" || girls?.kind !== "contrast" || gap?.kind !== "contrast") throw new Error("refused");
    close(gap.value, boys.value - girls.value);
    expect(one.differences[1]).toEqual([]);
    expect(one.fit.coefficients.length).toBe(8 + 1 + 4);
  });
});

describe("refusals", () => {
  const data = dentalGrowth();
  const refused = (given: RepeatedMeasures, options?: MmrmOptions): NotEstimable => {
    const answer = mmrm(given, options);
    return answer.kind === "not-estimable" ? answer : notEstimable("not-reached", "estimated");
  };
  const pick = (keep: (i: number) => boolean): RepeatedMeasures => ({
    response: data.response.filter((_, i) => keep(i)),
    design: data.design.slice(0, 2).map((column) => column.filter((_, i) => keep(i))),
    subject: data.subject.filter((_, i) => keep(i)),
    visit: data.visit.filter((_, i) => keep(i)),
  });

  it("names a planned visit at which nobody was seen", () => {
    expect(refused({ ...data, plannedVisits: [8, 10, 12, 14, 16] })).toMatchObject({
      code: "no-data",
      reason: "Nobody has an outcome at visit 16.",
    });
    expect(fitted({ ...data, plannedVisits: ages }).visits).toEqual(ages);
  });

  it("names two visits that nobody has both, where their covariance is a parameter", () => {
    const apart = pick((i) =>
      data.visit[i] === 8 ? (data.subject[i] ?? 0) % 2 === 0 : data.visit[i] !== 14 || (data.subject[i] ?? 0) % 2 === 1,
    );
    expect(refused(apart)).toMatchObject({ code: "singular", details: { a: 8, b: 14 } });
    expect(mmrm(apart, { structure: "autoregressive" }).kind).toBe("mmrm");
    expect(refused(apart, { structure: "toeplitz" })).toMatchObject({
      code: "singular",
      reason: "The rows cannot tell the variances and covariances of the model apart.",
    });
  });

  it("refuses two rows of a patient at a visit", () => {
    expect(refused({ ...data, visit: data.visit.map((age) => (age === 10 ? 8 : age)) }).reason).toMatch(
      /more than one row/,
    );
  });

  it("refuses dependent columns, too few rows and an exact fit", () => {
    expect(refused({ ...data, design: [...data.design, data.girl.map((value) => 3 * value)] })).toMatchObject({
      code: "singular",
      details: { column: 4 },
    });
    expect(refused(pick((i) => i < 2)).code).toBe("too-few");
    expect(refused({ ...data, response: data.age.map((age, i) => age + (data.girl[i] ?? 0)) }).code).toBe("all-tied");
    expect(refused({ ...data, response: data.response.map(() => 0) }).code).toBe("all-tied");
  });

  it("refuses with the last gradient where the likelihood rises for ever", () => {
    // Three children, four visits: the matrix becomes singular.
    const few = refused(pick((i) => [0, 1, 12].includes(data.subject[i] ?? -1)));
    expect(few.code).toBe("no-convergence");
    expect(few.details?.iterations).toBeGreaterThan(0);
    expect(few.details?.["gradient[0]"]).toBeTypeOf("number");
  });

  it("throws for wrong arguments", () => {
    expect(() => mmrm({ ...data, subject: [1] })).toThrow("subject must have length 108: 1");
    expect(() => mmrm({ ...data, visit: data.visit.map(() => Number.NaN) })).toThrow("visit[0] must be finite: NaN");
    expect(() => mmrm({ ...data, response: data.visit.map(() => Number.NaN) })).toThrow(
      "response[0] must be finite: NaN",
    );
    expect(() => mmrm({ ...data, design: [] })).toThrow("design must have a column: 0");
    expect(() => mmrm(data, { level: 1 })).toThrow("level must lie in (0, 1): 1");
    expect(() => mmrm(data, { method: "ML", smallSample: "kenwardRoger" })).toThrow(
      "kenwardRoger must go with REML: ML",
    );
    expect(() => mmrm(data, { structure: "ante" as CovarianceStructure })).toThrow("structure unknown: ante");
    const arms = { ...data, arm: data.girl };
    expect(() => visitDifferences(arms, { reference: 7 })).toThrow("reference must be an arm: 7");
    expect(
      visitDifferences({ ...arms, arm: data.visit.map((age, i) => (age === 8 ? 0 : (data.girl[i] ?? 0))) }),
    ).toMatchObject({
      code: "singular",
    });
  });
});
