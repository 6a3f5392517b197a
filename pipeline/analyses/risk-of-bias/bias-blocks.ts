import { BIAS_MARKS, BIAS_ORDER, type BiasMark } from "../../charts/bias-marks.ts";
import { biasSummary } from "../../charts/bias-summary.ts";
import { layouts } from "../../charts/layouts.ts";
import { trafficLight } from "../../charts/traffic-light.ts";
import type { BiasTable } from "../../derive/evidence/bias-table.ts";
import type { Block, Depth, Plan, Prose, TableBlock } from "../../model/index.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { labelOf, words } from "../published/words.ts";

type BlockPlan = Pick<Plan, "labels" | "dataAsOf" | "searchNote">;

interface BiasView {
  readonly id: string;
  readonly depth: Depth;
  /** Which studies these are: "studies that stand in a pool". */
  readonly which: string;
  readonly table: BiasTable;
  readonly nameOf: (study: string) => string;
}

const text = (mark: BiasMark): string => `${BIAS_MARKS[mark].letter} ${BIAS_MARKS[mark].words}`;

const columnId = (domain: string): string => domain.toLowerCase().replace(/[^a-z0-9]+/g, "-");

const judgementTable = ({ id, depth, which, table, nameOf }: BiasView, tool: string): TableBlock => ({
  kind: "table",
  id,
  depth,
  caption: ["Judgements of risk of bias, ", words(tool), ": ", which, "."],
  columns: [
    { id: "study", label: "Study", unit: null, align: "start" },
    ...table.domains.map((domain) => ({ id: columnId(domain), label: domain, unit: null, align: "start" as const })),
    { id: "overall", label: "Overall", unit: null, align: "start" },
  ],
  rows: table.studies.map(({ study, judgements, overall }) => [nameOf(study), ...judgements.map(text), text(overall)]),
});

/** The judgements of one tool on these studies: picture and table. */
export const judgementBlocks = (view: BiasView, plan: BlockPlan): readonly Block[] => {
  const { id, depth, which, table, nameOf } = view;
  const tool = labelOf(plan, "tool", table.tool);
  const alt: Prose = [
    `Grid of studies by domains of bias; each judgement is a symbol with a letter. Shown: ${which}. `,
    "Whether the judgements are right cannot be seen. Table follows.",
  ];
  return [
    {
      kind: "chart",
      id: `${id}-chart`,
      depth,
      caption: ["Risk of bias, ", words(tool), ": ", which, "."],
      table: id,
      audience: "public",
      alt,
      ...layouts(trafficLight, publishedFrame(plan, `Risk of bias: ${which}`, tool), {
        domains: table.domains,
        rows: table.studies.map(({ study, judgements, overall }) => ({
          study: nameOf(study),
          marks: judgements,
          overall,
        })),
      }),
    },
    judgementTable(view, tool),
  ];
};

const countsOf = (marks: readonly BiasMark[]): Readonly<Record<BiasMark, number>> => {
  const of = (mark: BiasMark) => marks.filter((one) => one === mark).length;
  return { low: of("low"), unclear: of("unclear"), some: of("some"), high: of("high"), none: of("none") };
};

/** How many studies were judged how, by domain: picture and table. */
export const summaryBlocks = (table: BiasTable, plan: BlockPlan): readonly Block[] => {
  const tool = labelOf(plan, "tool", table.tool);
  const rows = [
    ...table.domains.map((domain, i) => ({
      domain,
      counts: countsOf(table.studies.map(({ judgements }) => judgements[i] ?? "none")),
    })),
    { domain: "Overall", counts: countsOf(table.studies.map(({ overall }) => overall)) },
  ];
  const id = `summary-${columnId(table.tool)}`;
  return [
    {
      kind: "chart",
      id: `${id}-chart`,
      depth: "full",
      caption: ["Judgements by domain, ", words(tool), "."],
      table: id,
      audience: "public",
      alt: ["A bar for each domain, split by judgement; every part has a letter and a number. Table follows."],
      ...layouts(biasSummary, publishedFrame(plan, "Risk of bias by domain: every judged study", tool), { rows }),
    },
    {
      kind: "table",
      id,
      depth: "full",
      caption: ["Number of studies by domain and judgement, ", words(tool), "."],
      columns: [
        { id: "domain", label: "Domain", unit: null, align: "start" },
        ...BIAS_ORDER.map((mark) => ({
          id: mark,
          label: BIAS_MARKS[mark].words,
          unit: "studies",
          align: "end" as const,
        })),
      ],
      rows: rows.map(({ domain, counts }) => [domain, ...BIAS_ORDER.map((mark) => counts[mark])]),
    },
  ];
};
