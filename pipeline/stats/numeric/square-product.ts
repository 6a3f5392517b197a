/** The product of two full matrices of `size` rows, each held row after row. */
export const squareProduct = (a: ArrayLike<number>, b: ArrayLike<number>, size: number): Float64Array => {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const left = a[i * size + k] as number;
      if (left === 0) continue;
      for (let j = 0; j < size; j++) {
        const at = i * size + j;
        product[at] = (product[at] as number) + left * (b[k * size + j] as number);
      }
    }
  }
  return product;
};

/** Σ aᵢbᵢ over all elements: tr(A·Bᵀ) of two matrices held alike. */
export const elementProduct = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number);
  return total;
};
