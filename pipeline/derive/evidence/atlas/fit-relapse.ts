import type { RelapseData } from "../../../stats/durability/durability-data.ts";
import { readRelapseData } from "../../../stats/durability/read-relapse-data.ts";
import { type RelapseModel, relapseModel } from "../../../stats/durability/relapse-model.ts";
import type { RelapseOptions } from "../../../stats/durability/relapse-options.ts";
import type { NotEstimable } from "../../../stats/quantity.ts";

/** Lines in which everybody relapsed in every study. */
export const exhausted = (data: RelapseData): readonly string[] => {
  const { arms } = readRelapseData(data);
  const strands = [...new Set(arms.map(({ strand }) => strand))];
  return strands.filter((strand) => arms.every((arm) => arm.strand !== strand || arm.outcome === "all"));
};

/**
 * The relapse model without the lines in which everybody relapsed: they have no finite level, the model would refuse to speak of them, and
 * large ones stop it for the others.
 */
export const fitRelapse = (data: RelapseData, options: RelapseOptions): RelapseModel | NotEstimable => {
  const without = exhausted(data);
  return relapseModel({ ...data, units: data.units.filter(({ strand }) => !without.includes(strand)) }, options);
};
