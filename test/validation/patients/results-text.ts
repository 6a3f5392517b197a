import type { Band } from "./bands.ts";
import { SLOW_REPLICATES } from "./estimators.ts";
import type { JudgedEstimator, JudgedScenario } from "./judged-scenario.ts";
import { JUDGED_WINDOW } from "./repeated-measures-reading.ts";

export interface RunFacts {
  readonly seed: number;
  /** People behind each truth. */
  readonly people: number;
}

const number = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined || !Number.isFinite(value) ? "–" : value.toFixed(digits);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(" | ")} |`,
  `|${head.map(() => "---").join("|")}|`,
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];

/** What was found, as Markdown; the same words and numbers give the same text. */
export const resultsText = (
  judged: readonly JudgedScenario[],
  found: readonly Band[],
  { seed, people }: RunFacts,
): string => {
  const missed = found.filter(({ holds }) => !holds);
  return [
    "# Validation against truth",
    "",
    "Made-up cohorts from the shipped generator, changed as each scenario says, go through the pipeline's own courses, weights, gate and",
    "estimators; each estimate is held against the truth of its own estimand. Written by `test/validation/run.ts`.",
    "",
    `Seed ${seed}; replicate k has the seed ${seed} + k in every scenario. Truths: both potential outcomes of ${people} people with common draws;`,
    "*by rule*: the relapse rule on noise-free daily scores from the first planned visit on, nobody lost; *latent*: the planted time of relapse",
    "from the last dose. Bias and coverage are against the truth by rule, for everyone (unadjusted, IPTW, AIPW), for the overlap population by",
    "the true propensity (overlap weights, Weibull), or as planted (Cox with covariates). Power or false alarms: share of 95 % intervals that",
    "exclude 0, among all answers and among those that the plan's gate and horizon rule would have shown. Monte-Carlo standard errors after ±;",
    "that of a share of 0.05 is 0.22/√replicates.",
    "",
    `The mixed model (difference in improvement in the window of day ${JUDGED_WINDOW}, percent of the scale; its truth is noise-free on that day, for`,
    `everyone, unweighted) and the rows in which those who left are imputed run in the first ${SLOW_REPLICATES} replicates of each scenario.`,
    "",
    `## Bands: ${found.length - missed.length} of ${found.length} hold`,
    "",
    ...table(
      ["what", "wanted", "found", "holds"],
      found.map(({ what, wanted, found: value, holds }) => [what, wanted, value, holds ? "yes" : "**no**"]),
    ),
    ...judged.flatMap((one) => [
      "",
      `## ${one.scenario.id}: ${one.scenario.title} (${one.replicates} replicates)`,
      "",
      ...table(
        [
          "estimator",
          "truth by rule",
          "latent",
          "mean",
          "bias",
          "empirical SE",
          "model SE",
          "ratio",
          "coverage",
          one.scenario.isNull ? "false alarms" : "excludes 0",
          "… among shown",
          "withheld",
        ],
        one.estimators.map(row),
      ),
      "",
      ...table(
        ["verdict on", "supported", "contradicted", "unresolved", "of these withheld"],
        one.estimators.flatMap(({ estimator, verdicts }) =>
          verdicts === null
            ? []
            : [
                [
                  estimator.id,
                  number(verdicts.supported, 3),
                  number(verdicts.contradicted, 3),
                  number(verdicts.unresolved, 3),
                  number(verdicts.withheld, 3),
                ],
              ],
        ),
      ),
    ]),
    "",
  ].join("\n");
};

const row = ({ estimator, truth, performance: p }: JudgedEstimator): readonly string[] => {
  const digits = ["rmst", "rmdor", "window"].includes(estimator.measure) ? 2 : 3;
  return [
    `${estimator.id} (${estimator.label})`,
    number(truth.rule.value, digits),
    number(truth.latent.value, digits),
    number(p?.mean, digits),
    `${number(p?.bias, digits)} ± ${number(p?.biasError, digits)}`,
    number(p?.empiricalError, digits),
    number(p?.modelError, digits),
    number(p?.errorRatio, 3),
    number(p?.coverage, 3),
    number(p?.excludesZero, 3),
    number(p?.shownExcludesZero, 3),
    number(p?.withheld, 3),
  ];
};
