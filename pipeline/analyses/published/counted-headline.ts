import type { Headline, Prose } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";

/** A count of rows of the published tables as a headline. */
export const countedHeadline = (
  id: string,
  label: Prose,
  unit: string,
  value: number,
  keys: readonly string[],
): Headline => ({
  id,
  label,
  unit,
  better: "neither",
  quantity: estimate(value),
  test: null,
  n: value,
  events: null,
  rows: [{ table: "studies", count: keys.length, keys }],
  basis: null,
});
