import { describe, expect, it } from "vitest";
import { type FollowUp, firstRelapse } from "../../pipeline/derive/relapse.ts";
import type { Plan } from "../../pipeline/model/index.ts";

const rule: Pick<Plan["relapse"], "primary" | "share" | "margin" | "confirm"> = {
  primary: "loss-of-response-confirmed-or-rescue",
  share: 0.5,
  margin: "mid",
  confirm: { minDays: 7, maxDays: 42, unconfirmedLast: "relapse" },
};

/** Baseline 20, time zero 6, margin 5: bad from 11 on (improvement 9 of 20, five worse than time zero). */
const of = (visits: readonly (readonly [number, number])[], more: Partial<FollowUp> = {}) =>
  firstRelapse(
    {
      baseline: 20,
      timeZero: 6,
      margin: 5,
      events: [],
      visits: visits.map(([day, severity]) => ({ day, severity })),
      ...more,
    },
    rule,
  );

describe("firstRelapse", () => {
  it("dates a confirmed loss between the last good visit and the first bad one", () => {
    expect(
      of([
        [20, 5],
        [40, 12],
        [60, 13],
        [90, 5],
      ]),
    ).toEqual({ kind: "relapsed", rule: "loss-of-response", after: 20, by: 40 });
  });

  it("starts the bounds at time zero when the first visit is bad", () => {
    expect(
      of([
        [14, 12],
        [28, 15],
      ]),
    ).toEqual({ kind: "relapsed", rule: "loss-of-response", after: 0, by: 14 });
  });

  it("does not count a bad visit that the next contradicts", () => {
    expect(
      of([
        [20, 15],
        [40, 6],
        [60, 7],
      ]),
    ).toBeNull();
  });

  it("takes a bad last visit as the plan says", () => {
    expect(
      of([
        [20, 5],
        [60, 15],
      ]),
    ).toEqual({ kind: "relapsed", rule: "unconfirmed-loss-of-response", after: 20, by: 60 });
    const censored = { ...rule, confirm: { ...rule.confirm, unconfirmedLast: "censored" as const } };
    const visits = [{ day: 60, severity: 15 }];
    expect(firstRelapse({ baseline: 20, timeZero: 6, margin: 5, events: [], visits }, censored)).toBeNull();
  });

  it("skips visits nearer than the earliest confirmation", () => {
    expect(
      of([
        [20, 12],
        [26, 5],
        [27, 12],
        [60, 5],
      ])?.by,
    ).toBe(20);
    expect(
      of([
        [20, 12],
        [26, 12],
        [27, 5],
        [60, 5],
      ]),
    ).toBeNull();
  });

  it("does not let a visit after the latest confirmation confirm, but lets it start anew", () => {
    expect(
      of([
        [20, 12],
        [62, 12],
        [90, 5],
      ])?.by,
    ).toBe(20);
    expect(
      of([
        [20, 12],
        [63, 12],
        [90, 5],
      ]),
    ).toBeNull();
    expect(
      of([
        [20, 12],
        [63, 12],
        [90, 12],
      ]),
    ).toEqual({ kind: "relapsed", rule: "loss-of-response", after: 0, by: 63 });
  });

  it("when only nearer visits follow, the last of them is the unconfirmed one", () => {
    expect(
      of([
        [10, 5],
        [20, 12],
        [24, 12],
      ]),
    ).toEqual({ kind: "relapsed", rule: "unconfirmed-loss-of-response", after: 10, by: 24 });
    expect(
      of([
        [10, 5],
        [20, 12],
        [24, 5],
      ]),
    ).toBeNull();
  });

  it("keeps a person at the threshold from relapsing by noise", () => {
    const near = { timeZero: 10 };
    expect(
      of(
        [
          [20, 14],
          [40, 14],
        ],
        near,
      ),
    ).toBeNull();
    expect(
      of(
        [
          [20, 15],
          [40, 15],
        ],
        near,
      )?.by,
    ).toBe(20);
    expect(
      of(
        [
          [20, 11],
          [40, 11],
        ],
        { ...near, margin: 0 },
      )?.by,
    ).toBe(20);
  });

  it("wants a visit to be worse than time zero, also without a margin", () => {
    const low = { timeZero: 12, margin: 0 };
    expect(
      of(
        [
          [20, 12],
          [40, 12],
        ],
        low,
      ),
    ).toBeNull();
    expect(
      of(
        [
          [20, 13],
          [40, 13],
        ],
        low,
      )?.by,
    ).toBe(20);
  });

  it("needs the improvement to be below the share, not at it", () => {
    expect(
      of(
        [
          [20, 10],
          [40, 10],
        ],
        { timeZero: 2 },
      ),
    ).toBeNull();
    expect(
      of(
        [
          [20, 10.5],
          [40, 10.5],
        ],
        { timeZero: 2 },
      )?.by,
    ).toBe(20);
  });

  it.each(["rescue", "hospitalisation", "suicide"] as const)("counts %s on its day", (name) => {
    expect(
      of([[20, 5]], {
        events: [
          { day: 33, rule: name },
          { day: 30, rule: name },
        ],
      }),
    ).toEqual({ kind: "relapsed", rule: name, after: 29, by: 30 });
  });

  it("takes the earlier of score and event, and the score on the same day", () => {
    const bad = [
      [40, 15],
      [60, 15],
    ] as const;
    expect(of(bad, { events: [{ day: 39, rule: "rescue" }] })?.rule).toBe("rescue");
    expect(of(bad, { events: [{ day: 40, rule: "rescue" }] })).toEqual({
      kind: "relapsed",
      rule: "loss-of-response",
      after: 0,
      by: 40,
    });
    expect(of(bad, { events: [{ day: 0, rule: "rescue" }] })?.rule).toBe("loss-of-response");
  });

  it("has nothing to say without visits and events", () => {
    expect(of([])).toBeNull();
  });

  it("refuses a rule that it does not know", () => {
    const other = { ...rule, primary: "score-above-cut-off" };
    expect(() => firstRelapse({ baseline: 20, timeZero: 6, margin: 5, events: [], visits: [] }, other)).toThrow(
      "relapse rule must be loss-of-response-confirmed-or-rescue: score-above-cut-off",
    );
  });
});
