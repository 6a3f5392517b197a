import type { RelapseTerm, RelapseUnit, SetAside } from "./durability-data.ts";
import { medianEffectiveN, shareEffectiveN } from "./share-effective-n.ts";

/** Of those well at `from`, how many relapsed by `to` and how many stayed well; either may be fractional. */
export interface RelapsePiece {
  readonly from: number;
  readonly to: number;
  readonly relapsed: number;
  readonly stayed: number;
}

export interface RelapseArm {
  readonly study: string;
  readonly strand: string;
  readonly covariates: readonly number[];
  readonly pieces: readonly RelapsePiece[];
  /** People at risk at the start, or as many as the first interval is worth. */
  readonly people: number;
  readonly firstTime: number;
  readonly lastTime: number;
  /** Did nobody relapse, or everybody at each time? */
  readonly outcome: "none" | "all" | "some";
}

interface Point {
  readonly time: number;
  /** Share relapsed by then. */
  readonly relapsed: number;
  readonly n: number;
}

/** Shares closer than this are the same share, rounded apart. */
const SAME = 1e-12;

/**
 * One unit's terms as conditional binomials along time: of those still well at tⱼ₋₁, who relapsed by tⱼ.
 *
 * A median enters as half of n relapsed; a share as n(1 − S), not rounded; the first piece starts at `entry`. With an interval n is the
 * smaller of the printed n and what the interval is worth, and people are never gained: n falls or stays along the terms. Terms without
 * n or interval, at the time of another, before `entry`, or that would bring the relapsed back, are set aside and named.
 */
export const relapsePieces = (
  unit: RelapseUnit,
  covariates: readonly number[],
): { readonly arm: RelapseArm | null; readonly setAside: readonly SetAside[] } => {
  const { study, strand, entry = 0 } = unit;
  const setAside: SetAside[] = [];
  const leave = (reason: string) => void setAside.push({ study, strand, reason });
  const points: Point[] = [];
  for (const term of unit.terms) {
    const point = pointOf(term, entry);
    if (typeof point === "string") leave(point);
    else points.push(point);
  }
  points.sort((a, b) => a.time - b.time);
  const pieces: RelapsePiece[] = [];
  const kept: Point[] = [];
  let last: Point = { time: entry, relapsed: 0, n: Infinity };
  for (const point of points) {
    if (point.time === last.time) leave(`A second number for time ${point.time}: the first was kept.`);
    else if (point.relapsed < last.relapsed - SAME) {
      leave(`By time ${point.time} fewer had relapsed than by time ${last.time}: the later number was dropped.`);
    } else {
      const n = Math.min(last.n, point.n);
      const relapsed = n * Math.max(0, point.relapsed - last.relapsed);
      pieces.push({ from: last.time, to: point.time, relapsed, stayed: n * (1 - point.relapsed) });
      last = { ...point, n };
      kept.push(last);
    }
  }
  const [first] = kept;
  if (first === undefined) return { arm: null, setAside };
  const outcome = kept.every((point) => point.relapsed === 0)
    ? "none"
    : kept.every((point) => point.relapsed === 1)
      ? "all"
      : "some";
  const times = { firstTime: first.time, lastTime: last.time };
  return { arm: { study, strand, covariates, pieces, people: first.n, ...times, outcome }, setAside };
};

/** A term as a share relapsed and its n, or why it cannot be one. */
const pointOf = (term: RelapseTerm, entry: number): Point | string => {
  if (term.kind === "picture") return term.reason;
  if (term.time === null) return "The median was not reached: it has no number to model.";
  if (!(term.time > entry)) {
    return `Time ${term.time} is not after ${entry}, when being well was established: nobody could relapse before.`;
  }
  const { time } = term;
  if (term.kind === "count") {
    if (term.n === undefined) return `The count at time ${time} has no denominator.`;
    if (!(term.n > 0 && term.relapsed >= 0 && term.relapsed <= term.n)) {
      return `${term.relapsed} of ${term.n} at time ${time} is not a share of people.`;
    }
    return { time, relapsed: term.relapsed / term.n, n: term.n };
  }
  if (term.kind === "share" && !(term.share >= 0 && term.share <= 1)) {
    return `${term.share} at time ${time} is not a share between 0 and 1.`;
  }
  const worth = worthOf(term);
  if (worth === null) return `The ${term.kind} at time ${time} has neither a denominator nor a usable interval.`;
  return { time, relapsed: term.kind === "median" ? 0.5 : 1 - term.share, n: worth };
};

const worthOf = (term: Extract<RelapseTerm, { readonly kind: "share" | "median" }>): number | null => {
  const printed = term.n !== undefined && term.n > 0 ? term.n : null;
  if (term.interval === undefined) return printed;
  const implied =
    term.kind === "share"
      ? shareEffectiveN(term.share, term.interval)
      : medianEffectiveN(term.time as number, term.interval);
  return implied === null || printed === null ? (implied ?? printed) : Math.min(implied, printed);
};
