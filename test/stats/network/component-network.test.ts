import { describe, expect, test } from "vitest";
import { type ComponentNetwork, componentNetwork } from "../../../pipeline/stats/network/component-network.ts";
import { networkMetaAnalysis } from "../../../pipeline/stats/network/network-meta-analysis.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import { columnsOf, madeNetwork, type Row, rowsOf } from "./made-networks.ts";
import { smoking } from "./smoking.ts";

const row = (study: number, treatment: string, comparator: string, estimate: number, variance: number): Row => ({
  study,
  treatment,
  comparator,
  estimate,
  standardError: Math.sqrt(variance),
});
/** Study 4 has three arms: 1.0, 0.5 and 0 with variances 0.02, 0.03 and 0.04. */
const rows: readonly Row[] = [
  row(1, "K", "P", 0.55, 0.04),
  row(2, "T", "P", 0.3, 0.05),
  row(3, "KT", "T", 0.7, 0.06),
  row(5, "KT", "P", 1.05, 0.09),
  row(4, "KT", "P", 1, 0.06),
  row(4, "K", "P", 0.5, 0.07),
  row(4, "KT", "K", 0.5, 0.05),
];
const components = { P: [], K: ["drug"], T: ["talk"], KT: ["drug", "talk"] };

const fitted = (
  input: readonly Row[],
  options: Parameters<typeof componentNetwork>[1] = { components, tauSquared: 0 },
): ComponentNetwork => {
  const fit = componentNetwork(columnsOf(input), options);
  if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
  return fit;
};
const pairOf = (quantity: Quantity | undefined) => {
  if (quantity?.kind !== "estimate") throw new RangeError(quantity?.reason);
  return [quantity.value, quantity.se];
};
const between = ({ comparisons }: ComponentNetwork, a: string, b: string) =>
  comparisons.find((one) => one.treatment === a && one.comparator === b)?.estimate;
const close = (actual: readonly (number | null)[], expected: readonly number[], digits = 11) => {
  for (const [i, value] of actual.entries()) expect(value).toBeCloseTo(expected[i] as number, digits);
};

