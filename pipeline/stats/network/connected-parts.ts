import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { NetworkLabel } from "./network-trial.ts";
import { type Network, type NetworkContrasts, readNetwork } from "./read-network.ts";

/**
 * Which treatments can be compared at all?
 *
 * The parts of the network, each joined by trials, largest first; one part is what network meta-analysis needs.
 * Equals netmeta 3.3-1 `netconnection(treat1, treat2, studlab)`, its subnetworks.
 * Throws and refuses as `networkMetaAnalysis` does, but for what is disconnected.
 */
export const networkParts = (input: NetworkContrasts): readonly (readonly NetworkLabel[])[] | NotEstimable => {
  const network = readNetwork(input);
  if (network.kind === "not-estimable") return network;
  return connectedParts(network).map(({ treatments }) => treatments);
};

/** The parts of a network as networks of their own, largest first. */
export const connectedParts = ({ treatments, trials }: Network): readonly Network[] => {
  const root = treatments.map((_, number) => number);
  const rootOf = (number: number): number => {
    let at = number;
    while (root[at] !== at) at = root[at] as number;
    return at;
  };
  for (const { arms } of trials) {
    const [first, ...others] = arms.map(rootOf);
    for (const other of others) root[rootOf(other)] = rootOf(first as number);
  }
  const parts = new Map<number, number[]>();
  treatments.forEach((_, number) => {
    const at = rootOf(number);
    parts.set(at, [...(parts.get(at) ?? []), number]);
  });
  return [...parts.values()]
    .sort((a, b) => b.length - a.length)
    .map((members) =>
      subNetwork(
        treatments,
        trials.filter(({ arms }) => members.includes(arms[0] as number)),
      ),
    );
};

/** Some trials as a network of the treatments they hold. */
export const subNetwork = (treatments: readonly NetworkLabel[], trials: Network["trials"]): Network => {
  const members = [...new Set(trials.flatMap(({ arms }) => arms))].sort((a, b) => a - b);
  return {
    kind: "network",
    treatments: members.map((number) => treatments[number] as NetworkLabel),
    trials: trials.map((trial) => ({ ...trial, arms: trial.arms.map((arm) => members.indexOf(arm)) })),
  };
};

/** The network, if it hangs together; else which parts share no trial. */
export const readConnected = (input: NetworkContrasts): Network | NotEstimable => {
  const network = readNetwork(input);
  if (network.kind === "not-estimable") return network;
  const parts = connectedParts(network);
  if (parts.length === 1) return network;
  const lists = parts.map((part) => part.treatments.join(", ")).join(" | ");
  return notEstimable("disconnected", `The network falls into ${parts.length} parts that share no trial: ${lists}.`, {
    parts: parts.length,
  });
};
