import type { ModelCurve } from "../../charts/relapse-free-points.ts";
import { atlasCurve } from "../../derive/evidence/atlas/atlas-curve.ts";
import type { AtlasFamily } from "../../derive/evidence/atlas/atlas-model.ts";
import type { DurabilityPoint } from "../../derive/evidence/durability-points.ts";
import type { Plan } from "../../model/index.ts";
import { enumerated, labelOf } from "../published/words.ts";

/** Fitted courses of the families that a panel shows. */
export const curvesOf = (
  plan: Pick<Plan, "strands" | "atlas" | "labels">,
  families: readonly AtlasFamily[],
  own: readonly DurabilityPoint[],
): readonly ModelCurve[] =>
  families
    .filter(({ family }) => own.some(({ map }) => map.family === family))
    .flatMap((family) =>
      family.lines.flatMap((line): readonly ModelCurve[] => {
        const points = atlasCurve(family, line, plan);
        const role = plan.strands.find(({ id }) => id === line.strand.strand)?.role ?? "neutral";
        const label = `${line.strand.name} (${labelOf(plan, "family", family.family)})`;
        return points.length === 0 ? [] : [{ role, label, points }];
      }),
    );

/** What the fitted courses are: words for the face of the picture. */
export const curveNote = (curves: readonly ModelCurve[], { level }: Pick<Plan, "level">): string => {
  const percent = Math.round(level * 100);
  return (
    `Line: fitted course of ${enumerated(curves.map(({ label }) => label))}; dark band: ${percent}% interval of a typical study; ` +
    `pale band: ${percent}% of new studies. Model-based; different people, places and definitions; not a randomized comparison.`
  );
};

/** The same where height is scarce. */
export const shortCurveNote = (curves: readonly ModelCurve[], { level }: Pick<Plan, "level">): string =>
  `Line: fitted course of ${enumerated(curves.map(({ label }) => label))}; bands: its ${Math.round(level * 100)}% interval, and new studies. Not a randomized comparison.`;
