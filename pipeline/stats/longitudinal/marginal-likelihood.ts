import { fullMatrix, packedTimes, packedTrace, transposed } from "../numeric/full-matrix.ts";
import { packedForm } from "../numeric/packed-matrix.ts";
import { elementProduct, squareProduct } from "../numeric/square-product.ts";
import type { GroupCovariance } from "./covariance-model.ts";
import { type ProfiledCoefficients, profiledCoefficients } from "./profiled-coefficients.ts";
import { addWeighted, overPairs, type RowGroup } from "./row-group.ts";

export interface MarginalLikelihood extends ProfiledCoefficients {
  /** Without the constant in log 2π. */
  readonly value: number;
  /** By the natural parameters. */
  readonly gradient: Float64Array;
  /** Minus the second derivatives, and their expectation; packed. */
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** XᵀV⁻¹(∂V/∂θᵣ)V⁻¹X, packed. */
  readonly slopes: readonly Float64Array[];
}

/**
 * The likelihood of y ~ N(Xβ, V(θ)) with β profiled out, and its derivatives by θ.
 *
 * −½[log|V| + rᵀV⁻¹r] with r = y − Xβ̂, and when restricted −½ log|XᵀV⁻¹X| too. With A = V⁻¹, Gᵣ = ∂V/∂θᵣ, Φ = (XᵀAX)⁻¹ and, summed over
 * the sets of a group, N = Σ rrᵀ + XΦXᵀ (the second part when restricted): gradient −½ tr Gᵣ(A − ANA);
 * observed information ½[−tr AGᵣAGₛ + 2 tr AGᵣAGₛAN + tr Gᵣₛ(A − ANA) − tr ΦPᵣΦPₛ] − uᵣᵀΦuₛ with Pᵣ = XᵀAGᵣAX and uᵣ = XᵀAGᵣAr;
 * expected ½[tr AGᵣAGₛ − 2 tr ΦXᵀAGᵣAGₛAX + tr ΦPᵣΦPₛ]. `null` where a covariance is not positive definite.
 * Lindstrom & Bates (1988), JASA 83:1014, doi:10.1080/01621459.1988.10478693; Kenward & Roger (1997), doi:10.2307/2533558.
 */
export const marginalLikelihood = (
  groups: readonly RowGroup[],
  covariances: readonly GroupCovariance[],
  { p, size, restricted }: { readonly p: number; readonly size: number; readonly restricted: boolean },
): MarginalLikelihood | null => {
  const profiled = profiledCoefficients(groups, covariances, p);
  if (profiled === null) return null;
  const { coefficients, covariance, inverses, logDeterminant, misfit, logInformation } = profiled;
  const triangle = (p * (p + 1)) / 2;
  const residual = Float64Array.from({ length: p + 1 }, (_, j) => (j < p ? -(coefficients[j] as number) : 1));
  const gradient = new Float64Array(size);
  const observed = new Float64Array((size * (size + 1)) / 2);
  const expected = new Float64Array((size * (size + 1)) / 2);
  const sums = Array.from({ length: size }, () => new Float64Array(triangle + p + 1));
  groups.forEach((group, g) => {
    const { slopes, bends } = covariances[g] as GroupCovariance;
    const inverse = inverses[g] as Float64Array;
    const m = group.size;
    const design = overPairs(group, (moment) => (restricted ? packedTrace(covariance, moment, p) : 0));
    const both = overPairs(group, (moment) => packedForm(moment, residual)).map((rr, i) => rr + (design[i] as number));
    const inverseBoth = squareProduct(inverse, both, m);
    const inverseDesign = squareProduct(inverse, design, m);
    const around = squareProduct(inverseBoth, inverse, m);
    const gap = inverse.map((value, i) => group.count * value - (around[i] as number));
    const parts = slopes.flatMap((slope, r) => {
      if (slope === null) return [];
      gradient[r] = (gradient[r] as number) - 0.5 * elementProduct(slope, gap);
      const sandwich = squareProduct(squareProduct(inverse, slope, m), inverse, m);
      addWeighted(sums[r] as Float64Array, group, sandwich);
      const byBoth = squareProduct(slope, inverseBoth, m);
      return [{ r, slope, sandwich, byBoth, byDesign: squareProduct(slope, inverseDesign, m) }];
    });
    parts.forEach(({ r, sandwich }, i) => {
      for (let j = 0; j <= i; j++) {
        const { r: s, slope, byBoth, byDesign } = parts[j] as (typeof parts)[number];
        const at = (r * (r + 1)) / 2 + s;
        const plain = 0.5 * group.count * elementProduct(sandwich, slope);
        observed[at] = (observed[at] as number) - plain + elementProduct(sandwich, byBoth);
        expected[at] = (expected[at] as number) + plain - elementProduct(sandwich, byDesign);
      }
    });
    for (const { r, s, matrix } of bends) {
      const at = (r * (r + 1)) / 2 + s;
      observed[at] = (observed[at] as number) + 0.5 * elementProduct(matrix, gap);
    }
  });

  const slopes = sums.map((sum) => sum.subarray(0, triangle));
  const full = fullMatrix(covariance, p);
  const turned = slopes.map((slope) => squareProduct(full, fullMatrix(slope, p), p));
  const flipped = turned.map((matrix) => transposed(matrix, p));
  const pulls = sums.map((sum, r) => {
    const part = packedTimes(slopes[r] as Float64Array, coefficients);
    return part.map((value, j) => (sum[triangle + j] as number) - value);
  });
  for (let r = 0, at = 0; r < size; r++) {
    const pushed = packedTimes(covariance, pulls[r] as Float64Array);
    for (let s = 0; s <= r; s++, at++) {
      const loss = restricted ? 0.5 * elementProduct(turned[r] as Float64Array, flipped[s] as Float64Array) : 0;
      observed[at] = (observed[at] as number) - loss - elementProduct(pushed, pulls[s] as Float64Array);
      expected[at] = (expected[at] as number) + loss;
    }
  }
  const value = -0.5 * (logDeterminant + misfit + (restricted ? logInformation : 0));
  return { ...profiled, value, gradient, observed, expected, slopes };
};
