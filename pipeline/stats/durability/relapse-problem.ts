import type { RelapsePiece } from "./relapse-pieces.ts";

/** An arm with its row of the design: log cumulative hazard at the reference time = rowᵀθ + the study's shift. */
export interface ProblemArm {
  readonly row: Float64Array;
  /** Which of the grid's shapes its times follow. */
  readonly shape: number;
  readonly pieces: readonly RelapsePiece[];
}

/** A posterior to be explored: studies of arms, log hazard ratios, and a normal prior on each parameter (precision 0: flat). */
export interface RelapseProblem {
  readonly referenceTime: number;
  readonly priorMeans: Float64Array;
  readonly priorPrecisions: Float64Array;
  readonly studies: readonly (readonly ProblemArm[])[];
  readonly contrasts: readonly {
    readonly row: Float64Array;
    readonly logRatio: number;
    readonly standardError: number;
  }[];
}

/** Items under their study, in order of first mention. */
export const byStudy = <T extends { readonly study: string }>(items: readonly T[]): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.study);
    if (group) group.push(item);
    else groups.set(item.study, [item]);
  }
  return [...groups.values()];
};
