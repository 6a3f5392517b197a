import type { AtlasFamily } from "../../derive/evidence/atlas/atlas-model.ts";
import type { Block, Plan, Prose } from "../../model/index.ts";
import { labelOf, words } from "../published/words.ts";

/** For each line that has people, whether there is enough for a curve: as sentences and as a table. */
export const gateBlocks = (
  plan: Pick<Plan, "strands" | "labels" | "atlas">,
  families: readonly AtlasFamily[],
): readonly Block[] => {
  const lines = families.flatMap(({ family, lines: own }) => own.map((line) => ({ family, ...line })));
  const shown = lines.filter(({ gate }) => (gate.numbers.studies ?? 0) > 0);
  const never = plan.strands.filter(
    ({ id, role }) => role !== "neutral" && !shown.some(({ strand }) => strand.strand === id),
  );
  const sentences = shown.map(
    ({ strand, family, gate }, i): Prose => [
      words(strand.name),
      ", ",
      words(labelOf(plan, "family", family)),
      gate.open ? ": enough studies for a curve (studies: " : ": too few studies for a curve (studies: ",
      { count: gate.numbers.studies ?? 0, of: `curve-gate/${i}/studies` },
      ", people: ",
      { count: gate.numbers.people ?? 0, of: `curve-gate/${i}/people` },
      "). ",
    ],
  );
  const none: Prose = never.flatMap(
    ({ label }): Prose => [words(label), ": no study with people and day known, so no curve. "],
  );
  const { studies, people } = plan.atlas.curveGate;
  return [
    { kind: "text", depth: "clinician", prose: [...sentences.flat(), ...none] },
    {
      kind: "table",
      id: "curve-gate",
      depth: "full",
      caption: [
        "Studies with people and day known. A curve needs at least ",
        { term: String(studies) },
        " studies and ",
        { term: String(people) },
        " people in all (declared convention), and data that say more than the prior.",
      ],
      columns: [
        { id: "strand", label: "Treatment", unit: null, align: "start" },
        { id: "family", label: "Condition", unit: null, align: "start" },
        { id: "studies", label: "Studies", unit: null, align: "end" },
        { id: "people", label: "People", unit: "people", align: "end" },
        { id: "gate", label: "Curve", unit: null, align: "start" },
        { id: "why", label: "Why not", unit: null, align: "start" },
      ],
      rows: shown.map(({ strand, family, gate }) => [
        strand.name,
        labelOf(plan, "family", family),
        gate.numbers.studies ?? 0,
        gate.numbers.people ?? 0,
        gate.open ? "enough studies" : "no curve",
        gate.open ? "" : gate.reasons.join(" "),
      ]),
    },
  ];
};
