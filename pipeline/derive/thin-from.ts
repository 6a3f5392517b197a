import type { KaplanMeier } from "../stats/survival/kaplan-meier.ts";

/**
 * From which time on a curve rests on few people: fewer than ten, or than a tenth of those it began with, are at risk.
 * `null` when that never happens.
 */
export const thinFrom = ({ n, time, atRisk, event, censored }: KaplanMeier): number | null => {
  const fewest = Math.max(10, n / 10);
  if (n < fewest) return 0;
  for (let k = 0; k < time.length; k += 1) {
    const left = (atRisk[k] ?? 0) - (event[k] ?? 0) - (censored[k] ?? 0);
    if (left < fewest) return time[k] ?? 0;
  }
  return null;
};
