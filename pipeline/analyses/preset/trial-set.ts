import { presetPools } from "../../derive/preset/preset-numbers.ts";
import { presetReading } from "../../derive/preset/preset-reading.ts";
import type { Analysis, AnalysisInput, Caveat, Finding } from "../../model/index.ts";
import { publishedFinding } from "../published/published-finding.ts";
import { cohortOf, words } from "../published/words.ts";
import { single } from "../single.ts";
import { biasTable } from "./bias-table.ts";
import { modelsLadder } from "./models-ladder.ts";
import { numberTable } from "./number-table.ts";
import { numbersForest } from "./numbers-forest.ts";
import { poolHeadlines } from "./pool-headlines.ts";
import { poolTexts } from "./pool-texts.ts";
import { presetFunnel } from "./preset-funnel.ts";
import { variantTable } from "./variant-table.ts";

const id = "published/trial-set";

const method: Finding["method"] = {
  summary: [
    "The analyses that the preset declares, on every contrast of the tables. Standardized differences and their errors are the ones of the source. Random effects with the declared estimator of the variance between studies, the declared interval and Q-profile limits; risk ratios are made from counts, a half being added to all counts of a table with an empty cell, and tables without an event in either arm are left out. Nested in studies: correlated and hierarchical effects with a declared correlation and cluster-robust limits. Bayesian: normal mean, half-normal standard deviation. Outliers are numbers whose interval lies wholly outside the pooled one. Asymmetry: Egger's regression.",
  ],
  formula:
    "yᵢ ~ N(μ, SEᵢ² + τ²); nested: yᵢⱼ = μ + uᵢ + vᵢⱼ + eᵢⱼ, cov(eᵢⱼ, eᵢₖ) = ρ SEᵢⱼ SEᵢₖ; Egger: y/SE = a/SE + b",
  citations: [
    "viechtbauer-2005",
    "knapp-hartung-2003",
    "viechtbauer-2007",
    "paule-mandel-1982",
    "higgins-thompson-2002",
    "pustejovsky-tipton-2022",
    "egger-1997",
    "rover-2020",
    "katz-1978",
    "sypres-methods",
  ],
};

const caveats: readonly Caveat[] = [
  {
    code: "numbers-of-one-study",
    prose: [
      "The pool of all numbers takes each number as if it came from people of its own, though a study may give several. The nested model does not.",
    ],
  },
  {
    code: "as-imported",
    prose: [
      "Numbers stand as in the source. What import doubts is marked in the tables and left out in one sensitivity set.",
    ],
  },
];

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const { preset } = plan;
  if (preset === undefined) throw new RangeError("preset must be declared: undefined");
  const readings = presetPools(evidence).map((pool) => presetReading(pool, preset, plan.level));
  const some = readings.filter(({ pool }) => pool.numbers.length + pool.without.length > 0);
  const [intervention, comparator] = [cohortOf(plan, "intervention"), cohortOf(plan, "comparator")];
  return publishedFinding(plan, {
    analysis: "trial-set",
    standing: "secondary",
    question: `What do all trials together say on ${intervention.plain} against ${comparator.plain}?`,
    estimand: {
      population: ["The people of the trials in the tables."],
      treatment: [words(intervention.label), " against ", words(comparator.label), "."],
      outcome: ["Every standardized difference and every pair of counts in the tables."],
      summary: ["Mean of the effects of all studies, as standardized difference and as risk ratio."],
    },
    headlines: some.flatMap((reading) => poolHeadlines(reading, id)),
    blocks: [
      ...poolTexts(some, plan),
      ...some.flatMap((reading) => [...modelsLadder(reading, plan), variantTable(reading)]),
      ...(some.length === 0 ? [] : biasTable(some)),
      ...some.flatMap((reading) => presetFunnel(reading, plan, preset.minKBias)),
      ...some.flatMap((reading) => [...numbersForest(reading, plan), numberTable(reading, plan.level)]),
    ],
    method,
    caveats,
  });
};

/** A preset's whole set of analyses on imported tables. */
export const trialSet: Analysis = {
  ...single({
    id: "trial-set",
    half: "published",
    reads: {
      tables: ["studies", "results"],
      plan: ["preset", "level", "meta", "cohorts", "dataAsOf", "searchNote"],
    },
    run,
  }),
  preset: "sypres",
};
