export interface ScoreBin {
  /** Lower edge, half a point below the first score inside. */
  readonly low: number;
  /** First and last whole score inside. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly share: number;
}

export interface ScoreBins {
  readonly width: number;
  /** Outer edges. */
  readonly range: readonly [number, number];
  readonly bins: readonly ScoreBin[];
}

/**
 * A histogram of totals over the range of their instrument: edges lie between whole scores, every bin is as wide as the
 * others, one point where at most `most` bins allow it. Scores outside the range are left out.
 */
export const scoreBins = (
  scores: readonly number[],
  [least, greatest]: readonly [number, number],
  most = 30,
): ScoreBins => {
  if (!(greatest > least)) throw new RangeError(`range must rise: ${least} to ${greatest}`);
  const values = greatest - least + 1;
  const width = Math.max(1, Math.ceil(values / most));
  const edge = least - 0.5;
  const counts = new Array<number>(Math.ceil(values / width)).fill(0);
  for (const score of scores) {
    if (score < least || score > greatest) continue;
    const bin = Math.floor((score - edge) / width);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const bins = counts.map((count, i) => ({
    low: edge + i * width,
    first: least + i * width,
    last: Math.min(greatest, least + (i + 1) * width - 1),
    count,
    share: scores.length === 0 ? 0 : count / scores.length,
  }));
  return { width, range: [edge, edge + counts.length * width], bins };
};
