/**
 * Whether a person responded: the improvement is at least `share` of the distance from baseline to the best possible score.
 * Somebody who starts at the best possible score has nothing to improve and is no responder.
 *
 * @param baseline, severity points above the best possible score.
 */
export const responded = (baseline: number, severity: number, share: number): boolean =>
  baseline > 0 && baseline - severity >= share * baseline;
