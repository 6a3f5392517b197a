import { describe, expect, test } from "vitest";
import type { RelapseData, RelapseUnit } from "../../../pipeline/stats/durability/durability-data.ts";
import { medianRelapseTime } from "../../../pipeline/stats/durability/median-relapse-time.ts";
import { probabilityRelapseFreeBelow, relapseFreeAt } from "../../../pipeline/stats/durability/relapse-free-at.ts";
import { relapseFreeDifference } from "../../../pipeline/stats/durability/relapse-free-difference.ts";
import { type RelapseModel, relapseModel } from "../../../pipeline/stats/durability/relapse-model.ts";
import type { RelapseOptions } from "../../../pipeline/stats/durability/relapse-options.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { plantedStudies } from "../../validation/relapse-studies.ts";

const fitted = (data: RelapseData, options?: RelapseOptions): RelapseModel => {
  const model = relapseModel(data, options);
  if (model.kind === "not-estimable") throw new RangeError(model.reason);
  return model;
};
const numbers = (quantity: Quantity): readonly number[] => {
  if (quantity.kind === "not-estimable") throw new RangeError(quantity.reason);
  return [quantity.value, ...quantity.intervals.flatMap(({ low, high }) => [low ?? Number.NaN, high ?? Number.NaN])];
};
const near = (actual: readonly number[], expected: readonly number[], tolerance: number) => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs((actual[i] as number) - value)).toBeLessThan(tolerance);
};
const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
};

const units = frozen(
  plantedStudies(
    {
      strands: [
        { strand: "a", studies: 8, share: 0.3 },
        { strand: "b", studies: 6, share: 0.58 },
      ],
      shape: 0.8,
      spread: 0.5,
    },
    "model",
    1,
  ),
);
const whole = fitted({ units });
/** Enough for identities, which hold on any grid. */
const coarse: RelapseOptions = {
  spreadGrid: { from: 0.02, to: 2, points: 9 },
  logShapeGrid: { from: -1.2, to: 1, points: 7 },
};
const rough = fitted({ units }, coarse);

/** Every printed number of both strands, by name. */
const shown = (model: RelapseModel, names: readonly string[] = ["a", "b"], times: readonly number[] = [28, 56]) => [
  ...names.flatMap((name) => times.flatMap((time) => numbers(relapseFreeAt(model, name, time)))),
  ...numbers(model.spread),
  ...model.shapes.flatMap(({ shape }) => numbers(shape)),
];

describe("against a three-dimensional grid over level, spread and shape", () => {
  test("shares of 24 studies agree to 0.001", () => {
    const planted = { strands: [{ strand: "a", studies: 24, share: 0.3 }], shape: 0.8, spread: 0.5 };
    const model = fitted({ units: plantedStudies(planted, "model", 1) });
    const h = 0.02;
    const middle = Math.round((model.strands[0]?.levelMean as number) / h);
    const levels = Array.from({ length: 81 }, (_, i) => middle - 40 + i);
    const etas = Float64Array.from({ length: 1201 }, (_, i) => h * (i - 600));
    const cells: { readonly weight: number; readonly alpha: number; readonly shape: number }[] = [];
    for (let logShape = -1; logShape < 0.6; logShape += 0.08) {
      const shape = Math.exp(logShape);
      const power = (t: number) => (t === 0 ? 0 : Math.exp(shape * Math.log(t / 56)));
      const tables = model.arms.map(({ pieces }) =>
        etas.map((eta) => {
          let value = 25;
          for (const { from, to, relapsed, stayed } of pieces) {
            const hazard = Math.exp(eta) * (power(to) - power(from));
            if (relapsed > 0) value += relapsed * Math.log(1 - Math.exp(-hazard));
            value -= stayed * hazard;
          }
          return Math.exp(value);
        }),
      );
      for (let root = 0.03; root < 1.25; root += 0.06) {
        const spread = Math.max(0.03, root * root);
        const reach = Math.min(200, Math.ceil((6 * spread) / h));
        const normal = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
          const z = ((i - reach) * h) / spread;
          return Math.exp(-0.5 * z * z) / spread;
        });
        for (const level of levels) {
          const alpha = h * level;
          const [a, s, k] = [(alpha + 0.37) / 1.5, spread / 0.5, logShape / 0.5];
          let weight = root * Math.exp(-0.5 * (a * a + s * s + k * k));
          for (const table of tables) {
            let integral = 0;
            const from = 600 + level - reach;
            for (let i = 0; i <= 2 * reach; i++) integral += (table[from + i] as number) * (normal[i] as number);
            weight *= integral * h;
          }
          cells.push({ weight, alpha, shape });
        }
      }
    }
    const mass = cells.reduce((total, { weight }) => total + weight, 0);
    for (const time of [28, 56]) {
      for (const [i, p] of [0.5, 0.025, 0.975].entries()) {
        const share = numbers(relapseFreeAt(model, "a", time))[i] as number;
        // P(S < s) on the grid, each level's cell taken as evenly spread
        const below = (s: number) =>
          cells.reduce((total, { weight, alpha, shape }) => {
            const bound = Math.log(-Math.log(s)) - shape * Math.log(time / 56);
            return total + weight * Math.min(1, Math.max(0, (alpha + h / 2 - bound) / h));
          }, 0) / mass;
        expect(below(share - 1e-3), `time ${time}, p ${p}`).toBeLessThan(p);
        expect(below(share + 1e-3), `time ${time}, p ${p}`).toBeGreaterThan(p);
      }
    }
  });
});

