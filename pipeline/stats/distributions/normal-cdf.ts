import { normalUpperTail } from "./normal-upper-tail.ts";

/** Φ(x) = P(Z ≤ x) for a standard normal Z, right in relative terms in the lower tail. Equals R `pnorm(x)`. */
export const normalCdf = (x: number): number => normalUpperTail(-x);
