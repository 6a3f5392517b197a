import { describe, expect, it } from "vitest";
import type { Course, Ending } from "../../../pipeline/derive/course.ts";
import {
  asRecorded,
  beforeLaterDoses,
  deathCompeting,
  dropoutBound,
  primaryPeople,
} from "../../../pipeline/derive/relapse-variants/assumption-people.ts";
import { censoringWeighted } from "../../../pipeline/derive/relapse-variants/censoring-weighted.ts";
import { daysBeforeRelapse } from "../../../pipeline/derive/relapse-variants/days-before-relapse.ts";
import { armOf, type FollowedPeople } from "../../../pipeline/derive/relapse-variants/followed-people.ts";
import { numberNeeded } from "../../../pipeline/derive/relapse-variants/number-needed.ts";
import { relapseDifference } from "../../../pipeline/derive/relapse-variants/relapse-difference.ts";
import { relapseRatio } from "../../../pipeline/derive/relapse-variants/relapse-ratio.ts";
import { turnbullArm, turnbullDays, turnbullShare } from "../../../pipeline/derive/relapse-variants/turnbull-days.ts";
import { weibullDifference } from "../../../pipeline/derive/relapse-variants/weibull-difference.ts";
import type { Quantity } from "../../../pipeline/model/index.ts";
import { estimate } from "../../../pipeline/stats/quantity.ts";
import { aalenJohansen } from "../../../pipeline/stats/survival/aalen-johansen.ts";
import { acceleratedFailureTime } from "../../../pipeline/stats/survival/accelerated-failure-time.ts";
import { cumulativeIncidenceInfluence } from "../../../pipeline/stats/survival/cumulative-incidence-influence.ts";
import { restrictedMean } from "../../../pipeline/stats/survival/restricted-mean.ts";

const followed = (rows: readonly (readonly [arm: number, time: number, cause: number])[]): FollowedPeople => ({
  treated: Uint8Array.from(rows, ([arm]) => arm),
  time: Float64Array.from(rows, ([, time]) => time),
  cause: Uint8Array.from(rows, ([, , cause]) => cause),
  after: Float64Array.from(rows, ([, time, cause]) => (cause === 1 ? Math.max(0, time - 10) : time)),
});
const options = { tau: 100, level: 0.95, minAtRisk: 1 };
const value = (quantity: Quantity): number => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return quantity.value;
};
const se = (quantity: Quantity): number => (quantity.kind === "estimate" ? (quantity.se ?? Number.NaN) : Number.NaN);

/** Twelve people of each arm, relapses and losses mixed. */
const many = followed(
  Array.from({ length: 24 }, (_, i) => [i % 2, 12 + ((i * 37) % 110), [1, 1, 0][i % 3] as number] as const),
);

