import { EigenvalueDecomposition, inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { commonEffect } from "../../../pipeline/stats/meta/common-effect.ts";
import { indirectComparison, mixedComparison } from "../../../pipeline/stats/network/bucher.ts";
import {
  type DirectAndIndirect,
  directAndIndirect,
  type EvidenceSplit,
} from "../../../pipeline/stats/network/direct-and-indirect.ts";
import type { NetworkEffect } from "../../../pipeline/stats/network/network-effect.ts";
import { type NetworkHatMatrix, networkHatMatrix } from "../../../pipeline/stats/network/network-hat-matrix.ts";
import { networkMetaAnalysis } from "../../../pipeline/stats/network/network-meta-analysis.ts";
import type { NetworkTau } from "../../../pipeline/stats/network/network-tau-squared.ts";
import { type NodeSplit, nodeSplit, nodeSplits } from "../../../pipeline/stats/network/node-split.ts";
import { type QDecomposition, qDecomposition } from "../../../pipeline/stats/network/q-decomposition.ts";
import type { NetworkContrasts } from "../../../pipeline/stats/network/read-network.ts";
import type { NotEstimable } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { columnsOf, denseFit, madeNetwork, type Row, rowsOf } from "./made-networks.ts";
import { smoking } from "./smoking.ts";

const near = (actual: number, expected: number, of = tolerance.closedForm) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const there = <T extends { readonly kind: string }>(found: T | NotEstimable): T => {
  if (found.kind === "not-estimable" && "reason" in found) throw new RangeError(found.reason);
  return found as T;
};

const point = (effect: NetworkEffect | NotEstimable): { readonly value: number; readonly se: number } => {
  const quantity = "kind" in effect ? effect : effect.estimate;
  if (quantity.kind !== "estimate") throw new RangeError(quantity.reason);
  return { value: quantity.value, se: quantity.se ?? Number.NaN };
};

const row = (
  study: Row["study"],
  treatment: Row["treatment"],
  comparator: Row["comparator"],
  estimate: number,
  standardError: number,
): Row => ({ study, treatment, comparator, estimate, standardError });

const split = (input: NetworkContrasts, tauSquared: NetworkTau): DirectAndIndirect =>
  there(directAndIndirect(input, { tauSquared }));

const of = (found: DirectAndIndirect, treatment: string, comparator: string): EvidenceSplit => {
  const comparison = found.comparisons.find(
    ({ network }) => network.treatment === treatment && network.comparator === comparator,
  );
  if (!comparison) throw new RangeError(`no comparison: ${treatment}, ${comparator}`);
  return comparison;
};

const networks = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    treatments: fc.integer({ min: 3, max: 6 }),
    maxArms: fc.integer({ min: 2, max: 4 }),
    extra: fc.integer({ min: 3, max: 8 }),
  })
  .map(({ extra, maxArms, ...plan }) =>
    madeNetwork({ ...plan, maxArms: Math.min(maxArms, plan.treatments), trials: plan.treatments - 1 + extra }),
  );

const triangle = columnsOf([row(1, "A", "B", -0.3, 0.12), row(2, "A", "C", -0.55, 0.15), row(3, "B", "C", -0.2, 0.14)]);

