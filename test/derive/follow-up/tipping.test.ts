import { describe, expect, it } from "vitest";
import type { Course, Ending } from "../../../pipeline/derive/course.ts";
import { cohortWeibull, drawnWeibull, timeAfter } from "../../../pipeline/derive/follow-up/cohort-weibull.ts";
import { dropoutImputations } from "../../../pipeline/derive/follow-up/dropout-imputations.ts";
import { type TippingCell, tipping } from "../../../pipeline/derive/follow-up/tipping.ts";
import { tippingPoint } from "../../../pipeline/derive/follow-up/tipping-point.ts";
import { adjustment } from "../../../pipeline/derive/weighting/adjustment.ts";
import { type RelapsePeople, relapsePeople } from "../../../pipeline/derive/weighting/relapse-population.ts";
import { weightedPeople } from "../../../pipeline/derive/weighting/weighted-people.ts";
import { random, randomStream } from "../../../pipeline/stats/numeric/random.ts";
import { estimate, notEstimable, type Quantity } from "../../../pipeline/stats/quantity.ts";
import { madePlan } from "../../support/made-study.ts";

const plan = { ...madePlan(), missing: { ...madePlan().missing, imputations: 40 } };
const tau = 180;

/** Exponential times of mean 120 and 240 days; every fourth person leaves on day 30 at the latest. */
const people = (means: readonly [number, number] = [120, 240], leaving = 4): RelapsePeople => {
  const stream = random("tipping");
  const courses = Array.from({ length: 160 }, (_, i): Course => {
    const mean = means[i % 2] as number;
    const time = Math.ceil(-mean * Math.log(1 - stream.next()));
    const left = Math.floor(i / 2) % leaving === 0 && time > 30;
    const ending: Ending = left
      ? { kind: "censored", why: "dropout", at: 30 }
      : time > 250
        ? { kind: "censored", why: "last-visit", at: 250 }
        : { kind: "relapsed", rule: "loss-of-response", after: time - 1, by: time };
    return {
      patient: `p${String(i).padStart(3, "0")}`,
      received: i % 2 === 0 ? "comparator" : "intervention",
      recorded: null,
      instrument: "mood",
      range: 27,
      standing: "responder",
      baseline: { day: 0, severity: 20 },
      timeZero: { day: 20, severity: 5 },
      visits: [],
      daysSinceLastDose: 6,
      laterDoses: 0,
      ending,
      events: [],
      laterDoseDays: [],
      otherDeath: null,
    };
  });
  return relapsePeople(courses, "responders");
};

const weights = ({ treated }: RelapsePeople) => {
  const found = weightedPeople(treated, [], adjustment("overlap"), "none");
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return [found];
};

const value = (quantity: Quantity | undefined): number => {
  if (quantity?.kind !== "estimate") throw new Error(quantity?.reason ?? "nothing");
  return quantity.value;
};

describe("times after leaving", () => {
  it("follow the conditional Weibull, and a factor on the hazard is a factor on the exposure", () => {
    const weibull = { location: Math.log(100), scale: 0.5 };
    // H(t) = (t/100)²; known to 60 with exposure 0.64: H = 0.36 + 0.64 = 1.
    expect(timeAfter(weibull, 60, 0.64, 1)).toBeCloseTo(100, 10);
    expect(timeAfter(weibull, 60, 1.28, 2)).toBeCloseTo(100, 10);
    expect(timeAfter(weibull, 0, 4, 1)).toBeCloseTo(200, 10);
  });

  it("find the parameters of the times that they are fitted to", () => {
    const stream = random("weibull");
    const time = Array.from({ length: 2000 }, () => 100 * Math.sqrt(-Math.log(1 - stream.next())));
    const fit = cohortWeibull({ time, event: time.map(() => 1) });
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    expect(Math.exp(fit.location)).toBeCloseTo(100, -1);
    expect(fit.scale).toBeCloseTo(0.5, 1);
    // Draws spread as the covariance says.
    const draws = Array.from({ length: 2000 }, (_, i) => drawnWeibull(fit, randomStream(1, i)));
    const mean = draws.reduce((sum, { location }) => sum + location, 0) / draws.length;
    const spread = draws.reduce((sum, { location }) => sum + (location - mean) * (location - mean), 0) / draws.length;
    expect(spread / (fit.covariance[0]?.[0] ?? 1)).toBeGreaterThan(0.85);
    expect(spread / (fit.covariance[0]?.[0] ?? 1)).toBeLessThan(1.15);
  });

  it("leave everyone else alone, come after the last visit and end at the horizon", () => {
    const who = people();
    const found = dropoutImputations(who, tau, plan);
    if (found.kind === "not-estimable") throw new Error(found.reason);
    expect(found.left.comparator).toBeGreaterThan(5);
    const same = { comparator: 1, intervention: 1 };
    const { time, event } = found.set(0, same);
    who.courses.forEach(({ ending }, row) => {
      if (ending?.kind === "censored" && ending.why === "dropout") {
        expect(time[row]).toBeGreaterThan(30);
        expect(time[row]).toBeLessThanOrEqual(tau);
        expect(event[row]).toBe((time[row] as number) < tau ? 1 : 0);
      } else expect([time[row], event[row]]).toEqual([who.time[row], who.event[row]]);
    });
    expect(found.set(0, same)).toEqual({ time, event });
    expect(found.set(1, same).time).not.toEqual(time);
    // The same draws with a larger hazard never come later.
    const worse = found.set(0, { comparator: 2, intervention: 2 }).time;
    expect(worse.every((t, row) => t <= (time[row] as number))).toBe(true);
  });
});

