import type { Block, Prose, TableBlock } from "../../model/index.ts";
import { MADE_UP, OWN_CHOICE } from "../patients/patient-caveats.ts";
import type { SensitivityData } from "./sensitivity-data.ts";

const AGREEMENT = "agreement";

/** How many ways gave an answer, and on which side. Not evidence by itself: the ways share the people. */
export const agreementTable = ({ shown, plan }: SensitivityData): TableBlock => {
  const values = shown.variants.flatMap(({ days }) => (days.kind === "estimate" ? [days.value] : []));
  const row = (label: string, count: number): readonly [string, number] => [label, count];
  return {
    kind: "table",
    id: AGREEMENT,
    depth: "full",
    caption: [
      "How many ways of asking gave an answer, and on which side of no difference it lies. They share the same people, so their number is no evidence.",
    ],
    columns: [
      { id: "what", label: "Ways of asking", unit: null, align: "start" },
      { id: "count", label: "Number", unit: null, align: "end" },
    ],
    rows: [
      row("Tried", shown.variants.length),
      row("With an answer", values.length),
      row("Longer without relapse in the intervention", values.filter((value) => value > 0).length),
      row(
        "Longer by at least the smallest difference that matters",
        values.filter((value) => value >= plan.mwe.rmstDays).length,
      ),
      row("Shorter without relapse in the intervention", values.filter((value) => value < 0).length),
    ],
  };
};

/** The sentences of the finding; made-up patients are named before any number. */
export const sensitivityTexts = (data: SensitivityData): readonly Block[] => {
  const { rows } = agreementTable(data);
  const counted = (row: number) => ({ count: rows[row]?.[1] as number, of: `${AGREEMENT}/${row}/count` });
  const made: Prose = data.dataset.kind === "simulated" ? [...MADE_UP, " "] : [];
  const { intervention, comparator, shown } = data;
  return [
    {
      kind: "text",
      depth: "plain",
      prose: [
        ...made,
        "There is more than one way to say when symptoms came back. We tried ",
        counted(0),
        " ways of asking, and ",
        counted(1),
        " gave an answer. In ",
        counted(2),
        " of them people stayed well longer ",
        { term: intervention.with },
        ", and in ",
        counted(4),
        " they stayed well longer ",
        { term: comparator.with },
        ". ",
        ...OWN_CHOICE,
      ],
    },
    {
      kind: "text",
      depth: "clinician",
      prose: [
        ...made,
        "Sensitivity analyses of relapse by day ",
        shown.day,
        ": of ",
        counted(0),
        " ways ",
        counted(1),
        " could be estimated, ",
        counted(2),
        " with more days without relapse in ",
        { term: intervention.label },
        " and ",
        counted(3),
        " of those by at least the smallest worthwhile ",
        data.definition("worthwhile"),
        " days. Primary: ",
        { headline: `${data.id}/rmst-difference/primary${shown.suffix}`, show: "value-and-interval" },
        ". The ways are not independent and none replaces the primary analysis.",
      ],
    },
  ];
};
