import type { SatisfactionBand } from "../satisfaction-bands.ts";

/** Answers as ordered categories, people of the first group marked by 1. */
export interface OrderedAnswers {
  /** 0 for the lowest category. */
  readonly category: Uint16Array;
  readonly first: Float64Array;
}

/** By the cited bands where there are any, else by the totals that somebody gave. Scores outside of every band are left out. */
export const orderedAnswers = (
  first: readonly number[],
  second: readonly number[],
  bands: readonly Pick<SatisfactionBand, "low" | "high">[],
): OrderedAnswers => {
  const sorted = [...bands].sort((a, b) => a.low - b.low);
  const totals = [...new Set([...first, ...second])].sort((a, b) => a - b);
  const codeOf = (score: number): number =>
    sorted.length === 0 ? totals.indexOf(score) : sorted.findIndex(({ low, high }) => score >= low && score <= high);
  const rows = [
    ...first.map((score) => ({ code: codeOf(score), group: 1 })),
    ...second.map((score) => ({ code: codeOf(score), group: 0 })),
  ].filter(({ code }) => code >= 0);
  return {
    category: Uint16Array.from(rows, ({ code }) => code),
    first: Float64Array.from(rows, ({ group }) => group),
  };
};
