import { describe, expect, test } from "vitest";
import { commonEffect } from "../../../pipeline/stats/meta/common-effect.ts";
import { randomEffects } from "../../../pipeline/stats/meta/random-effects.ts";
import { indirectComparison } from "../../../pipeline/stats/network/bucher.ts";
import { networkParts } from "../../../pipeline/stats/network/connected-parts.ts";
import { effectsAgainst, leagueTable } from "../../../pipeline/stats/network/league-table.ts";
import type { NetworkEffect } from "../../../pipeline/stats/network/network-effect.ts";
import {
  type NetworkMetaAnalysis,
  type NetworkOptions,
  networkMetaAnalysis,
  type ReferencedPool,
} from "../../../pipeline/stats/network/network-meta-analysis.ts";
import { orderedLabels } from "../../../pipeline/stats/network/network-trial.ts";
import { pScores } from "../../../pipeline/stats/network/p-scores.ts";
import { type Network, type NetworkContrasts, readNetwork } from "../../../pipeline/stats/network/read-network.ts";
import { solveNetwork } from "../../../pipeline/stats/network/solve-network.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { columnsOf, denseFit, madeNetwork, type Row, rowsOf } from "./made-networks.ts";
import { smoking } from "./smoking.ts";

const near = (actual: number, expected: number, of = tolerance.closedForm) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const fitted = (input: NetworkContrasts, options: NetworkOptions = {}): NetworkMetaAnalysis => {
  const fit = networkMetaAnalysis(input, options);
  if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
  return fit;
};

const randomOf = ({ random }: NetworkMetaAnalysis): ReferencedPool => {
  if (random.kind === "not-estimable") throw new RangeError(random.reason);
  return random;
};

const numbers = (quantity: Quantity) => {
  if (quantity.kind !== "estimate") throw new RangeError(quantity.reason);
  const [interval] = quantity.intervals;
  return {
    value: quantity.value,
    se: quantity.se ?? Number.NaN,
    low: interval?.low ?? Number.NaN,
    high: interval?.high ?? Number.NaN,
    method: interval?.method,
  };
};

const effectsOf = (effects: readonly NetworkEffect[]) =>
  effects.map(({ treatment, comparator, estimate }) => ({ treatment, comparator, ...numbers(estimate) }));

const row = (
  study: Row["study"],
  treatment: Row["treatment"],
  comparator: Row["comparator"],
  estimate: number,
  standardError = 0.2,
): Row => ({
  study,
  treatment,
  comparator,
  estimate,
  standardError,
});

const networks = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    treatments: fc.integer({ min: 2, max: 7 }),
    maxArms: fc.integer({ min: 2, max: 6 }),
    extra: fc.integer({ min: 2, max: 8 }),
    tau: fc.constantFrom(0, 0.2, 0.6),
  })
  .map(({ extra, maxArms, ...plan }) =>
    madeNetwork({ ...plan, maxArms: Math.min(maxArms, plan.treatments), trials: plan.treatments - 1 + extra }),
  );