describe("daysBeforeRelapse", () => {
  it("is the restricted mean when nothing competes, variance and all", () => {
    const arm = armOf(many, 1);
    const mean = restrictedMean(arm, { tau: 90 });
    const days = daysBeforeRelapse(arm, 90);
    expect(value(days)).toBeCloseTo(value(mean), 10);
    expect(se(days)).toBeCloseTo(se(mean), 10);
  });

  it("has the variance that the influence on each step of the incidence gives", () => {
    const cause = many.cause.map((code, i) => (code === 1 && i % 5 === 0 ? 2 : code));
    const curve = aalenJohansen({ time: many.time, cause });
    const influence = new Float64Array(many.time.length);
    let last: ArrayLike<number> = new Float64Array(many.time.length);
    let share = 0;
    let area = 0;
    for (const [k, time] of curve.time.entries()) {
      if (time >= 90) break;
      const own = cumulativeIncidenceInfluence({ time: many.time, cause }, { time });
      for (const i of influence.keys()) {
        influence[i] = (influence[i] as number) + (90 - time) * ((own[i] as number) - (last[i] as number));
      }
      area += (90 - time) * ((curve.incidence[k] as number) - share);
      last = own;
      share = curve.incidence[k] as number;
    }
    const days = daysBeforeRelapse({ time: many.time, cause }, 90);
    expect(value(days)).toBeCloseTo(90 - area, 10);
    expect(se(days)).toBeCloseTo(Math.sqrt(influence.reduce((sum, one) => sum + one * one, 0)), 10);
  });

  it("counts the days after another event as days without", () => {
    // Four people, none lost: relapse at 20 and 60, the other event at 40, free at 100.
    const arm = { time: Float64Array.from([20, 40, 60, 100]), cause: Uint8Array.from([1, 2, 1, 0]) };
    const days = daysBeforeRelapse(arm, 100);
    const each = [20, 100, 60, 100];
    expect(value(days)).toBeCloseTo(70, 12);
    // Without loss it is a mean, and its variance that of a mean.
    const spread = each.reduce((total, one) => total + (one - 70) * (one - 70), 0) / 16;
    expect(se(days)).toBeCloseTo(Math.sqrt(spread), 10);
  });

  it("refuses without a relapse", () => {
    const none = { time: Float64Array.from([20, 40]), cause: Uint8Array.from([2, 0]) };
    expect(daysBeforeRelapse(none, 30)).toMatchObject({ kind: "not-estimable", code: "no-events" });
    expect(daysBeforeRelapse({ time: new Float64Array(), cause: new Uint8Array() }, 30)).toMatchObject({
      code: "no-data",
    });
  });
});

describe("relapseDifference", () => {
  const people = followed([
    [1, 60, 1],
    [1, 100, 0],
    [1, 100, 0],
    [0, 20, 1],
    [0, 40, 2],
    [0, 100, 0],
    [0, 60, 1],
  ]);
  it("compares incidences where another event competes", () => {
    const { days, free } = relapseDifference(people, options);
    expect(value(days)).toBeCloseTo((60 + 200) / 3 - 70, 10);
    expect(value(free)).toBeCloseTo(2 / 3 - 1 / 2, 10);
  });
  it("says why not when an arm is empty or not followed", () => {
    expect(relapseDifference(followed([[1, 100, 1]]), options).days).toMatchObject({ code: "one-group" });
    expect(relapseDifference(people, { ...options, tau: 101 }).days).toMatchObject({ code: "not-reached" });
    expect(relapseDifference(people, { ...options, minAtRisk: 2 }).free).toMatchObject({ code: "not-reached" });
  });
});

describe("relapseRatio and numberNeeded", () => {
  it("divides the shares relapsed", () => {
    const people = followed([
      [1, 60, 1],
      [1, 100, 0],
      [1, 100, 0],
      [0, 20, 1],
      [0, 60, 1],
      [0, 100, 0],
    ]);
    const ratio = relapseRatio(people, options);
    expect(value(ratio)).toBeCloseTo(0.5, 12);
    // Greenwood without loss is p(1 − p)/n, in both arms 2/27.
    expect(se(ratio)).toBeCloseTo(Math.sqrt(2 / 27 / (1 / 9) + 2 / 27 / (4 / 9)), 10);
    expect(
      relapseRatio(
        followed([
          [1, 100, 0],
          [0, 100, 0],
          [0, 20, 1],
        ]),
        options,
      ),
    ).toMatchObject({ code: "no-events" });
  });
  const difference = (at: number, low: number, high: number): Quantity =>
    estimate(at, { intervals: [{ kind: "confidence", level: 0.95, low, high, method: "made" }] });
  it("inverts a difference and rounds up", () => {
    const needed = numberNeeded(difference(0.12, 0.05, 0.19));
    expect(needed).toMatchObject({ kind: "estimate", value: 9, intervals: [{ low: 6, high: 20 }] });
    expect(numberNeeded(difference(-0.25, -0.5, -0.1))).toMatchObject({ value: 4, intervals: [{ low: 2, high: 10 }] });
  });
  it("words the two half-lines when the interval holds zero", () => {
    expect(numberNeeded(difference(0.1, -0.05, 0.25))).toMatchObject({
      kind: "not-estimable",
      reason:
        "The interval of the difference holds zero: NNT (benefit) 10, from NNT (benefit) 4 through ∞ to NNT (harm) 20.",
    });
    expect(numberNeeded(estimate(0.1))).toMatchObject({ code: "all-tied" });
  });
});

