import { describe, expect, it } from "vitest";
import { fUpperTail } from "../../../pipeline/stats/distributions/f-upper-tail.ts";
import type { CovarianceStructure } from "../../../pipeline/stats/longitudinal/covariance-structure.ts";
import type { FixedEffects, SmallSample } from "../../../pipeline/stats/longitudinal/fixed-effects.ts";
import { linearMixedModel } from "../../../pipeline/stats/longitudinal/linear-mixed-model.ts";
import { marginalContrast } from "../../../pipeline/stats/longitudinal/marginal-contrast.ts";
import { marginalTest } from "../../../pipeline/stats/longitudinal/marginal-test.ts";
import { mmrm } from "../../../pipeline/stats/longitudinal/mmrm.ts";
import { visitDifferences } from "../../../pipeline/stats/longitudinal/visit-differences.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { oneWayAnova } from "../../../pipeline/stats/ordinal/one-way-anova.ts";
import { ages, dentalGrowth, distances } from "./dental-growth.ts";

const close = (actual: number, expected: number, relative = 1e-8): void =>
  expect(Math.abs(actual - expected) / Math.max(1e-12, Math.abs(expected))).toBeLessThan(relative);

/** A mean a sex and age; contrast v is girls minus boys at age v. */
const dental = (
  smallSample: SmallSample,
  structure: CovarianceStructure = "unstructured",
  kept?: (child: number, at: number) => boolean,
) => {
  const { response, subject, visit, girl } = dentalGrowth(kept);
  const answer = visitDifferences({ response, subject, visit, arm: girl }, { smallSample, structure });
  if (answer.kind === "not-estimable") throw new Error(answer.reason);
  const width = answer.visits.length;
  const rows = answer.visits.map((_, v) =>
    Array.from({ length: 2 * width }, (__, j) => (j === 2 * v + 1 ? 1 : j === 2 * v ? -1 : 0)),
  );
  return { effects: answer.fit.effects, covariance: answer.fit.covariance, rows };
};

