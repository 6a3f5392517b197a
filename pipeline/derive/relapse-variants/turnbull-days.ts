import type { NotEstimable } from "../../stats/quantity.ts";
import { type Turnbull, turnbull } from "../../stats/survival/turnbull.ts";
import type { FollowedPeople } from "./followed-people.ts";

/** One arm when it is only known between which visits each relapse came. */
export interface TurnbullArm {
  readonly kind: "turnbull-arm";
  readonly curve: Turnbull;
}

/** @param counts how often each person counts; once where not given, not at all where 0. */
export const turnbullArm = (
  people: FollowedPeople,
  arm: 0 | 1,
  counts: ArrayLike<number> | null = null,
): TurnbullArm | NotEstimable => {
  const rows = Array.from(people.treated.keys()).filter((row) => people.treated[row] === arm && counts?.[row] !== 0);
  const curve = turnbull({
    left: rows.map((row) => people.after[row] as number),
    right: rows.map((row) => (people.cause[row] === 1 ? (people.time[row] as number) : Infinity)),
    ...(counts ? { weight: rows.map((row) => counts[row] as number) } : {}),
  });
  return curve.kind === "not-estimable" ? curve : { kind: "turnbull-arm", curve };
};

export interface Bounds {
  /** Every relapse on the first day of its interval, in the middle, on the last. */
  readonly least: number;
  readonly middle: number;
  readonly most: number;
}

/** Mean days without relapse up to tau. An interval that never ends is beyond tau. */
export const turnbullDays = ({ curve }: TurnbullArm, tau: number): Bounds => {
  const mean = (day: (left: number, right: number) => number): number =>
    curve.mass.reduce(
      (total, mass, k) =>
        total +
        mass * Math.min(tau, day(curve.left[k] as number, curve.right[k] ?? Math.max(tau, curve.left[k] as number))),
      0,
    );
  return {
    least: mean((left, right) => (right >= tau && left >= tau ? tau : left)),
    middle: mean((left, right) => (left + right) / 2),
    most: mean((_, right) => right),
  };
};

/** The share without relapse on a day: at least, were every relapse early in its interval; at most, were it late. */
export const turnbullShare = ({ curve }: TurnbullArm, day: number): Pick<Bounds, "least" | "most"> => {
  const left = (counts: (k: number) => boolean): number =>
    curve.mass.reduce((total, mass, k) => (counts(k) ? total - mass : total), 1);
  return {
    least: Math.max(
      0,
      left((k) => (curve.left[k] as number) < day),
    ),
    most: Math.max(
      0,
      left((k) => curve.right[k] !== null && (curve.right[k] as number) <= day),
    ),
  };
};
