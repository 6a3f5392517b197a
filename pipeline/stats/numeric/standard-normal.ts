import type { Random } from "./random.ts";

/**
 * One draw from the standard normal distribution; always takes exactly two numbers from the stream.
 *
 * Box & Muller (1958), Ann Math Stat 29:610, doi:10.1214/aoms/1177706645. No outside software draws these numbers.
 */
export const standardNormal = (random: Random): number => {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
};
