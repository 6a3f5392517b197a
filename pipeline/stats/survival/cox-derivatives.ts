import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import type { CoxRows } from "./cox-rows.ts";
import { type RiskSetSums, risksOf, walkRiskSets } from "./walk-risk-sets.ts";

/** How events at the same time are treated: as if in some unknown order (Efron), or each against all (Breslow). */
export type CoxTies = "efron" | "breslow";

/** The log partial likelihood at beta. */
export const coxDerivatives = (rows: CoxRows, beta: Float64Array, ties: CoxTies): Derivatives => {
  const total = noDerivatives(rows.p);
  const risk = risksOf(rows, beta);
  walkRiskSets(rows, risk, { squares: true }, (set) => {
    addEventTime(total, rows, risk, set, ties);
  });
  return total;
};

/**
 * Adds one event time: Σ w·(η − log D) over its events, D the summed risk; with Efron's ties the l-th of d events (l = 0 … d − 1) sees
 * D less l/d of the events' own risk and carries their mean weight.
 */
export const addEventTime = (
  total: Derivatives,
  { p, x, event, weight }: CoxRows,
  risk: Float64Array,
  set: RiskSetSums,
  ties: CoxTies,
): void => {
  const { gradient, information } = total;
  for (let i = set.first; i < set.last; i++) {
    if (event[i] === 0) continue;
    const w = weight[i] as number;
    // log(r/w) is the linear predictor.
    total.value += w * Math.log((risk[i] as number) / w);
    for (let j = 0; j < p; j++) gradient[j] = (gradient[j] as number) + w * (x[i * p + j] as number);
  }
  const steps = ties === "efron" ? set.events : 1;
  const share = set.eventWeight / steps;
  for (let l = 0; l < steps; l++) {
    const part = l / steps;
    const risks = part === 0 ? set.all : set.all - part * set.tied;
    const pull = share / risks;
    total.value -= share * Math.log(risks);
    for (let j = 0, at = 0; j < p; j++) {
      const sumJ = part === 0 ? (set.allX[j] as number) : (set.allX[j] as number) - part * (set.tiedX[j] as number);
      gradient[j] = (gradient[j] as number) - pull * sumJ;
      const meanJ = sumJ / risks;
      for (let k = 0; k <= j; k++, at++) {
        const sumK = part === 0 ? (set.allX[k] as number) : (set.allX[k] as number) - part * (set.tiedX[k] as number);
        const square =
          part === 0 ? (set.allXX[at] as number) : (set.allXX[at] as number) - part * (set.tiedXX[at] as number);
        information[at] = (information[at] as number) + pull * (square - meanJ * sumK);
      }
    }
  }
};
