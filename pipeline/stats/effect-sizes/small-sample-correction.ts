/**
 * By how much must a standardised difference shrink in a small sample? Hedges' exact J(m) = Γ(m/2) / (√(m/2) Γ((m−1)/2)) for m > 1 degrees
 * of freedom, between 0 and 1.
 * The ratio Γ(x+½)/Γ(x) is lifted by x/(x+½) until x ≥ 50, where its series in 1/x is good to 2·10⁻¹⁵;
 * differences of log-gammas would lose digits for large m.
 * Hedges (1981), doi:10.3102/10769986006002107; Tricomi & Erdélyi (1951), doi:10.2140/pjm.1951.1.133.
 * Equals R 4.2.2 `exp(lgamma(m/2) - lgamma((m-1)/2)) / sqrt(m/2)`, the correction of metafor 3.8-1 `escalc(measure = "SMD")`.
 */
export const smallSampleCorrection = (degreesOfFreedom: number): number => {
  const m = degreesOfFreedom;
  if (!(m > 1 && m < Infinity)) throw new RangeError(`degreesOfFreedom must be finite and above 1: ${m}`);
  let x = (m - 1) / 2;
  let lift = 1;
  for (; x < 50; x += 1) lift *= x / (x + 0.5);
  return (lift * gammaRatio(x)) / Math.sqrt(m / 2);
};

const series = [1, -1 / 8, 1 / 128, 5 / 1024, -21 / 32768, -399 / 262144, 869 / 4194304];

const gammaRatio = (x: number): number => Math.sqrt(x) * series.reduceRight((sum, term) => sum / x + term, 0);

/**
 * By how much must a standardised difference shrink in a small sample, nearly? 1 − 3/(4m − 1) for m > 1 degrees of freedom: within 0.2 % of
 * `smallSampleCorrection` from m = 6 on. Hedges (1981), doi:10.3102/10769986006002107.
 */
export const approximateSmallSampleCorrection = (degreesOfFreedom: number): number => {
  if (!(degreesOfFreedom > 1 && degreesOfFreedom < Infinity)) {
    throw new RangeError(`degreesOfFreedom must be finite and above 1: ${degreesOfFreedom}`);
  }
  return 1 - 3 / (4 * degreesOfFreedom - 1);
};
