import type { FamilyPool } from "./estimand-reading.ts";
import { effectText } from "./number-text.ts";

/** How many trials, how much they differ and how they were weighted, for the foot of a forest. Empty below two trials. */
export const poolFooter = ({ pool }: FamilyPool): string => {
  const { iSquared, tauSquared, q, k } = pool;
  if (k < 2 || iSquared?.kind !== "estimate" || tauSquared?.kind !== "estimate") return "";
  const [spread] = iSquared.intervals;
  const whole = (value: number | null | undefined) => (value == null ? "not reported" : String(Math.round(value)));
  const test = q === null ? "" : `, Q ${effectText(q.statistic, null, null)} on ${q.df.join(", ")} df`;
  const share = `I² ${whole(iSquared.value)}% (${whole(spread?.low)}% to ${whole(spread?.high)}%)`;
  return `k = ${k}, τ² ${tauSquared.value.toFixed(3)}, ${share}${test}; weights and prediction: restricted maximum likelihood.`;
};