describe("several contrasts", () => {
  it("of a complete, unstructured model is Hotelling's T²: exact F on q and n − q − 1", () => {
    const { effects, rows, covariance } = dental("kenwardRoger");
    // T² from means and the pooled covariance, which REML gives.
    const gap = ages.map((_, v) => {
      const mean = (from: number, to: number) =>
        distances.slice(from, to).reduce((total, own) => total + (own[v] ?? 0), 0) / (to - from);
      return mean(0, 11) - mean(11, 27);
    });
    const pooled = ages.map((_, a) =>
      ages.map((__, b) => {
        let total = 0;
        for (const [from, to] of [
          [0, 11],
          [11, 27],
        ] as const) {
          const own = distances.slice(from, to);
          const mean = (v: number) => own.reduce((sum, row) => sum + (row[v] ?? 0), 0) / own.length;
          for (const row of own) total += ((row[a] ?? 0) - mean(a)) * ((row[b] ?? 0) - mean(b));
        }
        return total / 25;
      }),
    );
    close(covariance[2]?.[1] ?? 0, pooled[2]?.[1] ?? 0);
    // Gaussian elimination of pooled·x = gap.
    const system = pooled.map((row, i) => [...row, gap[i] ?? 0]);
    for (let i = 0; i < 4; i++) {
      for (let k = 0; k < 4; k++) {
        const factor = (system[k]?.[i] ?? 0) / (system[i]?.[i] ?? 1);
        if (k !== i) system[k] = (system[k] ?? []).map((value, j) => value - factor * (system[i]?.[j] ?? 0));
      }
    }
    const t2 =
      ((11 * 16) / 27) *
      gap.reduce((total, value, i) => total + (value * (system[i]?.[4] ?? 0)) / (system[i]?.[i] ?? 1), 0);
    const f = ((27 - 4 - 1) / (4 * 25)) * t2;
    const test = marginalTest(effects, rows);
    if ("code" in test) throw new Error(test.reason);
    close(test.statistic, f);
    expect(test.df[0]).toBe(4);
    close(test.df[1] ?? 0, 22);
    close(test.p, fUpperTail(f, 4, 22));
  });

  it.each(["satterthwaite", "kenwardRoger", "kenwardRogerObserved"] as const)(
    "of one is its t squared (%s)",
    (smallSample) => {
      const { effects, rows } = dental(smallSample, "autoregressive", (child, at) => (child + at) % 5 !== 0);
      const weights = rows[2] ?? [];
      const [test, one] = [marginalTest(effects, [weights]), marginalContrast(effects, weights)];
      if ("code" in test || one.kind === "not-estimable") throw new Error("refused");
      close(test.statistic, one.t * one.t);
      close(test.df[1] ?? 0, one.df);
      close(test.p, one.p);
    },
  );

  it.each(["satterthwaite", "kenwardRoger"] as const)("does not depend on how they are written (%s)", (smallSample) => {
    const { effects, rows } = dental(smallSample, "toeplitz", (child, at) => (child + at) % 5 !== 0);
    const turned = rows.map((row, i) => row.map((value, j) => 2 * value - (rows[(i + 1) % 4]?.[j] ?? 0)));
    const [one, other] = [marginalTest(effects, rows), marginalTest(effects, turned)];
    if ("code" in one || "code" in other) throw new Error("refused");
    close(one.statistic, other.statistic);
    if (smallSample === "kenwardRoger") close(one.df[1] ?? 0, other.df[1] ?? 0);
  });

  it("in a balanced mixed model is the analysis of variance between groups", () => {
    const stream = random(3);
    const people = Array.from({ length: 12 }, (_, person) => ({
      person,
      group: person % 3,
      own: 2 * standardNormal(stream),
    }));
    const rows = people.flatMap((one) => [0, 1, 2].map(() => ({ ...one, y: one.own + standardNormal(stream) })));
    const design = [0, 1, 2].map((group) => rows.map((row) => Number(row.group === group)));
    for (const smallSample of ["satterthwaite", "kenwardRoger"] as const) {
      const fit = linearMixedModel(
        { response: rows.map(({ y }) => y), subject: rows.map(({ person }) => person), design },
        { smallSample },
      );
      if (fit.kind === "not-estimable") throw new Error(fit.reason);
      const test = marginalTest(fit.effects, [
        [1, -1, 0],
        [0, 1, -1],
      ]);
      const means = people.map(({ person }) =>
        rows.filter((row) => row.person === person).reduce((total, { y }) => total + y / 3, 0),
      );
      const anova = oneWayAnova([0, 1, 2].map((group) => means.filter((_, person) => person % 3 === group)));
      if ("code" in test || "code" in anova) throw new Error("refused");
      close(test.statistic, anova.statistic);
      close(test.df[1] ?? 0, 9, 1e-7);
    }
  });
});

describe("limits", () => {
  const { effects, rows } = dental("kenwardRoger");

  it("refuses contrasts that depend on each other, and an adjusted variance that is not above 0", () => {
    expect(marginalTest(effects, [rows[0] ?? [], rows[0] ?? []])).toMatchObject({ code: "singular" });
    const broken: FixedEffects = { ...effects, covariance: effects.covariance.map((value) => -value) };
    expect(marginalContrast(broken, rows[0] ?? [])).toMatchObject({ code: "singular" });
  });

  it("refuses where the denominator has no degrees of freedom", () => {
    const wild = (factor: number, smallSample: SmallSample): FixedEffects => ({
      ...effects,
      smallSample,
      parameterCovariance: effects.parameterCovariance.map((value) => value * factor),
    });
    expect(
      marginalTest(
        wild(40, "satterthwaite"),
        rows.map((row, i) => row.map((value, j) => value + (j === 0 ? i : 0))),
      ),
    ).toMatchObject({ code: "too-few" });
    expect(marginalTest(wild(40, "kenwardRoger"), rows)).toMatchObject({ code: "too-few" });
  });

  it("throws for wrong arguments", () => {
    expect(() => marginalTest(effects, [])).toThrow("contrasts must not be empty: 0");
    expect(() => marginalTest(effects, [[1]])).toThrow("contrasts[0] must have length 8: 1");
    expect(() => marginalContrast(effects, new Float64Array(8))).toThrow("weights must not all be 0: 0");
    expect(() => marginalContrast(effects, [1])).toThrow("weights must have length 8: 1");
    expect(() => marginalContrast(effects, rows[0] ?? [], { level: 2 })).toThrow("level must lie in (0, 1): 2");
  });
});

