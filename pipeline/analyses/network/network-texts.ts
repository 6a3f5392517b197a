import type { NetworkNode, NetworksPlan } from "../../derive/evidence/network/network-nodes.ts";
import type { Prose, Run } from "../../model/index.ts";
import { enumerated, inSentence, words } from "../published/words.ts";
import type { NetworkReading } from "./network-reading.ts";
import { nodeLabel } from "./network-tables.ts";

export const contrastNames = (
  nodes: readonly NetworkNode[],
  contrast: { readonly intervention: string; readonly comparator: string },
): string => `${nodeLabel(nodes, contrast.intervention)} against ${inSentence(nodeLabel(nodes, contrast.comparator))}`;

const counted = (row: number, column: string, count: number): Run => ({ count, of: `networks/${row}/${column}` });

const namesOf = (nodes: readonly NetworkNode[], part: readonly string[]): string =>
  enumerated(nodes.filter(({ id }) => part.includes(id)).map(({ label }) => inSentence(label)));

const saysReach = ({ fit }: NetworkReading, nodes: readonly NetworkNode[], row: number): Prose => {
  const { components } = fit;
  const [only] = components;
  if (only === undefined) return ["no randomized trial gave a usable number, so that there is no network."];
  if (components.length === 1) return ["trials join ", words(namesOf(nodes, only)), "."];
  return [
    "the trials fall into ",
    counted(row, "parts", components.length),
    " parts that no trial joins: ",
    words(components.map((part) => namesOf(nodes, part)).join("; apart from these ")),
    ". Nothing is compared across them.",
  ];
};

const saysModel = ({ fit }: NetworkReading): Prose => {
  const parts = fit.parts.flatMap((part) => ("nodes" in part && part.nodes.length > 2 ? [part] : []));
  if (parts.length === 0) return [];
  const looped = parts.some(({ comparisons }) => comparisons.some(({ inconsistency }) => "estimate" in inconsistency));
  return [
    parts.every(({ model }) => model === "common")
      ? " Every comparison rests on one trial, so that how much trials differ cannot be told: a common effect is shown, with a declared prior on that difference beside it."
      : " Trials of the same comparison may differ; one variance for all comparisons is allowed for, with a declared prior on it beside.",
    looped
      ? " Side by side and way round are set against each other in the table of pairs."
      : " There is no loop: whether side by side and way round agree cannot be checked.",
  ];
};

const saysTwo = ({ headlines, fit }: NetworkReading, names: string): Prose => {
  if (fit.components.length === 0) return [];
  const shown = (name: string): Prose => {
    const found = headlines.find(({ id }) => id.endsWith(`/${name}`));
    if (found === undefined) return [];
    return found.quantity.kind === "estimate"
      ? [{ headline: found.id, show: "value-and-interval" }, "."]
      : [words(found.quantity.reason)];
  };
  return [" ", words(names), ", side by side: ", ...shown("direct"), " By the way round: ", ...shown("indirect")];
};

/** What one network says: how far it reaches, by which model, and what it says on the two treatments. */
export const saysNetwork = (
  reading: NetworkReading,
  { nodes, contrast }: Pick<NetworksPlan, "nodes" | "contrast">,
  row: number,
): Prose => [
  "On ",
  words(reading.question.label),
  ", ",
  ...saysReach(reading, nodes, row),
  ...saysModel(reading),
  ...saysTwo(reading, contrastNames(nodes, contrast)),
];

/** For everyone: is there a way round, and what does it show? */
export const saysPlainly = (
  readings: readonly NetworkReading[],
  names: { readonly intervention: string; readonly comparator: string },
): Prose => {
  const found = readings.flatMap(({ headlines }) =>
    headlines.filter(({ id, quantity }) => id.endsWith("/indirect") && quantity.kind === "estimate"),
  );
  const asked: Prose = [
    "Two treatments that were never tried together can be compared when both were tried against a third.",
  ];
  if (found.length === 0)
    return [
      ...asked,
      " For ",
      words(names.intervention),
      " and ",
      words(names.comparator),
      ", no chain of trials gives such a way round. Only studies that compare them side by side can tell.",
    ];
  return [
    ...asked,
    " This way round can mislead, since the trials had different people. It gives, on ",
    ...found.flatMap(
      ({ id, label }, i): Prose => [
        ...(i === 0 ? [] : ["; on "]),
        ...label.slice(0, 1),
        ": ",
        { headline: id, show: "value-and-interval" },
      ],
    ),
    ".",
  ];
};
