import { describe, expect, it } from "vitest";
import { normalUpperTail } from "../../../pipeline/stats/distributions/normal-upper-tail.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { type LogRank, logRank } from "../../../pipeline/stats/survival/log-rank.ts";
import { fc } from "../../support/properties.ts";
import {
  differences,
  firstTable,
  inputColumn,
  referenceCase,
  type Tree,
  textColumn,
} from "../../support/reference-case.ts";
import { caseNumbers, codesOf, smallData } from "./right-censored-data.ts";

const answer = (result: ReturnType<typeof logRank>): LogRank => {
  if (result.kind !== "log-rank") throw new Error(result.reason);
  return result;
};

const tree = ({ observed, expected, variance, test }: LogRank): { readonly [key: string]: Tree } => ({
  observed,
  expected,
  var_rows: variance,
  chisq: test.statistic,
  df: test.df[0] ?? null,
  p: test.p,
});

describe("log-rank against R", () => {
  it.each(["surv-logrank-gehan", "surv-logrank-veteran-4groups", "surv-logrank-veteran-stratified"])(
    "%s: every number",
    (id) => {
      const reference = referenceCase(id);
      const table = firstTable(reference);
      const groups = reference.expected.groups as readonly string[];
      const stratum = reference.inputs.strata
        ? codesOf(textColumn(table, inputColumn(reference, "strata")))
        : undefined;
      const data = {
        time: caseNumbers(reference, "time"),
        event: caseNumbers(reference, "status"),
        group: codesOf(textColumn(table, inputColumn(reference, "group")), groups),
        ...(stratum ? { stratum } : {}),
      };
      const plain = answer(logRank(data));
      const variance = plain.variance[1]?.[1] ?? 0;
      const actual = {
        groups,
        logrank: {
          ...tree(plain),
          "OE_over_V.loghr_group2_vs_1": ((plain.observed[1] ?? 0) - (plain.expected[1] ?? 0)) / variance,
          "OE_over_V.se": 1 / Math.sqrt(variance),
        },
        peto_peto_rho1: tree(answer(logRank(data, { rho: 1 }))),
      };
      expect(differences(reference, actual)).toEqual([]);
    },
  );
});

describe("log-rank identities", () => {
  it("observed and expected have the same total, each row of the variance sums to 0, and order does not matter", () => {
    fc.assert(
      fc.property(smallData(6), fc.constantFrom(0, 1, 0.5), (data, rho) => {
        const group = Array.from(data.time, (_, i) => i % 3);
        const result = logRank({ ...data, group }, { rho });
        if (result.kind !== "log-rank") return;
        const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(total(result.observed)).toBeCloseTo(total(result.expected), 9);
        for (const row of result.variance) expect(total(row)).toBeCloseTo(0, 9);
        const turned = { time: Array.from(data.time).reverse(), event: Array.from(data.event).reverse() };
        const other = answer(logRank({ ...turned, group: group.toReversed() }, { rho }));
        expect(other.test.statistic).toBeCloseTo(result.test.statistic, 8);
        expect(result.test.p).toBeGreaterThanOrEqual(0);
        expect(result.test.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("with two groups equals the hypergeometric sum taken table by table", () => {
    fc.assert(
      fc.property(smallData(4), (data) => {
        const group = Array.from(data.time, (_, i) => i % 2);
        const result = logRank({ ...data, group });
        if (result.kind !== "log-rank") return;
        let gap = 0;
        let variance = 0;
        for (const t of new Set(Array.from(data.time))) {
          const people = Array.from(data.time, (time, i) => ({
            time,
            dies: time === t && data.event[i] === 1,
            one: group[i] === 1,
          }));
          const risk = people.filter(({ time }) => time >= t);
          const [n, n1] = [risk.length, risk.filter(({ one }) => one).length];
          const d = risk.filter(({ dies }) => dies).length;
          gap += risk.filter(({ dies, one }) => dies && one).length - (d * n1) / n;
          if (n > 1) variance += (d * n1 * (n - n1) * (n - d)) / (n * n * (n - 1));
        }
        const z = gap / Math.sqrt(variance);
        expect(result.test.statistic).toBeCloseTo(z * z, 8);
        expect(result.test.p).toBeCloseTo(2 * normalUpperTail(Math.abs(z)), 10);
      }),
    );
  });

  it("rejects as often as it should when groups do not differ", () => {
    const { next } = random("log-rank null");
    let rejected = 0;
    const runs = 1000;
    for (let run = 0; run < runs; run++) {
      const time = Array.from({ length: 60 }, () => Math.ceil(-40 * Math.log(1 - next())));
      const event = time.map(() => (next() < 0.8 ? 1 : 0));
      if (answer(logRank({ time, event, group: time.map((_, i) => i % 2) })).test.p < 0.05) rejected++;
    }
    expect(rejected / runs).toBeGreaterThan(0.03);
    expect(rejected / runs).toBeLessThan(0.07);
  });

  it("drops a group that was never at risk beside an event", () => {
    const data = { time: [1, 2, 3, 4, 0.5], event: [1, 1, 1, 0, 0] };
    const three = answer(logRank({ ...data, group: [0, 1, 0, 1, 2] }));
    expect(three.test.df).toEqual([1]);
  });
});

describe("log-rank refuses", () => {
  it("one group, no events, and groups never at risk together", () => {
    expect(logRank({ time: [1, 2], event: [1, 1], group: [0, 0] })).toMatchObject({ code: "one-group" });
    expect(logRank({ time: [1, 2], event: [0, 0], group: [0, 1] })).toMatchObject({ code: "no-events" });
    expect(logRank({ time: [], event: [], group: [] })).toMatchObject({ kind: "not-estimable" });
    expect(logRank({ time: [1, 5], event: [0, 1], group: [0, 1] })).toMatchObject({ code: "one-group" });
    expect(logRank({ time: [3, 3], event: [1, 1], group: [0, 1] })).toMatchObject({ code: "singular" });
  });

  it("wrong codes and weights, as bugs", () => {
    expect(() => logRank({ time: [1], event: [1], group: [0.5] })).toThrow(RangeError);
    expect(() => logRank({ time: [1], event: [1], group: [] })).toThrow("group must have length 1: 0");
    const weighted = { time: [1], event: [1], group: [0], weight: [2] };
    expect(() => logRank(weighted)).toThrow("weight not supported by the log-rank test");
  });
});
