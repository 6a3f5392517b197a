import { mean } from "./mean.ts";

/**
 * How alike are neighbours in a series? Σ(xᵢ−x̄)(xᵢ₊₁−x̄)/Σ(xᵢ−x̄)²; `null` for fewer than two values or none that vary.
 * Equals R 4.2.2 `acf(x)$acf[2]`.
 */
export const lagOneAutocorrelation = (values: ArrayLike<number>): number | null => {
  const centre = mean(values);
  if (centre === null) return null;
  let [products, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const gap = (values[i] as number) - centre;
    squares += gap * gap;
    if (i > 0) products += gap * ((values[i - 1] as number) - centre);
  }
  return squares > 0 ? products / squares : null;
};
