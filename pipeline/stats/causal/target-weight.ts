/**
 * Whom a weighted comparison speaks for. `ate`: everyone (1/e, 1/(1 − e)); `stabilised`: the same, each arm's weights times its share;
 * `att`: those treated (1, e/(1 − e)); `overlap`: those who might have had either (1 − e, e); `entropy`: alike, weights h/e and
 * h/(1 − e) with h = −e·log e − (1 − e)·log(1 − e). Li, Morgan & Zaslavsky (2018), JASA 113:390, doi:10.1080/01621459.2016.1260466.
 */
export type WeightTarget = "ate" | "stabilised" | "att" | "overlap" | "entropy";

export interface TargetWeight {
  readonly value: number;
  /** Its derivative by the linear predictor, whose logistic function e is. */
  readonly slope: number;
}

/** The weight of one person: a = 1 when treated, e the probability to be, `share` the share of people who are. */
export const targetWeight = (target: WeightTarget, a: number, e: number, share: number): TargetWeight => {
  const odds = e / (1 - e);
  switch (target) {
    case "ate":
      return a === 1 ? { value: 1 / e, slope: -1 / odds } : { value: 1 / (1 - e), slope: odds };
    case "stabilised":
      return a === 1
        ? { value: share / e, slope: -share / odds }
        : { value: (1 - share) / (1 - e), slope: (1 - share) * odds };
    case "att":
      return a === 1 ? { value: 1, slope: 0 } : { value: odds, slope: odds };
    case "overlap":
      return a === 1 ? { value: 1 - e, slope: -e * (1 - e) } : { value: e, slope: e * (1 - e) };
    case "entropy": {
      const tilt = -e * Math.log(e) - (1 - e) * Math.log1p(-e);
      const slope = -Math.log(odds) * e * (1 - e);
      return a === 1
        ? { value: tilt / e, slope: slope / e - tilt / odds }
        : { value: tilt / (1 - e), slope: slope / (1 - e) + tilt * odds };
    }
    default:
      throw new RangeError(`target unknown: ${target satisfies never}`);
  }
};
