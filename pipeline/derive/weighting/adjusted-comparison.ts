import type { Dataset, Plan } from "../../model/index.ts";
import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { type NotEstimable, notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { Course } from "../course.ts";
import { covariateDesign, namedBalanceColumns } from "../covariates/covariate-design.ts";
import { type CovariateValues, covariateValues } from "../covariates/covariate-values.ts";
import { adjustedRelapse } from "./adjusted-relapse.ts";
import { type Adjustment, adjustment } from "./adjustment.ts";
import { beyondBalance } from "./beyond-balance.ts";
import { completedCovariates } from "./completed-covariates.ts";
import { type GateCheck, type GateInput, gate, isWithheld } from "./gate.ts";
import { gateReason } from "./gate-reason.ts";
import { pooledContrast } from "./pooled-contrast.ts";
import { keptPeople, type RelapsePeople, type RelapsePopulation, relapsePeople } from "./relapse-population.ts";
import type { Measure } from "./relapse-pseudo-values.ts";
import { type FittedPropensity, fittedPropensity, type WeightedPeople, weightedFrom } from "./weighted-people.ts";

export interface AdjustedEstimate {
  readonly measure: Measure;
  readonly intervention: Quantity;
  readonly comparator: Quantity;
  /** Intervention minus comparator. */
  readonly difference: Quantity;
  /** One a completed set of covariates; none where nothing could be estimated. */
  readonly contrasts: readonly WeightedContrast[];
}

/** One declared adjustment of one population. */
export interface AdjustedComparison {
  readonly word: string;
  readonly adjust: Adjustment;
  /** Everyone in the population, and how many values of covariates were imputed. */
  readonly people: RelapsePeople;
  readonly imputed: number;
  /** Of the first completed set: for pictures and tables. */
  readonly covariates: readonly CovariateValues[];
  readonly weighted: WeightedPeople | NotEstimable;
  /** Of every completed set. */
  readonly sets: readonly (WeightedPeople | NotEstimable)[];
  /** Of the completed set in which most conditions fail. */
  readonly checks: readonly GateCheck[];
  readonly withheld: boolean;
  readonly estimates: readonly AdjustedEstimate[];
}

type ComparisonPlan = Pick<Plan, "covariates" | "gate" | "missing" | "seed" | "level" | "seSmallSample">;

interface Task {
  readonly courses: readonly Course[];
  readonly patients: Dataset["tables"]["patients"];
  readonly population: RelapsePopulation;
  readonly measures: readonly Measure[];
  readonly tau: number;
}

/**
 * Every declared adjustment of one population: gaps in covariates imputed first, weights and estimates within each completed set, then
 * pooled. Where the gate withholds, the estimates say why with every failing condition and its number.
 */
export const adjustedComparisons = (
  { courses, patients, population, measures, tau }: Task,
  plan: ComparisonPlan,
  words: readonly string[],
): readonly AdjustedComparison[] => {
  const people = relapsePeople(courses, population);
  const values = covariateValues(people.courses, patients, plan.covariates);
  const imputed = values.reduce((total, { missing }) => total + missing.reduce((sum, one) => sum + one, 0), 0);
  const known = values.filter(({ missing }) => missing.length > 0 && missing.some((one) => one === 0));
  const completed = people.courses.length === 0 ? [known] : completedCovariates(known, people, plan);
  const prepared = "kind" in completed ? [] : completed.map((covariates) => preparedSet(people, covariates));
  return words.map((word): AdjustedComparison => {
    const adjust = adjustment(word);
    const base = { word, adjust, people, imputed };
    if ("kind" in completed) {
      return {
        ...base,
        covariates: known,
        weighted: completed,
        sets: [completed],
        checks: [],
        withheld: false,
        estimates: refused(measures, completed),
      };
    }
    const sets = prepared.map((set) => comparedSet(people, set, adjust, plan));
    const worst = [...sets].sort((a, b) => failures(b.checks) - failures(a.checks))[0] as SetOfOne;
    const withheld = isWithheld(worst.checks);
    return {
      ...base,
      covariates: completed[0] ?? known,
      weighted: sets[0]?.weighted ?? worst.weighted,
      sets: sets.map(({ weighted }) => weighted),
      checks: worst.checks,
      withheld,
      estimates: withheld
        ? refused(measures, notEstimable("gate-closed", gateReason(worst.checks)))
        : measures.map((measure) => estimated(people, sets, adjust, { measure, tau, level: plan.level })),
    };
  });
};

interface SetOfOne {
  readonly weighted: WeightedPeople | NotEstimable;
  readonly checks: readonly GateCheck[];
}

interface PreparedSet {
  readonly columns: readonly Float64Array[];
  readonly fit: FittedPropensity | NotEstimable;
  readonly balance: GateInput["balance"];
  readonly beyond: GateInput["beyond"];
}

/** What all adjustments of one completed set share. */
const preparedSet = (people: RelapsePeople, covariates: readonly CovariateValues[]): PreparedSet => {
  const columns = covariateDesign(covariates).map(({ values }) => values);
  return {
    columns,
    fit: fittedPropensity(people.treated, columns),
    balance: namedBalanceColumns(covariates),
    beyond: beyondBalance(covariates),
  };
};

const comparedSet = (
  people: RelapsePeople,
  { columns, fit, balance, beyond }: PreparedSet,
  adjust: Adjustment,
  plan: ComparisonPlan,
): SetOfOne => {
  const weighted = fit.kind === "not-estimable" ? fit : weightedFrom(fit, columns, adjust, plan.seSmallSample);
  if (weighted.kind === "not-estimable") return { weighted, checks: [] };
  const { rows } = weighted;
  const of = (named: GateInput["balance"]): GateInput["balance"] =>
    rows.length === people.treated.length
      ? named
      : named.map(({ name, values }) => ({ name, values: Float64Array.from(rows, (row) => values[row] as number) }));
  const exact = adjust.kind === "overlap" || adjust.kind === "entropy";
  const events = Uint8Array.from(rows, (row) => people.event[row] as number);
  const input = { people: weighted, events, balance: of(balance), beyond: exact ? of(beyond) : [] };
  return { weighted, checks: gate(input, plan.gate) };
};

const failures = (checks: readonly GateCheck[]): number => checks.filter(({ state }) => state === "withholds").length;

const refused = (measures: readonly Measure[], reason: NotEstimable): readonly AdjustedEstimate[] =>
  measures.map((measure) => ({
    measure,
    intervention: reason,
    comparator: reason,
    difference: reason,
    contrasts: [],
  }));

const estimated = (
  people: RelapsePeople,
  sets: readonly SetOfOne[],
  adjust: Adjustment,
  options: { readonly measure: Measure; readonly tau: number; readonly level: number },
): AdjustedEstimate => {
  const { measure, tau, level } = options;
  const contrasts: WeightedContrast[] = [];
  for (const { weighted } of sets) {
    if (weighted.kind === "not-estimable") return refused([measure], weighted)[0] as AdjustedEstimate;
    const one = adjustedRelapse(keptPeople(people, weighted.rows), weighted, adjust, options);
    if (one.kind === "not-estimable") return refused([measure], one)[0] as AdjustedEstimate;
    contrasts.push(one);
  }
  const pooled = pooledContrast(contrasts, level, measure === "relapse-free" ? [0, 1] : [0, tau]);
  if ("kind" in pooled) return refused([measure], pooled)[0] as AdjustedEstimate;
  return { measure, ...pooled, contrasts };
};
