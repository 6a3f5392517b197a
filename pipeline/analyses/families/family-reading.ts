import type { Dataset, Headline, Plan, Quantity } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { adjustedP } from "./adjusted-p.ts";
import { type DeclaredMember, FAMILIES, type FamilyId, familyMembers } from "./family-members.ts";

export interface MemberReading {
  readonly estimand: string;
  readonly label: string;
  /** `null` where the analysis was not run or the plan names no number. */
  readonly headline: Headline | null;
  /** The number, or why there is none. */
  readonly quantity: Quantity;
  readonly p: number | null;
  /** Corrected for every declared member of the family. */
  readonly adjusted: number | null;
  /** Is the corrected p value at most the declared level? */
  readonly clear: boolean;
}

export interface FamilyReading {
  readonly id: FamilyId;
  readonly method: Plan["families"]["primary"]["method"];
  readonly members: readonly MemberReading[];
}

export type FamiliesPlan = Pick<Plan, "families" | "estimandHeadlines" | "alpha">;

/** The declared families of one data set, read from finished numbers. */
export const familyReadings = (
  plan: FamiliesPlan,
  dataset: Pick<Dataset, "id">,
  find: (id: string) => Headline | null,
): readonly FamilyReading[] => FAMILIES.map((id) => familyReading(plan, id, dataset, find));

const familyReading = (
  plan: FamiliesPlan,
  id: FamilyId,
  dataset: Pick<Dataset, "id">,
  find: (id: string) => Headline | null,
): FamilyReading => {
  const { method } = plan.families[id];
  const found = familyMembers(plan, id).map((member) => {
    const headline = member.headline === null ? null : find(`${dataset.id}/${member.headline}`);
    const quantity = quantityOf(member, headline);
    return { member, headline, quantity, p: quantity.kind === "estimate" ? (headline?.test?.p ?? null) : null };
  });
  const adjusted = adjustedP(
    method,
    found.map(({ p }) => p),
  );
  return {
    id,
    method,
    members: found.map(({ member, headline, quantity, p }, i) => {
      const own = adjusted[i] ?? null;
      return {
        estimand: member.estimand,
        label: member.label,
        headline,
        quantity,
        p,
        adjusted: own,
        clear: own !== null && own <= plan.alpha,
      };
    }),
  };
};

const quantityOf = (member: DeclaredMember, headline: Headline | null): Quantity => {
  if (member.headline === null) return notEstimable("not-declared", "The plan names no number for it.");
  return headline?.quantity ?? notEstimable("no-data", "This version has no such number.");
};
