import type { Bend } from "./covariance-model.ts";
import { symmetricFrom, type VisitStructure } from "./visit-structure.ts";

/** A correlation as a function of the distance between visits (≥ 1) and of a few parameters, of which it depends on one. */
export interface CorrelationFamily {
  readonly size: number;
  /** Position of the parameter that rules this distance. */
  readonly parameterOf: (distance: number) => number;
  readonly value: (rho: number, distance: number) => number;
  readonly slope: (rho: number, distance: number) => number;
  readonly bend: (rho: number, distance: number) => number;
}

/**
 * Covariance matrices √(vₐv_b)·correlation, with one variance v for all visits or one a visit.
 *
 * Parameters: the variances, then those of the correlation.
 */
export const scaledCorrelation = (
  visits: number,
  family: CorrelationFamily,
  heterogeneous: boolean,
): VisitStructure => {
  const variances = heterogeneous ? visits : 1;
  const size = variances + family.size;
  const ruler = (a: number, b: number): number => family.parameterOf(a - b);
  return {
    size,
    near: (covariance) => {
      const own = Array.from({ length: visits }, (_, a) => covariance[a * visits + a] as number);
      const sums = new Float64Array(family.size);
      const counts = new Float64Array(family.size);
      symmetricFrom(visits, (a, b) => {
        // A family with one parameter for all distances takes it from neighbours.
        if (a === b || (family.size === 1 && a - b > 1)) return 0;
        const r = ruler(a, b);
        const root = Math.sqrt((own[a] as number) * (own[b] as number));
        sums[r] = (sums[r] as number) + (covariance[a * visits + b] as number) / root;
        counts[r] = (counts[r] as number) + 1;
        return 0;
      });
      const mean = own.reduce((total, value) => total + value, 0) / visits;
      const correlations = sums.map((total, r) => total / (counts[r] as number));
      return Float64Array.from([...(heterogeneous ? own : [mean]), ...correlations]);
    },
    at: (theta) => {
      const v = (a: number): number => theta[heterogeneous ? a : 0] as number;
      const rho = (a: number, b: number): number => theta[variances + ruler(a, b)] as number;
      const spread = (a: number, b: number): number => (heterogeneous ? Math.sqrt(v(a) * v(b)) : v(a));
      const correlation = (a: number, b: number): number => (a === b ? 1 : family.value(rho(a, b), a - b));
      // Share of a variance's logarithm in that of an element: 1 on the diagonal, ½ beside it.
      const share = (r: number, a: number, b: number): number =>
        heterogeneous ? (Number(a === r) + Number(b === r)) / 2 : 1;
      const covariance = symmetricFrom(visits, (a, b) => spread(a, b) * correlation(a, b));
      const byVariance = Array.from({ length: variances }, (_, r) =>
        symmetricFrom(visits, (a, b) => (share(r, a, b) * spread(a, b) * correlation(a, b)) / v(r)),
      );
      const byCorrelation = Array.from({ length: family.size }, (_, r) =>
        symmetricFrom(visits, (a, b) =>
          a !== b && ruler(a, b) === r ? spread(a, b) * family.slope(rho(a, b), a - b) : 0,
        ),
      );
      const bends: Bend[] = [];
      for (let r = 0; r < variances; r++) {
        for (let s = 0; s <= r && heterogeneous; s++) {
          const matrix = symmetricFrom(visits, (a, b) => {
            const twice = share(r, a, b) * (share(s, a, b) - Number(r === s));
            return (twice * spread(a, b) * correlation(a, b)) / (v(r) * v(s));
          });
          bends.push({ r, s, matrix });
        }
      }
      byCorrelation.forEach((slope, q) => {
        for (let s = 0; s < variances; s++) {
          const matrix = symmetricFrom(visits, (a, b) => (share(s, a, b) * (slope[a * visits + b] as number)) / v(s));
          bends.push({ r: variances + q, s, matrix });
        }
        const matrix = symmetricFrom(visits, (a, b) =>
          a !== b && ruler(a, b) === q ? spread(a, b) * family.bend(rho(a, b), a - b) : 0,
        );
        bends.push({ r: variances + q, s: variances + q, matrix });
      });
      return { covariance, slopes: [...byVariance, ...byCorrelation], bends };
    },
  };
};
