import type { ListedRow } from "./evidence-estimand.ts";
import type { PublishedResult } from "./evidence-rows.ts";
import type { NotUsed } from "./not-used.ts";

/** A published number that is shown and not pooled, with the reason; `side` is which way its contrast points, 0 when it has none. */
export const listedRow = (
  { row, study }: PublishedResult,
  { code, why }: NotUsed,
  side: ListedRow["side"],
): ListedRow => ({
  key: row.result_id,
  study,
  reason: code,
  why,
  measure: row.measure,
  instrument: row.instrument,
  day: row.day,
  tier: row.source_tier,
  n: row.n,
  estimate: row.estimate,
  low: row.ci_low,
  high: row.ci_high,
  better: row.better === "higher" || row.better === "lower" ? row.better : null,
  side,
});
