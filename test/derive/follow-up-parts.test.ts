import { describe, expect, it } from "vitest";
import { curveSteps } from "../../pipeline/derive/curve-steps.ts";
import { followedTo } from "../../pipeline/derive/followed-to.ts";
import { observedToExpected } from "../../pipeline/derive/observed-to-expected.ts";
import { firstRelapse } from "../../pipeline/derive/relapse.ts";
import { relapsesBy } from "../../pipeline/derive/relapses-by.ts";
import { thinFrom } from "../../pipeline/derive/thin-from.ts";
import { kaplanMeier } from "../../pipeline/stats/survival/kaplan-meier.ts";
import { fc } from "../support/properties.ts";

const data = (pairs: readonly (readonly [number, 0 | 1])[]) => ({
  time: pairs.map(([t]) => t),
  event: pairs.map(([, e]) => e),
});

describe("followedTo", () => {
  it("keeps events up to the day and censors the rest on it", () => {
    const cut = followedTo(
      data([
        [5, 1],
        [10, 1],
        [11, 1],
        [20, 0],
      ]),
      10,
    );
    expect([...Array.from(cut.time)]).toEqual([5, 10, 10, 10]);
    expect([...Array.from(cut.event)]).toEqual([1, 1, 0, 0]);
  });
});

describe("relapsesBy", () => {
  it("counts events on or before the day", () => {
    expect(
      relapsesBy(
        data([
          [5, 1],
          [10, 1],
          [11, 1],
          [3, 0],
        ]),
        10,
      ),
    ).toBe(2);
  });
});

describe("observedToExpected", () => {
  it("is 1 for two equal groups and mirrors when they change places", () => {
    const one = data([
      [5, 1],
      [9, 1],
      [12, 0],
    ]);
    expect(observedToExpected(one, one).quantity).toMatchObject({ kind: "estimate", value: 1 });
    const other = data([
      [20, 1],
      [30, 1],
      [31, 0],
    ]);
    const first = observedToExpected(one, other);
    // Expected of the first group: 3/6 + 2/5.
    expect(first.quantity.kind === "estimate" && first.quantity.value).toBeCloseTo(2 / 0.9, 12);
    expect(first.test?.p).toBeCloseTo(observedToExpected(other, one).test?.p ?? 0, 12);
  });

  it("is worded without events or without a group", () => {
    expect(observedToExpected(data([[5, 0]]), data([[6, 0]])).quantity).toMatchObject({
      kind: "not-estimable",
      code: "no-events",
    });
    expect(observedToExpected(data([]), data([[6, 1]])).quantity.kind).toBe("not-estimable");
  });
});

describe("curveSteps and thinFrom", () => {
  const curve = kaplanMeier(
    data([
      [10, 1],
      [20, 0],
      [30, 1],
      [300, 0],
    ]),
  );
  it("has a point at the start, at each event and at the end", () => {
    expect(curveSteps(curve, 180).map(({ time, survival }) => [time, survival])).toEqual([
      [0, 1],
      [10, 0.75],
      [30, 0.375],
      [180, 0.375],
    ]);
    expect(curveSteps(curve, 20).map(({ time }) => time)).toEqual([0, 10, 20]);
    expect(curveSteps(kaplanMeier(data([])), 180)).toEqual([]);
  });

  it("is thin when fewer than ten or a tenth are left", () => {
    expect(thinFrom(curve)).toBe(0);
    const many = kaplanMeier(data(Array.from({ length: 40 }, (_, i) => [i + 1, 1] as const)));
    expect(thinFrom(many)).toBe(31);
    const more = kaplanMeier(data(Array.from({ length: 200 }, (_, i) => [i + 1, 1] as const)));
    expect(thinFrom(more)).toBe(181);
    expect(thinFrom(kaplanMeier(data([])))).toBe(0);
  });
});

describe("firstRelapse on any visits", () => {
  const rule = {
    primary: "loss-of-response-confirmed-or-rescue",
    share: 0.5,
    margin: "mid",
    confirm: { minDays: 7, maxDays: 42, unconfirmedLast: "relapse" },
  } as const;
  const visits = fc
    .uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 200 }), severity: fc.integer({ min: 0, max: 27 }) }), {
      selector: ({ day }) => day,
      maxLength: 12,
    })
    .map((list) => [...list].sort((a, b) => a.day - b.day));

  it("dates a relapse on a bad visit, after one that was not", () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 8 }), (list, zero, margin) => {
        const relapse = firstRelapse({ baseline: 20, timeZero: zero, visits: list, events: [], margin }, rule);
        if (relapse === null) return;
        const seen = list.find(({ day }) => day === relapse.by);
        expect(seen?.severity).toBeGreaterThan(10);
        expect((seen?.severity ?? 0) - zero).toBeGreaterThanOrEqual(margin);
        expect(relapse.after).toBeLessThan(relapse.by);
        expect(relapse.after === 0 || list.some(({ day }) => day === relapse.after)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("a larger margin never brings a relapse forward", () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 0, max: 6 }), (list, margin) => {
        const at = (points: number) =>
          firstRelapse({ baseline: 20, timeZero: 8, visits: list, events: [], margin: points }, rule)?.by ?? 1000;
        expect(at(margin + 1)).toBeGreaterThanOrEqual(at(margin));
      }),
      { numRuns: 300 },
    );
  });
});
