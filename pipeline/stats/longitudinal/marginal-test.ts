import { fUpperTail } from "../distributions/f-upper-tail.ts";
import { congruence } from "../numeric/congruence.ts";
import { fullMatrix, transposed } from "../numeric/full-matrix.ts";
import { inverseForm, packedForm, packedInverse } from "../numeric/packed-matrix.ts";
import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { elementProduct, squareProduct } from "../numeric/square-product.ts";
import { symmetricEigen } from "../numeric/symmetric-eigen.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import type { FixedEffects } from "./fixed-effects.ts";

const NO_DF = "The denominator's degrees of freedom do not exist: too few patients for so many contrasts.";

/**
 * Are several contrasts of a mixed model all 0 (a treatment's difference at every visit, an interaction, a factor of many levels)?
 *
 * F = (Lβ)ᵀ(LΦLᵀ)⁻¹(Lβ)/q on q and ν degrees of freedom. Kenward–Roger: Φ adjusted, ν and a scale λ chosen so that λF has the first two
 * moments of an F distribution (exact for Hotelling's T²); the statistic given is λF. Satterthwaite: LΦLᵀ is split into q independent
 * contrasts with νₘ each, ν = 2E/(E − q), E = Σ νₘ/(νₘ − 2) over νₘ > 2 (their mean when all agree).
 * Kenward & Roger (1997), doi:10.2307/2533558, sec. 3.1; Fai & Cornelius (1996), doi:10.1080/00949659608811740.
 * Equals pbkrtest 0.5-2 `KRmodcomp` and lmerTest 3.1-3 `contestMD`. Not estimable with dependent contrasts or where ν does not exist.
 */
export const marginalTest = (effects: FixedEffects, contrasts: readonly ArrayLike<number>[]): Test | NotEstimable => {
  const { coefficients, covariance } = effects;
  const q = contrasts.length;
  if (q === 0) throw new RangeError("contrasts must not be empty: 0");
  contrasts.forEach((weights, i) => {
    requireSameLength(`contrasts[${i}]`, weights, coefficients.length);
    requireFiniteAll(`contrasts[${i}]`, weights);
  });
  const values = contrasts.map((weights) => elementProduct(weights, coefficients));
  const form = inverseForm(congruence(covariance, contrasts), values);
  const inverse = packedInverse(congruence(effects.modelCovariance, contrasts), q);
  if (form === null || inverse === null)
    return notEstimable("singular", "The contrasts cannot be told apart: one is a combination of others.");
  const found =
    effects.smallSample === "satterthwaite" ? splitDf(effects, contrasts) : scaledDf(effects, contrasts, inverse);
  if (found === null) return notEstimable("too-few", NO_DF, { contrasts: q });
  const statistic = (found.scale * form) / q;
  return { name: "F", statistic, df: [q, found.df], p: fUpperTail(statistic, q, found.df) };
};

interface Denominator {
  readonly df: number;
  readonly scale: number;
}

const splitDf = (
  { coefficients, modelCovariance, slopes, parameterCovariance }: FixedEffects,
  contrasts: readonly ArrayLike<number>[],
): Denominator | null => {
  const q = contrasts.length;
  const { values, vectors } = symmetricEigen(congruence(modelCovariance, contrasts), q);
  const own = vectors.map((vector, m) => {
    const weights = coefficients.map((_, j) =>
      vector.reduce((total, share, i) => total + share * (contrasts[i]?.[j] as number), 0),
    );
    const gradient = slopes.map((slope) => packedForm(slope, weights));
    const variance = values[m] as number;
    return (2 * variance * variance) / packedForm(parameterCovariance, gradient);
  });
  const mean = own.reduce((total, df) => total + df, 0) / q;
  if (own.every((df) => Math.abs(df - mean) <= 1e-8 * mean)) return { df: mean, scale: 1 };
  const expectation = own.reduce((total, df) => total + (df > 2 ? df / (df - 2) : 0), 0);
  return expectation > q ? { df: (2 * expectation) / (expectation - q), scale: 1 } : null;
};

/** Kenward and Roger's A₁, A₂, B, g, c₁, c₂, c₃, E*, V*, ρ, m and λ, under their names. */
const scaledDf = (
  { slopes, parameterCovariance }: FixedEffects,
  contrasts: readonly ArrayLike<number>[],
  inverse: Float64Array,
): Denominator | null => {
  const q = contrasts.length;
  const full = fullMatrix(inverse, q);
  const parts = slopes.map((slope) => squareProduct(full, fullMatrix(congruence(slope, contrasts), q), q));
  const traces = parts.map((part) => {
    let trace = 0;
    for (let i = 0; i < q; i++) trace += part[i * (q + 1)] as number;
    return trace;
  });
  const flipped = parts.map((part) => transposed(part, q));
  const w = fullMatrix(parameterCovariance, slopes.length);
  let a1 = 0;
  let a2 = 0;
  parts.forEach((part, r) => {
    flipped.forEach((other, s) => {
      const weight = w[r * slopes.length + s] as number;
      a1 += weight * (traces[r] as number) * (traces[s] as number);
      a2 += weight * elementProduct(part, other);
    });
  });
  const b = (a1 + 6 * a2) / (2 * q);
  const g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
  const c0 = 3 * q + 2 * (1 - g);
  const [c1, c2, c3] = [g / c0, (q - g) / c0, (q + 2 - g) / c0];
  // ρ = V*/(2E*²) with the factors in which both vanish for a single contrast taken together.
  const ratio = q === 1 ? 1 : (1 - a2 / q) / (1 - c2 * b);
  const rho = (ratio * ratio * (1 + c1 * b)) / (1 - c3 * b) / q;
  const df = 4 + (q + 2) / (q * rho - 1);
  const scale = (df * (1 - a2 / q)) / (df - 2);
  return 1 - c3 * b > 0 && df > 2 && scale > 0 && Number.isFinite(df) ? { df, scale } : null;
};
