import type { DurabilityRow } from "../../../model/index.ts";
import type { RelapseTerm } from "../../../stats/durability/durability-data.ts";
import { printedLevel } from "../contrast-effect.ts";
import type { PublishedResult } from "../evidence-rows.ts";

const picture = (reason: string): RelapseTerm => ({ kind: "picture", reason });

/** How far a printed share may lie from the share still well and be the same number, or its complement, rounded. */
const ROUNDED = 0.006;

/** The printed interval as one of the share still well: turned round where the share of relapse was printed; none where it is neither. */
const shareInterval = ({ row }: PublishedResult, well: number) => {
  const { estimate, ci_low, ci_high } = row;
  if (estimate === null || (ci_low === null && ci_high === null)) return {};
  if (Math.abs(estimate - well) <= ROUNDED) return { interval: { low: ci_low, high: ci_high, level: printedLevel } };
  if (Math.abs(1 - estimate - well) > ROUNDED) return {};
  const other = (limit: number | null) => (limit === null ? null : 1 - limit);
  return { interval: { low: other(ci_high), high: other(ci_low), level: printedLevel } };
};

/**
 * One row of the durability map as a term of the relapse model, its day moved to the days since the last dose.
 * `cap`: no set of people counts as more than this.
 */
export const relapseTerm = (map: DurabilityRow, result: PublishedResult, cap: number | null): RelapseTerm => {
  const { row } = result;
  const ownClock = map.clock === "last_dose" || map.clock === "single_dose" || map.clock === "end_of_treatment";
  const shift = map.shift_days ?? (ownClock ? 0 : null);
  if (shift === null) return picture("The day of the last dose is not known.");
  const fewer = map.n !== null && cap !== null && map.n > cap ? cap / map.n : 1;
  const n = map.n === null ? {} : { n: map.n * fewer };
  const printed = map.term === "median" ? row.estimate : row.day;
  if (printed === null) return picture("No day is printed.");
  const time = printed + shift;
  switch (map.term) {
    case "count":
      return map.events === null
        ? picture("No number of relapses is printed.")
        : { kind: "count", time, relapsed: map.events * fewer, ...n };
    case "share":
      return map.share_well === null
        ? picture("No share is printed.")
        : { kind: "share", time, share: map.share_well, ...n, ...shareInterval(result, map.share_well) };
    case "median": {
      const limits = { low: row.ci_low, high: row.ci_high };
      const interval =
        limits.low === null && limits.high === null
          ? {}
          : {
              interval: {
                low: limits.low === null ? null : limits.low + shift,
                high: limits.high === null ? null : limits.high + shift,
                level: printedLevel,
              },
            };
      return { kind: "median", time, ...n, ...interval };
    }
    default:
      return picture("It is no share of people on a day, and no median.");
  }
};
