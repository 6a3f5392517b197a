import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type LogisticFit, logisticRegression } from "./logistic-regression.ts";
import type { PropensityFit } from "./propensity-weights.ts";
import { requireArms } from "./require-arms.ts";

export interface PropensityScore extends PropensityFit {
  readonly kind: "propensity-score";
  /** Of treatment on the design. */
  readonly model: LogisticFit;
}

/**
 * How likely was each person to be treated, given what was known before?
 *
 * A logistic regression of treatment on the covariates; `propensityWeights` turns it into weights. Rosenbaum & Rubin (1983),
 * Biometrika 70:41, doi:10.1093/biomet/70.1.41. Equals R `fitted(glm(a ~ x, family = binomial))`.
 * Not estimable when everyone is in one arm, when covariates tell for certain who is treated, and as `logisticRegression`.
 */
export const propensityScore = ({
  treated,
  design,
}: Pick<PropensityFit, "treated" | "design">): PropensityScore | NotEstimable => {
  const arms = requireArms(treated);
  if ("kind" in arms) return arms;
  const model = logisticRegression({ outcome: treated, design });
  if (model.kind === "not-estimable") return model;
  if (model.fitted.some((e) => !(e > 0 && e < 1))) {
    return notEstimable("separation", "The covariates tell for certain of some people whether they were treated.");
  }
  return { kind: "propensity-score", treated, design, probability: model.fitted, model };
};
