import { describe, expect, it } from "vitest";
import type { FollowedPeople } from "../../../pipeline/derive/relapse-variants/followed-people.ts";
import { turnbullArm, turnbullDays } from "../../../pipeline/derive/relapse-variants/turnbull-days.ts";
import {
  type TurnbullArms,
  turnbullDraws,
  withPercentiles,
} from "../../../pipeline/derive/relapse-variants/turnbull-draws.ts";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";
import { welchDifference } from "../../../pipeline/stats/ordinal/welch-difference.ts";

const tau = 100;
const difference = ({ intervention, comparator }: TurnbullArms): number =>
  turnbullDays(intervention, tau).middle - turnbullDays(comparator, tau).middle;

/** Relapses known to the day (or to `width` days), nobody lost before `tau`. */
const made = (n: number, width: number): FollowedPeople => {
  const { next } = randomStream(11, "made");
  const time = Float64Array.from({ length: n }, () => 5 + Math.floor(115 * next()));
  return {
    treated: Uint8Array.from(time, (_, i) => i % 2),
    time,
    cause: Uint8Array.from(time, (t) => (t <= tau ? 1 : 0)),
    after: time.map((t) => (t <= tau ? Math.max(0, t - width) : t)),
  };
};
const armsOf = (people: FollowedPeople): TurnbullArms => {
  const [intervention, comparator] = [turnbullArm(people, 1), turnbullArm(people, 0)];
  if (intervention.kind === "not-estimable" || comparator.kind === "not-estimable") throw new Error("no curve");
  return { intervention, comparator };
};

describe("turnbullArm with counts", () => {
  it("is the curve of people written down as often as they count", () => {
    const people = made(24, 9);
    const counts = people.time.map((_, i) => [0, 2, 1, 3][i % 4] as number);
    const rows = Array.from(counts).flatMap((count, row) => new Array<number>(count).fill(row));
    const written: FollowedPeople = {
      treated: Uint8Array.from(rows, (row) => people.treated[row] as number),
      time: Float64Array.from(rows, (row) => people.time[row] as number),
      cause: Uint8Array.from(rows, (row) => people.cause[row] as number),
      after: Float64Array.from(rows, (row) => people.after[row] as number),
    };
    const counted = turnbullArm(people, 1, counts);
    const one = turnbullArm(written, 1);
    if (counted.kind === "not-estimable" || one.kind === "not-estimable") throw new Error("no curve");
    expect(turnbullDays(counted, tau).middle).toBeCloseTo(turnbullDays(one, tau).middle, 8);
    expect(turnbullDays(counted, tau).middle).not.toBeCloseTo(armsMiddle(people), 2);
  });
});
const armsMiddle = (people: FollowedPeople): number => turnbullDays(armsOf(people).intervention, tau).middle;

describe("turnbullDraws", () => {
  it("gives about the limits of means when every day is known", () => {
    const people = made(160, 0);
    const found = withPercentiles(
      difference(armsOf(people)),
      turnbullDraws(people, { reps: 400, seed: "a" }),
      difference,
      0.95,
    );
    const capped = (arm: number) =>
      Array.from(people.time)
        .filter((_, i) => people.treated[i] === arm)
        .map((t) => Math.min(t, tau));
    const welch = welchDifference(capped(1), capped(0), { level: 0.95 }).difference;
    if (found.kind !== "estimate" || welch.kind !== "estimate") throw new Error("no estimate");
    expect(found.value).toBeCloseTo(welch.value, 8);
    expect(found.se).toBeNull();
    const width = (one: typeof found): number => (one.intervals[0]?.high as number) - (one.intervals[0]?.low as number);
    expect(Math.abs(width(found) / width(welch) - 1)).toBeLessThan(0.1);
    expect(found.intervals[0]?.method).toBe("bootstrap percentile, 400 resamples of people");
  });

  it("draws the same from the same seed, and others from another", () => {
    const people = made(40, 8);
    const values = (seed: string) => turnbullDraws(people, { reps: 100, seed }).arms.map(difference);
    expect(values("a")).toEqual(values("a"));
    expect(values("a")).not.toEqual(values("b"));
  });

  it("has no limits where an arm is empty, resamples fail, or none differs", () => {
    const people = made(20, 8);
    const alone = { ...people, treated: new Uint8Array(20).fill(1) };
    const none = turnbullDraws(alone, { reps: 100, seed: "a" });
    expect(none.arms).toEqual([]);
    expect(withPercentiles(3, none, difference, 0.95)).toMatchObject({ value: 3, intervals: [] });
    const draws = turnbullDraws(people, { reps: 100, seed: "a" });
    expect(withPercentiles(3, { ...draws, reps: 110 }, difference, 0.95)).toMatchObject({ intervals: [] });
    expect(withPercentiles(3, draws, () => 3, 0.95)).toMatchObject({ intervals: [] });
  });
});
