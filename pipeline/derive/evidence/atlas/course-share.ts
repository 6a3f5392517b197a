import type { Plan } from "../../../model/index.ts";
import { relapseFreeAt } from "../../../stats/durability/relapse-free-at.ts";
import { notEstimable, type Quantity } from "../../../stats/quantity.ts";
import type { AtlasFamily, AtlasLine } from "./atlas-model.ts";

/** The modelled share still well on a day, if the line may be drawn at all; else why not. */
export const shareAt = ({ model }: Pick<AtlasFamily, "model">, { strand, gate }: AtlasLine, day: number): Quantity => {
  if (!gate.open) return notEstimable("gate-closed", gate.reasons.join(" "));
  return model.kind === "not-estimable" ? model : relapseFreeAt(model, strand.name, day);
};

export interface CourseShare {
  readonly quantity: Quantity;
  readonly family: AtlasFamily | null;
  readonly line: AtlasLine | null;
}

/** The declared line's share on the reference day: what a statement on fading is held against. */
export const courseShare = (families: readonly AtlasFamily[], { atlas }: Pick<Plan, "atlas">): CourseShare => {
  const { course, referenceDay } = atlas;
  const family = families.find((one) => one.family === course.family) ?? null;
  const line =
    family?.lines.find(({ strand }) => strand.strand === course.strand && strand.after === course.after) ?? null;
  const quantity =
    family === null || line === null
      ? notEstimable("no-data", "No number of the declared treatment may enter the model.")
      : shareAt(family, line, referenceDay);
  return { quantity, family, line };
};
