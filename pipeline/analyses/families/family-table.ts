import type { Cell, TableBlock } from "../../model/index.ts";
import type { FamilyReading, MemberReading } from "./family-reading.ts";

const text = (id: string, label: string) => ({ id, label, unit: null, align: "start" as const });
const number = (id: string, label: string, unit: string | null) => ({ id, label, unit, align: "end" as const });

export const METHOD_WORDS: Readonly<Record<FamilyReading["method"], string>> = {
  holm: "Holm’s method",
  hochberg: "Hochberg’s method",
  none: "no correction",
};

/** Every declared member of one family, also those without a number: the number, its p value, the corrected one, what follows. */
export const familyTable = (family: FamilyReading): TableBlock => ({
  kind: "table",
  id: `family-${family.id}`,
  depth: "clinician",
  caption: [
    `The ${family.id} family: every declared question, with P as it stands alone and corrected for the number of questions (${METHOD_WORDS[family.method]}).`,
  ],
  columns: [
    text("question", "Question"),
    text("estimand", "Estimand"),
    number("value", "Difference", null),
    number("p", "P, alone", "p-value"),
    number("corrected", "P, corrected", "p-value"),
    text("decision", "After correction"),
  ],
  rows: family.members.map(rowOf),
});

const rowOf = ({ estimand, label, headline, quantity, p, adjusted, clear }: MemberReading): readonly Cell[] => [
  label,
  estimand,
  headline === null ? quantity : { headline: headline.id },
  p ?? "none",
  adjusted ?? "none",
  decisionOf(quantity.kind === "not-estimable" ? quantity.code : null, adjusted, clear),
];

const decisionOf = (refused: string | null, adjusted: number | null, clear: boolean): string => {
  if (refused === "gate-closed") return "withheld; counted in the family";
  if (refused !== null) return "not estimable; counted in the family";
  if (adjusted === null) return "not tested; counted in the family";
  return clear ? "a difference is shown" : "no difference is shown";
};
