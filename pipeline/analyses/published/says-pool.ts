import type { Plan, Prose, Run } from "../../model/index.ts";
import type { EstimandReading } from "./estimand-reading.ts";
import { labelOf, words } from "./words.ts";

/** One sentence on what an estimand's rows give: the number with its interval, or why there is none. */
export const saysPool = (reading: EstimandReading, plan: Pick<Plan, "labels">): Prose => {
  const { evidence, families, headlines } = reading;
  const [head] = headlines;
  if (head === undefined) return [];
  const name: Run = words(evidence.estimand.label);
  if (families.length === 0) {
    return evidence.listed.length === 0
      ? ["No study reported a number on ", name, "."]
      : ["No number on ", name, " could be used: those that speak of it are listed with the reason."];
  }
  const shown = headlines.filter(({ basis, quantity }) => basis !== null && quantity.kind === "estimate");
  return [
    "On ",
    name,
    ": ",
    ...shown.flatMap(({ id }, i): Prose => {
      const family = families.length > 1 ? families[i]?.family : undefined;
      const lead: Prose = family === undefined ? [] : [words(labelOf(plan, "family", family)), " "];
      return [...(i === 0 ? [] : ["; "]), ...lead, { headline: id, show: "value-and-interval" }];
    }),
    families.every(({ pool }) => pool.k === 1)
      ? `, the result of a single ${evidence.estimand.analysis === "reviews" ? "review" : "trial"}.`
      : ".",
  ];
};
