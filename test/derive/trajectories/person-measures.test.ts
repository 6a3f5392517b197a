import { describe, expect, it } from "vitest";
import { daysAbove } from "../../../pipeline/derive/trajectories/days-above.ts";
import type { ImprovementPoint } from "../../../pipeline/derive/trajectories/improvement-course.ts";
import { meanImprovement } from "../../../pipeline/derive/trajectories/mean-improvement.ts";

const points = (...pairs: readonly (readonly [number, number])[]): readonly ImprovementPoint[] =>
  pairs.map(([day, improvement]) => ({ day, improvement }));

describe("mean improvement to a horizon", () => {
  const course = points([0, 10], [20, 20], [50, 8]);

  it("is the area of the trapezoids over the horizon", () => {
    // 300 to day 20, 420 to day 50, then 50 days at 8.
    expect(meanImprovement(course, 100, "last")).toBeCloseTo((300 + 420 + 400) / 100, 12);
    expect(meanImprovement(course, 100, "zero")).toBeCloseTo((300 + 420) / 100, 12);
    expect(meanImprovement(course, 100, "reached")).toBeNull();
  });

  it("cuts the line at the horizon; then the rule plays no part", () => {
    // On day 35 the line has come down from 20 to 14.
    for (const carry of ["last", "zero", "reached"] as const)
      expect(meanImprovement(course, 35, carry)).toBeCloseTo((300 + 15 * 17) / 35, 12);
    expect(meanImprovement(course, 50, "reached")).toBeCloseTo(720 / 50, 12);
  });

  it("takes one point, two on one day, and none", () => {
    expect(meanImprovement(points([0, 5]), 10, "last")).toBe(5);
    expect(meanImprovement(points([0, 5]), 10, "zero")).toBe(0);
    expect(meanImprovement(points([0, 5], [4, 5], [4, 9], [10, 9]), 10, "last")).toBeCloseTo((20 + 54) / 10, 12);
    expect(meanImprovement([], 10, "last")).toBeNull();
  });
});

describe("days with at least so much improvement", () => {
  it("cuts the straight line where it crosses", () => {
    // Falls from 10 to 0 over 20 days: at least 4 for 12 of them; up to 8 by day 28: from day 24 on.
    expect(daysAbove(points([0, 10], [20, 0], [28, 8]), 4, 100)).toEqual({ above: 12 + 4, followed: 28 });
    expect(daysAbove(points([0, 10], [20, 0], [28, 8]), 4, 10)).toEqual({ above: 10, followed: 10 });
    expect(daysAbove(points([0, 10], [20, 0]), 4, 16)).toEqual({ above: 12, followed: 16 });
  });

  it("counts a line on the limit as above it, and below it as nothing", () => {
    expect(daysAbove(points([0, 4], [9, 4]), 4, 100)).toEqual({ above: 9, followed: 9 });
    expect(daysAbove(points([0, 4], [9, 3]), 4, 100)).toEqual({ above: 0, followed: 9 });
    expect(daysAbove(points([0, 1], [9, 3]), 4, 100)).toEqual({ above: 0, followed: 9 });
  });

  it("does not count who was not followed", () => {
    expect(daysAbove(points([0, 9]), 4, 100)).toBeNull();
    expect(daysAbove([], 4, 100)).toBeNull();
  });
});
