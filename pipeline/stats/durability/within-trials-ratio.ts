import { type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import type { RelapseData } from "./durability-data.ts";
import { linearMoments, posteriorMixture } from "./posterior-mixture.ts";
import { posteriorQuantity } from "./posterior-quantity.ts";
import { readRelapseData } from "./read-relapse-data.ts";
import { type RelapseOptions, relapseSettings } from "./relapse-options.ts";
import { withinTrials } from "./within-trials.ts";

export interface WithinTrialsRatio {
  /** Hazard ratio of a over b, inside trials alone. */
  readonly within: Quantity;
  readonly trials: number;
}

/**
 * What do trials say of the hazard of relapse in one strand against another, among their own people? The first half of `withinAndBetween`,
 * for strands of which differences between studies may not be shown. Throws RangeError for a strand that is not in the data.
 */
export const withinTrialsRatio = (
  data: RelapseData,
  { strandA, strandB, ...options }: RelapseOptions & { readonly strandA: string; readonly strandB: string },
): WithinTrialsRatio => {
  const settings = relapseSettings(options);
  const evidence = readRelapseData(data);
  const unknown = [strandA, strandB].find((strand) => !evidence.strands.includes(strand));
  if (unknown !== undefined) throw new RangeError(`strand is not in the data: ${unknown}`);
  if (strandA === strandB) throw new RangeError(`strandB must differ from strandA: ${strandB}`);
  const found = withinTrials(evidence, { strandA, strandB }, settings);
  if (found.kind === "not-estimable") return { within: unlinked(found), trials: 0 };
  const within = posteriorQuantity(
    posteriorMixture(found.nodes, (node) => linearMoments(node, found.row)),
    { level: settings.level, method: "posterior median, central", transform: Math.exp, logSe: true },
  );
  return { within, trials: found.trials };
};

const unlinked = ({ code, reason }: NotEstimable): NotEstimable => notEstimable(code, reason);
