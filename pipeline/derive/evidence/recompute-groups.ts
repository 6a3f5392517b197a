import type { EvidenceRows, PublishedResult } from "./evidence-rows.ts";
import type { Check } from "./recompute-check.ts";
import { beyond, halfUnit } from "./rounding.ts";

/** The one printed number of a group on the same scale, day and clock as a contrast. */
const groupRow = (
  rows: EvidenceRows,
  { row }: PublishedResult,
  arm: string | null,
  measures: readonly string[],
): PublishedResult | null => {
  const found = rows.results.filter(
    ({ row: other }) =>
      other.study_id === row.study_id &&
      other.kind === "arm" &&
      other.arm_id === arm &&
      other.outcome === row.outcome &&
      other.instrument === row.instrument &&
      other.day === row.day &&
      other.day_origin === row.day_origin &&
      measures.includes(other.measure),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
};

/** A printed difference of means beside the means themselves. */
export const differenceOfMeans: Check = (result, rows) => {
  const { row } = result;
  if (row.kind !== "contrast" || row.measure !== "mean_difference" || row.estimate === null) return [];
  for (const measure of ["mean", "mean_change"]) {
    const [one, two] = [row.arm_id, row.comparator_arm_id].map((arm) => groupRow(rows, result, arm, [measure]));
    const [first, second] = [one?.row.estimate ?? null, two?.row.estimate ?? null];
    if (one == null || two == null || first === null || second === null) continue;
    const recomputed = first - second;
    const gap = recomputed - row.estimate;
    const allowed = halfUnit(row.estimate) + halfUnit(first) + halfUnit(second);
    // Where the contrast is turned so that more is better, its sign is the other.
    const turned = recomputed + row.estimate;
    const opposite = one.row.better !== row.better;
    const off = opposite ? turned : gap;
    return [
      {
        kind: "difference",
        keys: [row.result_id, one.row.result_id, two.row.result_id],
        result,
        printed: row.estimate,
        relation: "=",
        recomputed: opposite ? -recomputed : recomputed,
        difference: opposite ? -turned : gap,
        beyond: beyond(off, allowed),
      },
    ];
  }
  return [];
};

/** A printed ratio beside the counts of its groups. */
export const ratioOfCounts: Check = (result, rows) => {
  const { row } = result;
  const odds = row.measure === "odds_ratio";
  if (row.kind !== "contrast" || row.estimate === null || !(odds || row.measure === "risk_ratio")) return [];
  const [one, two] = [row.arm_id, row.comparator_arm_id].map((arm) => groupRow(rows, result, arm, ["events"]));
  if (one == null || two == null) return [];
  const [a, n, c, m] = [one.row.events, one.row.n, two.row.events, two.row.n];
  if (a === null || n === null || c === null || m === null || !(a > 0 && c > 0 && a < n && c < m)) return [];
  const recomputed = odds ? (a * (m - c)) / (c * (n - a)) : (a * m) / (c * n);
  const gap = recomputed - row.estimate;
  return [
    {
      kind: "ratio",
      keys: [row.result_id, one.row.result_id, two.row.result_id],
      result,
      printed: row.estimate,
      relation: "=",
      recomputed,
      difference: gap,
      beyond: beyond(gap, halfUnit(row.estimate)),
    },
  ];
};
