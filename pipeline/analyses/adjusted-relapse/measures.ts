import type { Measure } from "../../derive/weighting/relapse-pseudo-values.ts";

export interface MeasureWords {
  readonly measure: Measure;
  /** In headline ids. */
  readonly id: string;
  readonly armId: string;
  readonly unit: string;
  readonly armUnit: string;
  readonly words: string;
  /** Of the difference, at the beginning of a sentence. */
  readonly difference: string;
  /** At the head of a narrow column. */
  readonly short: string;
}

/** The three that are adjusted, in the order of the plan's estimands. */
export const measureWords: readonly MeasureWords[] = [
  {
    measure: "restricted-mean",
    id: "rmst-difference",
    armId: "rmst",
    unit: "day-difference",
    armUnit: "days",
    words: "Mean days without relapse among responders",
    difference: "Difference in mean days without relapse among responders",
    short: "Days without relapse",
  },
  {
    measure: "response-duration",
    id: "rmdor-difference",
    armId: "rmdor",
    unit: "day-difference",
    armUnit: "days",
    words: "Mean days in sustained response per person who started",
    difference: "Difference in mean days in sustained response per person who started",
    short: "Days in response",
  },
  {
    measure: "relapse-free",
    id: "risk-difference",
    armId: "relapse-free",
    unit: "risk-difference",
    armUnit: "share",
    words: "Relapse-free among responders",
    difference: "Difference in the relapse-free share of responders",
    short: "Relapse-free",
  },
];

/** An adjustment in ids of headlines. */
export const adjustmentId = (word: string): string =>
  word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/[^a-z0-9-]/g, "-");

/** Adjustments and populations in words. */
export const adjustmentName = (word: string): string => {
  const names: Readonly<Record<string, string>> = {
    overlap: "overlap weights",
    iptwStabilised: "inverse-probability weights, stabilized",
    entropy: "entropy balancing",
    regression: "regression of pseudo-values",
    aipw: "augmented inverse probability, doubly robust",
  };
  const trimmed = /^iptwTrim(.+)-(.+)$/.exec(word);
  return trimmed ? `inverse-probability weights, propensity ${trimmed[1]} to ${trimmed[2]}` : (names[word] ?? word);
};

export const populationName = (word: string): string =>
  word === "overlap"
    ? "people who might have had either treatment"
    : word.startsWith("iptwTrim")
      ? "everyone within the limits of the propensity"
      : "everyone";
