import { requireCount, requirePositive } from "../numeric/require.ts";
import { chiSquareCdf } from "./chi-square-cdf.ts";

/** P(X > events) for a Poisson count with the given mean. Equals R `ppois(events, mean, lower.tail = FALSE)`. */
export const poissonUpperTail = (events: number, mean: number): number =>
  events < 0 ? 1 : chiSquareCdf(2 * requirePositive("mean", mean), 2 * (requireCount("events", events) + 1));
