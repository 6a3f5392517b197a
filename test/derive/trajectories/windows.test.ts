import { describe, expect, it } from "vitest";
import { windowedVisits } from "../../../pipeline/derive/trajectories/windowed-visits.ts";

const windows = {
  targets: [7, 14, 28],
  bounds: [
    [4, 10],
    [11, 20],
    [21, 41],
  ],
} as const;
const visits = (...days: readonly number[]) => days.map((day) => ({ day, severity: 100 - day }));
const daysOf = (...days: readonly number[]) =>
  windowedVisits(visits(...days), windows).map((visit) => visit?.day ?? null);

describe("visits in windows", () => {
  it("takes the closest, of two equally close the earlier, and belongs to both ends", () => {
    expect(daysOf(5, 6, 8, 13, 15)).toEqual([6, 13, null]);
    expect(daysOf(4, 10, 11, 20, 21, 41)).toEqual([4, 11, 21]);
    expect(daysOf(3, 42)).toEqual([null, null, null]);
    expect(daysOf()).toEqual([null, null, null]);
  });

  it("keeps the score that was handed in and moves nothing", () => {
    expect(windowedVisits(visits(9), windows)[0]).toEqual({ day: 9, severity: 91 });
  });

  it("refuses a target without its window", () => {
    expect(() => windowedVisits([], { targets: [7], bounds: [] })).toThrow(RangeError);
  });
});
