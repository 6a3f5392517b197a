import { requireWeightModel, rowInfluence, type WeightModel } from "../causal/weight-model.ts";
import { requireSameLength } from "../numeric/require.ts";
import type { CoxData } from "./cox-data.ts";
import type { CoxFit } from "./cox-regression.ts";
import { coxResiduals } from "./cox-residuals.ts";

export interface CoxStacked {
  readonly standardErrors: readonly number[];
  /** One array per covariate: each row's influence on the coefficient. */
  readonly influence: readonly Float64Array[];
}

/**
 * How uncertain is a weighted Cox fit, the estimation of its weights carried along?
 *
 * The robust standard errors when there is nothing to carry. A row moves a coefficient by its dfbeta and, through the weights' parameters,
 * by the score's derivative along them. Exact for Breslow's ties; Efron's share tied weights. Shu et al. (2021), Biometrics 77:1101,
 * doi:10.1111/biom.13332. No outside software.
 */
export const coxStackedErrors = (data: CoxData, fit: CoxFit, weightModel: WeightModel): CoxStacked => {
  const { weight } = data;
  if (!weight) throw new RangeError("weight must be given: undefined");
  requireSameLength("weight", weight, data.time.length);
  requireWeightModel(weightModel, data.time.length);
  const influence = coxResiduals(data, fit).dfbeta.map((dfbeta) => {
    const derivative = dfbeta.map((value, i) => (value === 0 ? 0 : value / (weight[i] as number)));
    return rowInfluence(derivative, weight, weightModel);
  });
  return {
    standardErrors: influence.map((rows) => Math.sqrt(rows.reduce((total, one) => total + one * one, 0))),
    influence,
  };
};
