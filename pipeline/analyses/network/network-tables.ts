import { naturalUnit } from "../../derive/evidence/natural-scale.ts";
import type { NetworkNode } from "../../derive/evidence/network/network-nodes.ts";
import type { NetworkPart } from "../../derive/evidence/network/network-part.ts";
import { turnedQuantity } from "../../derive/evidence/network/turned-quantity.ts";
import type { Cell, Quantity, TableBlock, TableColumn } from "../../model/index.ts";
import { enumerated, studyLabel, words } from "../published/words.ts";
import { countPeople, countTrials, type NetworkReading } from "./network-reading.ts";

type Nodes = readonly NetworkNode[];

export const nodeLabel = (nodes: Nodes, node: string): string => nodes.find(({ id }) => id === node)?.label ?? node;

const text = (id: string, label: string): TableColumn => ({ id, label, unit: null, align: "start" });
const number = (id: string, label: string, unit: string): TableColumn => ({ id, label, unit, align: "end" });

/** Which side of no difference favours the treatment named first. */
export const saysSide = ({ question, evidence }: NetworkReading): string =>
  question.scale === "smd"
    ? "Above zero favors the first."
    : `${evidence.better === "lower" ? "Below" : "Above"} one favors the first.`;

const modelName = (part: NetworkReading["fit"]["parts"][number]): string =>
  !("nodes" in part)
    ? "none"
    : part.nodes.length < 2
      ? "none"
      : part.model === "common"
        ? "common effect"
        : "random effects";

/** One line for each question: how far its network reaches, and the two numbers that are never averaged. */
export const overviewTable = (readings: readonly NetworkReading[]): TableBlock => ({
  kind: "table",
  id: "networks",
  depth: "clinician",
  caption: [
    "One network for each outcome in each family of conditions. Side by side and way round stand apart and are never averaged.",
  ],
  columns: [
    text("question", "On"),
    number("treatments", "Treatments", "count"),
    number("parts", "Separate parts", "count"),
    number("trials", "Trials", "count"),
    number("people", "People", "people"),
    text("model", "Model"),
    number("direct", "Side by side", "ratio"),
    number("indirect", "By the way round", "ratio"),
  ],
  rows: readings.map(({ question, evidence, fit, headlines }): readonly Cell[] => [
    question.label,
    fit.components.flat().length,
    fit.components.length,
    countTrials(evidence.used),
    countPeople(evidence.used),
    [...new Set(fit.parts.map(modelName))].join("; ") || "none",
    ...["direct", "indirect"].map((name): Cell => {
      const found = headlines.find(({ id }) => id.endsWith(`/${name}`));
      return found === undefined ? null : { headline: found.id };
    }),
  ]),
});

/** The lines of the picture: pairs with a usable number first, then pairs that trials compared without one. */
export const edgesTable = (reading: NetworkReading, nodes: Nodes): TableBlock => {
  const { question, fit, evidence, natural } = reading;
  return {
    kind: "table",
    id: `${question.id}-edges`,
    depth: "clinician",
    caption: ["Treatments that trials compared, on ", words(question.label), ". ", saysSide(reading)],
    columns: [
      text("first", "First"),
      text("second", "Second"),
      number("trials", "Trials", "count"),
      number("people", "People", "people"),
      number("effect", "First against second, by these trials", naturalUnit[question.scale]),
      text("studies", "Studies"),
    ],
    rows: [
      ...fit.edges.map(({ nodes: [first, second], contrasts, direct }): readonly Cell[] => [
        nodeLabel(nodes, first),
        nodeLabel(nodes, second),
        contrasts.length,
        countPeople(contrasts),
        natural(direct.deciding),
        enumerated(contrasts.map(({ study }) => studyLabel(study))),
      ]),
      ...evidence.unusable.map(({ nodes: [first, second], studies }): readonly Cell[] => [
        nodeLabel(nodes, first),
        nodeLabel(nodes, second),
        0,
        null,
        "compared, but no usable number",
        enumerated(studies.map(studyLabel)),
      ]),
    ],
  };
};

const parts = ({ fit }: NetworkReading): readonly NetworkPart[] =>
  fit.parts.flatMap((part) => ("nodes" in part && part.nodes.length > 2 ? [part] : []));

/** All pairs of every part: by their own trials, by the way round, the two set against each other, and the whole network. */
export const pairsTable = (reading: NetworkReading, nodes: Nodes): readonly TableBlock[] => {
  const { question, natural } = reading;
  const order = nodes.map(({ id }) => id);
  const rows = parts(reading).flatMap((part) =>
    part.comparisons.map((one, i): readonly Cell[] => {
      const [from, to] = [String(one.network.treatment), String(one.network.comparator)];
      const asNamed = order.indexOf(from) < order.indexOf(to);
      const seen = (quantity: Quantity): Quantity => natural(asNamed ? quantity : turnedQuantity(quantity));
      const cell = (effect: typeof one.direct): Cell => ("estimate" in effect ? seen(effect.estimate) : "none");
      const prior = part.withPrior.kind === "not-estimable" ? null : part.withPrior.comparisons[i];
      return [
        nodeLabel(nodes, asNamed ? from : to),
        nodeLabel(nodes, asNamed ? to : from),
        one.trials,
        cell(one.direct),
        cell(one.indirect),
        cell(one.inconsistency),
        seen(one.network.estimate),
        prior == null ? "none" : seen(prior.estimate),
      ];
    }),
  );
  const unit = naturalUnit[question.scale];
  return rows.length === 0
    ? []
    : [
        {
          kind: "table",
          id: `${question.id}-pairs`,
          depth: "full",
          caption: [
            "Every pair of the network on ",
            words(question.label),
            ": by trials of the two, by the way round, how these differ, by the whole network, and by the whole with the declared prior on how much trials differ. ",
            saysSide(reading),
          ],
          columns: [
            text("first", "First"),
            text("second", "Second"),
            number("trials", "Trials", "count"),
            number("direct", "Side by side", unit),
            number("indirect", "By the way round", unit),
            number("difference", "Side by side against way round", unit),
            number("network", "Whole network", unit),
            number("prior", "Whole network, with the prior", unit),
          ],
          rows,
        },
      ];
};

/** The league table of every part with three treatments or more: the row against the column. */
export const leagueTables = (reading: NetworkReading, nodes: Nodes): readonly TableBlock[] =>
  parts(reading).map(
    (part, i): TableBlock => ({
      kind: "table",
      id: `${reading.question.id}-league${i === 0 ? "" : `-${i + 1}`}`,
      depth: "full",
      caption: [
        "League table on ",
        words(reading.question.label),
        ": the treatment of the row against that of the column, by the whole network. ",
        saysSide(reading).replace("the first", "the row"),
        " The P-score is how sure, on average over the others, the numbers make us that a treatment is better: it says nothing on by how much, and nothing on bias.",
      ],
      columns: [
        text("treatment", "Treatment"),
        ...part.nodes.map((node) => number(node, nodeLabel(nodes, node), naturalUnit[reading.question.scale])),
        number("p-score", "P-score", "probability"),
      ],
      rows: part.nodes.map((node, row): readonly Cell[] => [
        nodeLabel(nodes, node),
        ...(part.league[row] ?? []).map((cell): Cell => (cell === null ? "–" : reading.natural(cell))),
        part.pScores[row] ?? "none",
      ]),
    }),
  );
