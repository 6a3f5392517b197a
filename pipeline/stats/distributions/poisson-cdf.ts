import { requireCount, requirePositive } from "../numeric/require.ts";
import { chiSquareUpperTail } from "./chi-square-upper-tail.ts";

/** P(X ≤ events) for a Poisson count with the given mean, through the gamma distribution. Equals R `ppois(events, mean)`. */
export const poissonCdf = (events: number, mean: number): number =>
  events < 0 ? 0 : chiSquareUpperTail(2 * requirePositive("mean", mean), 2 * (requireCount("events", events) + 1));
