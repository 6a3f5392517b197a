/** A value v passes if |v − expected| ≤ max(abs, rel·|expected|). */
export interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

const named = (rel: number, abs: number): Tolerance => ({ rel, abs });

/** Every tolerance of the tests, named once. */
export const tolerance = {
  /** Same operations in another order: rounding only. */
  exact: named(1e-12, 1e-13),
  /** Closed forms against R. */
  closedForm: named(1e-8, 1e-11),
  /** Roots, optima, quadrature against R. */
  iterative: named(1e-6, 1e-8),
  /** Tail probabilities: relative only. */
  tail: named(1e-9, 1e-300),
  /** Against a bootstrap or a simulation of a few thousand draws. */
  simulated: named(0.1, 0),
} as const;

export const within = (actual: number, expected: number, { rel, abs }: Tolerance): boolean =>
  Math.abs(actual - expected) <= Math.max(abs, rel * Math.abs(expected));
