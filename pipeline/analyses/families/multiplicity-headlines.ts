import type { Headline, Quantity } from "../../model/index.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import type { FamilyReading, MemberReading } from "./family-reading.ts";

export const clearId = (finding: string, { id }: Pick<FamilyReading, "id">): string => `${finding}/clear/${id}`;

/** `mmrm.day-7` → `…/secondary/mmrm-day-7`. */
export const memberId = (finding: string, { id }: Pick<FamilyReading, "id">, estimand: string): string =>
  `${finding}/${id}/${estimand.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;

/** For each family how many questions stay clear, and the corrected p value of each. */
export const multiplicityHeadlines = (
  finding: string,
  families: readonly FamilyReading[],
  people: number,
): readonly Headline[] =>
  families.flatMap((family) => [
    headline({
      id: clearId(finding, family),
      label: [`Questions of the ${family.id} family with a clear difference after correction`],
      unit: "count",
      quantity: estimate(family.members.filter(({ clear }) => clear).length),
      n: family.members.length,
      rows: [{ table: "patients", count: people, where: `the numbers of the ${family.id} family` }],
    }),
    ...family.members.map((member) =>
      headline({
        id: memberId(finding, family, member.estimand),
        label: [
          { term: member.label },
          `, ${family.id} family, P corrected for all of its questions (`,
          { term: family.method },
          ")",
        ],
        unit: "p-value",
        quantity: correctedOf(member),
        n: member.headline?.n ?? 0,
        events: member.headline?.events ?? null,
        rows: member.headline?.rows ?? [],
      }),
    ),
  ]);

const correctedOf = ({ quantity, adjusted }: MemberReading): Quantity => {
  if (adjusted !== null) return estimate(adjusted);
  return quantity.kind === "not-estimable" ? quantity : notEstimable("no-data", "This number has no test.");
};
