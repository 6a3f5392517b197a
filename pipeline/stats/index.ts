export { agrestiCaffo } from "./categorical/agresti-caffo.ts";
export { agrestiCoull } from "./categorical/agresti-coull.ts";
export { binomialTest } from "./categorical/binomial-test.ts";
export { chiSquareFourCells, phiCoefficient } from "./categorical/chi-square-four-cells.ts";
export { type ChiSquareTable, chiSquareTable } from "./categorical/chi-square-table.ts";
export { clopperPearson } from "./categorical/clopper-pearson.ts";
export { type CohensKappa, cohensKappa, type KappaWeights } from "./categorical/cohens-kappa.ts";
export { conditionalOddsRatio, conditionalOddsRatioLimits } from "./categorical/conditional-odds-ratio.ts";
export type { ContingencyTable } from "./categorical/contingency-table.ts";
export { cramersV } from "./categorical/cramers-v.ts";
export { type FourCells, fisherExact } from "./categorical/fisher-exact.ts";
export { fisherOneSided } from "./categorical/fisher-one-sided.ts";
export { type FisherTableOptions, fisherTable } from "./categorical/fisher-table.ts";
export { gTest } from "./categorical/g-test.ts";
export { goodmanKruskalGamma } from "./categorical/goodman-kruskal-gamma.ts";
export { jeffreys } from "./categorical/jeffreys.ts";
export { kendallsTauB } from "./categorical/kendalls-tau-b.ts";
export { type LinearByLinear, type LinearByLinearOptions, linearByLinear } from "./categorical/linear-by-linear.ts";
export { mcnemar, mcnemarExact } from "./categorical/mcnemar.ts";
export { miettinenNurminen } from "./categorical/miettinen-nurminen.ts";
export { newcombeDifference } from "./categorical/newcombe-difference.ts";
export { numberNeededToTreat } from "./categorical/number-needed-to-treat.ts";
export type { PairedCells } from "./categorical/paired-cells.ts";
export { matchedOddsRatio, pairedShareDifference } from "./categorical/paired-share-difference.ts";
export type { Share } from "./categorical/refuse-share.ts";
export { oddsRatio, riskRatio } from "./categorical/risk-ratio.ts";
export { somersD } from "./categorical/somers-d.ts";
export { wald } from "./categorical/wald.ts";
export { waldDifference } from "./categorical/wald-difference.ts";
export { wilson } from "./categorical/wilson.ts";
export { wilsonCorrected } from "./categorical/wilson-corrected.ts";
export type { WeightedContrast } from "./causal/arms-contrast.ts";
export { asRiskRatio, type RatioKind, standardisedDifferenceAsRiskRatio } from "./causal/as-risk-ratio.ts";
export {
  type AugmentedData,
  type AugmentedOptions,
  augmentedInverseProbability,
} from "./causal/augmented-inverse-probability.ts";
export type { CloneCounts, StateFollowUp } from "./causal/clone-arm.ts";
export {
  type CloneCensorWeight,
  type ClonedPeople,
  type ClonedStrategy,
  type CloneOptions,
  cloneCensorWeight,
} from "./causal/clone-censor-weight.ts";
export { type CommonSupport, commonSupport } from "./causal/common-support.ts";
export { contrastOddsRatio, contrastRiskRatio } from "./causal/contrast-ratios.ts";
export {
  type BalanceData,
  type BalanceRow,
  type CovariateBalance,
  covariateBalance,
} from "./causal/covariate-balance.ts";
export { type DeviationModel, type Deviations, deviationModel } from "./causal/deviation-model.ts";
export { eValue, eValueOfLimit, type RiskRatioInterval } from "./causal/e-value.ts";
export { effectiveSampleSize } from "./causal/effective-sample-size.ts";
export { type BalancingData, type BalancingWeights, entropyBalancing } from "./causal/entropy-balancing.ts";
export { gComputation, type OutcomeOptions } from "./causal/g-computation.ts";
export { type LogisticData, type LogisticFit, logisticRegression } from "./causal/logistic-regression.ts";
export type { OutcomeData, OutcomeModelKind } from "./causal/outcome-model.ts";
export { type PropensityScore, propensityScore } from "./causal/propensity-score.ts";
export { type PropensityFit, type PropensityWeights, propensityWeights } from "./causal/propensity-weights.ts";
export { standardisedDifferences } from "./causal/standardised-differences.ts";
export type { WeightTarget } from "./causal/target-weight.ts";
export { rowInfluence, type WeightModel } from "./causal/weight-model.ts";
export { type ArmWeights, type WeightSummary, weightSummary } from "./causal/weight-summary.ts";
export type { WeightedOptions } from "./causal/weighted-contrast.ts";
export { type WeightedOutcomes, weightedMeanDifference } from "./causal/weighted-mean-difference.ts";
export { betaCdf } from "./distributions/beta-cdf.ts";
export { betaQuantile } from "./distributions/beta-quantile.ts";
export { betaUpperTail } from "./distributions/beta-upper-tail.ts";
export { binomialCdf } from "./distributions/binomial-cdf.ts";
export { binomialProbability } from "./distributions/binomial-probability.ts";
export { binomialQuantile } from "./distributions/binomial-quantile.ts";
export { chiSquareCdf } from "./distributions/chi-square-cdf.ts";
export { chiSquareQuantile, chiSquareUpperQuantile } from "./distributions/chi-square-quantile.ts";
export { chiSquareUpperTail } from "./distributions/chi-square-upper-tail.ts";
export { fQuantile } from "./distributions/f-quantile.ts";
export { fUpperTail } from "./distributions/f-upper-tail.ts";
export { gammaCdf } from "./distributions/gamma-cdf.ts";
export { gammaQuantile } from "./distributions/gamma-quantile.ts";
export { gammaUpperTail } from "./distributions/gamma-upper-tail.ts";
export { hypergeometricCdf } from "./distributions/hypergeometric-cdf.ts";
export { hypergeometricProbability, type Urn } from "./distributions/hypergeometric-probability.ts";
export { normalCdf } from "./distributions/normal-cdf.ts";
export { normalDensity } from "./distributions/normal-density.ts";
export { type NormalIntervalOptions, normalInterval } from "./distributions/normal-interval.ts";
export { normalLogCdf } from "./distributions/normal-log-cdf.ts";
export { normalQuantile } from "./distributions/normal-quantile.ts";
export { normalUpperTail } from "./distributions/normal-upper-tail.ts";
export { poissonCdf } from "./distributions/poisson-cdf.ts";
export { poissonUpperTail } from "./distributions/poisson-upper-tail.ts";
export { tQuantile } from "./distributions/t-quantile.ts";
export { tTwoSidedP } from "./distributions/t-two-sided-p.ts";
export { tUpperTail } from "./distributions/t-upper-tail.ts";
export { type ContrastGateOptions, contrastGate } from "./durability/contrast-gate.ts";
export { type CurveGateOptions, curveGate, type RelapseGate } from "./durability/curve-gate.ts";
export type {
  PictureOnly,
  PrintedLimits,
  RelapseCount,
  RelapseData,
  RelapseFreeShare,
  RelapseHazardRatio,
  RelapseMedian,
  RelapseTerm,
  RelapseUnit,
  SetAside,
} from "./durability/durability-data.ts";
export { leaveOneStudyOut } from "./durability/leave-one-study-out.ts";
export { medianRelapseTime } from "./durability/median-relapse-time.ts";
export { probabilityRelapseFreeBelow, relapseFreeAt } from "./durability/relapse-free-at.ts";
export { type RelapseFreeDifference, relapseFreeDifference } from "./durability/relapse-free-difference.ts";
export { type RelapseCurve, type RelapseModel, relapseModel } from "./durability/relapse-model.ts";
export type { RelapseOptions, RelapsePriors } from "./durability/relapse-options.ts";
export type { RelapsePosterior, RelapseStrand } from "./durability/relapse-posterior.ts";
export { medianEffectiveN, shareEffectiveN } from "./durability/share-effective-n.ts";
export { withSpreadPrior } from "./durability/with-spread-prior.ts";
export { type WithinAndBetween, withinAndBetween } from "./durability/within-and-between.ts";
export { type WithinTrialsRatio, withinTrialsRatio } from "./durability/within-trials-ratio.ts";
export { arcsineDifference } from "./effect-sizes/arcsine-difference.ts";
export { cohensD } from "./effect-sizes/cohens-d.ts";
export { combineGroups, type GroupSummary } from "./effect-sizes/combine-groups.ts";
export type { ZeroCellOptions } from "./effect-sizes/corrected-cells.ts";
export { type Correlation, fisherZ, rawCorrelation } from "./effect-sizes/correlation-effect.ts";
export type { Effect, EffectOrNot, TwoByTwo, TwoMeans } from "./effect-sizes/effect.ts";
export { etaSquared } from "./effect-sizes/eta-squared.ts";
export { type EffectFromInterval, fromInterval, type PrintedInterval } from "./effect-sizes/from-interval.ts";
export { fromObservedMinusExpected, type ObservedMinusExpected } from "./effect-sizes/from-observed-minus-expected.ts";
export { fromPValue, type PrintedPValue } from "./effect-sizes/from-p-value.ts";
export { hedgesG } from "./effect-sizes/hedges-g.ts";
export { hedgesGUnbiased } from "./effect-sizes/hedges-g-unbiased.ts";
export { logOddsRatio } from "./effect-sizes/log-odds-ratio.ts";
export { logRateRatio } from "./effect-sizes/log-rate-ratio.ts";
export { logRatioOfMeans } from "./effect-sizes/log-ratio-of-means.ts";
export { logRiskRatio } from "./effect-sizes/log-risk-ratio.ts";
export { meanChange } from "./effect-sizes/mean-change.ts";
export { meanDifference } from "./effect-sizes/mean-difference.ts";
export { petoLogOddsRatio } from "./effect-sizes/peto-log-odds-ratio.ts";
export { pooledMeanDifference } from "./effect-sizes/pooled-mean-difference.ts";
export { pooledSd } from "./effect-sizes/pooled-sd.ts";
export { changeSd, type PrePost } from "./effect-sizes/pre-post.ts";
export { rateDifference } from "./effect-sizes/rate-difference.ts";
export { riskDifference } from "./effect-sizes/risk-difference.ts";
export { rootRateDifference } from "./effect-sizes/root-rate-difference.ts";
export { type ShareEffect, type ShareScale, shareEffect, shareFrom } from "./effect-sizes/share-effect.ts";
export { approximateSmallSampleCorrection, smallSampleCorrection } from "./effect-sizes/small-sample-correction.ts";
export { type ChangeUnit, standardisedMeanChange } from "./effect-sizes/standardised-mean-change.ts";
export type { TwoRates } from "./effect-sizes/two-rates.ts";
export { adjustedMean } from "./longitudinal/adjusted-mean.ts";
export { type Ancova, type AncovaData, type AncovaTerm, ancova } from "./longitudinal/ancova.ts";
export type { ClusteredOutcome } from "./longitudinal/clustered-rows.ts";
export type { CovarianceStructure } from "./longitudinal/covariance-structure.ts";
export type { FixedEffects, SmallSample } from "./longitudinal/fixed-effects.ts";
export {
  type EstimatingFit,
  type EstimatingOptions,
  type EstimatingTerm,
  generalisedEstimatingEquations,
  type WorkingCorrelation,
} from "./longitudinal/generalised-estimating-equations.ts";
export {
  linearMixedModel,
  type MixedModel,
  type MixedModelData,
  type MixedModelOptions,
} from "./longitudinal/linear-mixed-model.ts";
export { type MarginalContrast, marginalContrast } from "./longitudinal/marginal-contrast.ts";
export type { LikelihoodMethod } from "./longitudinal/marginal-fit.ts";
export { marginalTest } from "./longitudinal/marginal-test.ts";
export type { OutcomeFamily } from "./longitudinal/mean-model.ts";
export { type Mmrm, type MmrmOptions, mmrm, type RepeatedMeasures } from "./longitudinal/mmrm.ts";
export type { BootstrapOptions } from "./longitudinal/percentile-estimate.ts";
export type { RandomEdge } from "./longitudinal/random-covariance.ts";
export { type PairedParts, ratioOfMeans } from "./longitudinal/ratio-of-means.ts";
export { ratioOfMeansDifference } from "./longitudinal/ratio-of-means-difference.ts";
export type { RobustErrors } from "./longitudinal/robust-errors.ts";
export { termTest } from "./longitudinal/term-test.ts";
export {
  type ArmsOverVisits,
  type VisitDifferences,
  type VisitDifferencesOptions,
  visitDifferences,
} from "./longitudinal/visit-differences.ts";
export {
  type BayesianOptions,
  type BayesianRandomEffects,
  bayesianRandomEffects,
} from "./meta/bayesian-random-effects.ts";
export { type BinomialNormal, type BinomialNormalOptions, binomialNormal } from "./meta/binomial-normal.ts";
export type { EventCounts } from "./meta/binomial-normal-likelihood.ts";
export {
  type ClusterCorrection,
  type ClusterRobust,
  type ClusterRobustOptions,
  clusterRobust,
  type RobustCoefficient,
} from "./meta/cluster-robust.ts";
export { cochranMantelHaenszel } from "./meta/cochran-mantel-haenszel.ts";
export { type CommonEffect, commonEffect } from "./meta/common-effect.ts";
export {
  type CorrelatedHierarchicalEffects,
  type CorrelatedHierarchicalOptions,
  correlatedHierarchicalEffects,
} from "./meta/correlated-hierarchical-effects.ts";
export {
  type CumulativeOptions,
  type CumulativeStep,
  cumulativeMetaAnalysis,
} from "./meta/cumulative-meta-analysis.ts";
export { type EggerTest, eggerTest } from "./meta/egger-test.ts";
export { type FailSafeN, type FailSafeNOptions, failSafeN } from "./meta/fail-safe-n.ts";
export type { ModeratorMethod } from "./meta/fit-moderators.ts";
export { type InfluenceInput, influenceDiagnostics, type TrialInfluence } from "./meta/influence-diagnostics.ts";
export { leaveOneOut } from "./meta/leave-one-out.ts";
export { mantelHaenszelOddsRatio } from "./meta/mantel-haenszel-odds-ratio.ts";
export { mantelHaenszelRateRatio } from "./meta/mantel-haenszel-rate-ratio.ts";
export { mantelHaenszelRiskDifference } from "./meta/mantel-haenszel-risk-difference.ts";
export { mantelHaenszelRiskRatio } from "./meta/mantel-haenszel-risk-ratio.ts";
export { metaLogLikelihood } from "./meta/meta-log-likelihood.ts";
export {
  type MetaRegression,
  type MetaRegressionCoefficient,
  type MetaRegressionInput,
  type MetaRegressionOptions,
  metaRegression,
} from "./meta/meta-regression.ts";
export { type MetaRegressionPrediction, metaRegressionPrediction } from "./meta/meta-regression-prediction.ts";
export {
  type MultilevelCoefficient,
  type MultilevelMetaAnalysis,
  type MultilevelOptions,
  multilevelMetaAnalysis,
} from "./meta/multilevel-meta-analysis.ts";
export type { NestedEffects } from "./meta/nested-effects.ts";
export type { NestedVariances } from "./meta/nested-fit.ts";
export type { NestedShares } from "./meta/nested-shares.ts";
export { type PetPeese, type PetPeeseOptions, petPeese } from "./meta/pet-peese.ts";
export { petoOddsRatio } from "./meta/peto-odds-ratio.ts";
export type { PoolInterval } from "./meta/pool-test.ts";
export { type PredictionForm, predictionInterval } from "./meta/prediction-interval.ts";
export {
  type RandomEffects,
  type RandomEffectsOptions,
  randomEffects,
} from "./meta/random-effects.ts";
export { type RankCorrelationTest, rankCorrelationTest } from "./meta/rank-correlation-test.ts";
export type { SubgroupInput } from "./meta/read-subgroups.ts";
export type { MetaInput } from "./meta/read-trials.ts";
export { type RegressionTest, type RegressionTestOptions, regressionTest } from "./meta/regression-test.ts";
export {
  type SelectionInterval,
  type SelectionModel,
  type SelectionModelOptions,
  selectionModel,
} from "./meta/selection-model.ts";
export type { SelectionAlternative } from "./meta/selection-regions.ts";
export type { StratifiedPool } from "./meta/stratified-pool.ts";
export {
  type Subgroup,
  type SubgroupAnalysis,
  type SubgroupModel,
  type SubgroupOptions,
  subgroupAnalysis,
} from "./meta/subgroup-analysis.ts";
export { tarone } from "./meta/tarone.ts";
export type { MuPrior } from "./meta/tau-posterior.ts";
export type { TauPrior } from "./meta/tau-prior.ts";
export { type TauMethod, type TauSquared, tauSquared } from "./meta/tau-squared.ts";
export { type TrimAndFill, type TrimAndFillOptions, trimAndFill } from "./meta/trim-and-fill.ts";
export { type VarianceLimits, varianceLimits } from "./meta/variance-limits.ts";
export type { WeightedLine } from "./meta/weighted-line.ts";
export {
  type ChainedEquations,
  type ChainedOptions,
  type CompletedData,
  chainedEquations,
  type ImputationChain,
} from "./missing/chained-equations.ts";
export { type DeltaOptions, deltaAdjustment } from "./missing/delta-adjustment.ts";
export type { ImputationMethod, IncompleteColumn } from "./missing/incomplete-column.ts";
export { type PoolOptions, poolImputed, type SetEstimate } from "./missing/pool-imputed.ts";
export { type ImputedEstimates, type RubinPool, rubinsRules } from "./missing/rubins-rules.ts";
export { benjaminiHochberg, benjaminiYekutieli } from "./multiplicity/benjamini-hochberg.ts";
export { bonferroni } from "./multiplicity/bonferroni.ts";
export { fisherCombined, stouffer } from "./multiplicity/combine-p-values.ts";
export { hochberg } from "./multiplicity/hochberg.ts";
export { holm } from "./multiplicity/holm.ts";
export { hommel } from "./multiplicity/hommel.ts";
export {
  type ArmContrast,
  type CountedArm,
  countContrasts,
  type MeasuredArm,
  meanContrasts,
} from "./network/arm-contrasts.ts";
export { type BayesianNetwork, type BayesianNetworkEffect, bayesianNetwork } from "./network/bayesian-network.ts";
export {
  type IndirectComparison,
  indirectComparison,
  type MixedComparison,
  mixedComparison,
} from "./network/bucher.ts";
export { type ComponentNetwork, componentNetwork } from "./network/component-network.ts";
export { networkParts } from "./network/connected-parts.ts";
export { type DirectAndIndirect, directAndIndirect, type EvidenceSplit } from "./network/direct-and-indirect.ts";
export { effectsAgainst, leagueTable } from "./network/league-table.ts";
export type { NetworkEffect } from "./network/network-effect.ts";
export { type NetworkEdge, type NetworkHatMatrix, networkHatMatrix } from "./network/network-hat-matrix.ts";
export {
  type NetworkMetaAnalysis,
  type NetworkOptions,
  networkMetaAnalysis,
  type ReferencedPool,
} from "./network/network-meta-analysis.ts";
export type { NetworkPool } from "./network/network-pool.ts";
export type { NetworkTau } from "./network/network-tau-squared.ts";
export type { NetworkLabel } from "./network/network-trial.ts";
export { type NodeSplit, type NodeSplitOptions, nodeSplit, nodeSplits } from "./network/node-split.ts";
export { type PScore, pScores } from "./network/p-scores.ts";
export { type NetworkDesign, type QDecomposition, qDecomposition } from "./network/q-decomposition.ts";
export type { NetworkContrasts } from "./network/read-network.ts";
export { type BootstrapPlan, type BootstrapResult, bootstrap } from "./numeric/bootstrap.ts";
export { type BrentResult, brent } from "./numeric/brent.ts";
export { cholesky, choleskySolve } from "./numeric/cholesky.ts";
export { type Derivatives, noDerivatives } from "./numeric/derivatives.ts";
export { gaussHermiteRule, type HermiteRule } from "./numeric/gauss-hermite.ts";
export { gaussLegendre, gaussLegendreRule, type QuadratureRule } from "./numeric/gauss-legendre.ts";
export { type GramSchmidt, gramSchmidt } from "./numeric/gram-schmidt.ts";
export { lagOneAutocorrelation } from "./numeric/lag-one-autocorrelation.ts";
export { type LeastSquares, type LeastSquaresOptions, leastSquares } from "./numeric/least-squares.ts";
export { type Maximum, type MaximumOptions, maximumLikelihood } from "./numeric/maximum-likelihood.ts";
export { mean } from "./numeric/mean.ts";
export { naturalSpline } from "./numeric/natural-spline.ts";
export { type OrthogonalColumns, orthogonalColumns } from "./numeric/orthogonal-columns.ts";
export { quantileSorted } from "./numeric/quantile-sorted.ts";
export { type Random, random, randomStream } from "./numeric/random.ts";
export { standardNormal } from "./numeric/standard-normal.ts";
export { sum } from "./numeric/sum.ts";
export { type SymmetricEigen, symmetricEigen } from "./numeric/symmetric-eigen.ts";
export { variance } from "./numeric/variance.ts";
export { type BrantTest, brantTest } from "./ordinal/brant-test.ts";
export { brunnerMunzel } from "./ordinal/brunner-munzel.ts";
export { type CronbachsAlpha, cronbachsAlpha } from "./ordinal/cronbachs-alpha.ts";
export { type Description, describe } from "./ordinal/describe.ts";
export { type DunnPair, dunn } from "./ordinal/dunn.ts";
export { type HodgesLehmann, hodgesLehmann } from "./ordinal/hodges-lehmann.ts";
export { type IntraclassCorrelations, intraclassCorrelations } from "./ordinal/intraclass-correlations.ts";
export { type KendallsTau, kendallsTau } from "./ordinal/kendalls-tau.ts";
export { type KruskalWallis, kruskalWallis } from "./ordinal/kruskal-wallis.ts";
export { type MannWhitney, mannWhitney } from "./ordinal/mann-whitney.ts";
export { mannWhitneyExact } from "./ordinal/mann-whitney-exact.ts";
export { type MidRanks, midRanks } from "./ordinal/mid-ranks.ts";
export type { OddsTerm } from "./ordinal/odds-term.ts";
export { oneWayAnova, welchAnova } from "./ordinal/one-way-anova.ts";
export type { OrderedOutcome } from "./ordinal/ordered-outcome.ts";
export { pearsonCorrelation } from "./ordinal/pearson-correlation.ts";
export { probabilityOfSuperiority } from "./ordinal/probability-of-superiority.ts";
export { type ProportionalOdds, proportionalOdds, type Threshold } from "./ordinal/proportional-odds.ts";
export { pairedDifference, type StudentDifference, studentDifference } from "./ordinal/student-difference.ts";
export { varianceRatio } from "./ordinal/variance-ratio.ts";
export { type WelchDifference, welchDifference } from "./ordinal/welch-difference.ts";
export {
  type Estimate,
  estimate,
  type Interval,
  type NotEstimable,
  type NotEstimableCode,
  notEstimable,
  type Quantity,
  type Scale,
  type Test,
} from "./quantity.ts";
export { aalenJohansen, type CumulativeIncidence } from "./survival/aalen-johansen.ts";
export {
  acceleratedFailureTime,
  type FailureTimeFit,
  type FailureTimeOptions,
  type FailureTimeTerm,
} from "./survival/accelerated-failure-time.ts";
export { asIntervals, type SurvivalTimes } from "./survival/aft-rows.ts";
export { type BaselineHazard, baselineHazard } from "./survival/baseline-hazard.ts";
export { type CensoringWeightData, censoringWeights } from "./survival/censoring-weights.ts";
export { type CompetingRisks, causeSpecific } from "./survival/competing-risks.ts";
export { type ConcordanceOptions, concordance } from "./survival/concordance.ts";
export type { CoxData } from "./survival/cox-data.ts";
export type { CoxTies } from "./survival/cox-derivatives.ts";
export { type CoxFit, type CoxOptions, coxRegression } from "./survival/cox-regression.ts";
export { type CoxResiduals, coxResiduals } from "./survival/cox-residuals.ts";
export type { CoxRobust } from "./survival/cox-robust.ts";
export { type CoxStacked, coxStackedErrors } from "./survival/cox-stacked-errors.ts";
export type { CoxTerm } from "./survival/cox-term.ts";
export { cumulativeIncidenceAt } from "./survival/cumulative-incidence-at.ts";
export { cumulativeIncidenceInfluence } from "./survival/cumulative-incidence-influence.ts";
export { type CurvePoint, curveAt } from "./survival/curve-at.ts";
export type { FailureDistributionName } from "./survival/failure-distribution.ts";
export { type FineGrayData, type FineGrayFit, type FineGrayOptions, fineGray } from "./survival/fine-gray.ts";
export { type FlemingHarrington, flemingHarrington } from "./survival/fleming-harrington.ts";
export type { FlemingHarringtonWeight } from "./survival/fleming-harrington-sums.ts";
export { type GrayTest, type GroupedCompetingRisks, grayTest } from "./survival/gray-test.ts";
export { hazardRatioFromLogRank } from "./survival/hazard-ratio-from-log-rank.ts";
export type { IntervalCensored } from "./survival/interval-censored.ts";
export { type KaplanMeier, kaplanMeier } from "./survival/kaplan-meier.ts";
export { linearPredictor } from "./survival/linear-predictor.ts";
export { type GroupedRightCensored, type LogRank, logRank } from "./survival/log-rank.ts";
export { type MaxCombo, maxCombo } from "./survival/max-combo.ts";
export { type NelsonAalen, nelsonAalen } from "./survival/nelson-aalen.ts";
export { type AtRiskRow, numbersAtRisk } from "./survival/numbers-at-risk.ts";
export {
  type PieceOfHazard,
  type PiecewiseData,
  type PiecewiseExponential,
  piecewiseExponential,
} from "./survival/piecewise-exponential.ts";
export {
  type ProportionalHazardsTest,
  proportionalHazardsTest,
  type TimeTransform,
} from "./survival/proportional-hazards-test.ts";
export { pseudoValues } from "./survival/pseudo-values.ts";
export { resampledRestrictedMean } from "./survival/resampled-restricted-mean.ts";
export { type RestrictedMeanOptions, restrictedMean } from "./survival/restricted-mean.ts";
export { type RestrictedMeanDifference, restrictedMeanDifference } from "./survival/restricted-mean-difference.ts";
export { type RespondersAmongStarters, restrictedMeanDuration } from "./survival/restricted-mean-duration.ts";
export { restrictedMeanDurationDifference } from "./survival/restricted-mean-duration-difference.ts";
export type { RightCensored } from "./survival/right-censored.ts";
export { type RiskDifferenceOptions, riskDifferenceAt } from "./survival/risk-difference-at.ts";
export { survivalAt } from "./survival/survival-at.ts";
export { restrictedMeanInfluence, survivalInfluence, type WeightDerivative } from "./survival/survival-influence.ts";
export type { SurvivalInterval } from "./survival/survival-limits.ts";
export { type FlatStretch, survivalQuantile } from "./survival/survival-quantile.ts";
export { type Turnbull, turnbull } from "./survival/turnbull.ts";
export {
  type WeightedArms,
  type WeightedStarters,
  weightedRestrictedMeanDifference,
  weightedRestrictedMeanDurationDifference,
  weightedSurvivalDifference,
} from "./survival/weighted-differences.ts";
