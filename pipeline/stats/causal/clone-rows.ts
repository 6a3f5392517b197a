import type { DeviationModel } from "./deviation-model.ts";

/** The follow-up of clones, cut where their weights change; one element a row. */
export interface CloneRows {
  readonly person: readonly number[];
  /** How many of the model's days lie before the row. */
  readonly stretch: readonly number[];
  readonly entry: readonly number[];
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly weight: readonly number[];
}

/**
 * Clones until an end, until they leave their strategy, whichever comes first; an end on the day of leaving comes first.
 *
 * On day t a clone weighs 1 over its chance of not having left before t: those still in their strategy stand for those who left.
 */
export const cloneRows = (
  end: ArrayLike<number>,
  event: ArrayLike<number>,
  deviation: ArrayLike<number>,
  { days, chance }: Pick<DeviationModel, "days" | "chance">,
): CloneRows => {
  const rows = {
    person: [] as number[],
    stretch: [] as number[],
    entry: [] as number[],
    time: [] as number[],
    event: [] as number[],
    weight: [] as number[],
  };
  for (let i = 0; i < end.length; i++) {
    const last = Math.min(end[i] as number, deviation[i] as number);
    let weight = 1;
    for (let k = 0; k <= days.length; k++) {
      // Before the first cut people are at risk from day 0 on, that day included.
      const entry = k === 0 ? -1 : (days[k - 1] as number);
      if (k > 0) weight /= 1 - ((chance[k - 1] as Float64Array)[i] as number);
      if (entry >= last) break;
      const time = Math.min(last, days[k] ?? Infinity);
      rows.person.push(i);
      rows.stretch.push(k);
      rows.entry.push(entry);
      rows.time.push(time);
      rows.event.push(time === end[i] ? (event[i] as number) : 0);
      rows.weight.push(weight);
    }
  }
  return rows;
};
