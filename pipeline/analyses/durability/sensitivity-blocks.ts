import { estimateLadder } from "../../charts/estimate-ladder.ts";
import { layouts } from "../../charts/layouts.ts";
import type { AtlasFamily, AtlasLine } from "../../derive/evidence/atlas/atlas-model.ts";
import type { AtlasSensitivity } from "../../derive/evidence/atlas/atlas-sensitivities.ts";
import { strandSlug } from "../../derive/evidence/atlas/atlas-strand.ts";
import type { Block, Plan, Quantity } from "../../model/index.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { labelOf, words } from "../published/words.ts";
import { familySlug, lineId } from "./curve-headlines.ts";

export interface LineSensitivities {
  readonly family: AtlasFamily;
  readonly line: AtlasLine;
  readonly sensitivities: readonly AtlasSensitivity[];
}

const HALF = 0.5;

const side = (quantity: Quantity): "below" | "above" | "reaches" | "none" => {
  const [interval] = quantity.kind === "estimate" ? quantity.intervals : [];
  if (interval?.low == null || interval.high === null) return "none";
  return interval.high < HALF ? "below" : interval.low > HALF ? "above" : "reaches";
};

const percents = (quantity: Quantity) => {
  const [interval] = quantity.kind === "estimate" ? quantity.intervals : [];
  const times100 = (share: number | null | undefined) => (share == null ? null : share * 100);
  return {
    value: quantity.kind === "estimate" ? quantity.value * 100 : null,
    low: times100(interval?.low),
    high: times100(interval?.high),
  };
};

const text = (quantity: Quantity): string => {
  const { value, low, high } = percents(quantity);
  if (value === null) return "not estimable";
  return low === null || high === null
    ? value.toFixed(0)
    : `${value.toFixed(0)} (${low.toFixed(0)} to ${high.toFixed(0)})`;
};

type WordsPlan = Pick<Plan, "atlas" | "labels" | "dataAsOf" | "searchNote">;

const lineBlocks = (
  id: string,
  plan: WordsPlan,
  { family, line, sensitivities }: LineSensitivities,
): readonly Block[] => {
  const slug = `${familySlug(family.family)}-${strandSlug(line.strand)}`;
  const day = plan.atlas.referenceDay;
  const condition = labelOf(plan, "family", family.family);
  const frame = publishedFrame(
    plan,
    `Does the modeled share on day ${day} hang on the choices made?`,
    `${line.strand.name}, ${condition}. Share still well in a typical study.`,
  );
  return [
    {
      kind: "chart",
      id: `ladder-${slug}`,
      depth: "full",
      caption: [
        "The same modeled share under other choices of rows, priors and shape. The line stands where half are still well.",
      ],
      ...layouts(estimateLadder, frame, {
        rows: sensitivities.map(({ id: variant, label, quantity, studies, people }) => ({
          label,
          group: null,
          ...percents(quantity),
          text: text(quantity),
          note: `${studies}/${people}`,
          hollow: false,
          primary: variant === "model",
        })),
        unit: "%",
        zero: HALF * 100,
        worthwhile: null,
        betterSide: "right",
        favours: ["fewer than half", "more than half"],
        xTitle: `Still well on day ${day}, %`,
        textTitle: "% (interval)",
        noteTitle: "Studies/people",
      }),
      alt: [
        "Rows of modeled shares still well with intervals, one for each other choice of rows, priors or shape. The model as declared: ",
        { headline: `${lineId(id, family, line)}/share-${day}`, show: "value-and-interval" },
        ". Rows without a mark have no study that reports so late. Table follows.",
      ],
      table: `sensitivity-${slug}`,
      audience: "public",
    },
    {
      kind: "table",
      id: `sensitivity-${slug}`,
      depth: "full",
      caption: [
        words(line.strand.name),
        ", ",
        words(condition),
        ": modeled share still well on ",
        { term: `day ${day}` },
        " under other choices. A choice that changes no row shows the model's own number.",
      ],
      columns: [
        { id: "choice", label: "Choice", unit: null, align: "start" },
        { id: "studies", label: "Studies", unit: null, align: "end" },
        { id: "people", label: "People", unit: "people", align: "end" },
        { id: "share", label: "Still well, typical study", unit: "share", align: "end" },
      ],
      rows: sensitivities.map(({ label, studies, people, quantity }) => [label, studies, people, quantity]),
    },
  ];
};

/** How far each line's modelled share hangs on choices: a sentence with counts, a ladder and a table. */
export const sensitivityBlocks = (id: string, plan: WordsPlan, all: readonly LineSensitivities[]): readonly Block[] => {
  if (all.length === 0) return [];
  const counts = all.map(({ line, sensitivities }) => {
    const others = sensitivities.slice(1).map(({ quantity }) => side(quantity));
    const count = (which: string) => others.filter((one) => one === which).length;
    return { line, below: count("below"), reaches: count("reaches"), above: count("above"), none: count("none") };
  });
  return [
    {
      kind: "text",
      depth: "clinician",
      prose: counts.flatMap(({ line, below, reaches, above, none }, i) => [
        words(line.strand.name),
        ", other choices of rows, priors and shape. Interval wholly below half still well: ",
        { count: below, of: `sensitivity-counts/${i}/below` },
        "; reaching half: ",
        { count: reaches, of: `sensitivity-counts/${i}/reaches` },
        "; wholly above: ",
        { count: above, of: `sensitivity-counts/${i}/above` },
        "; no answer, since no study is left that reports so late: ",
        { count: none, of: `sensitivity-counts/${i}/none` },
        ". ",
      ]),
    },
    ...all.flatMap((one) => lineBlocks(id, plan, one)),
    {
      kind: "table",
      id: "sensitivity-counts",
      depth: "full",
      caption: ["Other choices by where their interval lies, for each treatment with a curve."],
      columns: [
        { id: "strand", label: "Treatment", unit: null, align: "start" },
        { id: "below", label: "Below half", unit: null, align: "end" },
        { id: "reaches", label: "Reaching half", unit: null, align: "end" },
        { id: "above", label: "Above half", unit: null, align: "end" },
        { id: "none", label: "No answer", unit: null, align: "end" },
      ],
      rows: counts.map(({ line, below, reaches, above, none }) => [line.strand.name, below, reaches, above, none]),
    },
  ];
};
