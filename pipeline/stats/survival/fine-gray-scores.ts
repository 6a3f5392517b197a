import { risksOf } from "./walk-risk-sets.ts";
import { type Subdistribution, walkSubdistributionSets } from "./walk-subdistribution-sets.ts";

export interface FineGrayScores {
  /** Each row's part of the score with its censoring weight taken as known (n × p by position). */
  readonly known: Float64Array;
  /** What the estimation of the censoring curve adds to it. */
  readonly censoring: Float64Array;
}

/** The two parts η̂ᵢ and ψ̂ᵢ of Fine & Gray (1999), under right censoring. */
export const fineGrayScores = (sub: Subdistribution, beta: Float64Array): FineGrayScores => {
  const hazard = subHazard(sub, risksOf(sub.rows, beta), sub.rows.p);
  return { known: known(sub, hazard), censoring: censoring(sub, hazard) };
};

/**
 * Running sums over the event times, the latest first (element 0 is 0), of the hazard h and of h times the mean covariates:
 * plain, and times the share uncensored.
 */
interface SubHazard {
  readonly risk: Float64Array;
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly sum: Float64Array;
  readonly sumX: Float64Array;
  readonly left: Float64Array;
  readonly leftX: Float64Array;
  readonly meanX: Float64Array;
}

const subHazard = (sub: Subdistribution, risk: Float64Array, p: number): SubHazard => {
  const size = sub.rows.events + 1;
  const [sum, left] = [new Float64Array(size), new Float64Array(size)];
  const [sumX, leftX, meanX] = [new Float64Array(size * p), new Float64Array(size * p), new Float64Array(size * p)];
  const first: number[] = [];
  const last: number[] = [];
  walkSubdistributionSets(sub, risk, { squares: false }, (set, uncensored) => {
    const k = first.length;
    first.push(set.first);
    last.push(set.last);
    const h = set.eventWeight / set.all;
    sum[k + 1] = (sum[k] as number) + h;
    left[k + 1] = (left[k] as number) + uncensored * h;
    for (let j = 0; j < p; j++) {
      const mean = (set.allX[j] as number) / set.all;
      meanX[k * p + j] = mean;
      sumX[(k + 1) * p + j] = (sumX[k * p + j] as number) + h * mean;
      leftX[(k + 1) * p + j] = (leftX[k * p + j] as number) + uncensored * h * mean;
    }
  });
  return { risk, first, last, sum, sumX, left, leftX, meanX };
};

/** ∫ (x − x̄) w dM over the whole time: after another event a row stays at risk with a falling weight. */
const known = ({ rows, other, uncensored }: Subdistribution, hazard: SubHazard): Float64Array => {
  const { n, p, x, event } = rows;
  const { risk, first, last, sum, sumX, left, leftX, meanX } = hazard;
  const count = first.length;
  const scores = new Float64Array(n * p);
  for (let i = 0, later = 0; i < n; i++) {
    while (later < count && (last[later] as number) <= i) later++;
    const r = risk[i] as number;
    const stay = other[i] === 1 ? 1 / (uncensored[i] as number) : 0;
    const met = (sum[count] as number) - (sum[later] as number) + stay * (left[later] as number);
    const mine = event[i] === 1 && later < count && (first[later] as number) <= i;
    for (let j = 0; j < p; j++) {
      const own = x[i * p + j] as number;
      const metX =
        (sumX[count * p + j] as number) - (sumX[later * p + j] as number) + stay * (leftX[later * p + j] as number);
      scores[i * p + j] = r * (metX - own * met) + (mine ? own - (meanX[later * p + j] as number) : 0);
    }
  }
  return scores;
};

/** ∫ q(u)/Y(u) dM of censoring, q(u) the pull of those with another event before u on the events from u on. */
const censoring = ({ rows, other, uncensored }: Subdistribution, hazard: SubHazard): Float64Array => {
  const { n, p, x, time, event } = rows;
  const { risk, first, left, leftX } = hazard;
  const scores = new Float64Array(n * p);
  const paid = new Float64Array(p);
  const earlierX = new Float64Array(p);
  const q = new Float64Array(p);
  let earlier = 0;
  let until = first.length;
  // Ascending in time: from the last position back.
  for (let end = n; end > 0; ) {
    const now = time[end - 1] as number;
    let start = end;
    let censored = 0;
    for (; start > 0 && time[start - 1] === now; start--) {
      if (event[start - 1] === 0 && other[start - 1] === 0) censored++;
    }
    // Event times from now on are the sets 0 … until − 1.
    while (until > 0 && (first[until - 1] as number) >= end) until--;
    for (let j = 0; j < p; j++) {
      q[j] = (earlierX[j] as number) * (left[until] as number) - earlier * (leftX[until * p + j] as number);
      if (censored > 0) paid[j] = (paid[j] as number) - ((q[j] as number) * censored) / (end * end);
    }
    for (let i = start; i < end; i++) {
      const own = event[i] === 0 && other[i] === 0;
      for (let j = 0; j < p; j++) scores[i * p + j] = (paid[j] as number) + (own ? (q[j] as number) / end : 0);
      if (other[i] === 0) continue;
      const r = (risk[i] as number) / (uncensored[i] as number);
      earlier += r;
      for (let j = 0; j < p; j++) earlierX[j] = (earlierX[j] as number) + r * (x[i * p + j] as number);
    }
    end = start;
  }
  return scores;
};
