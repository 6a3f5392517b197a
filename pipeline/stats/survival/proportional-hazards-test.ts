import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { noDerivatives } from "../numeric/derivatives.ts";
import { inverseForm, packedAt, packedInverse } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { ascendingOrder } from "./ascending-order.ts";
import { type CoxData, requireCoxData } from "./cox-data.ts";
import { addEventTime } from "./cox-derivatives.ts";
import type { CoxFit } from "./cox-regression.ts";
import { standardCoefficients } from "./cox-residuals.ts";
import { type CoxRows, coxRows } from "./cox-rows.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { risksOf, walkRiskSets } from "./walk-risk-sets.ts";

/** On which scale of time a coefficient is asked to drift: 1 − S(t−), t, log t, or the rank of t among all rows. */
export type TimeTransform = "km" | "identity" | "log" | "rank";

export interface ProportionalHazardsTest {
  readonly kind: "proportional-hazards";
  readonly transform: TimeTransform;
  /** One per covariate, in their order, each on 1 degree of freedom. */
  readonly terms: readonly Test[];
  readonly global: Test;
}

/**
 * Does a covariate's hazard ratio change over time?
 *
 * The score test of adding x·g(t) to the model, g(t) a transform of time, with the full information matrix of the 2p coefficients (the
 * definition of survival ≥ 3.0; older releases approximated it from scaled Schoenfeld residuals). The Kaplan–Meier transform takes all
 * rows together, unweighted, and its value just before t. Grambsch & Therneau (1994), Biometrika 81:515, doi:10.1093/biomet/81.3.515.
 * Equals survival 3.5-3 `cox.zph(fit, transform, terms = FALSE)`.
 */
export const proportionalHazardsTest = (
  data: CoxData,
  fit: CoxFit,
  { transform = "km" }: { readonly transform?: TimeTransform } = {},
): ProportionalHazardsTest | NotEstimable => {
  requireCoxData(data);
  const rows = coxRows(data);
  const { p } = rows;
  const g = transformed(data, rows, transform);
  if (g === null) return notEstimable("no-data", "An event at time 0 has no logarithm.", { time: 0 });
  const risk = risksOf(rows, standardCoefficients(rows, fit));
  const size = (p * (p + 1)) / 2;
  const drift = new Float64Array(p);
  const [i11, i12, i22] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const here = noDerivatives(p);
  walkRiskSets(rows, risk, { squares: true }, (set) => {
    here.gradient.fill(0);
    here.information.fill(0);
    addEventTime(here, rows, risk, set, fit.ties);
    const at = g[set.first] as number;
    for (let j = 0; j < p; j++) drift[j] = (drift[j] as number) + at * (here.gradient[j] as number);
    for (let k = 0; k < size; k++) {
      const part = here.information[k] as number;
      i11[k] = (i11[k] as number) + part;
      i12[k] = (i12[k] as number) + at * part;
      i22[k] = (i22[k] as number) + at * at * part;
    }
  });
  const left = leftOver(i11, i12, i22, p);
  const global = left === null ? null : inverseForm(left, drift);
  if (left === null || global === null) {
    return notEstimable("singular", "Too few different event times to tell a drift from a constant effect.", {
      events: rows.events,
    });
  }
  return {
    kind: "proportional-hazards",
    transform,
    terms: Array.from(drift, (score, j) => testOf((score * score) / packedAt(left, j, j), 1, transform)),
    global: testOf(global, p, transform),
  };
};

const testOf = (statistic: number, df: number, transform: string): Test => ({
  name: `proportional hazards (${transform})`,
  statistic,
  df: [df],
  p: chiSquareUpperTail(statistic, df),
});

/** I₂₂ − I₂₁·I₁₁⁻¹·I₁₂: the information on the drift that is left when the coefficients are estimated too. */
const leftOver = (i11: Float64Array, i12: Float64Array, i22: Float64Array, p: number): Float64Array | null => {
  const inverse = packedInverse(i11, p);
  if (inverse === null) return null;
  const left = Float64Array.from(i22);
  for (let i = 0, at = 0; i < p; i++) {
    for (let j = 0; j <= i; j++, at++) {
      let total = 0;
      for (let k = 0; k < p; k++) {
        for (let l = 0; l < p; l++) total += packedAt(i12, i, k) * packedAt(inverse, k, l) * packedAt(i12, l, j);
      }
      left[at] = (left[at] as number) - total;
    }
  }
  return left;
};

/** g at the time of each position, centred at its mean over the events; `null` where a logarithm does not exist. */
const transformed = (data: CoxData, rows: CoxRows, transform: TimeTransform): Float64Array | null => {
  const g = scaleOf(data, rows, transform);
  let total = 0;
  for (let i = 0; i < rows.n; i++) if (rows.event[i] === 1) total += g[i] as number;
  if (!Number.isFinite(total)) return null;
  const centre = total / rows.events;
  return g.map((value) => value - centre);
};

const scaleOf = ({ entry }: CoxData, rows: CoxRows, transform: TimeTransform): Float64Array => {
  switch (transform) {
    case "identity":
      return rows.time;
    case "log":
      return rows.time.map((time) => Math.log(time));
    case "rank":
      return averageRanks(rows.time);
    case "km": {
      const { time, event } = rows;
      const curve = kaplanMeier(entry && rows.entry ? { time, event, entry: rows.entry } : { time, event });
      const survivalBefore = new Map<number, number>();
      curve.time.forEach((at, k) => {
        survivalBefore.set(at, k === 0 ? 1 : (curve.survival[k - 1] as number));
      });
      return rows.time.map((at) => 1 - (survivalBefore.get(at) as number));
    }
    default:
      throw new RangeError(`transform unknown: ${transform satisfies never}`);
  }
};

const averageRanks = (values: Float64Array): Float64Array => {
  const order = ascendingOrder(values);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
};