describe("direct and indirect evidence", () => {
  test("a triangle of two-arm trials: Bucher's indirect and mixed comparisons, and his inconsistency", () => {
    const ab = of(split(triangle, 0), "A", "B");
    const [ac, bc] = [
      { estimate: -0.55, standardError: 0.15 },
      { estimate: -0.2, standardError: 0.14 },
    ];
    const bucher = indirectComparison({ ac, bc });
    if (bucher.estimate.kind !== "estimate") throw new RangeError();
    const indirect = { estimate: bucher.estimate.value, standardError: bucher.estimate.se ?? 0 };
    near(point(ab.indirect).value, indirect.estimate);
    near(point(ab.indirect).se, indirect.standardError);
    const mixed = mixedComparison({ direct: { estimate: -0.3, standardError: 0.12 }, indirect });
    near(point(ab.network).value, mixed.mixed.kind === "estimate" ? mixed.mixed.value : Number.NaN);
    const { inconsistency } = ab;
    if ("kind" in inconsistency) throw new RangeError();
    near(inconsistency.test.statistic, mixed.inconsistency.test.statistic);
    near(inconsistency.test.p, mixed.inconsistency.test.p);
    near(
      ab.directShare,
      (indirect.standardError * indirect.standardError) / (0.0144 + indirect.standardError * indirect.standardError),
    );
  });

  test("by explicit weights: the network estimate is p·direct + (1 − p)·indirect, and the two are uncorrelated", () => {
    fc.assert(
      fc.property(networks, (input) => {
        const found = split(input, "DL");
        const dense = denseFit(input, found.tauSquared);
        const effects = [Matrix.zeros(1, dense.basis.length).getRow(0), ...dense.weights.to2DArray()];
        const basic = (study: string, arm: string) =>
          dense.basis.map((column) => Number(column.study === study && column.arm === arm));
        for (const { network, direct, indirect, inconsistency, directShare, trials } of found.comparisons) {
          if (trials === 0 || "kind" in indirect || "kind" in inconsistency) continue;
          const [i, j] = [network.treatment, network.comparator].map((name) => dense.treatments.indexOf(`${name}`));
          const whole = (effects[i as number] as number[]).map((w, c) => w - (effects[j as number]?.[c] as number));
          const pairs = rowsOf(input).filter(
            (each) =>
              [each.treatment, each.comparator].includes(network.treatment) &&
              [each.treatment, each.comparator].includes(network.comparator),
          );
          expect(pairs.length).toBe(trials);
          const weights = pairs.map(({ standardError }) => 1 / (standardError * standardError + found.tauSquared));
          const total = weights.reduce((sum, w) => sum + w, 0);
          const own = whole.map((_, c) =>
            pairs.reduce((sum, { study }, k) => {
              const [a, b] = [basic(`${study}`, `${network.treatment}`), basic(`${study}`, `${network.comparator}`)];
              return sum + ((weights[k] as number) / total) * ((a[c] as number) - (b[c] as number));
            }, 0),
          );
          const rest = whole.map((w, c) => (w - directShare * (own[c] as number)) / (1 - directShare));
          const form = (x: readonly number[], y: readonly number[]) =>
            Matrix.rowVector([...x])
              .mmul(dense.total)
              .mmul(Matrix.columnVector([...y]))
              .get(0, 0);
          near(form(own, own), point(direct).se * point(direct).se);
          near(form(rest, rest), point(indirect).se * point(indirect).se, tolerance.iterative);
          near(form(own, rest), 0, { rel: 0, abs: 1e-9 });
          near(point(network).value, directShare * point(direct).value + (1 - directShare) * point(indirect).value);
          near(point(inconsistency).value, point(direct).value - point(indirect).value);
          near(point(inconsistency).se, Math.hypot(point(direct).se, point(indirect).se));
        }
      }),
      { seed: 43, numRuns: 30 },
    );
  });

  test("no direct trial: share 0, the indirect estimate is the network's; no indirect path: share 1", () => {
    const star = columnsOf([row(1, "A", "C", 0.5, 0.2), row(2, "C", "B", -0.1, 0.3), row(3, "A", "C", 0.4, 0.2)]);
    const found = split(star, 0);
    const ab = of(found, "A", "B");
    expect(ab).toMatchObject({
      trials: 0,
      directShare: 0,
      direct: { code: "no-data" },
      inconsistency: { code: "no-data" },
    });
    expect(ab.indirect).toBe(ab.network);
    const ac = of(found, "A", "C");
    near(ac.directShare, 1);
    expect(ac).toMatchObject({
      trials: 2,
      indirect: { code: "disconnected" },
      inconsistency: { code: "disconnected" },
    });
    const pooled = commonEffect({ estimates: [0.5, 0.4], standardErrors: [0.2, 0.2] });
    if (pooled.kind === "not-estimable" || pooled.estimate.kind !== "estimate") throw new RangeError();
    near(point(ac.direct).value, pooled.estimate.value);
  });

  test("refusals of the network are handed on", () => {
    const apart = columnsOf([row(1, "A", "B", 0, 1), row(2, "C", "D", 0, 1)]);
    const tree = columnsOf([row(1, "A", "B", 0, 1), row(2, "B", "C", 0, 1)]);
    const uneven = columnsOf([
      row(1, "A", "C", 0, 1),
      row(2, "D", "C", 0, 1),
      row(3, "E", "C", 0, 1),
      row(4, "A", "B", 0, 1e-9),
      row(5, "A", "C", 0, 1),
    ]);
    for (const f of [directAndIndirect, networkHatMatrix, nodeSplits, qDecomposition] as const) {
      expect(f(apart)).toMatchObject({ code: "disconnected" });
    }
    for (const f of [directAndIndirect, networkHatMatrix] as const) {
      expect(f(tree)).toMatchObject({ code: "too-few" });
      expect(f(uneven)).toMatchObject({ code: "singular" });
      expect(f(uneven, { tauSquared: 0 })).toMatchObject({ code: "singular" });
      expect(f(tree, { tauSquared: 0 }).kind).not.toBe("not-estimable");
    }
    expect(qDecomposition(uneven)).toMatchObject({ code: "singular" });
    expect(nodeSplit(apart, { treatment: "A", comparator: "B" })).toMatchObject({ code: "disconnected" });
    expect(() => directAndIndirect(tree, { level: 2 })).toThrow(RangeError);
  });
});

