import { describe, expect, it } from "vitest";
import { adjustedRelapse } from "../../../pipeline/derive/weighting/adjusted-relapse.ts";
import { adjustment, targetOf } from "../../../pipeline/derive/weighting/adjustment.ts";
import { gate, isWithheld } from "../../../pipeline/derive/weighting/gate.ts";
import type { RelapsePeople } from "../../../pipeline/derive/weighting/relapse-population.ts";
import { type WeightedPeople, weightedPeople } from "../../../pipeline/derive/weighting/weighted-people.ts";
import { covariateBalance } from "../../../pipeline/stats/causal/covariate-balance.ts";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { shippedPlan } from "../../support/shipped-evidence.ts";

const limits = shippedPlan().gate;
const every = ["overlap", "iptwStabilised", "iptwTrim0.05-0.95", "entropy", "regression", "aipw"];

/** Severe people choose the comparator and relapse sooner; the treatment itself does nothing. */
const confounded = (n: number, seed: number, pull = 1) => {
  const source = randomStream(seed);
  const severity = Float64Array.from({ length: n }, () => standardNormal(source));
  const treated = Uint8Array.from(severity, (z) => (source.next() < 1 / (1 + Math.exp(pull * z)) ? 1 : 0));
  const relapse = Float64Array.from(severity, (z) => (-100 * Math.log(1 - source.next())) / Math.exp(0.7 * z));
  const people: RelapsePeople = {
    courses: [],
    treated,
    time: relapse.map((t) => Math.min(t, 200)),
    event: Uint8Array.from(relapse, (t) => (t <= 200 ? 1 : 0)),
    responded: new Uint8Array(n).fill(1),
  };
  return { severity, treated, people };
};

const weighted = (treated: Uint8Array, columns: readonly Float64Array[], word: string): WeightedPeople => {
  const found = weightedPeople(treated, columns, adjustment(word), "none");
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return found;
};

const kept = (people: RelapsePeople, rows: readonly number[]): RelapsePeople => ({
  courses: [],
  treated: Uint8Array.from(rows, (row) => people.treated[row] as number),
  time: Float64Array.from(rows, (row) => people.time[row] as number),
  event: Uint8Array.from(rows, (row) => people.event[row] as number),
  responded: Uint8Array.from(rows, (row) => people.responded[row] as number),
});

describe("adjustments", () => {
  it("are read by name and say whom they speak for", () => {
    expect(every.map((word) => targetOf(adjustment(word)))).toEqual([
      "overlap",
      "everyone",
      "everyone-within-limits",
      "everyone",
      "everyone",
      "everyone",
    ]);
    expect(adjustment("iptwTrim0.1-0.9")).toEqual({ kind: "trimmed", low: 0.1, high: 0.9 });
    for (const wrong of ["", "toString", "iptwTrim0.9-0.1", "matching"])
      expect(() => adjustment(wrong)).toThrow(RangeError);
  });

  it("pay one degree of freedom a term of the model of treatment where the plan says so", () => {
    const { treated, severity } = confounded(200, 4);
    for (const word of every) {
      const [free, paid] = (["none", "columns"] as const).map((smallSample) =>
        weightedPeople(treated, [severity], adjustment(word), smallSample),
      );
      if (free?.kind !== "weighted-people" || paid?.kind !== "weighted-people") throw new Error(word);
      expect(free.model.degreesLost).toBeUndefined();
      expect(paid.model.degreesLost).toBe(2);
      expect(paid.weight).toEqual(free.weight);
    }
  });

  it("take away a difference that comes only from who chose what", () => {
    const { severity, treated, people } = confounded(4000, 7);
    const even = { ...weighted(treated, [severity], "overlap"), weight: new Float64Array(4000).fill(1) };
    const naive = adjustedRelapse(people, even, adjustment("overlap"), {
      measure: "restricted-mean",
      tau: 150,
      level: 0.95,
    });
    if (naive.kind === "not-estimable" || naive.difference.kind === "not-estimable") throw new Error("refused");
    expect(naive.difference.value).toBeGreaterThan(15);
    for (const word of every) {
      const arms = weighted(treated, [severity], word);
      for (const measure of ["restricted-mean", "response-duration", "relapse-free"] as const) {
        const found = adjustedRelapse(kept(people, arms.rows), arms, adjustment(word), {
          measure,
          tau: 150,
          level: 0.95,
        });
        if (found.kind === "not-estimable" || found.difference.kind === "not-estimable") throw new Error(word);
        const { value, se } = found.difference;
        // Within three standard errors of no difference.
        expect(Math.abs(value), `${word} ${measure}`).toBeLessThan(3 * (se as number));
      }
    }
  });

  it("balance means exactly by overlap and entropy weights", () => {
    const { severity, treated } = confounded(600, 3);
    const square = severity.map((z) => z * z);
    for (const word of ["overlap", "entropy"]) {
      const { weight } = weighted(treated, [severity, square], word);
      const balance = covariateBalance({ treated, covariates: [severity, square], weight });
      if (balance.kind === "not-estimable") throw new Error(balance.reason);
      expect(balance.worst).toBeLessThan(1e-8);
    }
  });

  it("survive columns that say nothing new, and refuse what tells the cohorts apart for certain", () => {
    const { severity, treated } = confounded(300, 5);
    const twice = weighted(treated, [severity, severity.map((z) => 2 * z + 1), new Float64Array(300)], "overlap");
    expect(Array.from(twice.weight)).toEqual(
      Array.from(weighted(treated, [severity], "overlap").weight, (w) => expect.closeTo(w, 10)),
    );
    expect(weightedPeople(treated, [Float64Array.from(treated)], adjustment("overlap"), "none")).toMatchObject({
      code: "separation",
    });
    expect(weightedPeople(new Uint8Array(300), [severity], adjustment("overlap"), "none")).toMatchObject({
      code: "one-group",
    });
  });
});

describe("gate", () => {
  const checked = (word: string, n: number, seed: number, pull: number) => {
    const { severity, treated, people } = confounded(n, seed, pull);
    const arms = weighted(treated, [severity], word);
    const values = Float64Array.from(arms.rows, (row) => severity[row] as number);
    return gate(
      {
        people: arms,
        events: kept(people, arms.rows).event,
        balance: [{ name: "severity", values }],
        beyond: [{ name: "severity²", values: values.map((z) => z * z) }],
      },
      limits,
    );
  };

  it("lets a fair comparison through with every number", () => {
    const checks = checked("overlap", 800, 11, 0.5);
    expect(isWithheld(checks)).toBe(false);
    expect(checks.map(({ item }) => item)).toEqual([
      "people",
      "events",
      "effective-size",
      "largest-weight",
      "people",
      "events",
      "effective-size",
      "largest-weight",
      "overlap",
      "imbalance",
      "imbalance-of-squares-and-products",
    ]);
    const count = checks.filter(({ item }) => item === "people").reduce((total, { value }) => total + value, 0);
    expect(count).toBe(800);
  });

  it("withholds for few people, and for cohorts that hardly overlap", () => {
    const few = checked("overlap", 40, 2, 0.5).filter(({ state }) => state === "withholds");
    expect(few.map(({ item }) => item)).toContain("people");
    const apart = checked("iptwStabilised", 800, 4, 5).filter(({ state }) => state === "withholds");
    expect(apart.map(({ item }) => item)).toEqual(expect.arrayContaining(["overlap"]));
    for (const { item, value, limit } of apart) {
      if (item === "overlap") expect(value).toBeLessThan(limit);
    }
  });
});