describe("what must not matter", () => {
  test("the order of units, the names of studies and strands", () => {
    near(shown(fitted({ units: [...units].reverse() }, coarse)), shown(rough), 1e-9);
    const renamed = units.map((unit) => ({
      ...unit,
      study: `x${unit.study}`,
      strand: unit.strand === "a" ? "z" : "y",
    }));
    near(shown(fitted({ units: renamed }, coarse), ["z", "y"]), shown(rough), 1e-9);
  });

  test.each(["weibull", "exponential"] as const)("the unit of time (%s)", (time) => {
    const days = fitted({ units }, { ...coarse, time });
    const weeks = fitted(
      {
        units: units.map((unit) => ({
          ...unit,
          terms: unit.terms.map((term) =>
            "time" in term && term.time !== null ? { ...term, time: term.time / 7 } : term,
          ),
        })),
      },
      { ...coarse, time, referenceTime: 8, times: [4, 8] },
    );
    near(shown(weeks, ["a", "b"], [4, 8]), shown(days), 1e-9);
    const [median] = numbers(medianRelapseTime(days, "a"));
    expect(numbers(medianRelapseTime(weeks, "a"))[0]).toBeCloseTo((median as number) / 7, 9);
  });

  test("people of one study told as two halves", () => {
    const halves = units.flatMap((unit): RelapseUnit[] => {
      const terms = unit.terms.map((term) =>
        term.kind === "count"
          ? { ...term, relapsed: term.relapsed / 2, n: (term.n as number) / 2 }
          : term.kind === "median"
            ? { ...term, n: (term.n as number) / 2 }
            : term,
      );
      return [
        { ...unit, terms },
        { ...unit, terms },
      ];
    });
    const split = fitted({ units: halves }, coarse);
    near(shown(split), shown(rough), 1e-8);
    expect(split.logMarginal).toBeCloseTo(rough.logMarginal, 7);
    expect(split.strands[0]?.people).toBeCloseTo(rough.strands[0]?.people as number, 9);
  });

  test("more points: 41 in each study's integral; a finer grid", () => {
    near(shown(fitted({ units }, { ...coarse, quadratureNodes: 41 })), shown(rough), 2e-5);
    const finer = fitted(
      { units },
      { spreadGrid: { from: 0.005, to: 2, points: 41 }, logShapeGrid: { from: -1.2, to: 1, points: 33 } },
    );
    const shares = (model: RelapseModel) => [28, 56].flatMap((time) => numbers(relapseFreeAt(model, "a", time)));
    near(shares(finer), shares(whole), 1e-3);
    near(numbers(finer.spread), numbers(whole.spread), 6e-3);
  });

  test("very many people: a shape known better than a cell of the grid", () => {
    const power = (t: number) => Math.exp(0.83 * Math.log(t / 56));
    const crowd = [0.9, 1.1, 1, 1.05].map((hazard, i) => ({
      study: `s${i}`,
      strand: "a",
      terms: [7, 28, 112].map(
        (time) => ({ kind: "share", time, share: Math.exp(-hazard * power(time)), n: 4000 }) as const,
      ),
    }));
    const model = fitted({ units: crowd }, coarse);
    const finer = fitted({ units: crowd }, { ...coarse, logShapeGrid: { from: -0.3, to: -0.08, points: 41 } });
    const shares = (of: RelapseModel) => [28, 56, 90].flatMap((time) => numbers(relapseFreeAt(of, "a", time)));
    near(shares(model), shares(finer), 2e-4);
    expect(numbers(model.shapes[0]?.shape as Quantity)[0]).toBeCloseTo(0.83, 2);
  });

  test("a shape of its own for a single strand", () => {
    const one = { units: units.filter(({ strand }) => strand === "a") };
    const own = fitted(one, { time: "weibull-by-strand" });
    const common = fitted(one);
    near(numbers(relapseFreeAt(own, "a", 56)), numbers(relapseFreeAt(common, "a", 56)), 1e-3);
    expect(own.logMarginal).toBeCloseTo(common.logMarginal, 1);
    expect(own.shapes[0]?.strand).toBe("a");
  });
});

