import { brent } from "../numeric/brent.ts";
import { requireFinite } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { Network } from "./read-network.ts";
import { type NetworkSolution, solveNetwork } from "./solve-network.ts";
import type { ArmTerm } from "./trial-design.ts";

/**
 * How τ² is had. "DL": the generalised moment estimate of DerSimonian and Laird; "REML": restricted maximum likelihood, the global
 * maximum; a number: given (0 is the common-effect model).
 */
export type NetworkTau = "DL" | "REML" | number;

/**
 * The variance of true effects between trials of the same comparison, one for all comparisons; contrasts of one trial correlate by ½.
 *
 * DL: (Q − df)/tr(PM) at τ² = 0, floored at 0, the trace over all arms of multi-arm trials: Jackson, White & Riley (2012),
 * doi:10.1002/sim.5453; Rücker & Schwarzer (2014), doi:10.1002/sim.6236. Equals netmeta `tau2`.
 * REML: equals metafor 3.8-1 `rma.mv(random = ~ treatment | study, rho = 1/2)`, fully converged.
 * Not estimable when no degree of freedom is left.
 */
export const networkTauSquared = (
  network: Network,
  tau: NetworkTau,
  terms: readonly ArmTerm[] = [],
): number | NotEstimable => {
  if (typeof tau === "number") {
    if (requireFinite("tauSquared", tau) < 0) throw new RangeError(`tauSquared must not be negative: ${tau}`);
    return tau;
  }
  const common = solveNetwork(network, 0, terms);
  if (common.kind === "not-estimable") return common;
  if (common.df === 0) {
    return notEstimable(
      "too-few",
      "No comparison was made twice, directly or by a loop, so that differences between trials cannot be judged.",
    );
  }
  return tau === "DL" ? Math.max(0, (common.q - common.df) / common.trace) : restricted(network, common, terms);
};

/**
 * Every root of the score lies below 2c, c = `varianceScale`, or below the τ² with Q(τ²) = df/2: yᵀPMPy ≤ Q/τ², tr(PM) ≥ df/(τ² + c).
 * The score is scanned on a grid even in the logarithm and each maximum refined, since there can be two.
 */
const restricted = (network: Network, common: NetworkSolution, terms: readonly ArmTerm[]): number | NotEstimable => {
  // What could be solved at 0 can be solved above: weights only become more alike.
  const at = (tauSquared: number) => solveNetwork(network, tauSquared, terms) as NetworkSolution;
  const score = (tauSquared: number) => {
    const { residualForm, trace } = at(tauSquared);
    return residualForm - trace;
  };
  const bound = belowQ(at, common.df / 2, varianceScale(network));
  const unit = network.trials.reduce((least, trial) => Math.min(least, ...trial.variances), Infinity) / 8;
  const points = Math.ceil(16 + 3 * Math.log1p(bound / unit));
  let best = common;
  let left = 0;
  let leftScore = common.residualForm - common.trace;
  for (let j = 1; j <= points; j++) {
    const right = unit * Math.expm1((j / points) * Math.log1p(bound / unit));
    const rightScore = score(right);
    if (leftScore > 0 && rightScore <= 0) {
      const found = brent(score, left, right, { tolerance: 1e-14 * right });
      if (found === null) return notEstimable("no-convergence", "The restricted likelihood's maximum was not found.");
      const there = at(found.root);
      if (there.restrictedLogLikelihood > best.restrictedLogLikelihood) best = there;
    }
    left = right;
    leftScore = rightScore;
  }
  return best.tauSquared;
};

/** At least the largest ratio of sampling to unit between-trial variance of any contrast. */
export const varianceScale = ({ trials }: Network): number =>
  2 *
  trials.reduce(
    (most, { variances }) =>
      Math.max(
        most,
        variances.reduce((total, v) => total + v, 0),
      ),
    0,
  );

/** A τ² at which Q lies below `target`: Q falls like 1/τ² in the end. */
export const belowQ = (at: (tauSquared: number) => NetworkSolution, target: number, start: number): number => {
  let high = start;
  while (at(high).q >= target) high *= 2;
  return high;
};
