import { normalUpperTail } from "../../stats/distributions/normal-upper-tail.ts";
import { tTwoSidedP } from "../../stats/distributions/t-two-sided-p.ts";
import { criticalValue } from "../../stats/effect-sizes/critical-value.ts";
import { printedLevel } from "./contrast-effect.ts";
import type { EvidenceRows, PublishedResult } from "./evidence-rows.ts";
import { type Check, isRatioMeasure, type Recomputed } from "./recompute-check.ts";
import { differenceOfMeans, ratioOfCounts } from "./recompute-groups.ts";
import { beyond, halfUnit } from "./rounding.ts";

/** Percents are printed with whole digits at least: two of a share. */
const percentDigits = 2;

const share: Check = (result) => {
  const { row } = result;
  const counted = row.measure === "events" || row.measure === "proportion";
  if (row.kind !== "arm" || !counted || row.events === null || row.n === null || row.estimate === null) return [];
  if (row.n <= 0) return [];
  const recomputed = row.events / row.n;
  const difference = recomputed - row.estimate;
  const wrong = beyond(difference, halfUnit(row.estimate, percentDigits));
  return [
    {
      kind: "share",
      keys: [row.result_id],
      result,
      printed: row.estimate,
      relation: "=",
      recomputed,
      difference,
      beyond: wrong,
    },
  ];
};

const twoSided = (statistic: number, n: number | null): number =>
  n !== null && n > 2 && n < 60 ? tTwoSidedP(statistic, n - 2) : 2 * normalUpperTail(Math.abs(statistic));

/** The estimate and its limits on the scale where the interval is symmetric, with how far rounding may have moved them. */
const onScale = ({ row }: PublishedResult) => {
  if (row.estimate === null || row.ci_low === null || row.ci_high === null || !(row.ci_low < row.ci_high)) return null;
  const ratio = isRatioMeasure(row.measure);
  if (ratio && !(row.ci_low > 0 && row.estimate > 0)) return null;
  const values = [row.estimate, row.ci_low, row.ci_high] as const;
  const [estimate, low, high] = ratio ? values.map(Math.log) : values;
  const reach = values.map((value) => (ratio ? halfUnit(value) / value : halfUnit(value)));
  const moved = Math.max(...reach);
  return { estimate: estimate as number, width: (high as number) - (low as number), moved };
};

const pValue: Check = (result) => {
  const { row } = result;
  const scaled = row.kind === "contrast" && row.p_value !== null && row.p_relation !== null ? onScale(result) : null;
  if (scaled === null || row.p_value === null || row.p_relation === null) return [];
  const { estimate, width, moved } = scaled;
  const critical = criticalValue((1 - printedLevel) / 2, row.n !== null && row.n > 2 ? row.n : undefined);
  const at = (effect: number, span: number) => twoSided((Math.abs(effect) * 2 * critical) / span, row.n);
  const recomputed = at(estimate, width);
  const most = at(Math.max(0, Math.abs(estimate) - moved), width + 2 * moved);
  const least = width > 2 * moved ? at(Math.abs(estimate) + moved, width - 2 * moved) : 0;
  const printed = row.p_value;
  const half = halfUnit(printed);
  const wrong =
    row.p_relation === "="
      ? printed + half < least || printed - half > most
      : row.p_relation === "<" || row.p_relation === "<="
        ? least >= printed
        : most <= printed;
  const difference = recomputed - printed;
  return [
    {
      kind: "p-value",
      keys: [row.result_id],
      result,
      printed,
      relation: row.p_relation,
      recomputed,
      difference,
      beyond: wrong,
    },
  ];
};

const standardError: Check = (result) => {
  const { row } = result;
  const scaled = row.se !== null && row.se > 0 ? onScale(result) : null;
  if (scaled === null || row.se === null) return [];
  const critical = criticalValue((1 - printedLevel) / 2, row.n !== null && row.n > 2 ? row.n : undefined);
  const recomputed = scaled.width / (2 * critical);
  const difference = recomputed - row.se;
  const allowed = halfUnit(row.se) + scaled.moved / critical;
  const wrong = beyond(difference, allowed);
  return [
    {
      kind: "standard-error",
      keys: [row.result_id],
      result,
      printed: row.se,
      relation: "=",
      recomputed,
      difference,
      beyond: wrong,
    },
  ];
};

const checks: readonly Check[] = [share, pValue, standardError, differenceOfMeans, ratioOfCounts];

/** Every printed number that can be made again from others: shares from counts, p from intervals, differences from means. */
export const recomputed = (rows: EvidenceRows): readonly Recomputed[] =>
  rows.results.flatMap((result) => checks.flatMap((check) => check(result, rows)));
