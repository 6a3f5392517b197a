import type { Leaf, ReferenceCase, ResultTree, Tolerance, Tree } from "./types.ts";

export interface Check {
  readonly path: string;
  readonly passed: boolean;
  /** |value − expected| over |expected|, or over abs/rel of the tolerance where that is larger; where both are numbers. */
  readonly error: number | null;
  /** The relative error that is allowed there. */
  readonly allowed: number;
  /** What is wrong, when not passed. */
  readonly message: string;
}

/** Every leaf of `expected`, looked up in what an adapter returned. More leaves there do no harm. */
export const compare = (reference: ReferenceCase, actual: ResultTree): readonly Check[] => {
  const checks: Check[] = [];
  const walk = (expected: Tree, value: ResultTree, path: readonly string[]): void => {
    if (isBranch(expected)) {
      if (Array.isArray(expected) && lengthOf(value) !== null && lengthOf(value) !== expected.length) {
        const message = `${path.join(".")}: ${lengthOf(value)} elements instead of ${expected.length}`;
        checks.push({ path: path.join("."), passed: false, error: null, allowed: 0, message });
      }
      for (const [key, child] of Object.entries(expected)) walk(child, childOf(value, key), [...path, key]);
    } else checks.push(checkLeaf(reference, path.join("."), expected, onlyOne(value)));
  };
  walk(reference.expected, actual, []);
  return checks;
};

/** The tolerance of one leaf: the case's own, with the overrides whose pattern fits the path or a branch that it is on. */
export const toleranceAt = ({ tolerance }: Pick<ReferenceCase, "tolerance">, path: string): Tolerance => {
  let { rel, abs } = tolerance;
  for (const [pattern, override] of Object.entries(tolerance.overrides ?? {})) {
    if (!fits(pattern, path)) continue;
    rel = override.rel ?? rel;
    abs = override.abs ?? abs;
  }
  return { rel, abs };
};

const fits = (pattern: string, path: string): boolean => {
  const source = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}(\\..*)?$`).test(path);
};

const checkLeaf = (reference: ReferenceCase, path: string, expected: Leaf, value: ResultTree): Check => {
  const found = isRefusal(value) ? null : value;
  const tolerance = toleranceAt(reference, path);
  const error = typeof expected === "number" && typeof found === "number" ? errorOf(found, expected, tolerance) : null;
  const passed = leafPasses(tolerance, expected, found);
  const shown = isRefusal(value) ? `not estimable (${value.reason})` : (JSON.stringify(value) ?? "missing");
  const message = `${path}: ${shown} instead of ${JSON.stringify(expected)}${error === null ? "" : ` (off by ${error.toExponential(1)})`}`;
  return { path, passed, error, allowed: tolerance.rel, message: passed ? "" : message };
};

const leafPasses = ({ rel, abs }: Tolerance, expected: Leaf, found: ResultTree): boolean => {
  if (typeof expected === "number") {
    return typeof found === "number" && Math.abs(found - expected) <= Math.max(abs, rel * Math.abs(expected));
  }
  // An open limit is null in the library.
  if (expected === "Infinity" || expected === "-Infinity") return found === null || found === expected;
  return found === expected;
};

const errorOf = (value: number, expected: number, { rel, abs }: Tolerance): number => {
  const scale = Math.max(Math.abs(expected), rel > 0 ? abs / rel : 0);
  return value === expected ? 0 : Math.abs(value - expected) / (scale > 0 ? scale : 1);
};

/** R writes a list of one as its element. */
const onlyOne = (value: ResultTree): ResultTree => (lengthOf(value) === 1 ? childOf(value, "0") : value);

const isBranch = (tree: Tree): tree is readonly Tree[] | { readonly [key: string]: Tree } =>
  typeof tree === "object" && tree !== null;

const isRefusal = (
  value: ResultTree,
): value is { readonly kind: "not-estimable"; readonly reason: string } & ResultTree =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "not-estimable";

const lengthOf = (value: ResultTree): number | null =>
  Array.isArray(value) || value instanceof Float64Array ? value.length : null;

const childOf = (value: ResultTree, key: string): ResultTree => {
  if (typeof value !== "object" || value === null) return undefined;
  // What a refused analysis would have held is refused as well.
  if (isRefusal(value)) return value;
  if (Array.isArray(value) || value instanceof Float64Array) return value[Number(key)];
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: ResultTree })[key] : undefined;
};
