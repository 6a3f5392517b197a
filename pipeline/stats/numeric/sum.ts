/**
 * The sum of the values, corrected for what each addition rounds away; 0 for none.
 * Neumaier (1974), ZAMM 54:39, doi:10.1002/zamm.19740540106. Equals R `sum(values)`.
 */
export const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
};
