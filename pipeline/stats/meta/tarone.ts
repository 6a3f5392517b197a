import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { readStrata, type Stratum, sumOver } from "./read-strata.ts";

/**
 * Do trials differ in their odds ratio? Breslow and Day's squares of a less the a that the Mantel–Haenszel odds ratio gives, with
 * Tarone's term for that odds ratio not being the likelihood's: Σ(a−A)²/V − (Σ(a−A))²/ΣV, V = 1/(1/A + 1/B + 1/C + 1/D).
 * Chi-square with trials − 1 df; trials without events, or with only events, do not count.
 * Breslow & Day (1980), Statistical Methods in Cancer Research I, eq. 4.30; Tarone (1985), doi:10.1093/biomet/72.1.91.
 * Equals metafor 3.8-1 `rma.mh(measure = "OR")$TA`.
 */
export const tarone = (tables: readonly TwoByTwo[]): Test | NotEstimable => {
  const all = readStrata(tables);
  if ("kind" in all) return all;
  const strata = all.filter(({ a, b, c, d }) => a + c > 0 && b + d > 0);
  const r = sumOver(strata, ({ a, d, n }) => (a * d) / n);
  const s = sumOver(strata, ({ b, c, n }) => (b * c) / n);
  if (r === 0 || s === 0)
    return notEstimable("no-events", "Over all trials a pair of cells is empty: the odds ratio is 0 or infinite.");
  const df = strata.length - 1;
  if (df < 1) return notEstimable("too-few", "Differences between trials cannot be judged from one trial.");
  let [squares, gaps, variances] = [0, 0, 0];
  for (const stratum of strata) {
    const fitted = fittedCell(stratum, r / s);
    const { n1, n2, a, c } = stratum;
    const events = a + c;
    const variance = 1 / (1 / fitted + 1 / (n1 - fitted) + 1 / (events - fitted) + 1 / (n2 - events + fitted));
    squares += ((a - fitted) * (a - fitted)) / variance;
    gaps += a - fitted;
    variances += variance;
  }
  const statistic = squares - (gaps * gaps) / variances;
  return { name: "Tarone", statistic, df: [df], p: chiSquareUpperTail(statistic, df) };
};

/** The A with A·D/(B·C) = odds ratio and the stratum's margins: the root of a quadratic, in the form that does not cancel. */
const fittedCell = ({ a, c, n1, n2 }: Stratum, oddsRatio: number): number => {
  const events = a + c;
  const quadratic = 1 - oddsRatio;
  const linear = n2 - events + oddsRatio * (n1 + events);
  const constant = -oddsRatio * n1 * events;
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * quadratic * constant));
  return (-2 * constant) / (linear + root);
};
