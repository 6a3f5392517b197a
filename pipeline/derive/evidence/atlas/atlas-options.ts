import type { Plan } from "../../../model/index.ts";
import type { RelapseOptions } from "../../../stats/durability/relapse-options.ts";

/** The declared plan of the atlas as options of the model; `sensitivity`: on the grid of the sensitivities, at the reference day alone. */
export const atlasOptions = (
  { atlas, level }: Pick<Plan, "atlas" | "level">,
  { sensitivity = false }: { readonly sensitivity?: boolean } = {},
): RelapseOptions => ({
  level,
  times: sensitivity ? [atlas.referenceDay] : atlas.days,
  referenceTime: atlas.referenceDay,
  priors: atlas.priors,
  spreadGrid: sensitivity ? { ...atlas.spreadGrid, points: atlas.sensitivitySpreadPoints } : atlas.spreadGrid,
  logShapeGrid: atlas.logShapeGrid,
  quadratureNodes: atlas.quadratureNodes,
  studiesPerValue: atlas.studiesPerLevel,
});
