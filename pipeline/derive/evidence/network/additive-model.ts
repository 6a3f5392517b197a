import type { Quantity, Test } from "../../../model/index.ts";
import { chiSquareTest } from "../../../stats/network/chi-square-test.ts";
import { type ComponentNetwork, componentNetwork } from "../../../stats/network/component-network.ts";
import { type NotEstimable, notEstimable } from "../../../stats/quantity.ts";
import type { NodeContrast } from "./arm-sets.ts";
import type { NetworkFit } from "./network-fit.ts";
import { type FitPlan, inputOf } from "./network-part.ts";
import { turnedQuantity } from "./turned-quantity.ts";

export interface AdditiveModel {
  readonly kind: "additive-model";
  /** Ids of the nodes of two parts or more. */
  readonly combined: readonly string[];
  readonly parts: ComponentNetwork;
  /** Intervention against comparator, as sums of their parts. */
  readonly contrast: Quantity;
  /** The same by the whole network, each treatment for itself. */
  readonly whole: Quantity;
  /** How much worse sums fit than each treatment for itself, at a common effect. */
  readonly misfit: Test;
}

const between = (
  comparisons: readonly { readonly treatment: unknown; readonly comparator: unknown; readonly estimate: Quantity }[],
  intervention: string,
  comparator: string,
): Quantity => {
  const own = comparisons.find((one) => one.treatment === intervention && one.comparator === comparator);
  if (own !== undefined) return own.estimate;
  const other = comparisons.find((one) => one.treatment === comparator && one.comparator === intervention);
  return other === undefined
    ? notEstimable("no-data", "One of the two treatments is not in this network.")
    : turnedQuantity(other.estimate);
};

/**
 * The named sensitivity in which the parts of a treatment add up. It takes for granted that they neither strengthen nor weaken each other.
 * Only in a network of one piece, where it is checked against each treatment for itself: sums that join pieces would rest on that alone.
 */
export const additiveModel = (
  used: readonly NodeContrast[],
  { components, parts }: Pick<NetworkFit, "components" | "parts">,
  plan: FitPlan,
): AdditiveModel | NotEstimable => {
  const [nodes, ...others] = components;
  const [part] = parts;
  if (nodes === undefined || part === undefined)
    return notEstimable("no-data", "There is no network: no randomized trial gave a usable number.");
  if (others.length > 0)
    return notEstimable(
      "disconnected",
      "Trials do not join all treatments: sums of parts would join them only by taking for granted what is asked.",
      { parts: components.length },
    );
  if (!("nodes" in part)) return part;
  const own = plan.networks.nodes.filter(({ id }) => nodes.includes(id));
  const combined = own.filter((node) => node.components.length > 1).map(({ id }) => id);
  if (combined.length === 0) return notEstimable("no-data", "No treatment of this network combines two parts.");
  const declared = Object.fromEntries(own.map((node) => [node.id, node.components]));
  const tauSquared = part.model === "random" && part.tauSquared.kind === "estimate" ? part.tauSquared.value : 0;
  const input = inputOf(used);
  const sums = componentNetwork(input, { components: declared, tauSquared, level: plan.level });
  const common = componentNetwork(input, { components: declared, tauSquared: 0, level: plan.level });
  if (sums.kind === "not-estimable") return sums;
  if (common.kind === "not-estimable") return common;
  const { intervention, comparator } = plan.networks.contrast;
  const { total } = part.consistency;
  return {
    kind: "additive-model",
    combined,
    parts: sums,
    contrast: between(sums.comparisons, intervention, comparator),
    whole: between(
      part.comparisons.map(({ network }) => network),
      intervention,
      comparator,
    ),
    misfit: chiSquareTest(
      "Cochran Q",
      common.q.statistic - total.statistic,
      (common.q.df[0] as number) - (total.df[0] as number),
    ),
  };
};
