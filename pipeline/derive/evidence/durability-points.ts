import type { DurabilityRow, Plan, Quantity } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import { estimate } from "../../stats/quantity.ts";
import type { EvidenceRows, PublishedResult } from "./evidence-rows.ts";

/** One reported share still well, placed on the days since the last dose. */
export interface DurabilityPoint {
  readonly map: DurabilityRow;
  readonly result: PublishedResult;
  /** Days since the last dose as near as the clock allows. */
  readonly day: number;
  readonly share: number;
  /** Exact interval only where people and events are known. */
  readonly quantity: Quantity;
  readonly median: boolean;
  readonly secondary: boolean;
  readonly clockUncertain: boolean;
  /** Families whose number is about never starting again, not about relapse after getting well. */
  readonly abstinence: boolean;
  /** `null`: drawn; else why it stands in the table only. */
  readonly hidden: string | null;
}

const uses: readonly string[] = ["model", "picture", "sensitivity"];
const populations: readonly string[] = ["responders", "remitters", "stable", "all_started", "other"];

const rank = ({ map }: Pick<DurabilityPoint, "map">): number =>
  uses.indexOf(map.use) * populations.length + populations.indexOf(map.population);

const shareOf = (map: DurabilityRow, level: number): Quantity | null => {
  if (map.term === "median") return estimate(0.5);
  if (map.n !== null && map.events !== null) return clopperPearson({ events: map.n - map.events, n: map.n }, { level });
  return map.share_well === null ? null : estimate(map.share_well);
};

const place = (
  plan: Pick<Plan, "level" | "usableTiers">,
  map: DurabilityRow,
  result: PublishedResult,
): Omit<DurabilityPoint, "hidden" | "abstinence"> | null => {
  const printed = map.term === "median" ? result.row.estimate : result.row.day;
  const quantity = shareOf(map, plan.level);
  if (printed === null || quantity === null || quantity.kind !== "estimate") return null;
  const onLastDose = map.clock === "last_dose" || map.clock === "single_dose";
  const shift = map.shift_days ?? (onLastDose ? 0 : null);
  const uncertain = map.clock === "randomisation" || shift === null;
  return {
    map,
    result,
    day: Math.max(0, printed + (shift ?? 0)),
    share: quantity.value,
    quantity,
    median: map.term === "median",
    secondary: !plan.usableTiers.includes(result.row.source_tier),
    clockUncertain: uncertain,
  };
};

/**
 * The shares of the durability map with a day, drawn or not. Drawn is one mark for each set of people and day: rows for the model
 * before rows for the picture, responders before others; the second reading of people who are in the model is never drawn with it.
 */
export const durabilityPoints = (
  rows: EvidenceRows,
  plan: Pick<Plan, "level" | "usableTiers">,
): readonly DurabilityPoint[] => {
  const abstinent = new Set(rows.durability.filter(({ event }) => event === "first_use").map(({ family }) => family));
  const placed = rows.durability.flatMap((map) => {
    const result = rows.byKey.get(map.result_id);
    if (result === undefined || !uses.includes(map.use) || !["count", "share", "median"].includes(map.term)) return [];
    const one = place(plan, map, result);
    return one === null ? [] : [{ ...one, abstinence: abstinent.has(map.family) }];
  });
  const samePeople = (a: DurabilityRow, b: DurabilityRow) =>
    a.unit_id === b.unit_id && a.family === b.family && a.strand === b.strand;
  return placed.map((one, i): DurabilityPoint => {
    const inModel = placed.some(({ map }) => map.use === "model" && samePeople(map, one.map));
    const before = placed.some(
      (other, j) =>
        j !== i &&
        other.day === one.day &&
        other.median === one.median &&
        samePeople(other.map, one.map) &&
        (rank(other) < rank(one) || (rank(other) === rank(one) && j < i)),
    );
    const hidden =
      one.map.use === "sensitivity" && inModel
        ? "the same people are drawn under another rule"
        : before
          ? "the same people are drawn on this day"
          : null;
    return { ...one, hidden };
  });
};
