import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import type { Analysis, AnalysisInput, Block, Caveat, Finding } from "../model/index.ts";
import { additiveTables } from "./network/additive-tables.ts";
import { networkChart } from "./network/network-chart.ts";
import { type NetworkReading, networkReading } from "./network/network-reading.ts";
import { leftTable, usedTable } from "./network/network-rows.ts";
import { edgesTable, leagueTables, overviewTable, pairsTable } from "./network/network-tables.ts";
import { contrastNames, saysNetwork, saysPlainly } from "./network/network-texts.ts";
import { publishedFinding, publishedTables, readingKeys } from "./published/published-finding.ts";
import { cohortOf, enumerated, inSentence, words } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/network";

const caveats = (readings: readonly NetworkReading[]): readonly Caveat[] => {
  const before = readings.some(({ evidence }) => evidence.listed.some(({ reason }) => reason === "treated-before"));
  const several = readings.some(({ evidence }) => evidence.used.some(({ flags }) => flags.includes("crossover")));
  return [
    {
      code: "transitivity",
      prose: [
        "A way round through other treatments holds only if the trials are alike in all that changes the effect: people, doses, days, and what stands beside the treatment. That cannot be tested here.",
      ],
    },
    ...(before
      ? [
          {
            code: "treated-before",
            prose: [
              "Groups that are called placebo but had the treatment first and stopped it are not in these networks: what people had goes before the name of the group.",
            ],
          },
        ]
      : []),
    ...(several
      ? [
          {
            code: "crossover",
            prose: [
              "Some trials gave both treatments to the same people in turn; their printed intervals are narrow for the number of people.",
            ],
          },
        ]
      : []),
    {
      code: "additive-model",
      prose: [
        "The sensitivity in which the parts of a treatment add up takes for granted that they neither strengthen nor weaken each other, which is the very question. It decides nothing.",
      ],
    },
  ];
};

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const { nodes, contrast, questions } = plan.networks;
  const readings = questions.map((question) => networkReading(rows, plan, question, id));
  const [comparator, intervention] = [cohortOf(plan, "comparator"), cohortOf(plan, "intervention")];
  return publishedFinding(plan, {
    analysis: "network",
    standing: "exploratory",
    question: `Can ${intervention.plain} and ${comparator.plain} be compared through other treatments?`,
    estimand: {
      population: ["People of randomized trials, each family of conditions on its own."],
      treatment: [words(contrastNames(nodes, contrast)), ", and every treatment that trials join to them."],
      outcome: [words(enumerated(questions.map(({ label }) => inSentence(label)))), "."],
      summary: [
        "Standardized difference or ratio: by trials that set the two side by side, and by the way round through other treatments. The two are never averaged here.",
      ],
    },
    headlines: readings.flatMap(({ headlines }) => headlines),
    blocks: [
      {
        kind: "text",
        depth: "plain",
        prose: saysPlainly(readings, { intervention: intervention.plain, comparator: comparator.plain }),
      },
      overviewTable(readings),
      ...readings.flatMap((reading, row): readonly Block[] => {
        const chart = networkChart(plan, reading);
        const says: Block = { kind: "text", depth: "clinician", prose: saysNetwork(reading, plan.networks, row) };
        return [says, ...(chart.length === 0 ? [] : [...chart, edgesTable(reading, nodes)])];
      }),
      ...readings.flatMap((reading) => [...pairsTable(reading, nodes), ...leagueTables(reading, nodes)]),
      ...additiveTables(readings, nodes),
      usedTable(readings, nodes, plan.level),
      leftTable(readings),
    ],
    method: {
      summary: [
        "Randomized numbers only, one trial of each independent sample, chosen as for the other published numbers; of a trial with more treatments all pairs are made from its groups and the trial counts once. Treatments are told apart as declared: placebo and placebo with therapy are never one. Trials are joined by weighted least squares on the graph of treatments. Where every comparison rests on one trial, a common effect; else one variance between trials for all comparisons, estimated as declared. Side by side and way round are told apart by back-calculation. Parts that no trial joins are not compared. With the declared prior on the variation between trials, the way round uses only trials that do not set the two side by side. In the sensitivity in which parts add up, a treatment is the sum of its declared parts, by the same weights and the same variance between trials, and only in a network of one piece.",
      ],
      formula:
        "d(A,B) = d(A,C) − d(B,C); variances add; indirect = (network − p·direct)/(1 − p), p = var(network)/var(direct)",
      citations: [
        "bucher-1997",
        "rucker-2012",
        "rucker-schwarzer-2015",
        "rucker-2020",
        "konig-2013",
        "dias-2010",
        "friede-2017",
        "rover-2020",
        "gleser-olkin-1994",
      ],
    },
    caveats: caveats(readings),
  });
};

/** Comparisons by way of other treatments, apart from those side by side. */
export const network: Analysis = single({
  id: "network",
  half: "published",
  reads: { tables: publishedTables, plan: [...readingKeys, "networks"] },
  run,
});
