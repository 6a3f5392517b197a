import type { Quantity } from "../../../model/index.ts";
import { bayesianNetwork } from "../../../stats/network/bayesian-network.ts";
import { networkParts } from "../../../stats/network/connected-parts.ts";
import { type NotEstimable, notEstimable } from "../../../stats/quantity.ts";
import { type Pool, poolTrials } from "../pool.ts";
import type { NodeContrast } from "./arm-sets.ts";
import type { NetworksPlan } from "./network-nodes.ts";
import { type FitPlan, inputOf, type NetworkEdge, type NetworkPart, networkPart } from "./network-part.ts";
import { turnedQuantity } from "./turned-quantity.ts";

export interface NetworkFit {
  readonly parts: readonly (NetworkPart | NotEstimable)[];
  /** Nodes of each part, largest first, then by name. */
  readonly components: readonly (readonly string[])[];
  readonly edges: readonly NetworkEdge[];
  readonly directTrials: readonly NodeContrast[];
  /** Intervention against comparator, by the trials that compare them. */
  readonly direct: Pool;
  /** The same through other treatments only. */
  readonly indirect: Quantity;
  /** The same with a prior on how much trials differ; `null` where there is no indirect comparison. */
  readonly indirectWithPrior: Quantity | null;
}

const turned = (one: NodeContrast): NodeContrast => ({
  ...one,
  treatment: one.comparator,
  comparator: one.treatment,
  effect: { ...one.effect, estimate: -one.effect.estimate },
  printed: one.printed && { low: -one.printed.high, high: -one.printed.low },
});

/** The trials of two nodes, all seen from the first. */
const trialsBetween = (used: readonly NodeContrast[], first: string, second: string): readonly NodeContrast[] =>
  used.flatMap((one) =>
    one.treatment === first && one.comparator === second
      ? [one]
      : one.treatment === second && one.comparator === first
        ? [turned(one)]
        : [],
  );

/** Pairs that trials compared, the node that is declared earlier first. */
const edgesOf = (used: readonly NodeContrast[], plan: FitPlan): readonly NetworkEdge[] => {
  const order = plan.networks.nodes.map(({ id }) => id);
  const pairs = new Map<string, readonly [string, string]>();
  for (const { treatment, comparator } of used) {
    const before = order.indexOf(treatment) < order.indexOf(comparator);
    const nodes = before ? ([treatment, comparator] as const) : ([comparator, treatment] as const);
    pairs.set(JSON.stringify(nodes), nodes);
  }
  return [...pairs.values()]
    .sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]) || order.indexOf(a[1]) - order.indexOf(b[1]))
    .map((nodes): NetworkEdge => {
      const contrasts = trialsBetween(used, ...nodes);
      return { nodes, contrasts, direct: poolTrials(contrasts, plan) };
    });
};

const noWay = (components: NetworkFit["components"], { nodes, contrast }: NetworksPlan): NotEstimable => {
  const missing = [contrast.intervention, contrast.comparator]
    .filter((node) => !components.some((part) => part.includes(node)))
    .map((node) => nodes.find(({ id }) => id === node)?.label ?? node);
  return missing.length > 0
    ? notEstimable("no-data", `No randomized trial with a usable number had: ${missing.join("; ")}.`)
    : notEstimable("disconnected", "The two treatments stand in parts of the network that no trial joins.", {
        parts: components.length,
      });
};

/**
 * How do treatments compare that few trials set side by side? Parts that no trial joins are never compared; what trials of the
 * two say and what the way round says stay apart.
 */
export const networkFit = (used: readonly NodeContrast[], plan: FitPlan): NetworkFit => {
  const { intervention, comparator } = plan.networks.contrast;
  const edges = edgesOf(used, plan);
  const directTrials = trialsBetween(used, intervention, comparator);
  const direct = poolTrials(directTrials, plan);
  const found = used.length === 0 ? [] : networkParts(inputOf(used));
  if ("kind" in found) {
    return { parts: [found], components: [], edges, directTrials, direct, indirect: found, indirectWithPrior: null };
  }
  const components = found
    .map((part) => part.map(String).sort())
    .sort((a, b) => b.length - a.length || ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
  const within = (part: readonly string[]) => used.filter(({ treatment }) => part.includes(treatment));
  const parts = components.map((part) => {
    const own = within(part);
    return networkPart(
      own,
      edges.filter(({ nodes }) => part.includes(nodes[0])),
      plan,
    );
  });
  const at = components.findIndex((part) => part.includes(intervention) && part.includes(comparator));
  const part = parts[at];
  if (part === undefined) {
    const indirect = noWay(components, plan.networks);
    return { parts, components, edges, directTrials, direct, indirect, indirectWithPrior: null };
  }
  if (!("nodes" in part))
    return { parts, components, edges, directTrials, direct, indirect: part, indirectWithPrior: null };
  const both = [intervention, comparator];
  const split = part.comparisons.find(
    ({ network }) => both.includes(String(network.treatment)) && both.includes(String(network.comparator)),
  );
  const asNamed = String(split?.network.treatment) === intervention;
  const raw = split === undefined ? noWay(components, plan.networks) : split.indirect;
  const indirect = "estimate" in raw ? (asNamed ? raw.estimate : turnedQuantity(raw.estimate)) : raw;
  return {
    parts,
    components,
    edges,
    directTrials,
    direct,
    indirect:
      indirect.kind === "not-estimable"
        ? notEstimable(
            "disconnected",
            "Only trials that set the two side by side tell how they compare: there is no way round.",
          )
        : indirect,
    indirectWithPrior: indirect.kind === "not-estimable" ? null : withPrior(within(components[at] ?? []), plan),
  };
};

/** The indirect comparison alone: trials of the two side by side are left out, since the prior's mixture has no back-calculation. */
const withPrior = (used: readonly NodeContrast[], plan: FitPlan): Quantity => {
  const { intervention, comparator } = plan.networks.contrast;
  const both = [intervention, comparator];
  const samples = new Set(
    used
      .filter((one) => both.includes(one.treatment) && both.includes(one.comparator))
      .map(({ study }) => study.sample_id),
  );
  const others = used.filter(({ study }) => !samples.has(study.sample_id));
  const fit = bayesianNetwork(inputOf(others), { tauPrior: plan.meta.tauPrior, level: plan.level });
  if (fit.kind === "not-estimable") return fit;
  const found = fit.comparisons.find(
    (one) => both.includes(String(one.treatment)) && both.includes(String(one.comparator)),
  );
  if (found === undefined)
    return notEstimable("disconnected", "Without the trials of several treatments no trial joins the two.");
  return String(found.treatment) === intervention ? found.estimate : turnedQuantity(found.estimate);
};