describe("a second way: full matrices on the contrasts with each trial's first arm", () => {
  test("effects, standard errors, Q and DL τ², common and random, of networks with multi-arm trials", () => {
    fc.assert(
      fc.property(networks, (input) => {
        const fit = fitted(input);
        const dense = denseFit(input, 0);
        near(fit.q.statistic, dense.q);
        expect(fit.q.df).toEqual([dense.df]);
        const tauSquared = numbers(fit.tauSquared).value;
        near(tauSquared, Math.max(0, (dense.q - dense.df) / dense.trace));
        for (const [pool, second] of [
          [fit.common, dense],
          [randomOf(fit), denseFit(input, tauSquared)],
        ] as const) {
          expect(pool.treatments).toEqual(second.treatments);
          effectsOf(pool.effects).forEach(({ value, se }, j) => {
            near(value, second.beta[j] as number);
            near(se, Math.sqrt(second.covariance.get(j, j)));
          });
          const last = pool.treatments.length - 1;
          if (last < 2) return;
          const { covariance } = second;
          near(
            pool.standardErrors[1]?.[last] as number,
            Math.sqrt(covariance.get(0, 0) + covariance.get(last - 1, last - 1) - 2 * covariance.get(0, last - 1)),
          );
        }
      }),
      { seed: 41, numRuns: 60 },
    );
  });

  test("REML τ² is where the dense score is 0, and no other τ² is more likely", () => {
    fc.assert(
      fc.property(networks, (input) => {
        const { value } = numbers(fitted(input, { tauSquared: "REML" }).tauSquared);
        const { score, trace } = denseFit(input, value);
        if (value > 0) near(score / trace, 0, { rel: 0, abs: 1e-8 });
        else expect(score).toBeLessThanOrEqual(1e-9);
        const network = readNetwork(input) as Network;
        const height = (tauSquared: number) => {
          const solution = solveNetwork(network, tauSquared);
          return solution.kind === "not-estimable" ? Number.NaN : solution.restrictedLogLikelihood;
        };
        for (const other of [0, 0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 3, 10]) {
          expect(height(other)).toBeLessThanOrEqual(height(value) + 1e-10);
        }
      }),
      { seed: 42, numRuns: 40 },
    );
  });

  test("the limits of τ² are where Q meets the chi-square quantiles", () => {
    const { tauSquared, q } = fitted(smoking, { level: 0.9 });
    const { low, high, method } = numbers(tauSquared);
    // qchisq(c(0.95, 0.05), 23)
    expect(q.df).toEqual([23]);
    near(denseFit(smoking, low).q, 35.17246162690806);
    near(denseFit(smoking, high).q, 13.090514188172801);
    expect(method).toBe("Q-profile");
  });
});

describe("published and other software's numbers", () => {
  test("smoking cessation, REML: metafor 3.8-1 rma.mv(random = ~ treatment | study, rho = 1/2), its score solved to the end", () => {
    const fit = fitted(smoking, { reference: 1, tauSquared: "REML" });
    near(numbers(fit.tauSquared).value, 0.450230097460579, tolerance.iterative);
    const expected = [
      [0.3971685894546, 0.3286393590321],
      [0.7090093674688, 0.1952506263489],
      [0.8687334650833, 0.3720733054707],
    ] as const;
    effectsOf(randomOf(fit).effects).forEach(({ value, se }, j) => {
      near(value, expected[j]?.[0] as number, tolerance.iterative);
      near(se, expected[j]?.[1] as number, tolerance.iterative);
    });
  });
});

