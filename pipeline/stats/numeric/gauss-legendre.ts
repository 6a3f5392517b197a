export interface QuadratureRule {
  /** On (−1, 1), ascending. */
  readonly nodes: Float64Array;
  /** Positive, summing to 2. */
  readonly weights: Float64Array;
}

/**
 * The Gauss–Legendre rule of `order` points on (−1, 1), exact for polynomials of degree 2·order − 1.
 *
 * Each node is a root of the Legendre polynomial, found by Newton steps from Tricomi's approximation; the weight is
 * 2 / ((1 − x²) P′(x)²). Abramowitz & Stegun (1964) 25.4.29. Equals R statmod 1.5.0 `gauss.quad(order, kind = "legendre")`.
 * Throws RangeError for an `order` that is not a whole number of at least 1.
 */
export const gaussLegendreRule = (order: number): QuadratureRule => {
  if (!(Number.isSafeInteger(order) && order >= 1)) throw new RangeError(`order must be a whole number ≥ 1: ${order}`);
  const nodes = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let i = 0; i < (order + 1) >> 1; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step++) {
      const { value, derivative } = legendre(order, x);
      slope = derivative;
      const change = value / derivative;
      x -= change;
      if (Math.abs(change) <= 1e-16) break;
    }
    if (2 * i + 1 === order) x = 0;
    slope = legendre(order, x).derivative;
    const weight = 2 / ((1 - x * x) * slope * slope);
    nodes[i] = -x;
    nodes[order - 1 - i] = x;
    weights[i] = weight;
    weights[order - 1 - i] = weight;
  }
  return { nodes, weights };
};

/**
 * ∫ f from a to b by one Gauss–Legendre rule, `rule` its number of points (default 40) or the rule itself.
 * For smooth f on a short interval. Abramowitz & Stegun (1964) 25.4.30.
 */
export const gaussLegendre = (
  f: (x: number) => number,
  a: number,
  b: number,
  rule: number | QuadratureRule = 40,
): number => {
  const { nodes, weights } = typeof rule === "number" ? gaussLegendreRule(rule) : rule;
  const middle = (a + b) / 2;
  const half = (b - a) / 2;
  let total = 0;
  for (let i = 0; i < nodes.length; i++) total += (weights[i] as number) * f(middle + half * (nodes[i] as number));
  return total * half;
};

const legendre = (order: number, x: number): { readonly value: number; readonly derivative: number } => {
  let before = 1;
  let value = x;
  for (let k = 2; k <= order; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return { value, derivative: (order * (x * value - before)) / (x * x - 1) };
};
