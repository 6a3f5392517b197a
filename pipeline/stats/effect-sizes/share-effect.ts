import { refuseShare, type Share } from "../categorical/refuse-share.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { Effect } from "./effect.ts";

export type ShareScale = "raw" | "log" | "logit" | "arcsine" | "doubleArcsine";

/** One group's share on a scale where shares are pooled. */
export interface ShareEffect extends Omit<Effect, "scale"> {
  readonly scale: ShareScale;
}

/**
 * What is one group's share, with its standard error, on a scale where shares are to be pooled?
 * raw p, p(1−p)/n · log ln p, 1/x − 1/n · logit ln(x/(n−x)), 1/x + 1/(n−x) · arcsine asin √p, 1/(4n) · doubleArcsine (Freeman–Tukey)
 * ½(asin √(x/(n+1)) + asin √((x+1)/(n+1))), 1/(4n+2). The first three add 1/2 to events and to others when either is 0.
 * Freeman & Tukey (1950), doi:10.1214/aoms/1177729756. Equals metafor 3.8-1 `escalc(measure = "PR" | "PLN" | "PLO" | "PAS" | "PFT")`.
 * Not estimable without people.
 */
export const shareEffect = (share: Share, { scale }: { readonly scale: ShareScale }): ShareEffect | NotEstimable => {
  const refusal = refuseShare(share);
  if (refusal) return refusal;
  const { events, n } = share;
  const half = events === 0 || events === n ? 0.5 : 0;
  const [x, others] = [events + half, n - events + half];
  const total = x + others;
  const p = x / total;
  const made = (estimate: number, variance: number): ShareEffect => ({
    estimate,
    standardError: Math.sqrt(variance),
    scale,
  });
  switch (scale) {
    case "raw":
      return made(p, (p * (1 - p)) / total);
    case "log":
      return made(Math.log(p), 1 / x - 1 / total);
    case "logit":
      return made(Math.log(x / others), 1 / x + 1 / others);
    case "arcsine":
      return made(Math.asin(Math.sqrt(events / n)), 1 / (4 * n));
    default:
      return made(
        0.5 * (Math.asin(Math.sqrt(events / (n + 1))) + Math.asin(Math.sqrt((events + 1) / (n + 1)))),
        1 / (4 * n + 2),
      );
  }
};

/**
 * Which share does a value on a pooling scale stand for? `people` (all groups' n) is needed to undo the double arcsine, with their
 * harmonic mean: Miller (1978), doi:10.1080/00031305.1978.10479283. Values beyond the scale's ends give 0 or 1.
 * Equals metafor 3.8-1 `transf.ilogit`, `transf.iarcsin`, `transf.ipft.hm`. Not estimable from a double arcsine without `people`.
 */
export const shareFrom = (
  value: number,
  { scale, people = [] }: { readonly scale: ShareScale; readonly people?: ArrayLike<number> },
): number | NotEstimable => {
  if (scale === "raw") return value;
  if (scale === "log") return Math.exp(value);
  if (scale === "logit") return 1 / (1 + Math.exp(-value));
  const end = clipped(value);
  if (scale === "arcsine") return Math.sin(end) * Math.sin(end);
  if (people.length === 0)
    return notEstimable("no-data", "The double arcsine cannot be undone without numbers of people.");
  let inverse = 0;
  for (let i = 0; i < people.length; i++) inverse += 1 / (people[i] as number);
  return miller(end, people.length / inverse);
};

const clipped = (value: number): number => Math.min(Math.PI / 2, Math.max(0, value));

const miller = (t: number, n: number): number => {
  const sine = Math.sin(2 * t);
  // The double arcsine of 0 of n and n of n people: beyond them the formula turns back.
  const lowest = 0.5 * Math.asin(Math.sqrt(1 / (n + 1)));
  if (t <= lowest) return 0;
  if (t >= Math.PI / 2 - lowest) return 1;
  const inner = sine + (sine - 1 / sine) / n;
  return 0.5 * (1 - Math.sign(Math.cos(2 * t)) * Math.sqrt(Math.max(0, 1 - inner * inner)));
};
