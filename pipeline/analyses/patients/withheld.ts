import { type GateCheck, type GateItem, isWithheld } from "../../derive/weighting/gate.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { Cohort } from "./patient-input.ts";
import { rounded } from "./rounded.ts";

const WORDS: Readonly<Record<GateItem, readonly [name: string, bound: string, decimals: number]>> = {
  people: ["people", "at least", 0],
  events: ["events", "at least", 0],
  "effective-size": ["effective sample size", "at least", 0],
  "largest-weight": ["largest share of weight of one person", "at most", 3],
  overlap: ["share of people with a propensity within the limits", "at least", 2],
  imbalance: ["worst standardized difference after weighting", "at most", 2],
  "imbalance-of-squares-and-products": [
    "worst standardized difference of squares and products after weighting",
    "at most",
    2,
  ],
};

/** A condition of the gate in words: "people, the label of a cohort: 12 (at least 30)". */
export const gateWords = ({ item, cohort, column, value, limit }: GateCheck, cohorts: readonly Cohort[]): string => {
  const [name, bound, decimals] = WORDS[item];
  const label = cohorts.find(({ role }) => role === cohort)?.label ?? column;
  return `${name}${label == null ? "" : `, ${label}`}: ${rounded(value, decimals)} (${bound} ${rounded(limit, decimals)})`;
};

/** Why an adjusted number is withheld, every failing condition with its number; `null` when it may be shown. */
export const withheld = (checks: readonly GateCheck[], cohorts: readonly Cohort[]): NotEstimable | null => {
  if (!isWithheld(checks)) return null;
  const failing = checks.filter(({ state }) => state === "withholds").map((check) => gateWords(check, cohorts));
  return notEstimable("gate-closed", `Withheld by the declared conditions: ${failing.join("; ")}.`);
};
