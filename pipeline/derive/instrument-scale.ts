import type { Instrument } from "../model/index.ts";

/** What the rules of a course need of an instrument; severity is in points above the best possible score. */
export interface InstrumentScale {
  /** Abbreviation, for tables and sentences. */
  readonly label: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly range: number;
  readonly higherIsWorse: boolean;
  readonly severity: (score: number) => number;
  /** Smallest improvement that is a response, as a share of baseline; `null` when the file cites none. */
  readonly responseShare: number | null;
  /** Minimal important difference in points; `null` when the file cites none. */
  readonly importantDifference: number | null;
  /** Least severity at baseline; `null` when the file cites none. */
  readonly entrySeverity: number | null;
  /** The worst severity that is still remission; `null` when the file cites none. */
  readonly remissionSeverity: number | null;
}

/** The thresholds of an instrument file, with scores turned so that more is always worse. */
export const instrumentScale = (instrument: Instrument): InstrumentScale => {
  const [minimum = 0, maximum = 0] = instrument.range;
  const higherIsWorse = instrument.better === "lower";
  const severity = (score: number): number => (higherIsWorse ? score - minimum : maximum - score);
  const entry = instrument.entryCutoff?.value ?? null;
  return {
    label: shortName(instrument.name),
    minimum,
    maximum,
    range: maximum - minimum,
    higherIsWorse,
    severity,
    responseShare: instrument.response?.share ?? null,
    importantDifference: instrument.minimalImportantDifference?.value ?? null,
    entrySeverity: entry === null ? null : severity(entry),
    remissionSeverity: instrument.remission === null ? null : severity(instrument.remission.max),
  };
};

/** The abbreviation that ends a full name in brackets, or the whole name. */
const shortName = (name: string): string => /\(([^()]+)\)$/.exec(name)?.[1] ?? name;