describe("what is said", () => {
  test("shares fall with time, the new study's band holds the typical study's", () => {
    const [first, last] = [whole.strands[0]?.firstTime as number, whole.strands[0]?.lastTime as number];
    let before = [1, 1, 1, 1, 1];
    for (let i = 0; i <= 20; i++) {
      const time = Math.min(last, first + ((last - first) * i) / 20);
      const [value, low, high, newLow, newHigh] = numbers(relapseFreeAt(whole, "a", time)) as [
        number,
        number,
        number,
        number,
        number,
      ];
      for (const [j, x] of [value, low, high, newLow, newHigh].entries()) expect(x).toBeLessThan(before[j] as number);
      before = [value, low, high, newLow, newHigh];
      expect(newLow < low && low < value && value < high && high < newHigh).toBe(true);
    }
  });

  test("probabilities are those of the quantiles", () => {
    const [value, low, high, newLow] = numbers(relapseFreeAt(whole, "b", 56)) as [number, number, number, number];
    const below = (share: number, newStudy = false) =>
      numbers(probabilityRelapseFreeBelow(whole, "b", { time: 56, share, newStudy }))[0];
    expect(below(value)).toBeCloseTo(0.5, 9);
    expect(below(low)).toBeCloseTo(0.025, 9);
    expect(below(high)).toBeCloseTo(0.975, 9);
    expect(below(newLow, true)).toBeCloseTo(0.025, 9);
  });

  test("half are free of relapse at the median time", () => {
    const curve = whole.curves.find(({ strand }) => strand === "a");
    const [median, low, high] = numbers(curve?.median as Quantity) as [number, number, number];
    expect(numbers(probabilityRelapseFreeBelow(whole, "a", { time: median, share: 0.5 }))[0]).toBeCloseTo(0.5, 9);
    expect(numbers(probabilityRelapseFreeBelow(whole, "a", { time: high, share: 0.5 }))[0]).toBeCloseTo(0.975, 9);
    expect(low).toBeNaN(); // below the first time observed: open
    expect(high).toBeGreaterThan(median);
    expect(curve?.relapseFree.map(({ time }) => time)).toEqual([28, 56, 90, 180]);
  });

  test("nothing outside the times observed", () => {
    const { firstTime, lastTime } = whole.strands[0] as { firstTime: number; lastTime: number };
    for (const time of [firstTime - 1, lastTime + 1]) {
      expect(relapseFreeAt(whole, "a", time)).toMatchObject({
        code: "not-reached",
        reason: expect.stringContaining(`time ${time}`),
      });
      expect(probabilityRelapseFreeBelow(whole, "a", { time, share: 0.5 }).kind).toBe("not-estimable");
    }
    const early = fitted({
      units: ["p", "q", "r", "s"].map((study) => ({
        study,
        strand: "a",
        terms: [
          { kind: "count", time: 14, relapsed: 2, n: 20 } as const,
          { kind: "count", time: 28, relapsed: 4, n: 20 } as const,
        ],
      })),
    });
    expect(medianRelapseTime(early, "a")).toMatchObject({ code: "not-reached" });
    const edge = fitted({
      units: ["p", "q", "r", "s"].map((study) => ({
        study,
        strand: "a",
        terms: [
          { kind: "count", time: 14, relapsed: 6, n: 20 } as const,
          { kind: "count", time: 28, relapsed: 10, n: 20 } as const,
        ],
      })),
    });
    const median = medianRelapseTime(edge, "a");
    if (median.kind === "estimate") expect(median.intervals[0]?.high).toBeNull();
    else expect(median.code).toBe("not-reached");
  });
});

