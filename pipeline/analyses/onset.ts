import { forest } from "../charts/forest.ts";
import { layouts } from "../charts/layouts.ts";
import type { ListedRow } from "../derive/evidence/evidence-estimand.ts";
import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import { isRatio, naturalUnit } from "../derive/evidence/natural-scale.ts";
import type { Analysis, AnalysisInput, Block, Caveat, Finding, Plan, Prose, RiskOfBiasRow } from "../model/index.ts";
import { favouredSides, saysAgainst } from "./published/against.ts";
import { biasColumn, biasNote, withBias } from "./published/bias-column.ts";
import { type EstimandReading, readEstimand } from "./published/estimand-reading.ts";
import { listedLines, usedLines } from "./published/evidence-lines.ts";
import { evidenceTable } from "./published/evidence-table.ts";
import { forestColumnList } from "./published/forest-columns.ts";
import { outcomeName } from "./published/outcome-name.ts";
import { poolFooter } from "./published/pool-footer.ts";
import { headingRow, pooledLines, pooledRows } from "./published/pooled-rows.ts";
import { poolingMethod } from "./published/pooling-method.ts";
import { publishedFinding, publishedTables, readingKeys } from "./published/published-finding.ts";
import { publishedFrame } from "./published/published-frame.ts";
import { saysPool } from "./published/says-pool.ts";
import { capital, words } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/onset";

/** Numbers that could have stood in the forest; those of other days and of reviews stand in a table of their own. */
const near = ({ reason }: ListedRow): boolean =>
  !["review", "outside-window", "other-clock", "wrong-arms"].includes(reason);

const worthwhile = (plan: Pick<Plan, "mwe">, { evidence }: EstimandReading): readonly [number, number] => {
  const least = plan.mwe[evidence.estimand.minimum];
  return isRatio(evidence.estimand.scale) ? [Math.min(least, 1 / least), Math.max(least, 1 / least)] : [-least, least];
};

const forestBlock = (
  plan: AnalysisInput["plan"],
  reading: EstimandReading,
  judged: readonly RiskOfBiasRow[],
): readonly Block[] => {
  const { estimand } = reading.evidence;
  const ratio = isRatio(estimand.scale);
  const pooled = usedLines(reading, plan.level);
  const lines = [...pooled, ...listedLines(reading, near)];
  // One group's mean is no effect: it stands in the table only.
  const contrasts = listedLines(reading, (row) => near(row) && row.side !== 0);
  const table = `${estimand.id}-rows`;
  const rows = evidenceTable(table, ["Numbers on ", words(estimand.label), "."], [...lines, ...pooledLines(reading)]);
  if (reading.families.length === 0) return lines.length === 0 ? [] : [rows];
  const shown = reading.headlines.filter(({ basis, quantity }) => basis !== null && quantity.kind === "estimate");
  const marked = withBias(judged);
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
      ...layouts(
        forest,
        publishedFrame(
          plan,
          `Trials on ${outcomeName(plan, estimand.outcome)}`,
          `${ratio ? "Ratios" : "Standardized differences"} on ${estimand.label}; people and day as printed`,
        ),
        {
          scale: ratio ? "log" : "identity",
          nullAt: ratio ? 1 : 0,
          worthwhile: worthwhile(plan, reading),
          favours: favouredSides(plan, reading),
          xTitle: ratio ? capital(unit) : "Standardized difference",
          columns: [...forestColumnList, biasColumn],
          plotRoom: 124,
          rows: [
            ...pooled.map(marked),
            ...pooledRows(reading),
            ...(contrasts.length === 0 ? [] : [headingRow("not-pooled", "Not pooled")]),
            ...contrasts.map(marked),
          ],
          footer: [
            ...reading.families.map(poolFooter),
            biasNote([...pooled, ...contrasts].map(marked)),
            "Numbers that are not pooled stand as their page prints them; which sign is better differs from page to page.",
            "Numbers of single groups are in the table only.",
          ]
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
            code: "one-of-several-groups",
            prose: [
              "At least one trial had several groups of that treatment, of which the pages that could be read print one.",
            ],
          },
        ]
      : []),
    {
      code: "functional-unmasking",
      prose: [
        "People can often tell from the immediate effects what they were given. Expectation may be part of what is measured.",
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
  return publishedFinding(plan, {
    analysis: "onset",
    standing: "secondary",
    question: "How much better are people in the first days of treatment than people who got a control?",
    estimand: {
      population: ["People of randomized trials, by condition."],
      outcome: ["Symptom scores, or response, at the time nearest the declared day and within the declared days."],
      summary: ["Standardized difference or risk ratio, with its interval."],
    },
    headlines: readings.flatMap(({ headlines }) => headlines),
    blocks: [
      {
        kind: "text",
        depth: "plain",
        prose: saysAgainst(plan, readings),
      },
      {
        kind: "text",
        depth: "clinician",
        prose: readings.flatMap((reading, i): Prose => [...(i === 0 ? [] : [" "]), ...saysPool(reading, plan)]),
      },
      ...readings.flatMap((reading) => forestBlock(plan, reading, rows.riskOfBias)),
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

/** The first days: treatment against a control, by outcome. */
export const onset: Analysis = single({
  id: "onset",
  half: "published",
  reads: { tables: publishedTables, plan: readingKeys },
  run,
});
