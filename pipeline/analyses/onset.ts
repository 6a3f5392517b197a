import { forest } from "../charts/forest.ts";
import type { ListedRow } from "../derive/evidence/evidence-estimand.ts";
import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import { isRatio, naturalUnit } from "../derive/evidence/natural-scale.ts";
import type { Analysis, AnalysisInput, Block, Caveat, Finding, Plan, Prose } from "../model/index.ts";
import { type EstimandReading, readEstimand } from "./published/estimand-reading.ts";
import { listedLines, usedLines } from "./published/evidence-lines.ts";
import { evidenceTable } from "./published/evidence-table.ts";
import { forestColumnList } from "./published/forest-columns.ts";
import { poolFooter } from "./published/pool-footer.ts";
import { headingRow, pooledRows } from "./published/pooled-rows.ts";
import { poolingMethod } from "./published/pooling-method.ts";
import { publishedFinding, publishedTables, readingKeys } from "./published/published-finding.ts";
import { publishedFrame } from "./published/published-frame.ts";
import { saysPool } from "./published/says-pool.ts";
import { enumerated, labelOf, words } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/onset";

/** Numbers that could have stood in the forest; those of other days and of reviews stand in a table of their own. */
const near = ({ reason }: ListedRow): boolean =>
  !["review", "outside-window", "other-clock", "wrong-arms"].includes(reason);

const sides = (plan: Pick<Plan, "labels">, { evidence }: EstimandReading) => ({
  left: enumerated(
    evidence.estimand.second.map((word) => labelOf(plan, "modality", word)),
    "or",
  ),
  right: enumerated(
    evidence.estimand.first.map((word) => labelOf(plan, "modality", word)),
    "or",
  ),
});

const worthwhile = (plan: Pick<Plan, "mwe">, { evidence }: EstimandReading): readonly [number, number] => {
  const least = plan.mwe[evidence.estimand.minimum];
  return isRatio(evidence.estimand.scale) ? [Math.min(least, 1 / least), Math.max(least, 1 / least)] : [-least, least];
};

const forestBlock = (plan: AnalysisInput["plan"], reading: EstimandReading): readonly Block[] => {
  const { estimand } = reading.evidence;
  const ratio = isRatio(estimand.scale);
  const pooled = usedLines(reading, plan.level);
  const lines = [...pooled, ...listedLines(reading, near)];
  // One group's mean is no effect: it stands in the table only.
  const contrasts = listedLines(reading, (row) => near(row) && row.side !== 0);
  const table = `${estimand.id}-rows`;
  const rows = evidenceTable(table, ["Numbers on ", words(estimand.label), "."], lines);
  if (reading.families.length === 0) return lines.length === 0 ? [] : [rows];
  const shown = reading.headlines.filter(({ basis, quantity }) => basis !== null && quantity.kind === "estimate");
  const unit = naturalUnit[estimand.scale].replaceAll("-", " ");
  return [
    {
      kind: "chart",
      id: `${estimand.id}-forest`,
      depth: "clinician",
      caption: ["Trials on ", words(estimand.label), ", and what they say together."],
      table,
      audience: "public",
      alt: [
        "Forest plot of trials on ",
        words(estimand.label),
        ". ",
        ...shown.flatMap(
          ({ id: shownId }): Prose => ["Result ", { headline: shownId, show: "value-and-interval" }, ". "],
        ),
        "Why the other numbers are not pooled is printed beside them. Table follows.",
      ],
      spec: forest(
        publishedFrame(
          plan,
          `Trials on ${estimand.label}`,
          `${ratio ? "Ratios" : "Standardized differences"}; people and day as printed`,
        ),
        {
          scale: ratio ? "log" : "identity",
          nullAt: ratio ? 1 : 0,
          worthwhile: worthwhile(plan, reading),
          favours: sides(plan, reading),
          xTitle: ratio ? unit : "Standardized difference",
          columns: forestColumnList,
          rows: [
            ...pooled.map(({ forest: row }) => row),
            ...pooledRows(reading),
            ...(contrasts.length === 0 ? [] : [headingRow("not-pooled", "Not pooled")]),
            ...contrasts.map(({ forest: row }) => row),
          ],
          footer: [...reading.families.map(poolFooter), "Numbers of single groups are in the table only."]
            .filter((text) => text !== "")
            .join(" "),
        },
      ),
    },
    rows,
  ];
};

const doubts = (readings: readonly EstimandReading[]): readonly Caveat[] => {
  const flags = new Set(readings.flatMap(({ evidence }) => evidence.used.flatMap((one) => one.flags)));
  return [
    ...(flags.has("crossover")
      ? [
          {
            code: "crossover",
            prose: [
              "Some trials gave both treatments to the same people in turn. Their printed intervals come from paired analyses and are narrow for the number of people, so they weigh much.",
            ],
          },
        ]
      : []),
    ...(flags.has("one-of-several-arms")
      ? [
          {
            code: "one-dose",
            prose: ["At least one trial had several doses, of which the pages that could be read print one."],
          },
        ]
      : []),
    {
      code: "functional-unmasking",
      prose: [
        "The immediate effects tell most people what they were given. Expectation may be part of what is measured.",
      ],
    },
  ];
};

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const readings = plan.estimands
    .filter(({ analysis }) => analysis === "onset")
    .map((estimand) => readEstimand(rows, plan, estimand, id));
  const apart = readings.flatMap((reading) => listedLines(reading, (row) => !near(row)));
  const [main] = readings.flatMap(({ headlines }) => headlines);
  return publishedFinding({
    analysis: "onset",
    standing: "secondary",
    question: "How much better are people within days of a dose than people who got a control?",
    estimand: {
      population: ["People of randomized trials, by condition."],
      outcome: [
        "Symptom scores, or response, at the time nearest one day after the dose and within the declared days.",
      ],
      summary: ["Standardized difference or risk ratio, with its interval."],
    },
    headlines: readings.flatMap(({ headlines }) => headlines),
    blocks: [
      {
        kind: "text",
        depth: "plain",
        prose:
          main === undefined || main.quantity.kind !== "estimate"
            ? ["No trial gave a number for the first days that we could use."]
            : [
                "In trials, the drug was set against a control in the first days. On ",
                ...main.label,
                ", the result is ",
                { headline: main.id, show: "value-and-interval" },
                ": a number above zero is better with the drug.",
              ],
      },
      {
        kind: "text",
        depth: "clinician",
        prose: readings.flatMap((reading, i): Prose => [...(i === 0 ? [] : [" "]), ...saysPool(reading, plan)]),
      },
      ...readings.flatMap((reading) => forestBlock(plan, reading)),
      evidenceTable(
        "set-aside",
        ["Numbers of other days, other groups and of reviews: not candidates for these pools."],
        apart,
        "full",
      ),
    ],
    method: poolingMethod,
    caveats: doubts(readings),
  });
};

/** The first days: the drug against a control, by outcome. */
export const onset: Analysis = single({
  id: "onset",
  half: "published",
  reads: { tables: publishedTables, plan: readingKeys },
  run,
});
