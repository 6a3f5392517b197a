import { cohensD } from "../../stats/effect-sizes/cohens-d.ts";
import type { TwoByTwo, TwoMeans } from "../../stats/effect-sizes/effect.ts";
import { logOddsRatio } from "../../stats/effect-sizes/log-odds-ratio.ts";
import { logRiskRatio } from "../../stats/effect-sizes/log-risk-ratio.ts";
import { approximateSmallSampleCorrection } from "../../stats/effect-sizes/small-sample-correction.ts";
import { numberOf, type SourceRow } from "./source-row.ts";

/** A number with its standard error, first arm against second. */
export interface Again {
  readonly estimate: number;
  readonly standardError: number;
}

type ErrorOf = "d" | "g";

const all = (row: SourceRow, fields: readonly string[]): readonly number[] | null => {
  const values = fields.map((field) => numberOf(row, field));
  return values.every((value) => value !== null) ? (values as readonly number[]) : null;
};

/** The means of a row, or `null` where one is missing. */
export const meansOf = (row: SourceRow): TwoMeans | null => {
  const values = all(row, ["mean1", "sd1", "n1", "mean2", "sd2", "n2"]);
  if (values === null) return null;
  const [mean1, sd1, n1, mean2, sd2, n2] = values as readonly [number, number, number, number, number, number];
  return sd1 < 0 || sd2 < 0 || n1 < 2 || n2 < 2 ? null : { mean1, sd1, n1, mean2, sd2, n2 };
};

/** The counts of a row, or `null` where one is missing or makes no sense. */
export const countsOf = (row: SourceRow): TwoByTwo | null => {
  const values = all(row, ["events1", "total1", "events2", "total2"]);
  if (values === null) return null;
  const [events1, n1, events2, n2] = values as readonly [number, number, number, number];
  return events1 < 0 || events2 < 0 || events1 > n1 || events2 > n2 || n1 === 0 || n2 === 0
    ? null
    : { events1, n1, events2, n2 };
};

const corrected = (d: number, error: number, people: number, errorOf: ErrorOf): Again | null => {
  if (people < 4) return null;
  const shrink = approximateSmallSampleCorrection(people - 2);
  return { estimate: shrink * d, standardError: errorOf === "d" ? error : shrink * error };
};

/** Hedges' g from means: d with the near correction 1 − 3/(4m − 1), as the sources make it. */
export const differenceFromMeans = (means: TwoMeans, errorOf: ErrorOf): Again | null => {
  const d = cohensD(means);
  return "kind" in d ? null : corrected(d.estimate, d.standardError, means.n1 + means.n2, errorOf);
};

/** Hedges' g from counts: ln OR · √3/π, then corrected. Hasselblad & Hedges (1995). */
export const differenceFromCounts = (counts: TwoByTwo, zeroCells: number, errorOf: ErrorOf): Again | null => {
  const odds = logOddsRatio(counts, { addZero: zeroCells });
  if ("kind" in odds) return null;
  const scale = Math.sqrt(3) / Math.PI;
  return corrected(scale * odds.estimate, scale * odds.standardError, counts.n1 + counts.n2, errorOf);
};

export const ratioFromCounts = (counts: TwoByTwo, zeroCells: number): Again | null => {
  const ratio = logRiskRatio(counts, { addZero: zeroCells });
  return "kind" in ratio ? null : { estimate: ratio.estimate, standardError: ratio.standardError };
};

/** The standard error that a printed g would have with these numbers of people. */
export const errorFromPeople = (g: number, n1: number, n2: number): number | null => {
  if (!(n1 >= 1 && n2 >= 1 && n1 + n2 >= 4)) return null;
  const d = g / approximateSmallSampleCorrection(n1 + n2 - 2);
  return Math.sqrt(1 / n1 + 1 / n2 + (d * d) / (2 * (n1 + n2)));
};
