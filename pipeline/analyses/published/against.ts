import { naturalBetter } from "../../derive/evidence/natural-scale.ts";
import type { Plan, Prose } from "../../model/index.ts";
import type { EstimandReading } from "./estimand-reading.ts";
import { enumerated, favors, inSentence, labelOf, words } from "./words.ts";

/** "Placebo or active control": the first keeps its capital. */
const named = (plan: Pick<Plan, "labels">, modalities: readonly string[]): string =>
  enumerated(
    modalities.map((word, i) => {
      const label = labelOf(plan, "modality", word);
      return i === 0 ? label : inSentence(label);
    }),
    "or",
  );

/** What stands to the left and to the right of no difference, by the study's labels. */
export const sides = (plan: Pick<Plan, "labels">, { evidence: { estimand } }: EstimandReading) => ({
  left: named(plan, estimand.second),
  right: named(plan, estimand.first),
});

/** The same as sides of an axis on which numbers stand as they are printed: a ratio of something bad favours the first below one. */
export const favouredSides = (plan: Pick<Plan, "labels">, reading: EstimandReading) => {
  const { left, right } = sides(plan, reading);
  const { estimand, better } = reading.evidence;
  const [worse, best] = [favors(left), favors(right)];
  return naturalBetter(estimand.scale, better) === "lower"
    ? { left: best, right: worse }
    : { left: worse, right: best };
};

/** The first number of the first reading, with what was set against what and which differences its interval still allows. */
export const saysAgainst = (plan: Pick<Plan, "labels">, readings: readonly EstimandReading[]): Prose => {
  const main = readings.find(({ headlines }) => headlines.length > 0);
  const [head] = main?.headlines ?? [];
  if (main === undefined || head?.quantity.kind !== "estimate")
    return ["No trial gave a number for the first days that we could use."];
  const { left, right } = sides(plan, main);
  return [
    "In trials, ",
    words(inSentence(right)),
    " was set against ",
    words(inSentence(left)),
    " in the first days. On ",
    ...head.label,
    ", what they found fits ",
    { headline: head.id, show: "fits" },
    " with ",
    words(inSentence(right)),
    ".",
  ];
};
