import { mean } from "../numeric/mean.ts";
import { sum } from "../numeric/sum.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";

/**
 * Which share of the spread of some values lies between groups of them? Σ nₖ(x̄ₖ − x̄)² / Σ(xᵢ − x̄)², of one factor, from 0 to 1; of
 * several crossed factors with as many values in every combination the shares of their main effects add up to at most 1.
 * Fisher (1925), Statistical Methods for Research Workers, sec. 45. Equals R `s <- summary(aov(x ~ g))[[1]][["Sum Sq"]]; s[1] / sum(s)`.
 * No standard error. Not estimable for fewer than two values or groups, or where all values are equal.
 *
 * @param group one name a value.
 */
export const etaSquared = (values: ArrayLike<number>, group: readonly string[]): Quantity => {
  if (values.length !== group.length)
    throw new RangeError(`values and group must be as long: ${values.length}, ${group.length}`);
  const all = Array.from(values);
  const centre = mean(all);
  if (centre === null || all.length < 2) return notEstimable("too-few", "A spread needs at least two values.");
  const members = new Map<string, number[]>();
  group.forEach((name, i) => {
    const own = members.get(name) ?? [];
    own.push(all[i] as number);
    members.set(name, own);
  });
  if (members.size < 2) return notEstimable("one-group", "All values belong to one group.");
  if (all.every((value) => value === all[0])) return notEstimable("all-tied", "All values are equal.");
  const total = sum(all.map((value) => (value - centre) * (value - centre)));
  const between = sum(
    Array.from(members.values(), (own) => {
      const apart = (mean(own) as number) - centre;
      return own.length * apart * apart;
    }),
  );
  return total > 0
    ? estimate(Math.min(1, between / total))
    : notEstimable("all-tied", "All values are equal to the last digit.");
};
