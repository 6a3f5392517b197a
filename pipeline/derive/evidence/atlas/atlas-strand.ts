import type { DurabilityRow, Plan } from "../../../model/index.ts";

/** What people had and what followed the course: the lines that the model keeps apart. */
export interface AtlasStrand {
  readonly strand: string;
  readonly after: string;
  /** "App alone, app ended": its name in the model and in print. */
  readonly name: string;
}

export const atlasStrand = (
  plan: Pick<Plan, "strands" | "labels">,
  { strand, after }: Pick<DurabilityRow, "strand" | "after"> | Plan["atlas"]["course"],
): AtlasStrand => {
  const label = plan.strands.find(({ id }) => id === strand)?.label ?? strand;
  return { strand, after, name: `${label}, ${plan.labels.after?.[after] ?? after.replaceAll("_", " ")}` };
};

/** Part of a headline id: letters, digits and hyphens. */
export const strandSlug = ({ strand, after }: AtlasStrand): string =>
  `${strand}-${after}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
