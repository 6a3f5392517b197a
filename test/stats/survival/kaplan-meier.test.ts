import { describe, expect, it } from "vitest";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { curveAt } from "../../../pipeline/stats/survival/curve-at.ts";
import { type KaplanMeier, kaplanMeier } from "../../../pipeline/stats/survival/kaplan-meier.ts";
import { nelsonAalen } from "../../../pipeline/stats/survival/nelson-aalen.ts";
import type { RightCensored } from "../../../pipeline/stats/survival/right-censored.ts";
import { survivalAt } from "../../../pipeline/stats/survival/survival-at.ts";
import { survivalQuantile } from "../../../pipeline/stats/survival/survival-quantile.ts";
import { processorSeconds, sortingSeconds } from "../../support/processor-time.ts";
import { fc } from "../../support/properties.ts";
import {
  differences,
  expectedPaths,
  firstTable,
  numbers,
  referenceCase,
  type Tree,
  textColumn,
} from "../../support/reference-case.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { groupOf, smallData } from "./right-censored-data.ts";

const intervals = [
  ["loglog", "log-log"],
  ["plain", "plain"],
  ["log", "log"],
] as const;

const pointOf = (quantity: Quantity): number | null => (quantity.kind === "estimate" ? quantity.value : null);

const limitOf = (quantity: Quantity, side: "low" | "high"): number | null =>
  quantity.kind === "estimate" ? (quantity.intervals[0]?.[side] ?? null) : null;

const seOrNull = (curve: KaplanMeier): readonly (number | null)[] =>
  Array.from(curve.standardError, (se, k) => (curve.survival[k] === 0 ? null : se));

/** The whole tree of one group of a surv-km case. `first_time_S_le_half` and `print_survfit` are other medians, not ours. */
const kmTree = (data: RightCensored, times: readonly number[]): { readonly [key: string]: Tree } => {
  const curve = kaplanMeier(data);
  const hazard = nelsonAalen(curve);
  const median = survivalQuantile(curve);
  const at = times.map((time) => curveAt(curve, time));
  const limits = intervals.flatMap(([key, interval]) => {
    const { low, high } = kaplanMeier(data, { interval });
    return [
      [`${key}.lower`, low],
      [`${key}.upper`, high],
    ] as const;
  });
  const medianLimits = intervals.flatMap(([key, interval]) => {
    const quantity = survivalQuantile(kaplanMeier(data, { interval }));
    return [
      [`${key}.lower`, limitOf(quantity, "low")],
      [`${key}.upper`, limitOf(quantity, "high")],
    ] as const;
  });
  return {
    n: curve.n,
    events: curve.events,
    time: [...curve.time],
    "n.risk": [...curve.atRisk],
    "n.event": [...curve.event],
    "n.censor": [...curve.censored],
    surv: [...curve.survival],
    "std.err.greenwood": seOrNull(curve),
    ...Object.fromEntries(limits),
    nelson_aalen: [...hazard.cumulativeHazard],
    "nelson_aalen.se": [...hazard.standardError],
    median: { estimate: pointOf(median), ...Object.fromEntries(medianLimits) },
    quantile25: pointOf(survivalQuantile(curve, 0.25)),
    quantile75: pointOf(survivalQuantile(curve, 0.75)),
    at: {
      times,
      surv: at.map((point) => point.survival),
      "std.err": at.map((point) => point.standardError),
      "loglog.lower": at.map((point) => point.low),
      "loglog.upper": at.map((point) => point.high),
      "n.risk": at.map((point) => point.atRisk),
    },
  };
};

const otherMedians = /median\.(first_time_S_le_half|print_survfit)$/;

