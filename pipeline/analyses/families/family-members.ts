import type { Plan } from "../../model/index.ts";

/** A family whose questions are asked together. */
export type FamilyId = "primary" | "secondary";

export const FAMILIES: readonly FamilyId[] = ["primary", "secondary"];

export interface DeclaredMember {
  readonly estimand: string;
  /** In a few words; the id where the plan has none. */
  readonly label: string;
  /** Without the data set prefix; `null` where the plan names no number for it. */
  readonly headline: string | null;
}

type FamilyPlan = Pick<Plan, "families" | "estimandHeadlines">;

/** Every declared estimand of a family, once, in declared order; `*` at the end of an id stands for anything. */
export const familyMembers = (
  { families, estimandHeadlines }: FamilyPlan,
  family: FamilyId,
): readonly DeclaredMember[] => {
  const members = (families[family].ids ?? []).flatMap((id): readonly DeclaredMember[] => {
    const start = id.endsWith("*") ? id.slice(0, -1) : null;
    const meant = estimandHeadlines.filter(({ estimand }) =>
      start === null ? estimand === id : estimand.startsWith(start),
    );
    return meant.length > 0 ? meant : [{ estimand: id, label: id, headline: null }];
  });
  return members.filter(({ estimand }, i) => members.findIndex((member) => member.estimand === estimand) === i);
};
