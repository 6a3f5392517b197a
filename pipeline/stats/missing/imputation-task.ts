import type { Random } from "../numeric/random.ts";

/** One column that is to be imputed once, given all others as they are now. */
export interface ImputationTask {
  /** Known values, of the rows in `known`. */
  readonly values: Float64Array;
  /** Predictors of the rows with a known value and of those without, column by column; the first is the intercept. */
  readonly known: readonly Float64Array[];
  readonly unknown: readonly Float64Array[];
  readonly random: Random;
}