describe("Kaplan–Meier against R", () => {
  it.each(["surv-km-gehan", "surv-km-veteran-celltype"])("%s: every number", (id) => {
    const reference = referenceCase(id);
    const actual = Object.fromEntries(
      Object.entries(reference.expected).map(([group, expected]) => {
        const { times } = (expected as { readonly at: { readonly times: readonly number[] } }).at;
        return [group, kmTree(groupOf(reference, group), times)];
      }),
    );
    expect(differences(reference, actual, (path) => !otherMedians.test(path))).toEqual([]);
    expect(expectedPaths(reference.expected).length).toBeGreaterThan(460);
  });

  it("surv-lefttrunc-channing: every number, with delayed entry and a curve that drops to 0 early", () => {
    const reference = referenceCase("surv-lefttrunc-channing");
    const table = firstTable(reference);
    const sex = textColumn(table, "sex");
    const [entry, exit, status] = [numbers(table, "entry"), numbers(table, "exit"), numbers(table, "status")];
    const actual = Object.fromEntries(
      Object.keys(reference.expected).map((group) => {
        const pick = (values: readonly number[]) => values.filter((_, i) => sex[i] === group);
        const curve = kaplanMeier({ time: pick(exit), event: pick(status), entry: pick(entry) });
        const atEvents = <T>(values: ArrayLike<T>): T[] => Array.from(values).filter((_, k) => curve.event[k] !== 0);
        return [
          group,
          {
            n: curve.n,
            events: curve.events,
            event_time: atEvents(curve.time),
            "n.risk": atEvents(curve.atRisk),
            "n.event": atEvents(curve.event),
            surv: atEvents(curve.survival),
            "std.err.greenwood": atEvents(seOrNull(curve)),
            "loglog.lower": atEvents(curve.low),
            "loglog.upper": atEvents(curve.high),
            nelson_aalen: atEvents(nelsonAalen(curve).cumulativeHazard),
          },
        ];
      }),
    );
    expect(differences(reference, actual)).toEqual([]);
    expect(expectedPaths(reference.expected).length).toBeGreaterThan(1000);
  });
});

/** As the definition reads, from people and not from sorted counts. */
const byDefinition = ({ time, event }: RightCensored, t: number): number => {
  let survival = 1;
  const times = [...new Set(Array.from(time))].sort((a, b) => a - b);
  for (const u of times.filter((value) => value <= t)) {
    const atRisk = Array.from(time).filter((value) => value >= u).length;
    const events = Array.from(time).filter((value, i) => value === u && event[i] === 1).length;
    survival *= 1 - events / atRisk;
  }
  return survival;
};