describe("node-splitting", () => {
  const splitOf = (
    input: NetworkContrasts,
    treatment: string | number,
    comparator: string | number,
    more: Parameters<typeof nodeSplits>[1] = {},
  ): NodeSplit => there(nodeSplit(input, { treatment, comparator, ...more }));

  test("of two-arm trials at the same τ² it is back-calculation", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0, 0.15), (seed, tauSquared) => {
        const input = madeNetwork({ seed, treatments: 4, trials: 9, maxArms: 2 });
        for (const { network, trials, direct, indirect, inconsistency } of split(input, tauSquared).comparisons) {
          const found = nodeSplit(input, { ...network, tauSquared });
          if (trials === 0 || "kind" in indirect) {
            expect(found).toMatchObject({ code: trials === 0 ? "no-data" : "disconnected" });
            continue;
          }
          const model = there(found);
          expect(model.trials).toBe(trials);
          for (const [a, b] of [
            [model.direct, direct],
            [model.indirect, indirect],
            [model.inconsistency, inconsistency],
          ] as const) {
            near(point(a).value, point(b).value);
            near(point(a).se, point(b).se);
          }
        }
      }),
      { seed: 44, numRuns: 30 },
    );
  });

  test("with multi-arm trials, by full matrices with a column for ω, for each way of sharing it; DL τ² of that model", () => {
    fc.assert(
      fc.property(networks, fc.constantFrom("symmetric", "treatment", "comparator"), (input, share) => {
        const onTreatment = { symmetric: 0.5, treatment: 1, comparator: 0 }[share];
        for (const { treatment, comparator, split: found } of there2(nodeSplits(input, { share }))) {
          if (found.kind === "not-estimable") continue;
          const term = (arms: readonly string[], arm: string) =>
            !arms.includes(`${treatment}`) || !arms.includes(`${comparator}`)
              ? 0
              : arm === treatment
                ? onTreatment
                : arm === comparator
                  ? onTreatment - 1
                  : 0;
          const common = denseFit(input, 0, [term]);
          near(found.tauSquared, Math.max(0, (common.q - common.df) / common.trace));
          const { beta, covariance, treatments } = denseFit(input, found.tauSquared, [term]);
          const at = beta.length - 1;
          near(point(found.inconsistency).value, beta[at] as number);
          near(point(found.inconsistency).se, Math.sqrt(covariance.get(at, at)));
          const [i, j] = [treatments.indexOf(`${treatment}`), treatments.indexOf(`${comparator}`)];
          const load = beta.map((_, c) => (c === at ? 1 : Number(c === i - 1) - Number(c === j - 1)));
          const vector = Matrix.rowVector(load);
          near(
            point(found.direct).value,
            beta.reduce((sum, b, c) => sum + b * (load[c] as number), 0),
          );
          near(point(found.direct).se, Math.sqrt(vector.mmul(covariance).mmul(vector.transpose()).get(0, 0)));
          near(point(found.direct).value - point(found.indirect).value, point(found.inconsistency).value);
        }
      }),
      { seed: 45, numRuns: 30 },
    );
  });

  test.each([
    ["symmetric", 0.47368110080463, 0.163735205622, 0.6628224978554],
    ["treatment", 0.45434393737291, 0.4425572494412, 0.5734707153044],
  ] as const)(
    "smoking cessation, individual counselling against none, REML, %s: metafor 3.8-1 rma.mv with that column",
    (share, tauSquared, omega, se) => {
      const found = splitOf(smoking, 3, 1, { share, tauSquared: "REML" });
      near(found.tauSquared, tauSquared, tolerance.iterative);
      near(point(found.inconsistency).value, omega, tolerance.iterative);
      near(point(found.inconsistency).se, se, tolerance.iterative);
      const turned = splitOf(smoking, 1, 3, {
        share: share === "treatment" ? "comparator" : share,
        tauSquared: "REML",
      });
      near(point(turned.inconsistency).value, -omega, tolerance.iterative);
      near(point(turned.direct).se, point(found.direct).se, tolerance.iterative);
    },
  );

  test("every comparison that was made is listed; what has no other path is refused", () => {
    const input = columnsOf([...rowsOf(triangle), row(4, "C", "D", 0.1, 0.2), row(5, "A", "B", -0.5, 0.2)]);
    const list = there2(nodeSplits(input, { tauSquared: 0 }));
    expect(list.map(({ treatment, comparator }) => `${treatment}${comparator}`)).toEqual(["AB", "AC", "BC", "CD"]);
    expect(list.map((each) => each.split.kind)).toEqual(["node-split", "node-split", "node-split", "not-estimable"]);
    // All three sides of one loop tell the same inconsistency.
    const z = list.slice(0, 3).map((each) => Math.abs(there(each.split).inconsistency.test.statistic));
    near(z[0] as number, z[1] as number);
    near(z[0] as number, z[2] as number);
  });

  test("refusals and mistakes", () => {
    expect(nodeSplit(triangle, { treatment: "A", comparator: "B" })).toMatchObject({ code: "too-few" });
    const three = columnsOf([
      row(1, "A", "B", 0.5, 0.3),
      row(1, "B", "C", 0.2, 0.3),
      row(1, "A", "C", 0.7, 0.3),
      row(2, "A", "B", 0.1, 0.2),
    ]);
    for (const share of ["symmetric", "treatment", "comparator"] as const) {
      expect(nodeSplit(three, { treatment: "A", comparator: "B", share })).toMatchObject({ code: "disconnected" });
    }
    const uneven = columnsOf([
      ...rowsOf(triangle),
      row(4, "C", "D", 0, 1e-9),
      row(5, "C", "E", 0, 1),
      row(6, "D", "F", 0, 1),
      row(7, "B", "A", 0, 1),
      row(8, "B", "F", 0, 1),
    ]);
    expect(nodeSplit(uneven, { treatment: "A", comparator: "C", tauSquared: 0 })).toMatchObject({ code: "singular" });
    expect(nodeSplit(uneven, { treatment: "A", comparator: "C" })).toMatchObject({ code: "singular" });
    expect(() => nodeSplit(triangle, { treatment: "A", comparator: "A" })).toThrow(
      "comparator must differ from treatment: A",
    );
    expect(() => nodeSplit(triangle, { treatment: "A", comparator: "Z" })).toThrow(RangeError);
    expect(() => nodeSplit(triangle, { treatment: "A", comparator: "B", level: 1 })).toThrow(RangeError);
  });

  test("coverage of ω at no inconsistency (200 made sets)", () => {
    let covered = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const input = madeNetwork({ seed: 9000 + seed, treatments: 4, trials: 18, maxArms: 3, tau: 0 });
      const { inconsistency } = splitOf(input, "t0", "t1", { tauSquared: 0 });
      covered += Number(Math.abs(inconsistency.test.statistic) < 1.959963984540054);
    }
    // Exact at known variances: binomial(200, 0.95).
    expect(covered).toBeGreaterThan(180);
    expect(covered).toBeLessThan(199);
  });
});

