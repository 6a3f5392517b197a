import {
  augmentedInverseProbability,
  contrastOddsRatio,
  contrastRiskRatio,
  covariateBalance,
  gComputation,
  type PropensityScore,
  probabilityOfSuperiority,
  propensityScore,
  propensityWeights,
  type WeightTarget,
  weightedMeanDifference,
  weightSummary,
} from "../../../pipeline/stats/index.ts";
import { designMatrix, modelFrame } from "../harness/design-matrix.ts";
import { formulaColumns, parseFormula } from "../harness/formula.ts";
import { isText, levels, numbers, type Table, textColumn } from "../harness/read-table.ts";
import { columnOf, firstTable, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

const TARGETS = { ate: "ate", ate_stabilised: "stabilised", att: "att", overlap: "overlap" } as const;
const LISTED = 20;

const run = (reference: ReferenceCase): ResultTree => {
  const [treatment, response] = [columnOf(reference, "treatment"), columnOf(reference, "outcome")];
  const balanceOn = parseFormula(textOption(reference, "balance_on", textOption(reference, "ps_model")));
  const { table, design } = modelFrame(textOption(reference, "ps_model"), firstTable(reference), {
    also: [treatment, response, ...formulaColumns(balanceOn)],
  });
  const balanced = designMatrix(balanceOn, table);
  const [treated, outcome] = [codes(table, treatment), codes(table, response)];
  const score = propensityScore({ treated, design: design.columns });
  if (score.kind === "not-estimable") return score;
  const { model, probability } = score;
  const data: Outcomes = {
    score,
    outcome,
    binary: outcome.every((value) => value === 0 || value === 1),
    covariates: balanced.columns.slice(1),
  };
  const arm = (code: number) => Array.from(probability).filter((_, row) => treated[row] === code);
  return {
    n: table.rows,
    treated: model.events,
    ps_terms: design.names,
    ps_coef: model.coefficients,
    ps_se: model.standardErrors,
    ps_deviance: -2 * model.logLikelihood,
    ps_null_deviance: -2 * model.nullLogLikelihood,
    ps_logLik: model.logLikelihood,
    ps_AIC: 2 * design.names.length - 2 * model.logLikelihood,
    ps: Array.from({ length: LISTED }, (_, row) => probability[row] ?? null),
    ps_c_statistic: pointOf(probabilityOfSuperiority(arm(1), arm(0))),
    balance_terms: balanced.names.slice(1),
    "smd.unweighted": differencesOf(data),
    ...Object.fromEntries(Object.entries(TARGETS).flatMap(([name, target]) => targetTrees(name, target, data))),
    aipw: doublyRobustTree(data),
  };
};

interface Outcomes {
  readonly score: PropensityScore;
  readonly outcome: readonly number[];
  readonly binary: boolean;
  readonly covariates: readonly Float64Array[];
}

/** Numbers as they are; of text (TRUE and FALSE, say) the first level is 0. */
const codes = (table: Table, column: string): readonly number[] => {
  if (!isText(table, column)) return numbers(table, column);
  const all = levels(table, column);
  return textColumn(table, column).map((cell) => all.indexOf(cell ?? ""));
};

const differencesOf = ({ score: { treated }, covariates }: Outcomes, weight?: Float64Array): ResultTree => {
  const balance = covariateBalance({ treated, covariates, ...(weight ? { weight } : {}) });
  if (balance.kind === "not-estimable") return balance;
  return balance.rows.map(({ standardisedDifference }) => pointOf(standardisedDifference));
};

const targetTrees = (
  name: string,
  target: WeightTarget,
  data: Outcomes,
): readonly (readonly [string, ResultTree])[] => {
  const found = propensityWeights(data.score, target);
  if (found.kind === "not-estimable") return [[name, found]];
  return [
    [`smd.${name}`, differencesOf(data, found.weight)],
    [name, contrastTree(data, found.weight)],
  ];
};

const contrastTree = ({ score: { treated }, outcome, binary }: Outcomes, weight: Float64Array): ResultTree => {
  const contrast = weightedMeanDifference({ treated, outcome, weight });
  const survey = weightedMeanDifference({ treated, outcome, weight }, { finiteSample: true });
  const summary = weightSummary({ treated, weight });
  if (contrast.kind === "not-estimable") return contrast;
  if (survey.kind === "not-estimable") return survey;
  if (summary.kind === "not-estimable") return summary;
  const { intervention, comparator, difference } = contrast;
  const riskRatio = contrastRiskRatio(contrast);
  return {
    mean1: pointOf(intervention),
    mean0: pointOf(comparator),
    difference: pointOf(difference),
    "robust_se.HC0": seOf(difference),
    "robust_se.survey": seOf(survey.difference),
    "ci.lb": lowOf(difference),
    "ci.ub": highOf(difference),
    ESS1: summary.intervention.effectiveSampleSize,
    ESS0: summary.comparator.effectiveSampleSize,
    sum_w: summary.intervention.total + summary.comparator.total,
    max_w: Math.max(summary.intervention.largest, summary.comparator.largest),
    ...(binary
      ? {
          risk_ratio: pointOf(riskRatio),
          "log_rr.se": seOf(riskRatio),
          odds_ratio: pointOf(contrastOddsRatio(contrast)),
        }
      : {}),
  };
};

const doublyRobustTree = ({ score, outcome, binary }: Outcomes): ResultTree => {
  const options = { outcomeModel: binary ? "logistic" : "linear" } as const;
  const augmented = augmentedInverseProbability({ propensity: score, outcome }, options);
  const standardised = gComputation({ treated: score.treated, outcome, design: score.design }, options);
  return {
    difference: augmented.kind === "not-estimable" ? augmented : pointOf(augmented.difference),
    se: augmented.kind === "not-estimable" ? augmented : seOf(augmented.difference),
    gcomputation: standardised.kind === "not-estimable" ? standardised : pointOf(standardised.difference),
  };
};

/** Propensity scores and weights, balance, weighted differences, doubly robust and standardised differences. */
export const confPsAdapter: Adapter = { kind: "conf-ps", run };