describe("Kaplan–Meier identities", () => {
  it("agrees with a slow second implementation on random data with ties", () => {
    fc.assert(
      fc.property(smallData(), fc.integer({ min: 0, max: 12 }), (data, t) => {
        expect(curveAt(kaplanMeier(data), t).survival).toBeCloseTo(byDefinition(data, t), 12);
      }),
    );
  });

  it("agrees with redistributing each censored person's mass to the right (Efron 1967)", () => {
    fc.assert(
      fc.property(smallData(), (data) => {
        const people = Array.from(data.time, (time, i) => ({
          time,
          event: data.event[i] ?? 0,
          mass: 1 / data.time.length,
        }));
        people.sort((a, b) => a.time - b.time || b.event - a.event);
        let survival = 1;
        for (const [i, person] of people.entries()) {
          const later = people.slice(i + 1);
          if (person.event === 1) survival -= person.mass;
          else for (const other of later) other.mass += person.mass / later.length;
        }
        expect(kaplanMeier(data).survival.at(-1)).toBeCloseTo(survival, 10);
      }),
    );
  });

  it("is one minus the empirical distribution without censoring, with binomial standard error", () => {
    fc.assert(
      fc.property(smallData(), fc.integer({ min: 0, max: 12 }), ({ time }, t) => {
        const n = time.length;
        const share = Array.from(time).filter((value) => value > t).length / n;
        const point = curveAt(kaplanMeier({ time, event: Array.from(time, () => 1) }), t);
        expect(point.survival).toBeCloseTo(share, 12);
        if (share > 0) expect(point.standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / n), 12);
      }),
    );
  });

  it("does not change with weights of 1, entry before time zero, or the order of people; weights of 2 are people twice", () => {
    fc.assert(
      fc.property(smallData(), fc.integer(), (data, seed) => {
        const plain = kaplanMeier(data);
        const ones = Array.from(data.time, () => 1);
        const { next } = randomStream(seed);
        const order = Array.from(data.time, (_, i) => ({ i, key: next() })).sort((a, b) => a.key - b.key);
        const shuffled = {
          time: order.map(({ i }) => data.time[i] ?? 0),
          event: order.map(({ i }) => data.event[i] ?? 0),
        };
        expect(kaplanMeier({ ...data, weight: ones })).toEqual(plain);
        expect(kaplanMeier({ ...data, entry: ones.map((one) => -one) })).toEqual(plain);
        expect(kaplanMeier(shuffled)).toEqual(plain);
        const twice = {
          time: [...Array.from(data.time), ...Array.from(data.time)],
          event: [...Array.from(data.event), ...Array.from(data.event)],
        };
        const weighted = kaplanMeier({ ...data, weight: ones.map((one) => 2 * one) });
        expect({ ...weighted, n: 0, events: 0 }).toEqual({ ...kaplanMeier(twice), n: 0, events: 0 });
      }),
    );
  });

  it("reaches exactly 0 under awkward weights, and limits keep their order", () => {
    const time = [1, 2, 3, 4, 5];
    const curve = kaplanMeier({ time, event: [1, 1, 1, 1, 1], weight: [0.1, 0.2, 0.3, 0.7, 1 / 3] });
    expect(curve.survival.at(-1)).toBe(0);
    expect(curve.standardError.at(-1)).toBe(0);
    for (let k = 0; k < 4; k++) {
      expect(curve.low[k]).toBeLessThan(curve.survival[k] ?? 0);
      expect(curve.high[k]).toBeGreaterThan(curve.survival[k] ?? 1);
    }
  });

  it("holds no number that is not finite, whatever the data", () => {
    fc.assert(
      fc.property(smallData(0), fc.constantFrom(...intervals), (data, [, interval]) => {
        const curve = kaplanMeier(data, { interval });
        const all = [...curve.survival, ...curve.standardError, ...curve.atRisk, ...curve.low, ...curve.high];
        expect(all.every((value) => value === null || Number.isFinite(value))).toBe(true);
        expect([...curve.low, ...curve.high].every((value) => value === null || (value >= 0 && value <= 1))).toBe(true);
      }),
    );
  });

  it("counts an event at time zero, and events before censorings at a tie", () => {
    expect([...kaplanMeier({ time: [0, 5], event: [1, 0] }).survival]).toEqual([0.5, 0.5]);
    expect([...kaplanMeier({ time: [3, 3], event: [0, 1] }).survival]).toEqual([0.5]);
  });
});

