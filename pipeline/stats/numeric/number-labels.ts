export interface NumberedLabels {
  /** 0, 1, … in order of first appearance. */
  readonly codes: Uint32Array;
  readonly count: number;
}

/** Gives equal labels of `n` rows one number. */
export const numberLabels = (n: number, labelOf: (row: number) => number | string): NumberedLabels => {
  const known = new Map<number | string, number>();
  const codes = Uint32Array.from({ length: n }, (_, row) => {
    const label = labelOf(row);
    const code = known.get(label) ?? known.size;
    known.set(label, code);
    return code;
  });
  return { codes, count: known.size };
};
