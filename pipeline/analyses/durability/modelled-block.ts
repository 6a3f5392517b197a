import type { AtlasFamily, AtlasLine } from "../../derive/evidence/atlas/atlas-model.ts";
import { shareAt } from "../../derive/evidence/atlas/course-share.ts";
import type { Block, Cell, Plan, Prose, Quantity } from "../../model/index.ts";
import { enumerated, labelOf, words } from "../published/words.ts";
import { lineId } from "./curve-headlines.ts";

interface Open {
  readonly family: AtlasFamily;
  readonly line: AtlasLine;
}

const newStudy = (quantity: Quantity): Cell => {
  if (quantity.kind === "not-estimable") return "";
  const [, next] = quantity.intervals;
  return next === undefined ? "" : { ...quantity, intervals: [next] };
};

/** Studies of a line that report on that day or later. */
const reaching = ({ family, line }: Open, day: number): number =>
  family.model.kind === "not-estimable"
    ? 0
    : new Set(
        family.model.arms
          .filter(({ strand, lastTime }) => strand === line.strand.name && lastTime >= day)
          .map(({ study }) => study),
      ).size;

/** The modelled shares on the declared days, in a sentence for each line and as a table. */
export const modelledBlocks = (
  id: string,
  plan: Pick<Plan, "atlas" | "labels">,
  families: readonly AtlasFamily[],
): readonly Block[] => {
  const open = families.flatMap((family) =>
    family.lines.filter(({ gate }) => gate.open).map((line): Open => ({ family, line })),
  );
  if (open.length === 0) return [];
  const { days, referenceDay } = plan.atlas;
  const rows = open.flatMap((one) => days.map((day) => ({ one, day, reach: reaching(one, day) })));
  const sentences = open.flatMap(({ family, line }): Prose => {
    const i = rows.findIndex(({ one, day }) => one.line === line && day === referenceDay);
    if (i < 0) return [];
    const reach = rows[i]?.reach ?? 0;
    return [
      words(line.strand.name),
      ", ",
      words(labelOf(plan, "family", family.family)),
      ": modeled share still well on ",
      { term: `day ${referenceDay}` },
      ", in a typical study: ",
      { headline: `${lineId(id, family, line)}/share-${referenceDay}`, show: "value-and-interval" },
      ". Studies that report so late: ",
      { count: reach, of: `modelled/${i}/reach` },
      reach === 1 ? ", so this number hangs on one study. " : ". ",
    ];
  });
  const apart = [
    ...new Set(open.flatMap(({ family: { model } }) => (model.kind === "not-estimable" ? [] : model.notSeparable))),
  ];
  const notSeparable: Prose =
    apart.length === 0
      ? []
      : [
          `Too few studies differ in these to tell their part from the rest, so the model leaves them out: ${enumerated(apart)}.`,
        ];
  return [
    { kind: "text", depth: "clinician", prose: [...sentences, ...notSeparable] },
    {
      kind: "table",
      id: "modelled",
      depth: "clinician",
      caption: [
        "Modeled share still well, inside the observed days only. Model-based; different people, places and definitions; not a randomized comparison.",
      ],
      columns: [
        { id: "family", label: "Condition", unit: null, align: "start" },
        { id: "strand", label: "Treatment", unit: null, align: "start" },
        { id: "day", label: "Day", unit: "days", align: "end" },
        { id: "share", label: "Still well, typical study", unit: "share", align: "end" },
        { id: "new", label: "In a study not yet done", unit: "share", align: "end" },
        { id: "reach", label: "Studies that report so late", unit: null, align: "end" },
      ],
      rows: rows.map(({ one: { family, line }, day, reach }): readonly Cell[] => {
        const quantity = shareAt(family, line, day);
        const name = labelOf(plan, "family", family.family);
        return [name, line.strand.name, day, quantity, newStudy(quantity), reach];
      }),
    },
  ];
};
