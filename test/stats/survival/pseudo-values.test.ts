import { describe, expect, it } from "vitest";
import { pseudoValues } from "../../../pipeline/stats/survival/pseudo-values.ts";
import { restrictedMeanInfluence, survivalInfluence } from "../../../pipeline/stats/survival/survival-influence.ts";

// survival 3.5-3, ovarian: Edmonson et al. (1979).
const time = [
  59, 115, 156, 421, 431, 448, 464, 475, 477, 563, 638, 744, 769, 770, 803, 855, 1040, 1106, 1129, 1206, 1227, 268, 329,
  353, 365, 377,
];
const event = [1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0];

describe("pseudoValues", () => {
  it("are those of survival 3.5-3 pseudo(times = 500)", () => {
    const shares = pseudoValues(survivalInfluence({ time, event }, 500));
    expect(shares[0]).toBeCloseTo(0, 11);
    expect(shares[3]).toBeCloseTo(0.81568627451, 11);
    expect(shares[4]).toBeCloseTo(-0.095963091119, 11);
    expect(shares[20]).toBeCloseTo(1.031618608228, 11);
    const means = pseudoValues(restrictedMeanInfluence({ time, event }, 500));
    expect(means[4]).toBeCloseTo(423.8101499423, 9);
    expect(means[20]).toBeCloseTo(501.2308035371, 9);
    expect(means[25]).toBeCloseTo(492.1137254902, 9);
  });

  it("have the summary as their mean, and are the times themselves without censoring", () => {
    const { value } = restrictedMeanInfluence({ time, event }, 500);
    const means = pseudoValues(restrictedMeanInfluence({ time, event }, 500));
    expect(means.reduce((total, one) => total + one, 0) / means.length).toBeCloseTo(value, 9);
    const whole = pseudoValues(restrictedMeanInfluence({ time, event: time.map(() => 1) }, 500));
    whole.forEach((one, i) => void expect(one).toBeCloseTo(Math.min(500, time[i] as number), 9));
  });
});
