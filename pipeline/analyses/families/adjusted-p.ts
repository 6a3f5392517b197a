import type { Plan } from "../../model/index.ts";
import { hochberg } from "../../stats/multiplicity/hochberg.ts";
import { holm } from "../../stats/multiplicity/holm.ts";

type Method = Plan["families"]["primary"]["method"];

const METHODS: Readonly<Record<Method, (p: readonly number[]) => readonly number[]>> = {
  holm,
  hochberg,
  none: (p) => p,
};

/**
 * The p values of a family, corrected for all of its members. One without a p value counts as a member whose p value is 1: that a
 * number cannot be worked out makes the others no clearer.
 */
export const adjustedP = (method: Method, p: readonly (number | null)[]): readonly (number | null)[] => {
  const corrected = METHODS[method](p.map((value) => value ?? 1));
  return p.map((value, i) => (value === null ? null : (corrected[i] as number)));
};
