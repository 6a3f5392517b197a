export interface HermiteRule {
  /** Ascending, symmetric about 0. */
  readonly nodes: Float64Array;
  /** Positive, summing to √π. */
  readonly weights: Float64Array;
}

const MOST = 256;
const kept = new Map<number, HermiteRule>();

/**
 * The Gauss–Hermite rule of n points for ∫ f(x) e^(−x²) dx over the line, exact for polynomials of degree 2n − 1.
 *
 * The nodes are the eigenvalues of the tridiagonal matrix of the recurrence (0 on the diagonal, √(i/2) beside it): bracketed by counting
 * how many lie below (Sturm), finished by Newton steps on the orthonormal polynomial; the weight is 2/h′(x)². A normal mean, E f(Z), is
 * Σ wᵢ f(√2 xᵢ)/√π. A rule is computed once a run. Throws RangeError for n outside 1–256, where the outer weights would underflow.
 * Golub & Welsch (1969), doi:10.1090/S0025-5718-69-99647-1; Abramowitz & Stegun (1964) 25.4.46.
 * Equals R statmod 1.5.0 `gauss.quad(n, kind = "hermite")`.
 */
export const gaussHermiteRule = (n: number): HermiteRule => {
  if (!(Number.isSafeInteger(n) && n >= 1 && n <= MOST)) {
    throw new RangeError(`n must be a whole number from 1 to ${MOST}: ${n}`);
  }
  const known = kept.get(n);
  if (known) return known;
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = n >> 1; i < n; i++) {
    const x = 2 * i + 1 === n ? 0 : polished(n, bracketed(n, i));
    const { slope } = hermite(n, x);
    nodes[i] = x;
    nodes[n - 1 - i] = -x;
    weights[i] = 2 / (slope * slope);
    weights[n - 1 - i] = weights[i] as number;
  }
  if (n % 2 === 1) nodes[n >> 1] = 0;
  const rule = { nodes, weights };
  kept.set(n, rule);
  return rule;
};

/** The eigenvalue with `index` others below it, to about eight digits. */
const bracketed = (n: number, index: number): number => {
  let low = 0;
  let high = Math.sqrt(2 * n + 1);
  while (high - low > 1e-8 * high) {
    const middle = (low + high) / 2;
    if (countBelow(n, middle) > index) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
};

/** For x > 0, by the signs of the pivots of the recurrence matrix less x. */
const countBelow = (n: number, x: number): number => {
  let pivot = -x;
  let count = 1;
  for (let i = 1; i < n; i++) {
    pivot = -x - i / 2 / pivot;
    if (pivot < 0) count++;
  }
  return count;
};

const polished = (n: number, start: number): number => {
  let x = start;
  for (let step = 0; step < 3; step++) {
    const { value, slope } = hermite(n, x);
    x -= value / slope;
  }
  return x;
};

/** The orthonormal Hermite polynomial of degree n and its derivative √(2n)·h(n − 1). */
const hermite = (n: number, x: number): { readonly value: number; readonly slope: number } => {
  let before = 0;
  let value = 1 / Math.sqrt(Math.sqrt(Math.PI));
  for (let i = 1; i <= n; i++) {
    const next = Math.sqrt(2 / i) * x * value - Math.sqrt((i - 1) / i) * before;
    before = value;
    value = next;
  }
  return { value, slope: Math.sqrt(2 * n) * before };
};
