import { type Random, randomStream } from "../numeric/random.ts";
import { requireCount } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { categoricalImputation } from "./categorical-imputation.ts";
import { imputationPredictors } from "./imputation-predictors.ts";
import type { ImputationTask } from "./imputation-task.ts";
import { type ColumnRows, columnRows, type IncompleteColumn } from "./incomplete-column.ts";
import { normalImputation } from "./normal-imputation.ts";
import { predictiveMeanMatching } from "./predictive-mean-matching.ts";

export interface ChainedOptions {
  readonly seed: number | string;
  /** How many completed data sets; default 20. */
  readonly sets?: number;
  /** How often each column is imputed anew before a set is taken; default 10. */
  readonly iterations?: number;
  /** Of predictive mean matching; default 5. */
  readonly donors?: number;
  /** Of the linear models; default 1e-5. */
  readonly ridge?: number;
  /** Order of columns within an iteration: fewest missing first (default), or as given. */
  readonly visit?: "fewest-missing" | "given";
  /** Of the categorical models; default `augment`. */
  readonly perfectPrediction?: "augment" | "refuse";
}

/** Completed columns by name. */
export type CompletedData = Readonly<Record<string, Float64Array>>;

/** How the mean imputed value (or code) of a column moved: one array a set, one value an iteration. Sets should mingle without trend. */
export interface ImputationChain {
  readonly name: string;
  readonly means: readonly Float64Array[];
}

export interface ChainedEquations {
  readonly kind: "chained-equations";
  readonly completed: readonly CompletedData[];
  /** Of the columns that were imputed, in the order of visits. */
  readonly chains: readonly ImputationChain[];
}

/**
 * What might the missing values of a table have been? Several completed copies, each filled at random from what the other columns tell.
 *
 * Gaps start as draws from the known values; then each incomplete column in turn is imputed from all others, by predictive mean matching,
 * a normal linear or a (multinomial) logistic model, with its parameters drawn anew (proper imputation). Assumes values to be missing at
 * random given the columns. The outcome belongs among them; for a time to event its indicator and the Nelson–Aalen estimate at the time:
 * White & Royston (2009), Stat Med 28:1982, doi:10.1002/sim.3618. Analyse each set and pool: `poolImputed`. A set has its own stream of
 * random numbers: more sets do not change the first. What is known is never changed.
 * van Buuren & Groothuis-Oudshoorn (2011), J Stat Softw 45(3), doi:10.18637/jss.v045.i03; White, Royston & Wood (2011), Stat Med 30:377,
 * doi:10.1002/sim.4067. The definition of R mice 3.15.0 `mice(method = , m = , maxit = )`; numbers differ by their random stream.
 * Not estimable: a column with gaps of which nothing (`no-data`) or one value only (`all-tied`) is known, and where a model fails.
 */
export const chainedEquations = (
  columns: readonly IncompleteColumn[],
  {
    seed,
    sets = 20,
    iterations = 10,
    donors = 5,
    ridge = 1e-5,
    visit = "fewest-missing",
    perfectPrediction = "augment",
  }: ChainedOptions,
): ChainedEquations | NotEstimable => {
  for (const [name, value] of Object.entries({ sets, iterations, donors })) {
    if (requireCount(name, value) === 0) throw new RangeError(`${name} must be at least 1: 0`);
  }
  if (!(ridge >= 0 && ridge < 1)) throw new RangeError(`ridge must lie in [0, 1): ${ridge}`);
  const plans = plansOf(columns);
  if ("code" in plans) return plans;
  const incomplete = plans.filter(({ rows }) => rows.missing.length > 0);
  if (visit === "fewest-missing") incomplete.sort((a, b) => a.rows.missing.length - b.rows.missing.length);
  const length = (plans[0] as Plan).column.values.length;
  const chains = incomplete.map(({ column: { name } }) => ({
    name,
    means: Array.from({ length: sets }, () => new Float64Array(iterations)),
  }));
  const completed: CompletedData[] = [];
  for (let set = 0; set < sets; set++) {
    const source = randomStream(seed, "chained-equations", set);
    const current = plans.map((plan) => filledAtRandom(plan, source));
    for (let iteration = 0; iteration < iterations; iteration++) {
      for (const [order, { at, column, rows }] of incomplete.entries()) {
        const others = plans.filter((plan) => plan.at !== at);
        const design = imputationPredictors(
          others.map((plan) => ({ kind: plan.column.kind, values: current[plan.at] as Float64Array })),
          length,
        );
        const own = current[at] as Float64Array;
        const task = taskOf(own, design, rows, source);
        const method = column.method ?? (column.kind === "numeric" ? "pmm" : "categorical");
        const found =
          method === "pmm"
            ? predictiveMeanMatching(task, { donors, ridge })
            : method === "normal"
              ? normalImputation(task, { ridge })
              : categoricalImputation(task, { perfectPrediction });
        if ("code" in found) return { ...found, reason: `Imputing "${column.name}": ${found.reason}` };
        let total = 0;
        rows.missing.forEach((row, k) => {
          own[row] = found[k] as number;
          total += found[k] as number;
        });
        const means = chains[order]?.means[set] as Float64Array;
        means[iteration] = total / rows.missing.length;
      }
    }
    completed.push(Object.fromEntries(plans.map(({ at, column }) => [column.name, current[at] as Float64Array])));
  }
  return { kind: "chained-equations", completed, chains };
};

interface Plan {
  readonly at: number;
  readonly column: IncompleteColumn;
  readonly rows: ColumnRows;
}

const plansOf = (columns: readonly IncompleteColumn[]): Plan[] | NotEstimable => {
  const length = columns[0]?.values.length ?? 0;
  if (length === 0) return notEstimable("no-data", "There are no rows.");
  const plans: Plan[] = [];
  for (const [at, column] of columns.entries()) {
    if (plans.some((plan) => plan.column.name === column.name)) throw new RangeError(`name twice: ${column.name}`);
    const rows = columnRows(column, length);
    if ("code" in rows) return rows;
    plans.push({ at, column, rows });
  }
  return plans;
};

const filledAtRandom = ({ column: { values }, rows: { observed, missing } }: Plan, { next }: Random): Float64Array => {
  const filled = Float64Array.from(values);
  for (const row of missing) filled[row] = values[observed[Math.floor(next() * observed.length)] as number] as number;
  return filled;
};

const taskOf = (
  own: Float64Array,
  design: readonly Float64Array[],
  { observed, missing }: ColumnRows,
  random: Random,
): ImputationTask => {
  const pick = (values: Float64Array, rows: readonly number[]): Float64Array => {
    const picked = new Float64Array(rows.length);
    for (let k = 0; k < rows.length; k++) picked[k] = values[rows[k] as number] as number;
    return picked;
  };
  return {
    values: pick(own, observed),
    known: design.map((column) => pick(column, observed)),
    unknown: design.map((column) => pick(column, missing)),
    random,
  };
};
