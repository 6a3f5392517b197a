import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import { recomputed } from "../derive/evidence/recomputed.ts";
import type { Analysis, AnalysisInput, Block, Finding, Headline, Prose } from "../model/index.ts";
import { correlatedVariants } from "./evidence-sensitivity/correlated-variants.ts";
import { influenceTable } from "./evidence-sensitivity/influence-table.ts";
import { modelVariants } from "./evidence-sensitivity/model-variants.ts";
import { moderatorVariants } from "./evidence-sensitivity/moderator-variants.ts";
import { poolFunnel } from "./evidence-sensitivity/pool-funnel.ts";
import { recomputedTable } from "./evidence-sensitivity/recomputed-table.ts";
import { sensitivityHeadlines, sensitivityId } from "./evidence-sensitivity/sensitivity-headlines.ts";
import { type SensitivityPool, sensitivityPools } from "./evidence-sensitivity/sensitivity-pools.ts";
import { smallStudyVariants } from "./evidence-sensitivity/small-study-variants.ts";
import { specificationBlocks } from "./evidence-sensitivity/specification-blocks.ts";
import { crossedChoices, crossedOptions } from "./evidence-sensitivity/specifications.ts";
import { cumulativeVariants, leaveOneOutVariants, trialVariants } from "./evidence-sensitivity/trial-variants.ts";
import { onTrials } from "./evidence-sensitivity/variant.ts";
import { variantBlocks } from "./evidence-sensitivity/variant-blocks.ts";
import { publishedFinding, publishedTables, readingKeys } from "./published/published-finding.ts";
import { words } from "./published/words.ts";
import { single } from "./single.ts";

const poolParts = (
  rows: ReturnType<typeof evidenceRows>,
  plan: AnalysisInput["plan"],
  pool: SensitivityPool,
): { readonly headlines: readonly Headline[]; readonly blocks: readonly Block[] } => {
  const variants = [
    onTrials(pool, pool.used, { id: "primary", group: "", label: "As declared" }),
    ...modelVariants(pool, plan),
    ...trialVariants(rows, plan, pool),
    ...correlatedVariants(pool, plan),
    ...leaveOneOutVariants(pool),
    ...cumulativeVariants(pool),
    ...moderatorVariants(pool, plan),
    ...smallStudyVariants(pool, plan),
  ];
  const crossed = pool.used.length < plan.evidenceSensitivity.minKSpecification ? [] : crossedChoices(rows, plan, pool);
  const primary: Prose = [{ headline: `${sensitivityId}/${pool.id}/primary`, show: "value-and-interval" }];
  return {
    headlines: sensitivityHeadlines(pool, variants, crossed),
    blocks: [
      ...variantBlocks(pool, plan, variants, primary),
      ...(crossed.length === 0 ? [] : specificationBlocks(pool, plan, crossedOptions(plan), crossed)),
      ...influenceTable(pool, plan),
      ...poolFunnel(pool, plan),
    ],
  };
};

const says = (pools: readonly SensitivityPool[]): Prose =>
  pools.length === 0
    ? ["No declared question has a usable number from more than one trial: there is nothing to vary."]
    : pools.flatMap(
        ({ id, label }, i): Prose => [
          i === 0 ? "" : " ",
          "On ",
          words(label),
          ": as declared ",
          { headline: `${sensitivityId}/${id}/primary`, show: "value-and-interval" },
          ", without trials that gave both treatments to the same people ",
          { headline: `${sensitivityId}/${id}/without-crossovers`, show: "value-and-interval" },
          ".",
        ],
      );

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const pools = sensitivityPools(rows, plan);
  const parts = pools.map((pool) => poolParts(rows, plan, pool));
  const checked = recomputed(rows);
  const off = checked.filter(({ beyond }) => beyond).length;
  return publishedFinding(plan, {
    analysis: "evidence-sensitivity",
    standing: "exploratory",
    question: "Do the published numbers hang on how they are made, and do the printed numbers agree with each other?",
    estimand: {
      population: ["People of the trials behind each declared number that rests on at least two."],
      treatment: ["As in each declared question."],
      outcome: ["As in each declared question."],
      summary: ["The same number by other estimators, priors and sets of trials, each varied alone and some crossed."],
    },
    headlines: parts.flatMap(({ headlines }) => headlines),
    blocks: [
      { kind: "text", depth: "clinician", prose: says(pools) },
      ...parts.flatMap(({ blocks }) => blocks),
      {
        kind: "text",
        depth: "clinician",
        prose: [
          "Of the printed numbers, ",
          { count: checked.length, of: "recomputed-counts/0/count" },
          " can be made again from other printed numbers; ",
          { count: off, of: "recomputed-counts/1/count" },
          " of them disagree by more than rounding. They are listed and not corrected.",
        ],
      },
      recomputedTable(checked),
      {
        kind: "table",
        id: "recomputed-counts",
        depth: "full",
        caption: ["Printed numbers made again."],
        columns: [
          { id: "what", label: "Numbers", unit: null, align: "start" },
          { id: "count", label: "Count", unit: "count", align: "end" },
        ],
        rows: [
          ["made again", checked.length],
          ["beyond rounding", off],
        ],
      },
    ],
    method: {
      summary: [
        "Every estimator and prior, every set of sources, the judgements on bias and the limits below which nothing is judged stand in the plan. Sets of trials keep the interval that the plan names for their number. Models of several numbers of a study take one declared correlation and cluster-robust errors. Odds ratios enter as differences only in the row that says so.",
      ],
      formula: "y ~ N(Xβ, ρ-correlated errors + ω² + τ²); SMD = ln OR·√3/π; η² = SS between options / SS",
      citations: [
        "cochrane-handbook",
        "viechtbauer-2005",
        "viechtbauer-2007",
        "knapp-hartung-2003",
        "rover-2015",
        "rover-2020",
        "viechtbauer-cheung-2010",
        "pustejovsky-tipton-2022",
        "chinn-2000",
      ],
    },
    caveats: [
      {
        code: "not-independent",
        prose: [
          "The rows share trials: that many agree is no further evidence. Differences between conditions or years compare different trials and are not randomized.",
        ],
      },
    ],
  });
};

/** Every published number on at least two trials, made in every other declared way; and printed numbers checked against each other. */
export const evidenceSensitivity: Analysis = single({
  id: "evidence-sensitivity",
  half: "published",
  reads: { tables: publishedTables, plan: [...readingKeys, "outcomeGrid", "evidenceSensitivity"] },
  run,
});