describe("the difference between strands", () => {
  const gap = (strandA: string, strandB: string, model = whole) => {
    const found = relapseFreeDifference(model, { strandA, strandB, time: 56 });
    if (found.kind === "not-estimable") throw new RangeError(found.reason);
    return found;
  };

  test("agrees with draws from the posterior", () => {
    const stream = random("draws");
    const draws: number[] = [];
    for (let i = 0; i < 40_000; i++) {
      let left = stream.next();
      const node = whole.nodes.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      if (node === undefined) continue;
      const [vA, cov, vB] = node.covariance as unknown as [number, number, number];
      const first = standardNormal(stream);
      const alpha = (node.mean[0] as number) + Math.sqrt(vA) * first;
      const other =
        (node.mean[1] as number) +
        (cov / Math.sqrt(vA)) * first +
        Math.sqrt(vB - (cov * cov) / vA) * standardNormal(stream);
      draws.push(Math.exp(-Math.exp(alpha)) - Math.exp(-Math.exp(other)));
    }
    draws.sort((x, y) => x - y);
    const at = (p: number) => draws[Math.floor(p * draws.length)] as number;
    near(numbers(gap("a", "b").difference), [at(0.5), at(0.025), at(0.975)], 0.006);
  });

  test("turns round with the strands, and its sign is that of the levels", () => {
    const [value, low, high] = numbers(gap("a", "b").difference) as [number, number, number];
    near(numbers(gap("b", "a").difference), [-value, -high, -low], 1e-9);
    expect(gap("a", "b").probabilityAbove(low)).toBeCloseTo(0.975, 9);
    expect(gap("a", "b").probabilityAbove(-1)).toBeCloseTo(1, 12);
    expect(gap("a", "b").probabilityAbove(1)).toBeCloseTo(0, 12);
    // with one shape Sₐ > S_b where αₐ < α_b: at each node a normal tail, here by its series of exact parts
    const sign = whole.nodes.reduce((total, { weight, mean, covariance }) => {
      const sd = Math.sqrt((covariance[0] as number) + (covariance[2] as number) - 2 * (covariance[1] as number));
      return total + weight * phi(((mean[1] as number) - (mean[0] as number)) / sd);
    }, 0);
    expect(gap("a", "b").probabilityAbove(0)).toBeCloseTo(sign, 6);
  });

  test("of a strand with itself is a mistake; of one refused, a refusal", () => {
    expect(() => relapseFreeDifference(whole, { strandA: "a", strandB: "a", time: 56 })).toThrow(/must differ/);
    expect(relapseFreeDifference(whole, { strandA: "a", strandB: "b", time: 1e4 })).toMatchObject({
      code: "not-reached",
    });
    expect(() => relapseFreeAt(whole, "c", 56)).toThrow("strand is not in the model: c");
  });
});

/** Φ by Simpson's rule on the density. */
const phi = (x: number): number => {
  const steps = 2000;
  const h = (x + 12) / steps;
  let total = 0;
  for (let i = 0; i <= steps; i++) {
    const t = -12 + i * h;
    total += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-0.5 * t * t);
  }
  return (total * h) / (3 * Math.sqrt(2 * Math.PI));
};
