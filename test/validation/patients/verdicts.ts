import { intervalPattern } from "../../../pipeline/analyses/ledger/interval-pattern.ts";
import type { Reading } from "./reading.ts";

export interface VerdictShares {
  readonly supported: number;
  readonly contradicted: number;
  readonly unresolved: number;
  /** Of the unresolved: withheld by the plan, or not estimable. */
  readonly withheld: number;
}

/** How often the ledger's table of interval patterns would give each verdict; what the plan withholds is unresolved. */
export const verdictShares = (readings: readonly (Reading | null)[], worthwhile: number): VerdictShares => {
  const words = readings.map((reading) => {
    if (reading === null || reading.withheld) return "withheld";
    return intervalPattern({ estimate: reading.value, low: reading.low, high: reading.high }, worthwhile).verdict;
  });
  const share = (...wanted: readonly string[]): number =>
    words.filter((word) => wanted.includes(word)).length / words.length;
  return {
    supported: share("supported"),
    contradicted: share("contradicted"),
    unresolved: share("unresolved", "withheld"),
    withheld: share("withheld"),
  };
};
