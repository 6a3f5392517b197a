import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";

export interface MultinomialRows {
  readonly columns: readonly ArrayLike<number>[];
  /** Position of each row's level; 0 is the reference. */
  readonly level: ArrayLike<number>;
  readonly levels: number;
  readonly weight: ArrayLike<number>;
}

/** The chances of all levels in one row, written into `chance`; coefficients level by level, none for the reference. */
export const levelChances = (
  row: ArrayLike<number>,
  coefficients: ArrayLike<number>,
  chance: Float64Array,
): Float64Array => {
  const p = row.length;
  let top = 0;
  chance[0] = 0;
  for (let l = 1; l < chance.length; l++) {
    let eta = 0;
    for (let j = 0; j < p; j++) eta += (row[j] as number) * (coefficients[(l - 1) * p + j] as number);
    chance[l] = eta;
    top = Math.max(top, eta);
  }
  let total = 0;
  for (let l = 0; l < chance.length; l++) {
    chance[l] = Math.exp((chance[l] as number) - top);
    total += chance[l] as number;
  }
  for (let l = 0; l < chance.length; l++) chance[l] = (chance[l] as number) / total;
  return chance;
};

/** The multinomial logistic log likelihood Σ w·log P(level), its gradient and information. */
export const multinomialDerivatives = (
  { columns, level, levels, weight }: MultinomialRows,
  at: ArrayLike<number>,
): Derivatives => {
  const p = columns.length;
  const found = noDerivatives((levels - 1) * p);
  const { gradient, information } = found;
  const row = new Float64Array(p);
  const chance = new Float64Array(levels);
  for (let i = 0; i < level.length; i++) {
    for (let j = 0; j < p; j++) row[j] = (columns[j] as ArrayLike<number>)[i] as number;
    levelChances(row, at, chance);
    const [own, w] = [level[i] as number, weight[i] as number];
    found.value += w * Math.log(chance[own] as number);
    let packed = 0;
    for (let l = 1; l < levels; l++) {
      const miss = w * ((own === l ? 1 : 0) - (chance[l] as number));
      for (let j = 0; j < p; j++) {
        const a = (l - 1) * p + j;
        gradient[a] = (gradient[a] as number) + miss * (row[j] as number);
        for (let m = 1; m <= l; m++) {
          const spread = w * (chance[l] as number) * ((l === m ? 1 : 0) - (chance[m] as number)) * (row[j] as number);
          const end = m < l ? p : j + 1;
          for (let k = 0; k < end; k++, packed++) {
            information[packed] = (information[packed] as number) + spread * (row[k] as number);
          }
        }
      }
    }
  }
  return found;
};