describe("small networks", () => {
  const rows = [row(1, "A", "B", 0.4, 0.2), row(2, "A", "B", -0.3, 0.25), row(3, "B", "A", -0.9, 0.3)];
  const trials = { estimates: [0.4, -0.3, 0.9], standardErrors: [0.2, 0.25, 0.3] };

  test("two treatments are a pairwise meta-analysis, whatever the direction of a row", () => {
    const fit = fitted(columnsOf(rows), { reference: "B" });
    const common = commonEffect(trials);
    if (common.kind === "not-estimable") throw new RangeError();
    const single = numbers(common.estimate);
    const [effect] = effectsOf(fit.common.effects);
    near(effect?.value ?? Number.NaN, single.value, tolerance.exact);
    near(effect?.se ?? Number.NaN, single.se, tolerance.exact);
    near(fit.q.statistic, common.q.statistic, tolerance.exact);
    for (const method of ["DL", "REML"] as const) {
      const pair = randomEffects(trials, { method, interval: "z" });
      if (pair.kind === "not-estimable") throw new RangeError();
      const network = fitted(columnsOf(rows), { reference: "B", tauSquared: method });
      const [one] = effectsOf(randomOf(network).effects);
      const two = numbers(pair.estimate);
      const [tau, pairTau] = [numbers(network.tauSquared), numbers(pair.tauSquared)];
      near(tau.value, pairTau.value, tolerance.iterative);
      near(tau.low, pairTau.low, tolerance.iterative);
      near(tau.high, pairTau.high, tolerance.iterative);
      for (const key of ["value", "se", "low", "high"] as const) {
        near(one?.[key] ?? Number.NaN, two[key], tolerance.iterative);
      }
    }
  });

  test("one trial is given back; τ² and the random effect are refused", () => {
    const fit = fitted(columnsOf([row("only", 2, 1, 0.7, 0.3)]));
    const [effect] = effectsOf(fit.common.effects);
    expect(effect).toMatchObject({ treatment: 2, comparator: 1 });
    near(effect?.value ?? Number.NaN, 0.7, tolerance.exact);
    near(effect?.se ?? Number.NaN, 0.3, tolerance.exact);
    expect(fit.q).toMatchObject({ statistic: 0, df: [0], p: 1 });
    expect(fit.tauSquared).toMatchObject({ kind: "not-estimable", code: "too-few" });
    expect(fit.random).toMatchObject({ kind: "not-estimable", code: "too-few" });
    expect(fit.iSquared).toMatchObject({ kind: "not-estimable", code: "too-few" });
    const given = fitted(columnsOf([row("only", 2, 1, 0.7, 0.3)]), { tauSquared: 0.07 });
    near(effectsOf(randomOf(given).effects)[0]?.se ?? Number.NaN, 0.4, tolerance.exact);
    expect(given.tauSquared).toMatchObject({ value: 0.07, intervals: [] });
  });

  test("a star gives Bucher's indirect comparisons and its own rows", () => {
    const fit = fitted(columnsOf([row(1, "A", "C", 0.5, 0.2), row(2, "C", "B", -0.1, 0.3)]), { reference: "B" });
    const [a, c] = effectsOf(fit.common.effects);
    const bucher = numbers(
      indirectComparison({
        ac: { estimate: 0.5, standardError: 0.2 },
        bc: { estimate: 0.1, standardError: 0.3 },
      }).estimate,
    );
    for (const key of ["value", "se", "low", "high"] as const)
      near(a?.[key] ?? Number.NaN, bucher[key], tolerance.exact);
    near(c?.value ?? Number.NaN, -0.1, tolerance.exact);
  });

  test("one three-arm trial is given back, none of its pairs more precise than they are", () => {
    const input = columnsOf([row(1, "A", "B", 0.5, 0.3), row(1, "B", "C", 0.2, 0.35), row(1, "C", "A", -0.7, 0.4)]);
    const { common } = fitted(input, { reference: "A" });
    expect(common.differences[0]?.[1]).toBeCloseTo(0.5, 12);
    for (const [i, j, se] of [
      [0, 1, 0.3],
      [1, 2, 0.35],
      [0, 2, 0.4],
    ] as const) {
      expect(common.standardErrors[i]?.[j]).toBeCloseTo(se, 12);
    }
  });
});

