import { requireCount } from "../numeric/require.ts";
import { betaUpperTail } from "./beta-upper-tail.ts";

/** P(X ≤ events) for `n` trials with chance `p` in (0, 1), through the beta distribution. Equals R `pbinom(events, n, p)`. */
export const binomialCdf = (events: number, n: number, p: number): number => {
  requireCount("n", n);
  if (events < 0) return 0;
  return events >= n ? 1 : betaUpperTail(p, requireCount("events", events) + 1, n - events);
};
