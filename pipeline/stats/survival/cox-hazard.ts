import type { CoxTies } from "./cox-derivatives.ts";
import type { CoxRows } from "./cox-rows.ts";
import { walkRiskSets } from "./walk-risk-sets.ts";

/**
 * The hazard at each event time, for someone with average covariates, summed so that a row's share is a difference of two sums.
 *
 * Event times are in the order of the rows: by stratum, the latest first. A row at risk from entry to time has met the event times
 * `from` … `to` − 1, hazard `sum[to] − sum[from]`.
 */
export interface CoxHazard {
  readonly count: number;
  /** Where the rows of each event time begin and end. */
  readonly first: Uint32Array;
  readonly last: Uint32Array;
  /** Running sums of the hazard h, and of h times the mean covariates of those at risk (p numbers each); element 0 is 0. */
  readonly sum: Float64Array;
  readonly sumX: Float64Array;
  /** Mean covariates of those at risk, averaged over the tied events. */
  readonly meanX: Float64Array;
  /** Of h (and of h times the means), the part that Efron's ties spare those with the event: Σ h·l/d. */
  readonly spared: Float64Array;
  readonly sparedX: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export const coxHazard = (rows: CoxRows, risk: Float64Array, ties: CoxTies): CoxHazard => {
  const { p, events } = rows;
  const first = new Uint32Array(events);
  const last = new Uint32Array(events);
  const sum = new Float64Array(events + 1);
  const sumX = new Float64Array((events + 1) * p);
  const meanX = new Float64Array(events * p);
  const spared = new Float64Array(events);
  const sparedX = new Float64Array(events * p);
  let count = 0;
  walkRiskSets(rows, risk, { squares: false }, (set) => {
    first[count] = set.first;
    last[count] = set.last;
    const steps = ties === "efron" ? set.events : 1;
    const share = set.eventWeight / steps;
    let hazard = 0;
    const at = count * p;
    const next = at + p;
    for (let j = 0; j < p; j++) sumX[next + j] = sumX[at + j] as number;
    for (let l = 0; l < steps; l++) {
      const part = l / steps;
      const risks = set.all - (part === 0 ? 0 : part * set.tied);
      const h = share / risks;
      hazard += h;
      spared[count] = (spared[count] as number) + part * h;
      for (let j = 0; j < p; j++) {
        const mean = ((set.allX[j] as number) - (part === 0 ? 0 : part * (set.tiedX[j] as number))) / risks;
        sumX[next + j] = (sumX[next + j] as number) + h * mean;
        meanX[at + j] = (meanX[at + j] as number) + mean / steps;
        sparedX[at + j] = (sparedX[at + j] as number) + part * h * mean;
      }
    }
    sum[count + 1] = (sum[count] as number) + hazard;
    count++;
  });
  return { count, first, last, sum, sumX, meanX, spared, sparedX, ...spans(rows, first, last, count) };
};

/** Which event times each row has met: those from its own time back to its entry. */
const spans = (
  { n, time, entry, byEntry, stratumEnd }: CoxRows,
  first: Uint32Array,
  last: Uint32Array,
  count: number,
): Pick<CoxHazard, "from" | "to"> => {
  const from = new Uint32Array(n);
  const to = new Uint32Array(n);
  let start = 0;
  let met = 0;
  for (const end of stratumEnd) {
    let before = met;
    for (let i = start; i < end; i++) {
      while (met < count && (last[met] as number) <= i) met++;
      from[i] = met;
    }
    while (met < count && (first[met] as number) < end) met++;
    to.fill(met, start, end);
    for (let i = start; byEntry && entry && i < end; i++) {
      const position = byEntry[i] as number;
      while (before < met && (time[first[before] as number] as number) > (entry[position] as number)) before++;
      to[position] = before;
    }
    start = end;
  }
  return { from, to };
};
