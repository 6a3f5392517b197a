import type { GateCheck, GateItem } from "./gate.ts";

const NAMES: Readonly<Record<GateItem, string>> = {
  people: "people",
  events: "relapses",
  "effective-size": "effective sample size",
  "largest-weight": "one person's largest share of the weight",
  overlap: "share of people who might have had either treatment",
  imbalance: "worst standardised difference after weighting",
  "imbalance-of-squares-and-products": "worst standardised difference of squares and products after weighting",
};

/** Conditions in which less is worse; in the others more is. */
const AT_LEAST: readonly GateItem[] = ["people", "events", "effective-size", "overlap"];

/** What stands beside a condition's number: its limit in words. */
export const gateLimit = ({ item, limit }: GateCheck): string =>
  `${AT_LEAST.includes(item) ? "at least" : "at most"} ${printed(limit)}`;

export const gateItemName = (item: GateItem): string => NAMES[item];

/** A sentence with every failing condition and its number. */
export const gateReason = (checks: readonly GateCheck[]): string => {
  const failing = checks
    .filter(({ state }) => state === "withholds")
    .map((check) => {
      const { item, cohort, column, value } = check;
      const where = [cohort, column].filter((word) => word !== null).join(", ");
      return `${NAMES[item]}${where === "" ? "" : ` (${where})`} ${printed(value)}, ${gateLimit(check)}`;
    });
  return `Withheld, because the two groups cannot be compared fairly: ${failing.join("; ")}.`;
};

/** Whole numbers as they are, others with two decimals. */
const printed = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(2));