describe("componentNetwork", () => {
  // R 4.2.2: V <- diag(c(.04,.05,.06,.09,.06,.07)); V[5,6] <- V[6,5] <- .04, contrasts of study 4 with P, plus tau2*(diag, and 1/2 within
  // study 4); W <- solve(V); b <- solve(t(X) %*% W %*% X, t(X) %*% W %*% y); sqrt(diag(solve(A))); sum(b); t(r) %*% W %*% r
  test.each([
    [
      0,
      [0.60263260151545, 0.12581963646794],
      [0.40059257820089, 0.14015173991113],
      [1.00322517971634, 0.15204071320833],
      0.68712356712648,
    ],
    [
      0.03,
      [0.60472312703583, 0.1572902124391],
      [0.40032573289902, 0.17614971961169],
      [1.00504885993485, 0.18674755628973],
      0.44218241042345,
    ],
  ] as const)(
    "equals generalised least squares with a trial of three arms, τ² = %d",
    (tauSquared, drug, talk, both, q) => {
      const fit = fitted(rows, { components, tauSquared });
      expect(fit.components).toEqual(["drug", "talk"]);
      close(pairOf(fit.effects[0]?.estimate), drug);
      close(pairOf(fit.effects[1]?.estimate), talk);
      close(pairOf(between(fit, "K", "P")), drug);
      // KT − K is talk, KT − T is drug, KT − P is both; the pairs stand in the order of the treatments
      close(pairOf(between(fit, "K", "KT")), [-talk[0], talk[1]]);
      close(pairOf(between(fit, "KT", "P")), both);
      close([fit.q.statistic], [q]);
      expect(fit.q.df).toEqual([6 - 2]);
    },
  );

  test("with one part a treatment it is the network itself", () => {
    const alone = { 1: [], 2: ["two"], 3: ["three"], 4: ["four"] };
    const whole = networkMetaAnalysis(smoking, { tauSquared: 0.1, reference: 1 });
    const sums = componentNetwork(smoking, { components: alone, tauSquared: 0.1 });
    if (whole.kind === "not-estimable" || sums.kind === "not-estimable" || whole.random.kind === "not-estimable")
      throw new RangeError("network must be estimable: false");
    for (const { treatment, estimate } of whole.random.effects) {
      const name = alone[treatment as keyof typeof alone]?.[0];
      close(
        pairOf(sums.effects.find(({ component }) => component === name)?.estimate),
        pairOf(estimate) as number[],
        10,
      );
    }
    const common = componentNetwork(smoking, { components: alone, tauSquared: 0 });
    if (common.kind === "not-estimable") throw new RangeError(common.reason);
    expect(common.q.statistic).toBeCloseTo(whole.q.statistic, 8);
    expect(common.q.df).toEqual(whole.q.df);
  });

  test("sums give what no trial compared, across parts that no trial joins", () => {
    const apart = [row(1, "K", "P", 0.5, 0.04), row(2, "KT", "T", 0.7, 0.05)];
    const fit = fitted(apart);
    close(pairOf(fit.effects[0]?.estimate), [(0.5 / 0.04 + 0.7 / 0.05) / 45, Math.sqrt(1 / 45)]);
    expect(fit.effects[1]?.estimate).toMatchObject({ kind: "not-estimable", code: "singular" });
    expect(between(fit, "K", "T")?.kind).toBe("not-estimable");
    close(pairOf(between(fit, "KT", "T")), pairOf(between(fit, "K", "P")) as number[]);
  });

  test("parts that always come together are refused, their sum is not; the same parts are not compared", () => {
    const fit = fitted([row(1, "KT", "P", 0.5, 0.04), row(2, "KT", "Q", 0.7, 0.05)], {
      components: { ...components, Q: [] },
      tauSquared: 0,
    });
    for (const { estimate } of fit.effects) expect(estimate).toMatchObject({ code: "singular" });
    expect(between(fit, "KT", "P")?.kind).toBe("estimate");
    expect(between(fit, "P", "Q")).toMatchObject({ reason: "The parts of P and Q are the same." });
  });

  test("the order of rows and the direction of contrasts do not matter", () => {
    const made = madeNetwork({ seed: 7, treatments: 4, maxArms: 3, trials: 9, tau: 0.2 });
    const list = rowsOf(made);
    const names = [
      ...new Set(list.flatMap(({ treatment, comparator }) => [String(treatment), String(comparator)])),
    ].sort();
    const parts = Object.fromEntries(names.map((name, i) => [name, [[], ["a"], ["b"], ["a", "b"]][i] as string[]]));
    const first = fitted(list, { components: parts, tauSquared: 0.05 });
    fc.assert(
      fc.property(fc.shuffledSubarray([...list.keys()], { minLength: list.length }), fc.nat(), (order, flip) => {
        const shuffled = order.map((i) => {
          const one = list[i] as Row;
          return (flip >> (i % 20)) % 2 === 0
            ? one
            : { ...one, treatment: one.comparator, comparator: one.treatment, estimate: -one.estimate };
        });
        const again = fitted(shuffled, { components: parts, tauSquared: 0.05 });
        for (const [i, { estimate }] of again.effects.entries())
          close(pairOf(estimate), pairOf(first.effects[i]?.estimate) as number[], 9);
      }),
      { numRuns: 20 },
    );
  });

  test("refuses in words, throws for wrong arguments", () => {
    expect(componentNetwork(columnsOf([]), { components, tauSquared: 0 })).toMatchObject({ kind: "not-estimable" });
    const none = { P: [], K: [], T: [], KT: [] };
    expect(componentNetwork(columnsOf(rows), { components: none, tauSquared: 0 })).toMatchObject({ code: "no-data" });
    expect(() => fitted(rows, { components: { P: [] }, tauSquared: 0 })).toThrow(
      /components must name every treatment/,
    );
    expect(() => fitted(rows, { components, tauSquared: -1 })).toThrow(/tauSquared must not be negative/);
  });
});