const there2 = <T>(found: readonly T[] | NotEstimable): readonly T[] => {
  if ("kind" in found) throw new RangeError(found.reason);
  return found;
};

describe("Q", () => {
  const decomposed = (input: NetworkContrasts): QDecomposition => there(qDecomposition(input));

  test("by full matrices: designs with effects of their own against the network; τ² within; each design set free", () => {
    fc.assert(
      fc.property(networks, (input) => {
        const found = decomposed(input);
        const dense = denseFit(input, 0);
        near(found.total.statistic, dense.q);
        near(found.within.statistic + found.between.statistic, dense.q);
        const keys = designKeys(input);
        const free = (own: ReadonlySet<string>, tauSquared: number) => withDesigns(input, own, tauSquared);
        const all = free(new Set(keys.values()), 0);
        near(found.within.statistic, all.q, { rel: 1e-8, abs: 1e-9 });
        expect(found.within.df).toEqual([all.df]);
        for (const { treatments, within: own, betweenWithout } of found.designs) {
          const alone = free(new Set([treatments.join("|")]), 0);
          near(betweenWithout.statistic, alone.q - all.q, { rel: 1e-8, abs: 1e-9 });
          expect(betweenWithout.df).toEqual([alone.df - all.df]);
          expect(own.statistic).toBeLessThanOrEqual(found.within.statistic + 1e-9);
        }
        if (found.betweenRandom && "kind" in found.betweenRandom) {
          expect(all.df).toBe(0);
          return;
        }
        const { tauSquaredWithin, test: random } = found.betweenRandom;
        near(tauSquaredWithin, Math.max(0, (all.q - all.df) / all.trace), { rel: 1e-8, abs: 1e-10 });
        const rest = denseFit(input, tauSquaredWithin).q - free(new Set(keys.values()), tauSquaredWithin).q;
        near(random.statistic, rest, { rel: 1e-7, abs: 1e-9 });
      }),
      { seed: 46, numRuns: 30 },
    );
  });

  test("smoking cessation: base R by design columns", () => {
    const found = decomposed(smoking);
    if ("kind" in found.betweenRandom) throw new RangeError();
    near(found.within.statistic, 187.3985341920853);
    near(found.between.statistic, 15.220337020893368);
    near(found.betweenRandom.tauSquaredWithin, 0.66114212147629);
    near(found.betweenRandom.test.statistic, 4.66350592109507);
    expect(found.betweenRandom.test.df).toEqual([7]);
  });

  test("one design: all within; a triangle of single trials: all between, and one side set free leaves none", () => {
    const one = decomposed(columnsOf([row(1, "A", "B", 0.1, 0.2), row(2, "A", "B", 0.7, 0.2)]));
    near(one.within.statistic, 0.36 / 0.08);
    expect(one.between).toMatchObject({ statistic: 0, df: [0], p: 1 });
    expect(one.designs[0]?.betweenWithout).toMatchObject({ statistic: 0, df: [0], p: 1 });
    const three = decomposed(triangle);
    near(three.between.statistic, (0.05 * 0.05) / (0.0144 + 0.0225 + 0.0196));
    expect(three.between.df).toEqual([1]);
    expect(three.designs.map(({ betweenWithout }) => betweenWithout.df)).toEqual([[0], [0], [0]]);
    expect(three.betweenRandom).toMatchObject({ code: "too-few" });
  });
});

