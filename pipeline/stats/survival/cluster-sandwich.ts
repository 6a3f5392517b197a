import { addOuter, packedAt } from "../numeric/packed-matrix.ts";

/**
 * Σ over clusters of u·uᵀ, u a cluster's sum of `scale[i]` × row i of an n × p matrix (packed by rows), and how many clusters there are.
 * Without codes each row is a cluster.
 */
export const clusterSandwich = (
  matrix: Float64Array,
  p: number,
  scale: Float64Array,
  cluster: ArrayLike<number> | null,
): { readonly outer: Float64Array; readonly clusters: number } => {
  const n = scale.length;
  const outer = new Float64Array((p * (p + 1)) / 2);
  const u = new Float64Array(p);
  if (cluster === null) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < p; j++) u[j] = (scale[i] as number) * (matrix[i * p + j] as number);
      addOuter(outer, u);
    }
    return { outer, clusters: n };
  }
  const index = new Map<number, number>();
  const codes = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const code = cluster[i] as number;
    const known = index.get(code) ?? index.size;
    if (known === index.size) index.set(code, known);
    codes[i] = known;
  }
  const sums = new Float64Array(index.size * p);
  for (let i = 0; i < n; i++) {
    const at = (codes[i] as number) * p;
    for (let j = 0; j < p; j++) {
      sums[at + j] = (sums[at + j] as number) + (scale[i] as number) * (matrix[i * p + j] as number);
    }
  }
  for (let c = 0; c < index.size; c++) addOuter(outer, sums.subarray(c * p, c * p + p));
  return { outer, clusters: index.size };
};

/** B·M·B for packed symmetric matrices, packed. */
export const sandwich = (bread: Float64Array, meat: Float64Array, p: number): Float64Array => {
  const half = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      let total = 0;
      for (let k = 0; k < p; k++) total += packedAt(bread, i, k) * packedAt(meat, k, j);
      half[i * p + j] = total;
    }
  }
  const product = new Float64Array((p * (p + 1)) / 2);
  for (let i = 0, to = 0; i < p; i++) {
    for (let j = 0; j <= i; j++, to++) {
      let total = 0;
      for (let k = 0; k < p; k++) total += (half[i * p + k] as number) * packedAt(bread, k, j);
      product[to] = total;
    }
  }
  return product;
};
