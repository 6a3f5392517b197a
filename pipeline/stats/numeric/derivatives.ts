/** A log likelihood with its first derivatives and minus its second (packed by rows), to which contributions are added. */
export interface Derivatives {
  value: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
}

/**
 * A log likelihood of nothing yet, with p parameters: value, gradient and information all 0, for contributions to be added to.
 */
export const noDerivatives = (p: number): Derivatives => ({
  value: 0,
  gradient: new Float64Array(p),
  information: new Float64Array((p * (p + 1)) / 2),
});
