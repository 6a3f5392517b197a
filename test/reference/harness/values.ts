import type { Effect } from "../../../pipeline/stats/effect-sizes/effect.ts";
import type { Interval, NotEstimable, Quantity } from "../../../pipeline/stats/quantity.ts";

type EffectLike = Pick<Effect, "estimate" | "standardError"> | NotEstimable;

/** One result per row; `null` where an input is missing. */
export const perRow = <K extends string, R>(
  columns: Readonly<Record<K, readonly (number | null)[]>>,
  answer: (row: Readonly<Record<K, number>>) => R,
): readonly (R | null)[] => {
  const entries = Object.entries(columns) as [K, readonly (number | null)[]][];
  const length = entries[0]?.[1].length ?? 0;
  return Array.from({ length }, (_, i) => {
    const row = entries.map(([key, column]) => [key, column[i] ?? null] as const);
    if (row.some(([, value]) => value === null)) return null;
    return answer(Object.freeze(Object.fromEntries(row)) as Readonly<Record<K, number>>);
  });
};

/** Effects as metafor names them: estimates and their variances. */
export const escalc = (
  name: string,
  effects: readonly (EffectLike | null)[],
): Readonly<Record<string, readonly (number | null)[]>> => ({
  [`${name}.yi`]: effects.map(estimateOf),
  [`${name}.vi`]: effects.map(varianceOf),
});

export const estimateOf = (effect: EffectLike | null): number | null =>
  effect === null || "kind" in effect ? null : effect.estimate;

export const errorOf = (effect: EffectLike | null): number | null =>
  effect === null || "kind" in effect ? null : effect.standardError;

const varianceOf = (effect: EffectLike | null): number | null => {
  const error = errorOf(effect);
  return error === null ? null : error * error;
};

/** What can be pooled, as `randomEffects` takes it. */
export const poolable = (effects: readonly (EffectLike | null)[]) => {
  const usable = effects.flatMap((effect) => (effect === null || "kind" in effect ? [] : [effect]));
  return {
    estimates: usable.map(({ estimate }) => estimate),
    standardErrors: usable.map(({ standardError }) => standardError),
  };
};

export const pointOf = (quantity: Quantity): number | null => (quantity.kind === "estimate" ? quantity.value : null);

export const seOf = (quantity: Quantity): number | null => (quantity.kind === "estimate" ? quantity.se : null);

const firstInterval = (quantity: Quantity): Interval | null =>
  quantity.kind === "estimate" ? (quantity.intervals[0] ?? null) : null;

export const lowOf = (quantity: Quantity): number | null => firstInterval(quantity)?.low ?? null;

export const highOf = (quantity: Quantity): number | null => firstInterval(quantity)?.high ?? null;

/** The limits under R's usual names. */
export const limitsOf = (quantity: Quantity) => ({ lb: lowOf(quantity), ub: highOf(quantity) });

/** A function of a number that may be missing. */
export const mapped = (value: number | null, f: (x: number) => number): number | null =>
  value === null ? null : f(value);