/** Two arms of patients at three visits, with dropout; covariances as the structure has them; no difference between arms. */
const madeTrial = (seed: string, structure: CovarianceStructure, perArm: number) => {
  const stream = random(seed);
  const rho = (d: number): number =>
    (structure === "autoregressive" ? [1, 0.6, 0.36] : structure === "toeplitz" ? [1, 0.6, 0.1] : [1, 0.5, 0.5])[d] ??
    0;
  const spread = structure.startsWith("heterogeneous") || structure === "unstructured" ? [1, 1.5, 2.5] : [1, 1, 1];
  const l = [
    [1, 0, 0],
    [rho(1), Math.sqrt(1 - rho(1) * rho(1)), 0],
    [0, 0, 0],
  ];
  const middle = (rho(1) - rho(1) * rho(2)) / (l[1]?.[1] ?? 1);
  l[2] = [rho(2), middle, Math.sqrt(1 - rho(2) * rho(2) - middle * middle)];
  const rows: { subject: number; visit: number; arm: number; y: number }[] = [];
  for (let subject = 0; subject < 2 * perArm; subject++) {
    const e = [standardNormal(stream), standardNormal(stream), standardNormal(stream)];
    const last = [0.15, 0.3, 2].findIndex((limit, i, all) => stream.next() < limit || i === all.length - 1);
    for (let visit = 0; visit <= last; visit++) {
      const noise = e.reduce((total, value, k) => total + value * (l[visit]?.[k] ?? 0), 0) * (spread[visit] ?? 1);
      rows.push({ subject, visit, arm: subject % 2, y: visit + noise });
    }
  }
  return {
    response: rows.map(({ y }) => y),
    subject: rows.map(({ subject }) => subject),
    visit: rows.map(({ visit }) => visit),
    arm: rows.map(({ arm }) => arm),
  };
};

describe("coverage of 95 % intervals of the last visit's difference, 200 small trials", () => {
  // Binomial(200, 0.95): 99.9 % of its values lie in 179 … 198.
  it.each([
    ["unstructured", "kenwardRoger"],
    ["unstructured", "satterthwaite"],
    ["toeplitz", "kenwardRoger"],
    ["autoregressive", "kenwardRoger"],
    ["compoundSymmetry", "kenwardRoger"],
    ["heterogeneousCompoundSymmetry", "kenwardRoger"],
  ] as const)("%s, %s", (structure, smallSample) => {
    let covered = 0;
    let refused = 0;
    for (let set = 0; set < 200; set++) {
      const answer = visitDifferences(madeTrial(`${structure} ${set}`, structure, 12), { structure, smallSample });
      const last = answer.kind === "not-estimable" ? null : answer.differences[1]?.[2];
      if (last?.kind !== "contrast") refused += 1;
      else
        covered += Number(
          Math.abs(last.t) * last.standardError <= (last.estimate.intervals[0]?.high ?? 0) - last.value,
        );
    }
    expect(refused).toBe(0);
    expect(covered).toBeGreaterThanOrEqual(179);
    expect(covered).toBeLessThanOrEqual(198);
  });
});

describe("an mmrm's own contrasts", () => {
  it("has intervals and p-values that agree", () => {
    const fit = mmrm(dentalGrowth(), { level: 0.9 });
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    for (const [j, one] of fit.coefficients.entries()) {
      const again = marginalContrast(
        fit.effects,
        fit.coefficients.map((_, k) => Number(j === k)),
        { level: 0.9 },
      );
      expect(again).toEqual(one);
      if (one.kind === "not-estimable") throw new Error(one.reason);
      if (one.p < 1e-6) continue;
      const at = marginalContrast(
        fit.effects,
        fit.coefficients.map((_, k) => Number(j === k)),
        { level: 1 - one.p },
      );
      const [low, high] =
        at.kind === "contrast" ? [at.estimate.intervals[0]?.low ?? 9, at.estimate.intervals[0]?.high ?? 9] : [9, 9];
      expect(Math.min(Math.abs(low), Math.abs(high)) / one.standardError).toBeLessThan(1e-6);
    }
  });
});
