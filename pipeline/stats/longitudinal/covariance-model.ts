/** The covariance of one group's rows and its derivatives by the natural parameters; full matrices, row after row. */
export interface GroupCovariance {
  readonly covariance: Float64Array;
  /** `null` where the parameter does not touch the group. */
  readonly slopes: readonly (Float64Array | null)[];
  /** Second derivatives that are not 0, r ≥ s; none where the covariance is linear in its parameters. */
  readonly bends: readonly Bend[];
}

export interface Bend {
  readonly r: number;
  readonly s: number;
  readonly matrix: Float64Array;
}

/** Natural parameters at a point of the free ones, in which the likelihood is climbed. */
export interface NaturalPoint {
  readonly theta: Float64Array;
  /** One a natural parameter: its derivatives by the free ones. */
  readonly jacobian: readonly Float64Array[];
  /** Σ gradient_r · ∂²θ_r/∂ψ∂ψ, packed, for a gradient by the natural parameters. */
  readonly bend: (gradient: ArrayLike<number>) => Float64Array;
}

/** How the covariances of all groups hang on a few parameters θ. */
export interface CovarianceModel {
  /** Number of natural parameters. */
  readonly size: number;
  /** Where to start, in free parameters; more than one where the likelihood may have several tops. */
  readonly starts: readonly Float64Array[];
  readonly natural: (free: Float64Array) => NaturalPoint;
  /** In the order of the groups; `null` outside the parameters' space. */
  readonly groups: (theta: Float64Array) => readonly GroupCovariance[] | null;
}

/** Free parameters that are the natural ones. */
export const asNatural = (free: Float64Array): NaturalPoint => ({
  theta: free,
  jacobian: Array.from(free, (_, r) => {
    const row = new Float64Array(free.length);
    row[r] = 1;
    return row;
  }),
  bend: () => new Float64Array((free.length * (free.length + 1)) / 2),
});
