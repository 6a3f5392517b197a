const near = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= Math.max(1e-12, 1e-9 * Math.max(Math.abs(a), Math.abs(b)));

/**
 * Two reports are the same when they have the same shape and strings, and every number agrees within 1e-9 relative
 * or 1e-12 absolute: powers differ in the last bit between Node majors, and that alone is no new version.
 */
export const sameReport = (a: unknown, b: unknown): boolean => {
  if (typeof a === "number" && typeof b === "number") return near(a, b);
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysA = Object.keys(a).sort();
  const keysB = Object.keys(b).sort();
  return (
    keysA.length === keysB.length &&
    keysA.every(
      (key, i) =>
        key === keysB[i] && sameReport((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
};