describe("identities", () => {
  const input = madeNetwork({ seed: 7 });
  const fit = fitted(input);

  test("the reference does not matter; the league table is antisymmetric and adds up", () => {
    const { differences } = randomOf(fit);
    for (const reference of fit.treatments) {
      const other = fitted(input, { reference });
      expect(other.reference).toBe(reference);
      near(other.q.statistic, fit.q.statistic, tolerance.exact);
      effectsOf(randomOf(other).effects).forEach((effect) => {
        const [i, j] = [fit.treatments.indexOf(effect.treatment), fit.treatments.indexOf(effect.comparator)];
        near(effect.value, differences[i]?.[j] as number, tolerance.exact);
        near(effect.value, -(differences[j]?.[i] as number), tolerance.exact);
      });
    }
    near((differences[0]?.[1] as number) + (differences[1]?.[2] as number), differences[0]?.[2] as number);
    const league = leagueTable(fit.common, { level: 0.9 });
    expect(league.map((cells, i) => cells[i])).toEqual(fit.treatments.map(() => null));
    const effect = league[3]?.[1];
    expect(effect).toMatchObject({ treatment: "t3", comparator: "t1" });
    const { value, se, low, high } = numbers(effect?.estimate as Quantity);
    near(high - value, 1.6448536269514722 * se);
    near(value - low, 1.6448536269514722 * se);
    near(effect?.test.statistic as number, value / se);
  });

  test("rows in any order and direction, treatments under any name: the same answer", () => {
    const turned = rowsOf(input)
      .map((each, i) =>
        i % 2 === 0
          ? each
          : { ...each, treatment: each.comparator, comparator: each.treatment, estimate: -each.estimate },
      )
      .reverse();
    const number = (label: string | number) => 40 - 3 * Number(String(label).slice(1));
    const renamed = turned.map((each) => ({
      ...each,
      treatment: number(each.treatment),
      comparator: number(each.comparator),
    }));
    const again = fitted(columnsOf(renamed), { reference: number("t0") });
    expect(again.treatments).toEqual([28, 31, 34, 37, 40]);
    const first = effectsOf(randomOf(fit).effects);
    for (const effect of effectsOf(randomOf(again).effects)) {
      const same = first.find(({ treatment }) => number(treatment) === effect.treatment);
      near(effect.value, same?.value ?? Number.NaN, tolerance.exact);
      near(effect.se, same?.se ?? Number.NaN, tolerance.exact);
    }
  });

  test("in other units everything but Q, I² and P-scores scales; an effect added to one treatment moves only it", () => {
    const scaled = fitted(
      columnsOf(
        rowsOf(input).map((each) => ({
          ...each,
          estimate: 10 * each.estimate,
          standardError: 10 * each.standardError,
        })),
      ),
    );
    near(scaled.q.statistic, fit.q.statistic);
    near(numbers(scaled.tauSquared).value, 100 * numbers(fit.tauSquared).value);
    near(scaled.common.differences[1]?.[0] as number, 10 * (fit.common.differences[1]?.[0] as number));
    const moved = fitted(
      columnsOf(
        rowsOf(input).map((each) => ({
          ...each,
          estimate: each.estimate + Number(each.treatment === "t2") - Number(each.comparator === "t2"),
        })),
      ),
    );
    near(moved.q.statistic, fit.q.statistic);
    near(randomOf(moved).differences[2]?.[0] as number, 1 + (randomOf(fit).differences[2]?.[0] as number));
    near(randomOf(moved).differences[3]?.[0] as number, randomOf(fit).differences[3]?.[0] as number);
  });

  test("identical trials: no spread, τ² 0, an empty Q-profile, random as common", () => {
    const same = fitted(columnsOf([row(1, "A", "B", 0.3), row(2, "A", "B", 0.3), row(3, "A", "B", 0.3)]));
    expect(numbers(same.iSquared).value).toBe(0);
    expect(numbers(same.tauSquared)).toMatchObject({ value: 0, low: 0, high: 0 });
    expect(numbers(same.tauSquared).method).toContain("empty");
    expect(randomOf(same).standardErrors).toEqual(same.common.standardErrors);
  });

  test("P-scores average ½, turn over with the direction, and of two treatments are one-sided p values", () => {
    const small = pScores(randomOf(fit), { smallValues: "desirable" });
    const large = pScores(randomOf(fit), { smallValues: "undesirable" });
    near(small.reduce((sum, { pScore }) => sum + pScore, 0) / small.length, 0.5);
    small.forEach(({ treatment, pScore }, i) => {
      expect(large[i]?.treatment).toBe(treatment);
      near(pScore + (large[i]?.pScore as number), 1);
    });
    const pair = fitted(columnsOf([row(1, "A", "B", -0.5, 0.25)]));
    expect(pScores(pair.common, { smallValues: "desirable" })[0]?.pScore).toBeCloseTo(0.9772498680518208, 12);
  });
});

