/** Numbers match when they agree within `relative` of the larger, or within `absolute`. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

export type Match = "identical" | "within" | "different";

/** How two values match, and the first place where they do so least. */
export interface Comparison {
  readonly match: Match;
  /** Path inside the value, such as `quantity.value`; empty for the value itself or where nothing differs. */
  readonly at: string;
  readonly was: unknown;
  readonly now: unknown;
}

const SAME: Comparison = { match: "identical", at: "", was: null, now: null };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const ofNumbers = (was: number, now: number, { relative, absolute }: Tolerance): Comparison => {
  if (was === now) return SAME;
  const limit = Math.max(absolute, relative * Math.max(Math.abs(was), Math.abs(now)));
  return { match: Math.abs(was - now) <= limit ? "within" : "different", at: "", was, now };
};

/** Compares two JSON values: shape and strings must be equal, numbers may differ by the tolerance. */
export const compareValues = (was: unknown, now: unknown, tolerance: Tolerance): Comparison => {
  if (typeof was === "number" && typeof now === "number") return ofNumbers(was, now, tolerance);
  if (!isObject(was) || !isObject(now)) return was === now ? SAME : { match: "different", at: "", was, now };
  if (Array.isArray(was) !== Array.isArray(now)) return { match: "different", at: "", was, now };
  let found = SAME;
  for (const key of new Set([...Object.keys(was), ...Object.keys(now)])) {
    const part =
      Object.hasOwn(was, key) && Object.hasOwn(now, key)
        ? compareValues(was[key], now[key], tolerance)
        : { match: "different" as const, at: "", was: was[key], now: now[key] };
    if (part.match === "identical" || (part.match === "within" && found.match === "within")) continue;
    found = { ...part, at: part.at === "" ? key : `${key}.${part.at}` };
    if (found.match === "different") return found;
  }
  return found;
};
