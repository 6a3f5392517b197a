import {
  anyCause,
  type CompetingRisks,
  causeSpecific,
  requireCause,
  requireCompetingRisks,
} from "./competing-risks.ts";
import { riskSets } from "./risk-sets.ts";
import { timeGrid } from "./time-grid.ts";

export interface CumulativeIncidence {
  readonly kind: "cumulative-incidence";
  readonly cause: number;
  /** People ever at risk, and those of them with this event. */
  readonly n: number;
  readonly events: number;
  /** Every different time at which someone left, ascending; the next arrays go with it. */
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** The share that has had this event by each time. */
  readonly incidence: Float64Array;
  /** The share free of any event just after each time. */
  readonly survival: Float64Array;
  /** Delta method; the same as the infinitesimal jackknife where rows count alike and nobody enters late. */
  readonly standardError: Float64Array;
  /** With a hypergeometric correction for ties, as the package cmprsk has it. */
  readonly standardErrorGray: Float64Array;
  /** The last time at which anyone left; 0 for no people. */
  readonly maxTime: number;
}

/**
 * What share has had one kind of event by each time, when another kind would end the waiting?
 *
 * F(t) = Σ over times u ≤ t of S(u−)·d/n, d the events of this cause among n at risk and S the Kaplan–Meier curve of any event:
 * Aalen & Johansen (1978), Scand J Stat 5:141. Treating the other causes as censoring in a Kaplan–Meier curve would overstate it.
 * Variances: Gaynor et al. (1993), JASA 88:400; Gray (1988), Ann Stat 16:1141, doi:10.1214/aos/1176350951.
 * Weights count as frequencies; for others take `cumulativeIncidenceInfluence`.
 * Equals survival 3.5-3 `survfit(Surv(time, factor(cause)) ~ 1)` and cmprsk 2.2-11 `cuminc` (standardErrorGray).
 */
export const aalenJohansen = (
  data: CompetingRisks,
  { cause = 1 }: { readonly cause?: number } = {},
): CumulativeIncidence => {
  requireCompetingRisks(data);
  requireCause(cause);
  const grid = timeGrid(data);
  const all = riskSets(anyCause(data), { grid });
  const own = riskSets(causeSpecific(data, cause), { grid });
  const size = all.time.length;
  const incidence = new Float64Array(size);
  const survival = new Float64Array(size);
  const standardError = new Float64Array(size);
  const standardErrorGray = new Float64Array(size);
  const delta = noSums();
  const gray = noSums();
  let share = 0;
  let free = 1;
  for (let k = 0; k < size; k++) {
    const n = all.atRisk[k] as number;
    const d = all.event[k] as number;
    const d1 = own.event[k] as number;
    if (d > 0) {
      share += (free * d1) / n;
      const next = all.allGone[k] === 1 ? 0 : (free * (n - d)) / n;
      addDelta(delta, { n, d, d1, share, free, last: next === 0 });
      addGray(gray, { n, d1, d2: d - d1, share, free, next });
      free = next;
    }
    incidence[k] = share;
    survival[k] = free;
    standardError[k] = Math.sqrt(varianceOf(delta, share));
    standardErrorGray[k] =
      d1 > 0 ? Math.sqrt(varianceOf(gray, share)) : k === 0 ? 0 : (standardErrorGray[k - 1] as number);
  }
  return {
    kind: "cumulative-incidence",
    cause,
    n: all.n,
    events: own.events,
    time: all.time,
    atRisk: all.atRisk,
    incidence,
    survival,
    standardError,
    standardErrorGray,
    maxTime: all.time.at(-1) ?? 0,
  };
};

/** A variance that is a square in the incidence F reached: constant − 2·F·linear + F²·square. */
interface Sums {
  constant: number;
  linear: number;
  square: number;
}

const noSums = (): Sums => ({ constant: 0, linear: 0, square: 0 });

const varianceOf = ({ constant, linear, square }: Sums, share: number): number =>
  Math.max(0, constant - 2 * share * linear + share * share * square);

interface Step {
  readonly n: number;
  readonly d1: number;
  /** After and before the step. */
  readonly share: number;
  readonly free: number;
}

/** Σ (F(t) − F)²·d/(n(n − d)) + S²·d₁(n − d₁)/n³ − 2(F(t) − F)·S·d₁/n². */
const addDelta = (
  sums: Sums,
  { n, d, d1, share, free, last }: Step & { readonly d: number; readonly last: boolean },
): void => {
  const spread = last ? 0 : d / (n * (n - d));
  const cross = (free * d1) / (n * n);
  sums.square += spread;
  sums.linear += share * spread + cross;
  sums.constant += share * share * spread + 2 * share * cross + (free * free * d1 * (n - d1)) / (n * n * n);
};

/** Martingale variance of each kind of event, the events at one time drawn without replacement. */
const addGray = (
  sums: Sums,
  { n, d1, d2, share, free, next }: Step & { readonly d2: number; readonly next: number },
): void => {
  const inverse = next > 0 ? 1 / next : 0;
  const add = (events: number, level: number): void => {
    if (events <= 0) return;
    const finite = events > 1 ? 1 - (events - 1) / (n - 1) : 1;
    const variance = (free * free * finite * events) / (n * n);
    sums.constant += level * level * variance;
    sums.linear += inverse * level * variance;
    sums.square += inverse * inverse * variance;
  };
  if (next > 0) add(d2, share * inverse);
  add(d1, 1 + share * inverse);
};
