import { finite } from "./finite.ts";

export interface Specification {
  readonly id: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Did not pass the checks before a comparison may be relied on: empty marks. */
  readonly hollow: boolean;
  /** The declared primary analysis. */
  readonly primary: boolean;
  /** The option taken, by decision. */
  readonly choices: Readonly<Record<string, string>>;
}

export interface Decision {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** How far this decision moves the answer, in words; empty: not said. */
  readonly effect: string;
}

export interface SpecificationCurveData {
  readonly specifications: readonly Specification[];
  readonly decisions: readonly Decision[];
  readonly yTitle: string;
  readonly unit: string;
  /** No difference. */
  readonly zero: number;
  /** The smallest difference that matters; drawn on the better side. */
  readonly worthwhile: number | null;
  readonly betterSide: "up" | "down";
  /** Whom the lower side favours, and whom the upper. */
  readonly favours: readonly [string, string];
  /** How many could be estimated, their middle and their range, in words. */
  readonly header: string;
  readonly footer: string;
}

export interface Drawn extends Specification {
  readonly value: number;
}

/** Those with an estimate, the lowest first; at most `most`, evenly through the ranks, the primary among them. */
export const drawnSpecifications = (all: readonly Specification[], most: number): readonly Drawn[] => {
  const sorted = all
    .flatMap((one) => {
      const value = finite(one.value);
      return value === null ? [] : [{ ...one, value, low: finite(one.low), high: finite(one.high) }];
    })
    .sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1));
  if (sorted.length <= most) return sorted;
  const last = sorted.length - 1;
  const kept = new Set(Array.from({ length: most }, (_, i) => Math.round((i * last) / Math.max(1, most - 1))));
  return sorted.filter((one, i) => kept.has(i) || one.primary);
};

/** A range with every estimate, zero and the limit inside; an interval that reaches far beyond the usual is cut. */
export const specificationDomain = (
  drawn: readonly Drawn[],
  zero: number,
  limit: number | null,
): readonly [number, number] => {
  const shown = [...drawn.map(({ value }) => value), zero, ...(limit === null ? [] : [limit])];
  const lows = drawn.flatMap(({ low }) => (low === null ? [] : [low]));
  const highs = drawn.flatMap(({ high }) => (high === null ? [] : [high]));
  const widths = drawn
    .flatMap(({ low, high }) => (low === null || high === null ? [] : [high - low]))
    .sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const low = Math.min(least, Math.max(Math.min(least, ...lows), least - usual));
  const high = Math.max(most, Math.min(Math.max(most, ...highs), most + usual));
  const edge = (high - low) * 0.04 || 1;
  return [low - edge, high + edge];
};