describe("tipping", () => {
  it("at a factor of one says what the censored data say, and moves as it must", () => {
    const who = people();
    const found = tipping(who, weights(who), tau, plan);
    if (found.kind === "not-estimable") throw new Error(found.reason);
    const of = (which: string) => found.points.find(({ tippedIn }) => tippedIn === which)?.cells ?? [];
    // Exponential truth: mean·(1 − e^(−180/mean)); the sample's own censored comparison is within its error.
    const truth = 240 * (1 - Math.exp(-180 / 240)) - 120 * (1 - Math.exp(-180 / 120));
    expect(Math.abs(value(of("both")[0]?.difference) - truth)).toBeLessThan(25);
    const falling = of("intervention").map(({ difference }) => value(difference));
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    const rising = of("comparator").map(({ difference }) => value(difference));
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(of("intervention")[0]).toEqual(of("comparator")[0]);
    expect(of("both").map(({ delta }) => delta)).toEqual(plan.missing.delta);
  });

  it("words it when nobody left, and when those who left have no Weibull", () => {
    const none = people([120, 240], 1000);
    const stayed = { ...none, courses: none.courses.map((course) => ({ ...course, ending: null })) };
    expect(tipping(stayed, weights(none), tau, plan)).toMatchObject({ kind: "not-estimable", code: "no-data" });
    const who = people();
    const quiet = { ...who, event: new Uint8Array(who.event.length) };
    expect(tipping(quiet, weights(who), tau, plan)).toMatchObject({ kind: "not-estimable", code: "no-events" });
  });
});

describe("the tipping point", () => {
  const between = (low: number, high: number): Quantity =>
    estimate((low + high) / 2, { intervals: [{ kind: "confidence", level: 0.95, low, high, method: "made" }] });
  const cells = (...limits: readonly (readonly [number, number, number])[]): readonly TippingCell[] =>
    limits.map(([delta, low, high]) => ({ delta, difference: between(low, high) }));

  it("is the first factor at which the interval is no longer on its side", () => {
    expect(tippingPoint(between(1, 9), cells([1, 0.5, 9], [1.5, 0.1, 8], [2, -0.2, 7], [3, -2, 5]))).toMatchObject({
      value: 2,
    });
    expect(tippingPoint(between(-9, -1), cells([1, -8, 0.1]))).toMatchObject({ value: 1 });
    expect(tippingPoint(between(1, 9), cells([0.5, -1, 5], [1, 1, 5], [2, -5, -1]))).toMatchObject({ value: 2 });
  });

  it("is words where there is nothing to tip or nothing tips it", () => {
    expect(tippingPoint(between(-1, 9), cells([1, -1, 9]))).toMatchObject({ code: "not-reached" });
    expect(tippingPoint(between(1, 9), cells([1, 1, 9], [3, 1, 8]))).toMatchObject({
      code: "not-reached",
      details: { most: 3 },
    });
    expect(tippingPoint(notEstimable("gate-closed", "Withheld."), [])).toMatchObject({ code: "gate-closed" });
    expect(tippingPoint(between(1, 9), [])).toMatchObject({ code: "not-declared" });
  });
});