describe("survivalAt and survivalQuantile", () => {
  const gehan = referenceCase("surv-km-gehan");
  const treated = kaplanMeier(groupOf(gehan, "6-MP"));
  const control = kaplanMeier(groupOf(gehan, "control"));

  it("answer with value, standard error and limits", () => {
    const quantity = survivalAt(treated, 10);
    expect(quantity.kind).toBe("estimate");
    expect(pointOf(quantity)).toBeCloseTo(0.7529411764705881, 12);
    expect(limitOf(quantity, "low")).toBeCloseTo(0.5031995107999565, 9);
    expect(limitOf(quantity, "high")).toBeCloseTo(0.8893618351692654, 9);
    expect(within(pointOf(survivalQuantile(treated)) ?? 0, 23, tolerance.exact)).toBe(true);
    expect(limitOf(survivalQuantile(treated), "high")).toBeNull();
  });

  it("refuse beyond follow-up, unless everyone has had the event", () => {
    expect(survivalAt(treated, 36)).toMatchObject({ kind: "not-estimable", code: "not-reached" });
    expect(pointOf(survivalAt(control, 100))).toBe(0);
    expect(survivalQuantile(treated, 0.75)).toMatchObject({ kind: "not-estimable", code: "not-reached" });
  });

  it("keep the lower limit of a median that is not reached (survival 3.5-3, ovarian, second arm)", () => {
    const second = {
      time: [353, 365, 377, 421, 464, 475, 563, 744, 769, 770, 1129, 1206, 1227],
      event: [1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0],
    };
    const refusal = (interval: "log-log" | "plain") => survivalQuantile(kaplanMeier(second, { interval }));
    expect(refusal("log-log")).toMatchObject({ code: "not-reached", details: { low: 464 } });
    expect(refusal("plain")).toMatchObject({ code: "not-reached", details: { low: 475 } });
  });

  it("leave limits open where nobody has had the event", () => {
    expect(survivalAt(treated, 5)).toMatchObject({ value: 1, se: null, intervals: [{ low: null, high: null }] });
  });

  it("take the middle of a stretch at exactly one half, up to the last time if there is no later drop", () => {
    expect(pointOf(survivalQuantile(kaplanMeier({ time: [1, 2, 4, 9], event: [1, 1, 1, 1] })))).toBe(3);
    expect(pointOf(survivalQuantile(kaplanMeier({ time: [1, 2, 4, 10], event: [1, 1, 0, 0] })))).toBe(6);
  });

  it("refuse no data", () => {
    const empty = kaplanMeier({ time: [], event: [] });
    expect(empty).toMatchObject({ n: 0, events: 0, maxTime: 0 });
    expect(survivalAt(empty, 0)).toMatchObject({ code: "no-data" });
    expect(survivalQuantile(empty)).toMatchObject({ code: "no-data" });
  });

  it("throw on arguments that are bugs", () => {
    expect(() => kaplanMeier({ time: [1, Number.NaN], event: [1, 1] })).toThrow("time[1] must be finite: NaN");
    expect(() => kaplanMeier({ time: [-1], event: [1] })).toThrow("time[0] must be ≥ 0: -1");
    expect(() => kaplanMeier({ time: [1], event: [2] })).toThrow("event[0] must be 0 or 1: 2");
    expect(() => kaplanMeier({ time: [1, 2], event: [1] })).toThrow("event must have length 2: 1");
    expect(() => kaplanMeier({ time: [1], event: [1], weight: [-1] })).toThrow("weight[0] must be ≥ 0: -1");
    expect(() => kaplanMeier({ time: [1], event: [1] }, { level: 1.2 })).toThrow("level must lie in (0, 1): 1.2");
    expect(() => survivalAt(control, -1)).toThrow(RangeError);
    expect(() => survivalQuantile(control, 0)).toThrow(RangeError);
  });
});

describe("Kaplan–Meier on a million people", () => {
  const { next } = randomStream(7);
  const n = 1_000_000;
  const exact = Float64Array.from({ length: n }, () => next() * 180);
  const event = Float64Array.from({ length: n }, () => (next() < 0.6 ? 1 : 0));

  // Two to three sortings for days, ten for a million different times: what is quadratic would take thousands.
  it.each([
    ["whole days", exact.map(Math.floor), 25],
    ["all times different", exact, 60],
  ])("sorts once and does nothing quadratic: %s", async (_, time, bound) => {
    let curve = kaplanMeier({ time: [], event: [] });
    const seconds = await processorSeconds(() => {
      curve = kaplanMeier({ time, event });
    });
    expect(seconds).toBeLessThan(bound * (await sortingSeconds()));
    expect(curve.atRisk[0]).toBe(n);
    expect(curve.events).toBe(event.reduce((total, value) => total + value, 0));
  });
});