describe("refusals", () => {
  const refusal = (rows: readonly Row[]) => networkMetaAnalysis(columnsOf(rows));

  test("disconnected: the parts are named", () => {
    const rows = [row(1, "A", "B", 0.1), row(2, "C", "D", 0.1), row(3, "D", "E", 0.1)];
    expect(refusal(rows)).toMatchObject({
      code: "disconnected",
      reason: "The network falls into 2 parts that share no trial: C, D, E | A, B.",
      details: { parts: 2 },
    });
    expect(networkParts(columnsOf(rows))).toEqual([
      ["C", "D", "E"],
      ["A", "B"],
    ]);
    expect(networkParts(columnsOf([...rows, row(4, "E", "A", 0)]))).toEqual([["A", "B", "C", "D", "E"]]);
    expect(networkParts(columnsOf([]))).toMatchObject({ code: "no-data" });
  });

  test.each([
    ["no-data", "no trial", []],
    ["one-group", "Study x compares A with itself.", [row("x", "A", "A", 0)]],
    [
      "one-group",
      "Study x compares C with itself.",
      [row("x", "A", "B", 0), row("x", "C", "C", 0), row("x", "A", "C", 0)],
    ],
    ["no-data", "2 of their 3 contrasts", [row(1, "A", "B", 0), row(1, "A", "C", 0)]],
    ["singular", "some stand twice", [row(1, "A", "B", 0), row(1, "B", "A", 0)]],
    ["singular", "do not add up", [row(1, "A", "B", 0.5), row(1, "B", "C", 0.5), row(1, "A", "C", -1)]],
    [
      "singular",
      "cannot be those of contrasts among the same arms",
      [row(1, "A", "B", 0, 0.1), row(1, "B", "C", 0, 0.1), row(1, "A", "C", 0, 0.9)],
    ],
    ["singular", "has no weight", [row(1, "A", "B", 0, 0)]],
    ["singular", "has no weight", [row(1, "A", "B", 1e60)]],
    [
      "singular",
      "cannot be told apart",
      [row(1, "A", "C", 0, 1), row(2, "D", "C", 0, 1), row(3, "E", "C", 0, 1), row(4, "A", "B", 0, 1e-9)],
    ],
  ] as const)("%s: %s", (code, reason, rows) => {
    const found = refusal(rows);
    expect(found).toMatchObject({ kind: "not-estimable", code });
    expect(found.kind === "not-estimable" ? found.reason : "").toContain(reason);
  });

  test("print that was rounded is no contradiction", () => {
    expect(refusal([row(1, "A", "B", 0.33), row(1, "B", "C", 0.33), row(1, "A", "C", 0.67)]).kind).toBe(
      "network-meta-analysis",
    );
  });

  test("a solution at impossible variances is refused", () => {
    const network = readNetwork(columnsOf([row(1, "A", "B", 0), row(1, "B", "C", 0), row(1, "A", "C", 0)])) as Network;
    const [trial] = network.trials;
    if (!trial) throw new RangeError();
    const impossible = { ...network, trials: [{ ...trial, variances: Float64Array.of(1, 9, 1) }] };
    expect(solveNetwork(impossible, 0)).toMatchObject({ code: "singular" });
  });

  test("mistakes throw", () => {
    const good = rowsOf(smoking);
    const input = columnsOf(good);
    expect(() => fitted(input, { reference: 9 })).toThrow("reference must be a treatment of the network: 9");
    expect(() => fitted(input, { level: 95 })).toThrow(RangeError);
    expect(() => fitted(input, { tauSquared: -1 })).toThrow("tauSquared must not be negative: -1");
    expect(() => fitted(input, { tauSquared: Number.NaN })).toThrow(RangeError);
    expect(() => fitted({ ...input, studies: [1] })).toThrow("studies must have length 28: 1");
    expect(() => fitted({ ...input, standardErrors: [0.1] })).toThrow(RangeError);
    expect(() => fitted(columnsOf([row(1, "A", "B", 0, -0.1)]))).toThrow(
      "standardErrors[0] must not be negative: -0.1",
    );
    expect(() => fitted(columnsOf([row(1, "A", "B", Number.NaN)]))).toThrow("estimates[0] must be finite: NaN");
    expect(() => fitted(columnsOf([row(1, Number.NaN, "B", 0)]))).toThrow(
      "treatments[0] must be a text or a finite number",
    );
    expect(() => effectsAgainst(fitted(input).common, { reference: "none" })).toThrow(RangeError);
    expect(() => leagueTable(fitted(input).common, { level: 0 })).toThrow(RangeError);
  });

  test("labels: numbers by size, mixtures as text", () => {
    expect(orderedLabels([10, 2, 1, 2])).toEqual([1, 2, 10]);
    expect(orderedLabels(["b", 10, "a", 2, "2"])).toEqual([10, "2", "a", "b"]);
  });
});

test("coverage of random-effects intervals in networks with multi-arm trials (200 made sets of 11 trials)", () => {
  let covered = 0;
  let all = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const fit = fitted(madeNetwork({ seed: 5000 + seed, treatments: 3, trials: 11, maxArms: 3, tau: 0.3 }), {
      tauSquared: "DL",
    });
    for (const { treatment, low, high } of effectsOf(randomOf(fit).effects)) {
      const truth = 0.2 * Number(String(treatment).slice(1));
      covered += Number(low <= truth && truth <= high);
      all += 1;
    }
  }
  expect(all).toBe(400);
  // 0.95 less a little for the normal quantile with τ² estimated; ± 3 standard errors of 200 correlated sets.
  expect(covered / all).toBeGreaterThan(0.88);
  expect(covered / all).toBeLessThan(0.98);
});
