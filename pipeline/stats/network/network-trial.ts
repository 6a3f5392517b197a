/** The name of a treatment or a study. */
export type NetworkLabel = string | number;

export interface NetworkTrial {
  readonly label: NetworkLabel;
  /** Numbers of its treatments, ascending. */
  readonly arms: readonly number[];
  /** Arm p minus arm q at `pairAt(p, q)`, p < q. */
  readonly estimates: Float64Array;
  /** Their sampling variances. */
  readonly variances: Float64Array;
  /** The rows of the input that they came from. */
  readonly rows: Int32Array;
}

/** Where the contrast of arms p < q stands. */
export const pairAt = (p: number, q: number): number => (q * (q - 1)) / 2 + p;

/** The different labels: numbers by size when all are numbers, else text by code units. */
export const orderedLabels = (labels: readonly NetworkLabel[]): readonly NetworkLabel[] => {
  const different = [...new Map(labels.map((label) => [String(label), label])).values()];
  return different.every((label) => typeof label === "number")
    ? different.sort((a, b) => a - b)
    : different.sort((a, b) => (String(a) < String(b) ? -1 : 1));
};

/** (0, 1), (0, 2), …, (n − 2, n − 1). */
export const allPairs = (n: number): readonly (readonly [number, number])[] =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n - 1 - i }, (_, further) => [i, i + 1 + further] as const),
  ).flat();
