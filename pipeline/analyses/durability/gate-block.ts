import type { CurveGate } from "../../derive/evidence/curve-gate.ts";
import type { Block, Plan, Prose } from "../../model/index.ts";
import { labelOf, words } from "../published/words.ts";

/** For each strand and family whether there is enough for a curve, as a table and as sentences. */
export const gateBlocks = (plan: Pick<Plan, "strands" | "labels">, gates: readonly CurveGate[]): readonly Block[] => {
  const shown = gates.filter(({ studies, passes }) => studies > 0 || passes);
  const never = plan.strands.filter(({ id, role }) => role !== "neutral" && !shown.some(({ strand }) => strand === id));
  const labelOfStrand = (id: string): string => plan.strands.find((strand) => strand.id === id)?.label ?? id;
  const sentences = shown.map(
    ({ strand, family, studies, people, passes }, i): Prose => [
      words(labelOfStrand(strand)),
      ", ",
      words(labelOf(plan, "family", family)),
      passes
        ? ": enough studies for a curve, which this version does not fit (studies: "
        : ": too few studies for a curve (studies: ",
      { count: studies, of: `curve-gate/${i}/studies` },
      ", people: ",
      { count: people, of: `curve-gate/${i}/people` },
      "). ",
    ],
  );
  const none: Prose = never.flatMap(
    ({ label }): Prose => [words(label), ": no study with people and day known, so no curve. "],
  );
  return [
    { kind: "text", depth: "clinician", prose: [...sentences.flat(), ...none] },
    {
      kind: "table",
      id: "curve-gate",
      depth: "full",
      caption: [
        "Studies with people and day known, treatment stopped. A curve needs at least three studies and thirty people in all (declared convention).",
      ],
      columns: [
        { id: "strand", label: "Treatment", unit: null, align: "start" },
        { id: "family", label: "Condition", unit: null, align: "start" },
        { id: "studies", label: "Studies", unit: null, align: "end" },
        { id: "people", label: "People", unit: "people", align: "end" },
        { id: "gate", label: "Curve", unit: null, align: "start" },
      ],
      rows: shown.map(({ strand, family, studies, people, passes }) => [
        labelOfStrand(strand),
        labelOf(plan, "family", family),
        studies,
        people,
        passes ? "enough studies" : "too few studies",
      ]),
    },
  ];
};
