import type { CoxHazard } from "./cox-hazard.ts";
import type { CoxRows } from "./cox-rows.ts";

/**
 * Each row's part of the score, row by row (n × p): how much it pulls the coefficients, not yet multiplied by its weight.
 *
 * ∫ (x − x̄(t)) dM(t), M the row's martingale; with Efron's ties an event at a tied time meets each of the d steps as 1/d of an event
 * and is at risk in step l with 1 − l/d. Therneau & Grambsch (2000), Modeling Survival Data, ch. 4 and 7.
 */
export const coxScoreResiduals = (rows: CoxRows, risk: Float64Array, hazard: CoxHazard): Float64Array => {
  const { n, p, x, weight, event } = rows;
  const { from, to, sum, sumX, meanX, spared, sparedX, count, first, last } = hazard;
  const residuals = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    const rate = (risk[i] as number) / (weight[i] as number);
    const [a, b] = [from[i] as number, to[i] as number];
    const total = (sum[b] as number) - (sum[a] as number);
    for (let j = 0; j < p; j++) {
      const totalX = (sumX[b * p + j] as number) - (sumX[a * p + j] as number);
      residuals[i * p + j] = rate * (totalX - (x[i * p + j] as number) * total);
    }
  }
  for (let k = 0; k < count; k++) {
    for (let i = first[k] as number; i < (last[k] as number); i++) {
      if (event[i] === 0) continue;
      const rate = (risk[i] as number) / (weight[i] as number);
      for (let j = 0; j < p; j++) {
        const at = i * p + j;
        const own = x[at] as number;
        const gap = own - (meanX[k * p + j] as number);
        const back = rate * (own * (spared[k] as number) - (sparedX[k * p + j] as number));
        residuals[at] = (residuals[at] as number) + gap + back;
      }
    }
  }
  return residuals;
};
