import { type Dataset, numberAt } from "../../model/index.ts";

/** Whether anybody has two scores of one instrument inside the window of the baseline, so that rules for it can disagree. */
export const hasRepeatedBaseline = (
  { columns, length }: Dataset["tables"]["outcomes"],
  window: readonly number[],
): boolean => {
  const [from = 0, to = 0] = window;
  const { patient_id, instrument, day, score } = columns;
  const seen = new Set<number>();
  for (let row = 0; row < length; row++) {
    const at = numberAt(day, row);
    if (at === null || at < from || at > to || numberAt(score, row) === null) continue;
    const key = (patient_id.codes[row] as number) * instrument.levels.length + (instrument.codes[row] as number);
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
};
