import { expect, test } from "vitest";
import { normalWithin, pick, poisson, wholeWithin } from "../../../pipeline/derive/simulate/draws.ts";
import { hazardClock } from "../../../pipeline/derive/simulate/hazard-clock.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";

const fixed = (...values: number[]) => ({ next: () => values.shift() ?? 0 });

test("pick takes the level under the draw, the last one for what rounding leaves", () => {
  const levels = [
    { id: "a", share: 0.25 },
    { id: "b", share: 0.75 },
  ];
  expect([0, 0.2499, 0.25, 0.9999].map((u) => pick(levels, fixed(u)).id)).toEqual(["a", "a", "b", "b"]);
  expect(pick([{ id: "a", share: 0.1 }], fixed(0.5)).id).toBe("a");
  expect(() => pick([], fixed(0.5))).toThrow(RangeError);
});

test("Poisson by inversion, by hand at mean 1.2: P(0) = .3012, P(≤1) = .6626, P(≤2) = .8795", () => {
  expect([0, 0.301, 0.302, 0.662, 0.663, 0.879, 0.88].map((u) => poisson(1.2, fixed(u)))).toEqual([
    0, 0, 1, 1, 2, 2, 3,
  ]);
});

test("whole numbers hold both ends", () => {
  expect([0, 0.5, 0.999].map((u) => wholeWithin({ low: -2, high: 2 }, fixed(u)))).toEqual([-2, 0, 2]);
});

test("a normal draw is cut to its limits", () => {
  expect(normalWithin(100, 1, { minimum: 0, maximum: 10 }, random(1))).toBe(10);
});

test("the clock strikes when the cumulative hazard has grown by its exponential draw", () => {
  // −ln(1 − .5) = .693: seven days at .1; then −ln(1 − .2) = .223: three more.
  const strikes = hazardClock(fixed(0.5, 0.2, 0.99));
  const days = Array.from({ length: 12 }, (_, i) => i + 1).filter(() => strikes(0.1));
  expect(days).toEqual([7, 10]);
});
