import { describe, expect, it } from "vitest";
import {
  requiredEvents,
  requiredInformation,
  requiredPeople,
  requiredPerArm,
  shareReached,
} from "../../../pipeline/analyses/ledger/information-size.ts";
import { plan } from "./built.ts";

const usual = { alpha: 0.05, power: 0.8 };
const strict = { alpha: 0.05, power: 0.9 };

describe("information size", () => {
  it.each([
    ["people for SMD 0.24", requiredPeople(0.24, usual), 545],
    ["people for SMD 0.24 at power 0.90", requiredPeople(0.24, strict), 730],
    ["events for HR 0.75", requiredEvents(0.75, usual), 380],
    ["events for HR 0.75 at power 0.90", requiredEvents(0.75, strict), 508],
    ["people per arm from 0.30 to 0.40", requiredPerArm(0.3, 0.4, usual), 354],
    ["people per arm from 0.30 to 0.40 at power 0.90", requiredPerArm(0.3, 0.4, strict), 473],
  ])("%s", (_, size, printed) => {
    expect(Math.abs(size - printed)).toBeLessThan(1);
  });

  it("is (z + z)² over the squared difference", () => {
    expect(requiredInformation(0.24, usual)).toBeCloseTo(136.2653, 3);
    expect(requiredPeople(0.24, usual)).toBeCloseTo(545.0611, 3);
  });

  it("divides by 1 − D², declared below three trials, own from there on", () => {
    const information = requiredInformation(0.24, usual);
    const reached = (trials: number, diversity: number | null) =>
      shareReached({ information, diversity, trials }, 0.24, plan);
    expect(reached(1, null)).toBeCloseTo(0.75, 9);
    expect(reached(2, 0.9)).toBeCloseTo(0.75, 9);
    expect(reached(3, 0.4)).toBeCloseTo(0.6, 9);
    expect(reached(5, null)).toBeCloseTo(0.75, 9);
    expect(reached(5, 1)).toBe(0);
    expect(shareReached({ information: null, diversity: null, trials: 1 }, 0.24, plan)).toBeNull();
  });
});
