import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { chiSquareTest } from "./chi-square-test.ts";
import { connectedParts, readConnected, subNetwork } from "./connected-parts.ts";
import type { NetworkLabel, NetworkTrial } from "./network-trial.ts";
import type { Network, NetworkContrasts } from "./read-network.ts";
import { type NetworkSolution, solveNetwork } from "./solve-network.ts";

export interface NetworkDesign {
  readonly treatments: readonly NetworkLabel[];
  readonly trials: number;
  /** Do its trials differ? */
  readonly within: Test;
  /** Inconsistency that is left when this design has effects of its own; a large drop points to it. */
  readonly betweenWithout: Test;
}

export interface QDecomposition {
  readonly kind: "q-decomposition";
  readonly total: Test;
  /** Heterogeneity: trials of the same design, that is of the same set of treatments. */
  readonly within: Test;
  /** Inconsistency: designs against one another, the design-by-treatment interaction. */
  readonly between: Test;
  /** In the order of their first trials. */
  readonly designs: readonly NetworkDesign[];
  /** `between` with heterogeneity allowed for: at the moment estimate of τ² within designs. */
  readonly betweenRandom: { readonly tauSquaredWithin: number; readonly test: Test } | NotEstimable;
}

/**
 * Is the spread in a network one between trials alike or between kinds of trials?
 *
 * Q = Q within designs + Q between designs. Within a design Q is that of its own network meta-analysis, with (trials − 1)(arms − 1) df;
 * the rest is between, at τ² = 0. For `betweenRandom` both are taken again at τ² = max(0, (Q_within − df)/tr(PM)), P that of separate
 * designs: the Wald test of the full design-by-treatment interaction. Without degrees of freedom a test has p = 1. Low power is the rule:
 * no finding is no consistency.
 *
 * Krahn, Binder & König (2013), doi:10.1186/1471-2288-13-35; Higgins et al. (2012), doi:10.1002/jrsm.1044; Jackson, White & Riley (2012),
 * doi:10.1002/sim.5453. Equals netmeta 3.3-1 `decomp.design` (Q.decomp, Q.het.design, Q.inc.detach, Q.inc.random).
 * Refuses and throws as `networkMetaAnalysis`; `betweenRandom` is not estimable when no design has two trials.
 */
export const qDecomposition = (input: NetworkContrasts): QDecomposition | NotEstimable => {
  const network = readConnected(input);
  if (network.kind === "not-estimable") return network;
  const whole = solveNetwork(network, 0);
  if (whole.kind === "not-estimable") return whole;
  const designs = designsOf(network).map((trials) => {
    const own = subNetwork(network.treatments, trials);
    return { own, trials, alone: sumOver([own], 0) };
  });
  const separate = designs.map(({ own }) => own);
  const within = sumOver(separate, 0);
  const tauSquaredWithin = Math.max(0, (within.q - within.df) / within.trace);
  return {
    kind: "q-decomposition",
    total: chiSquareTest("Cochran Q", whole.q, whole.df),
    within: chiSquareTest("Q within designs", within.q, within.df),
    between: between(whole, within),
    designs: designs.map(({ own, alone }, d) => {
      const others = designs.filter((_, e) => e !== d);
      const parts = connectedParts(
        subNetwork(
          network.treatments,
          others.flatMap(({ trials }) => trials),
        ),
      );
      return {
        treatments: own.treatments,
        trials: own.trials.length,
        within: chiSquareTest("Q within design", alone.q, alone.df),
        betweenWithout: between(sumOver(parts, 0), total(others.map((other) => other.alone))),
      };
    }),
    betweenRandom:
      within.df === 0
        ? notEstimable("too-few", "No design has two trials, so that heterogeneity within designs cannot be judged.")
        : {
            tauSquaredWithin,
            test: between(sumOver([network], tauSquaredWithin), sumOver(separate, tauSquaredWithin)),
          },
  };
};

type Sum = Pick<NetworkSolution, "q" | "df" | "trace">;

const total = (sums: readonly Sum[]): Sum =>
  sums.reduce((all, { q, df, trace }) => ({ q: all.q + q, df: all.df + df, trace: all.trace + trace }), {
    q: 0,
    df: 0,
    trace: 0,
  });

/** Over networks that share no parameter. Parts of what was solved can be solved. */
const sumOver = (networks: readonly Network[], tauSquared: number): Sum =>
  total(networks.map((network) => solveNetwork(network, tauSquared) as NetworkSolution));

const between = (rest: Sum, heterogeneity: Sum): Test =>
  chiSquareTest("Q between designs", rest.q - heterogeneity.q, rest.df - heterogeneity.df);

/** Trials by their set of treatments. */
const designsOf = ({ trials }: Network): readonly (readonly NetworkTrial[])[] => {
  const designs = new Map<string, NetworkTrial[]>();
  for (const trial of trials) {
    const key = trial.arms.join(" ");
    designs.set(key, [...(designs.get(key) ?? []), trial]);
  }
  return [...designs.values()];
};