describe("hat matrix", () => {
  const hatOf = (input: NetworkContrasts, tauSquared: NetworkTau = "DL"): NetworkHatMatrix =>
    there(networkHatMatrix(input, { tauSquared }));

  test("rows carry network estimates from edges, as a flow of one unit; leverages add up to treatments − 1", () => {
    fc.assert(
      fc.property(networks, (input) => {
        const hat = hatOf(input);
        const fit = there(networkMetaAnalysis(input));
        if (fit.random.kind === "not-estimable") throw new RangeError();
        const { differences, treatments } = fit.random;
        near(
          hat.leverages.reduce((sum, h) => sum + h, 0),
          treatments.length - 1,
        );
        hat.comparisons.forEach(({ treatment, comparator }, c) => {
          const coefficients = hat.coefficients[c] as readonly number[];
          const carried = hat.edges.reduce(
            (sum, { estimate }, e) =>
              sum + (coefficients[e] as number) * (estimate.kind === "estimate" ? estimate.value : Number.NaN),
            0,
          );
          near(carried, differences[treatments.indexOf(treatment)]?.[treatments.indexOf(comparator)] as number);
          for (const node of treatments) {
            const out = hat.edges.reduce(
              (sum, edge, e) =>
                sum +
                (coefficients[e] as number) * (Number(edge.treatment === node) - Number(edge.comparator === node)),
              0,
            );
            near(out, Number(node === treatment) - Number(node === comparator), { rel: 0, abs: 1e-9 });
          }
        });
      }),
      { seed: 47, numRuns: 30 },
    );
  });

  test("of two-arm trials a comparison's own coefficient is its direct share, and leverages are shares of that", () => {
    const input = madeNetwork({ seed: 12, treatments: 5, trials: 14, maxArms: 2 });
    const [hat, found] = [hatOf(input, 0.1), split(input, 0.1)];
    hat.edges.forEach(({ treatment, comparator, trials }, e) => {
      const c = hat.comparisons.findIndex((each) => each.treatment === treatment && each.comparator === comparator);
      const comparison = of(found, `${treatment}`, `${comparator}`);
      expect(comparison.trials).toBe(trials);
      near(hat.coefficients[c]?.[e] as number, comparison.directShare);
      const own = rowsOf(input)
        .map((each, i) => ({ ...each, leverage: hat.leverages[i] as number }))
        .filter(
          (each) =>
            [each.treatment, each.comparator].includes(treatment) &&
            [each.treatment, each.comparator].includes(comparator),
        );
      near(
        own.reduce((sum, { leverage }) => sum + leverage, 0),
        comparison.directShare,
      );
    });
  });

  test("a pair whose reduced weight is not above 0 has no estimate of its own", () => {
    const input = columnsOf([row(1, "A", "B", 0, 0.1), row(1, "B", "C", 0, 0.1), row(1, "A", "C", 0, 0.19)]);
    const hat = hatOf(input, 0);
    expect(hat.edges.map(({ estimate }) => estimate.kind)).toEqual(["estimate", "not-estimable", "estimate"]);
  });
});

