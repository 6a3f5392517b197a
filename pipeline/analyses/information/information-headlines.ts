import type { Headline, Prose, Quantity } from "../../model/index.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import type { InformationReading } from "./information-sizes.ts";

const UNIT = { people: "people", events: "events", "people-per-group": "people" } as const;

const WORDS = {
  people: "people in two groups together",
  events: "people with the event in two groups together",
  "people-per-group": "people in each of two groups",
} as const;

/** The qualifier of a power in an id: none for the first, "strict" for the second. */
export const atPower = (first: number, power: number): string => (power === first ? "" : "/strict");

/** Sizes and shares of one statement as headlines; `label` is the statement's, `from` the number that decides it. */
export const informationHeadlines = (
  prefix: string,
  label: Prose,
  { sizes, reached }: InformationReading,
  from: Headline,
): readonly Headline[] => {
  const first = reached[0]?.power ?? 0;
  const headline = (id: string, unit: string, words: Prose, quantity: Quantity): Headline => ({
    id: `${prefix}/${id}`,
    label: [...label, ": ", ...words],
    unit,
    better: "neither",
    quantity,
    test: null,
    n: from.basis?.people ?? 0,
    events: from.basis?.events ?? null,
    rows: from.rows,
    basis: null,
  });
  const power = (value: number): Prose => [" (power ", { term: `${Math.round(value * 100)}%` }, ")"];
  return [
    ...sizes.flatMap(({ measure, power: own, one, several }) => [
      headline(
        `${measure}${atPower(first, own)}`,
        UNIT[measure],
        [`${WORDS[measure]}, one trial`, ...power(own)],
        estimate(one),
      ),
      headline(
        `${measure}-several${atPower(first, own)}`,
        UNIT[measure],
        [`${WORDS[measure]}, several trials that differ`, ...power(own)],
        estimate(several),
      ),
    ]),
    ...reached.map(({ power: own, share }) =>
      headline(
        `reached${atPower(first, own)}`,
        "percent",
        ["share of the information reached so far", ...power(own)],
        share === null
          ? notEstimable("no-data", "How much information the trials hold is not known.")
          : estimate(share * 100),
      ),
    ),
  ];
};
