import { leastSquares } from "../numeric/least-squares.ts";
import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import type { NotEstimable } from "../quantity.ts";
import { logistic, predictors } from "./logistic-derivatives.ts";
import { logisticRegression } from "./logistic-regression.ts";
import { scoreInfluence } from "./score-influence.ts";

/** `linear` for a measured outcome, `logistic` for 0 and 1. */
export type OutcomeModelKind = "linear" | "logistic";

export interface OutcomeData {
  /** 1 intervention, 0 comparator. */
  readonly treated: ArrayLike<number>;
  readonly outcome: ArrayLike<number>;
  /** The other columns of the outcome's model, its intercept among them; treatment is added. */
  readonly design: readonly ArrayLike<number>[];
}

/** What each person's outcome would be in either arm. */
export interface OutcomeModel {
  readonly kind: "outcome-model";
  /** Expected outcome of each row under comparator and intervention. */
  readonly expected: readonly [Float64Array, Float64Array];
  /** Of each coefficient (treatment first), the derivative of a mean Σ share·expected by it. */
  readonly slopes: (arm: 0 | 1, share: ArrayLike<number>) => Float64Array;
  /** How much each row moves each coefficient. */
  readonly influence: readonly Float64Array[];
}

/** A regression of the outcome on treatment and covariates, with both arms' predictions for everyone. */
export const outcomeModel = (
  { treated, outcome, design }: OutcomeData,
  kind: OutcomeModelKind,
): OutcomeModel | NotEstimable => {
  const n = treated.length;
  requireSameLength("outcome", outcome, n);
  requireFiniteAll("outcome", outcome);
  for (const column of design) requireSameLength("design", column, n);
  const columns = [treated, ...design];
  const fit = fitted(outcome, columns, kind);
  if ("code" in fit) return fit;
  const { coefficients, inverse, residuals } = fit;
  const others = predictors(design, coefficients.subarray(1), n);
  const effect = coefficients[0] as number;
  const expectedIn = (arm: 0 | 1): Float64Array =>
    others.map((eta) => (kind === "linear" ? eta + arm * effect : logistic(eta + arm * effect)));
  const expected = [expectedIn(0), expectedIn(1)] as const;
  const slopes = (arm: 0 | 1, share: ArrayLike<number>): Float64Array => {
    const pull = expected[arm].map((p, i) => (share[i] as number) * (kind === "linear" ? 1 : p * (1 - p)));
    return Float64Array.from(columns, (column, j) =>
      pull.reduce((total, one, i) => total + one * (j === 0 ? arm : (column[i] as number)), 0),
    );
  };
  return { kind: "outcome-model", expected, slopes, influence: scoreInfluence(columns, residuals, inverse) };
};

const fitted = (outcome: ArrayLike<number>, columns: readonly ArrayLike<number>[], kind: OutcomeModelKind) => {
  if (kind === "linear") return leastSquares(columns, outcome);
  const fit = logisticRegression({ outcome, design: columns });
  if (fit.kind === "not-estimable") return fit;
  const residuals = fit.fitted.map((p, i) => (outcome[i] as number) - p);
  return { coefficients: fit.coefficients, inverse: fit.covariance, residuals };
};