const course = (ending: Ending | null, more: Partial<Course> = {}): Course => ({
  patient: "x",
  received: "intervention",
  recorded: null,
  instrument: "mood",
  range: 27,
  standing: ending === null ? "non-responder" : "responder",
  baseline: { day: 0, severity: 20 },
  timeZero: { day: 20, severity: 5 },
  visits: [],
  daysSinceLastDose: 6,
  laterDoses: 0,
  ending,
  events: [],
  laterDoseDays: [],
  otherDeath: null,
  ...more,
});
const relapsed = (by: number): Ending => ({ kind: "relapsed", rule: "loss-of-response", after: by - 10, by });
const lost = (why: "dropout" | "last-visit" | "death", at: number): Ending => ({ kind: "censored", why, at });

describe("other assumptions", () => {
  it("takes the source's cohort where it names one", () => {
    const list = asRecorded([course(relapsed(20), { recorded: "comparator" }), course(relapsed(20))]);
    expect([...primaryPeople(list).treated]).toEqual([0, 1]);
  });

  it("bounds what dropout hides, before the horizon only", () => {
    const list = [
      course(lost("dropout", 40)),
      course(lost("dropout", 40), { received: "comparator" }),
      course(lost("dropout", 120)),
      course(lost("last-visit", 40)),
      course(null),
    ];
    const worst = dropoutBound(list, "intervention", 100);
    expect([...worst.time]).toEqual([41, 100, 120, 40]);
    expect([...worst.cause]).toEqual([1, 0, 0, 0]);
    expect([...worst.after]).toEqual([40, 100, 120, 40]);
    const best = dropoutBound(list, "comparator", 100);
    expect([...best.time]).toEqual([100, 41, 120, 40]);
    expect([...best.cause]).toEqual([0, 1, 0, 0]);
  });

  it("follows people to their first later dose", () => {
    const list = [
      course(relapsed(60), { laterDoseDays: [30, 50] }),
      course(relapsed(60), { laterDoseDays: [60] }),
      course(lost("last-visit", 80), { laterDoseDays: [90] }),
      course(relapsed(60), { laterDoseDays: [55] }),
    ];
    const people = beforeLaterDoses(list);
    expect([...people.time]).toEqual([30, 60, 80, 55]);
    expect([...people.cause]).toEqual([0, 1, 0, 0]);
    // The last visit known well was on day 50: a dose on day 55 shows nothing.
    expect([...people.after]).toEqual([30, 50, 80, 50]);
  });

  it("lets another death end the waiting, unless a relapse came first", () => {
    const people = deathCompeting([
      course(lost("death", 40), { otherDeath: 55 }),
      course(relapsed(30), { otherDeath: 55 }),
      course(lost("last-visit", 80)),
    ]);
    expect([...people.time]).toEqual([55, 30, 80]);
    expect([...people.cause]).toEqual([2, 1, 0]);
  });
});

describe("censoringWeighted", () => {
  it("is Kaplan–Meier within each group, put together by their sizes", () => {
    const groups = many.time.map((_, i) => (i % 4 < 2 ? 1 : 0));
    const found = censoringWeighted(many, Uint8Array.from(groups), { ...options, tau: 70 });
    const mean = (arm: number): number => {
      const parts = [0, 1].map((group) => {
        const rows = [...many.time.keys()].filter((i) => many.treated[i] === arm && groups[i] === group);
        const data = {
          time: rows.map((i) => many.time[i] as number),
          event: rows.map((i) => (many.cause[i] === 1 ? 1 : 0)),
        };
        return { n: rows.length, mean: value(restrictedMean(data, { tau: 70 })) };
      });
      return parts.reduce((sum, part) => sum + part.n * part.mean, 0) / parts.reduce((sum, part) => sum + part.n, 0);
    };
    expect(value(found.days)).toBeCloseTo(mean(1) - mean(0), 10);
  });
});