const designKeys = (input: NetworkContrasts): ReadonlyMap<string, string> => {
  const arms = new Map<string, Set<string>>();
  for (const { study, treatment, comparator } of rowsOf(input)) {
    const own = arms.get(`${study}`) ?? new Set();
    arms.set(`${study}`, own.add(`${treatment}`).add(`${comparator}`));
  }
  return new Map([...arms].map(([study, own]) => [study, [...own].sort().join("|")]));
};

/** Full matrices again: the designs in `own` have effects of their own; rank found from eigenvalues of XᵀX. */
const withDesigns = (input: NetworkContrasts, own: ReadonlySet<string>, tauSquared: number) => {
  const { basis, total, treatments } = denseFit(input, tauSquared);
  const keys = designKeys(input);
  const name = (study: string, arm: string) => {
    const key = keys.get(study) ?? "";
    return `${own.has(key) ? key : "shared"}:${arm}`;
  };
  const columns = [
    ...new Set([
      ...treatments.map((arm) => `shared:${arm}`),
      ...basis.flatMap(({ study, arm, first }) => [name(study, arm), name(study, first)]),
    ]),
  ];
  const x = new Matrix(
    basis.map(({ study, arm, first }) =>
      columns.map((column) => Number(column === name(study, arm)) - Number(column === name(study, first))),
    ),
  );
  const y = Matrix.columnVector(
    basis.map(({ study, arm, first }) => {
      const found = rowsOf(input).find(
        (each) =>
          `${each.study}` === study &&
          [each.treatment, each.comparator].includes(arm) &&
          [each.treatment, each.comparator].includes(first),
      );
      return found ? (found.treatment === arm ? found.estimate : -found.estimate) : Number.NaN;
    }),
  );
  const w = inverse(total);
  const information = x.transpose().mmul(w).mmul(x);
  const g = pseudo(information);
  const p = Matrix.sub(w, w.mmul(x).mmul(g.inverse).mmul(x.transpose()).mmul(w));
  const heterogeneity = new Matrix(
    basis.map((a, i) => basis.map((b, j) => (a.study === b.study ? (i === j ? 1 : 0.5) : 0))),
  );
  return {
    q: y.transpose().mmul(p).mmul(y).get(0, 0),
    df: basis.length - g.rank,
    trace: p.mmul(heterogeneity).trace(),
  };
};

const pseudo = (symmetric: Matrix) => {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  const largest = Math.max(...realEigenvalues);
  const kept = realEigenvalues.map((value) => (value > 1e-10 * largest ? 1 / value : 0));
  return {
    inverse: eigenvectorMatrix.mmul(Matrix.diag(kept)).mmul(eigenvectorMatrix.transpose()),
    rank: kept.filter((value) => value > 0).length,
  };
};
