import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import { logistic } from "./logistic-derivatives.ts";

/** Person-days at risk of leaving a strategy. */
export interface DeviationRisk {
  readonly days: readonly number[];
  /** For each day, the people at risk on it. */
  readonly sets: readonly (readonly number[])[];
  /** Each person's day of leaving. */
  readonly deviation: ArrayLike<number>;
  /** One element a person. */
  readonly columns: readonly Float64Array[];
}

/**
 * Of the log likelihood of leaving: one intercept a day, then one coefficient a column.
 *
 * A person's share of the columns' block is the same on all days but for a factor, so that it is added once a person.
 */
export const deviationDerivatives = (
  { days, sets, deviation, columns }: DeviationRisk,
  at: ArrayLike<number>,
): Derivatives => {
  const n = deviation.length;
  const [d, p] = [days.length, columns.length];
  const found = noDerivatives(d + p);
  const eta = new Float64Array(n);
  columns.forEach((column, j) => {
    const coefficient = at[d + j] as number;
    for (let i = 0; i < n; i++) eta[i] = (eta[i] as number) + coefficient * (column[i] as number);
  });
  const residuals = new Float64Array(n);
  const spreads = new Float64Array(n);
  const place = (i: number, j: number): number => (i * (i + 1)) / 2 + j;
  sets.forEach((people, k) => {
    const cross = new Float64Array(p);
    let [gradient, information] = [0, 0];
    for (const i of people) {
      const x = (at[k] as number) + (eta[i] as number);
      const left = deviation[i] === days[k];
      const towards = left ? x : -x;
      found.value -= towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards;
      const missed = logistic(-towards);
      const residual = left ? missed : -missed;
      const spread = missed * (1 - missed);
      gradient += residual;
      information += spread;
      residuals[i] = (residuals[i] as number) + residual;
      spreads[i] = (spreads[i] as number) + spread;
      for (let j = 0; j < p; j++) {
        cross[j] = (cross[j] as number) + spread * ((columns[j] as Float64Array)[i] as number);
      }
    }
    found.gradient[k] = gradient;
    found.information[place(k, k)] = information;
    for (let j = 0; j < p; j++) found.information[place(d + j, k)] = cross[j] as number;
  });
  columns.forEach((column, j) => {
    const tilted = column.map((x, i) => x * (spreads[i] as number));
    found.gradient[d + j] = column.reduce((sum, x, i) => sum + x * (residuals[i] as number), 0);
    for (let l = 0; l <= j; l++) {
      const other = columns[l] as Float64Array;
      found.information[place(d + j, d + l)] = other.reduce((sum, x, i) => sum + x * (tilted[i] as number), 0);
    }
  });
  return found;
};
