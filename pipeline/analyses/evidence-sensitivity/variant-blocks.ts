import { type ForestRow, forest } from "../../charts/forest.ts";
import { forestHeading } from "../../charts/forest-data.ts";
import { layouts } from "../../charts/layouts.ts";
import { isRatio, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import type { Block, Plan, Prose } from "../../model/index.ts";
import { favouredSides } from "../published/against.ts";
import { effectText } from "../published/number-text.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { capital, words } from "../published/words.ts";
import { isSlope } from "./moderator-variants.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import type { Variant } from "./variant.ts";

type BlockPlan = Pick<Plan, "labels" | "mwe" | "dataAsOf" | "searchNote" | "level">;

const headingOf = (group: string, i: number): ForestRow => forestHeading(`heading-${i}`, { variant: group });

const rowOf = ({ id, label, k, quantity, note }: Variant, nullAt: number): ForestRow => {
  const shown = quantity.kind === "estimate";
  const [interval] = shown ? quantity.intervals : [];
  const [low, high] = [interval?.low ?? null, interval?.high ?? null];
  return {
    id,
    kind: shown ? "study" : "listed",
    cells: { variant: label, trials: String(k) },
    estimate: shown ? quantity.value : null,
    low,
    high,
    text: shown ? effectText(quantity.value, low, high, nullAt) : "not estimable",
    weight: null,
    note,
    strong: id === "primary",
  };
};

/** The same number made in every declared way, as a picture and as a table. */
export const variantBlocks = (
  pool: SensitivityPool,
  plan: BlockPlan,
  variants: readonly Variant[],
  primary: Prose,
): readonly Block[] => {
  const { scale, minimum } = pool.estimand;
  const ratio = isRatio(scale);
  const nullAt = ratio ? 1 : 0;
  const least = plan.mwe[minimum];
  const unit = naturalUnit[scale].replaceAll("-", " ");
  const table = `${pool.id}-variants`;
  const drawn = variants.filter((variant) => !isSlope(variant));
  const forestRows = drawn.flatMap((variant, i) => [
    ...(variant.group !== "" && variant.group !== drawn[i - 1]?.group ? [headingOf(variant.group, i)] : []),
    rowOf(variant, nullAt),
  ]);
  return [
    {
      kind: "chart",
      id: `${table}-ladder`,
      depth: "clinician",
      caption: ["The number on ", words(pool.label), ", made in other ways. The first row is as declared."],
      table,
      audience: "public",
      alt: [
        "Rows of estimates with intervals on ",
        words(pool.estimand.label),
        ": as declared ",
        ...primary,
        ", then other estimators, priors and sets of trials. Rows share trials. Table follows.",
      ],
      ...layouts(forest, publishedFrame(plan, "The same number, made in other ways", `On ${pool.label}`), {
        scale: ratio ? "log" : "identity",
        nullAt,
        worthwhile: ratio ? [Math.min(least, 1 / least), Math.max(least, 1 / least)] : [-least, least],
        favours: favouredSides(plan, { evidence: pool.evidence, families: [], headlines: [] }),
        xTitle: ratio ? capital(unit) : "Standardized difference",
        columns: [
          { id: "variant", label: "Analysis", align: "start" },
          { id: "trials", label: "Trials", align: "end" },
        ],
        rows: forestRows,
        textLabel: `Effect (${Math.round(plan.level * 100)}% interval)`,
        noteLabel: "Note",
        wordedNotes: true,
        plotRoom: 190,
        footer: "Rows share trials and are not independent. The table has the reason for what could not be estimated.",
      }),
    },
    {
      kind: "table",
      id: table,
      depth: "full",
      caption: ["Every declared way to the number on ", words(pool.label), "."],
      columns: [
        { id: "group", label: "What is varied", unit: null, align: "start" },
        { id: "variant", label: "Analysis", unit: null, align: "start" },
        { id: "trials", label: "Trials", unit: "count", align: "end" },
        { id: "number", label: "Number with interval", unit: naturalUnit[scale], align: "end" },
        { id: "note", label: "Note", unit: null, align: "start" },
      ],
      rows: variants.map(({ group, label, k, quantity, note }) => [group || "nothing", label, k, quantity, note]),
    },
  ];
};
