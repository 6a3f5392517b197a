import type { PublishedResult } from "./evidence-rows.ts";
import { type NotUsed, notUsed } from "./not-used.ts";

const inTurn = ({ study }: PublishedResult): boolean => /cross-?over/i.test(study.design);

/** The people of the first period of a crossover had one treatment each, as in a parallel trial. */
export const firstPeriod = (result: PublishedResult): boolean => inTurn(result) && result.row.period === "first";

/** A number of a trial in which the same people had both treatments; not one of its first period alone. */
export const crossover = (result: PublishedResult): boolean => inTurn(result) && !firstPeriod(result);

/** Parts of a crossover that answer nothing by themselves: what remains of the first treatment is in them, or people count twice. */
export const screenPeriod = (result: PublishedResult): NotUsed | null => {
  if (!inTurn(result)) return null;
  const { period } = result.row;
  if (period === "second")
    return notUsed("crossover-without-paired-interval", "the second period of a crossover alone: the first may last");
  return period === "all"
    ? notUsed("crossover-without-paired-interval", "all periods of a crossover, as if the people in them differed")
    : null;
};