describe("weibullDifference", () => {
  const near = { ...options, tau: 80 };

  it("is what sums over days and finite differences make of the fit", () => {
    const { days, timeRatio } = weibullDifference(many, near);
    const fit = acceleratedFailureTime(
      {
        left: many.after,
        right: many.time.map((time, i) => (many.cause[i] === 1 ? time : Infinity)),
        covariates: [many.treated],
      },
      { robust: true },
    );
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    const at = [...fit.terms.map(({ coefficient }) => coefficient), fit.logScale];
    const area = ([b0 = 0, b1 = 0, logScale = 0]: readonly number[]): number => {
      let total = 0;
      for (let k = 0; k < 16000; k++) {
        const z = (mu: number) => Math.exp((Math.log((k + 0.5) / 200) - mu) / Math.exp(logScale));
        total += (Math.exp(-z(b0 + b1)) - Math.exp(-z(b0))) / 200;
      }
      return total;
    };
    expect(value(days)).toBeCloseTo(area(at), 4);
    const slope = at.map((_, j) => {
      const moved = (by: number) => area(at.map((one, i) => (i === j ? one + by : one)));
      return (moved(1e-4) - moved(-1e-4)) / 2e-4;
    });
    const variance = slope.reduce(
      (sum, a, i) => sum + slope.reduce((row, b, j) => row + a * b * (fit.covariance[i]?.[j] as number), 0),
      0,
    );
    expect(se(days)).toBeCloseTo(Math.sqrt(variance), 4);
    // R's sandwich on the log scale, to rounding.
    const ratio = fit.terms[1]?.timeRatio as Quantity;
    expect(value(timeRatio)).toBeCloseTo(value(ratio), 12);
    expect(se(timeRatio)).toBeCloseTo(se(ratio), 12);
  });

  it("does without people who were never seen again", () => {
    const people: FollowedPeople = {
      treated: Uint8Array.from([...many.treated, 1, 0]),
      cause: Uint8Array.from([...many.cause, 0, 0]),
      time: Float64Array.from([...many.time, 0, 0]),
      after: Float64Array.from([...many.after, 0, 0]),
    };
    expect(weibullDifference(people, near)).toEqual(weibullDifference(many, near));
  });

  it("takes weights as weights, not as people", () => {
    const twice = weibullDifference(many, { ...near, weight: new Float64Array(24).fill(2) });
    expect(se(twice.days)).toBeCloseTo(se(weibullDifference(many, near).days), 6);
  });

  it("says why not", () => {
    expect(
      weibullDifference(
        followed([
          [1, 100, 0],
          [0, 100, 0],
        ]),
        near,
      ).days,
    ).toMatchObject({ code: "no-events" });
  });
});

describe("turnbull", () => {
  it("bounds days and shares by what the visits leave open", () => {
    // Two people: relapse in (10, 30], free at 100; masses one half each.
    const people: FollowedPeople = {
      treated: Uint8Array.from([1, 1]),
      time: Float64Array.from([30, 100]),
      cause: Uint8Array.from([1, 0]),
      after: Float64Array.from([10, 100]),
    };
    const arm = turnbullArm(people, 1);
    if (arm.kind === "not-estimable") throw new Error(arm.reason);
    expect(turnbullDays(arm, 100)).toEqual({ least: 55, middle: 60, most: 65 });
    expect(turnbullShare(arm, 20)).toEqual({ least: 0.5, most: 1 });
    expect(turnbullShare(arm, 30)).toEqual({ least: 0.5, most: 0.5 });
    expect(turnbullShare(arm, 10)).toEqual({ least: 1, most: 1 });
    expect(turnbullArm(people, 0)).toMatchObject({ kind: "not-estimable" });
  });
});
