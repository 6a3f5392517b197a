import { type BiasTable, biasTables } from "../../derive/evidence/bias-table.ts";
import { evidenceRows } from "../../derive/evidence/evidence-rows.ts";
import { pooledStudies } from "../../derive/evidence/pooled-studies.ts";
import type { Analysis, AnalysisInput, Finding, StudiesRow } from "../../model/index.ts";
import { countedHeadline } from "../published/counted-headline.ts";
import { publishedFinding, publishedTables, readingKeys } from "../published/published-finding.ts";
import { labelOf, studyLabel } from "../published/words.ts";
import { single } from "../single.ts";
import { judgementBlocks, summaryBlocks } from "./bias-blocks.ts";

const id = "published/risk-of-bias";

/** "Author year", with the journal beside it where two studies share that name, or the key where that does not tell them apart either. */
const namesOf = (studies: readonly StudiesRow[]) => {
  const labels = new Map(studies.map((study) => [study.study_id, studyLabel(study)]));
  // "Journal of Clinical Psychiatry 81(6):20l13406": the name alone.
  const journals = new Map(
    studies.map(({ study_id, journal }) => [study_id, journal?.replace(/\s+\d.*$/, "") ?? null]),
  );
  return (study: string): string => {
    const label = labels.get(study) ?? study;
    const same = [...labels].flatMap(([key, one]) => (one === label ? [key] : []));
    if (same.length < 2) return label;
    const journal = journals.get(study) ?? null;
    const told = journal !== null && same.every((key) => key === study || journals.get(key) !== journal);
    return `${label} (${told ? journal : study})`;
  };
};

const only = (table: BiasTable, studies: ReadonlySet<string>): BiasTable => ({
  ...table,
  studies: table.studies.filter(({ study }) => studies.has(study)),
});

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const tables = biasTables(rows.riskOfBias);
  const judged = new Set(rows.riskOfBias.map(({ study_id }) => study_id));
  const pooled = pooledStudies(rows, plan);
  const inPools = new Set(pooled);
  const nameOf = namesOf(rows.studies);
  const primary = rows.studies.map(({ study_id }) => study_id);
  const high = [...judged].filter((study) =>
    tables.some(({ studies }) => studies.some((one) => one.study === study && one.overall === "high")),
  );
  const pooledJudged = pooled.filter((study) => judged.has(study));
  const unjudged = rows.studies.filter(({ study_id }) => !judged.has(study_id));
  const headlines = [
    countedHeadline(`${id}/judged`, ["Studies with a judgement of risk of bias"], "studies", judged.size, [...judged]),
    countedHeadline(
      `${id}/not-judged`,
      ["Studies without any judgement of risk of bias"],
      "studies",
      unjudged.length,
      unjudged.map(({ study_id }) => study_id),
    ),
    countedHeadline(`${id}/high`, ["Judged studies at high risk of bias"], "studies", high.length, high),
    countedHeadline(`${id}/pooled`, ["Studies whose numbers stand in a pool"], "studies", pooled.length, pooled),
    countedHeadline(
      `${id}/pooled-judged`,
      ["Studies in a pool with a judgement of risk of bias"],
      "studies",
      pooledJudged.length,
      pooledJudged,
    ),
  ];
  const value = (name: string) => ({ headline: `${id}/${name}`, show: "value" }) as const;
  const withPools = tables.map((table) => only(table, inPools)).filter(({ studies }) => studies.length > 0);
  return publishedFinding(plan, {
    analysis: "risk-of-bias",
    standing: "secondary",
    question: "How far can the studies be trusted?",
    estimand: {
      population: ["Every study in the tables; a study stands in a pool when one of its numbers is used."],
      outcome: ["Judgements of risk of bias as others published them."],
      summary: ["Judgements by domain. A domain or a study that nobody judged counts as unclear, never as low."],
    },
    headlines,
    blocks: [
      {
        kind: "text",
        depth: "clinician",
        prose: [
          "Judgements of risk of bias were found for ",
          value("judged"),
          "; ",
          value("not-judged"),
          " have none. Of ",
          value("pooled"),
          " whose numbers stand in a pool, ",
          value("pooled-judged"),
          " were judged. The rest count as unclear.",
        ],
      },
      ...withPools.flatMap((table) =>
        judgementBlocks(
          {
            id: `pooled-${table.tool.replaceAll("_", "-")}`,
            depth: "clinician",
            which: "judged studies whose numbers stand in a pool",
            table,
            nameOf,
          },
          plan,
        ),
      ),
      {
        kind: "table",
        id: "pooled-not-judged",
        depth: "clinician",
        caption: [
          "Not judged: studies whose numbers stand in a pool and that have no judgement. They count as unclear.",
        ],
        columns: [{ id: "study", label: "Study", unit: null, align: "start" }],
        rows: pooled.filter((study) => !judged.has(study)).map((study) => [nameOf(study)]),
      },
      ...tables.flatMap((table) => [
        ...summaryBlocks(table, plan),
        ...judgementBlocks(
          {
            id: `all-${table.tool.replaceAll("_", "-")}`,
            depth: "full",
            which: "every judged study",
            table,
            nameOf,
          },
          plan,
        ),
      ]),
      {
        kind: "table",
        id: "not-judged",
        depth: "full",
        caption: ["Not judged: every study without a judgement."],
        columns: [
          { id: "study", label: "Study", unit: null, align: "start" },
          { id: "design", label: "Design", unit: null, align: "start" },
          { id: "pooled", label: "In a pool", unit: null, align: "start" },
        ],
        rows: unjudged.map((study) => [
          nameOf(study.study_id),
          labelOf(plan, "design", study.design),
          inPools.has(study.study_id) ? "yes" : "no",
        ]),
      },
    ],
    method: {
      summary: [
        "Judgements are taken from published reviews as they stand. A study is at high risk when any domain is; of some concern or unclear when any domain is less than low; low only when every domain of its tool was judged low.",
      ],
      formula: "none",
      citations: ["cochrane-handbook"],
    },
    caveats:
      primary.length > judged.size
        ? [
            {
              code: "mostly-not-judged",
              prose: [
                "Most studies were judged by nobody whose judgement we could read; nobody judged them for this report.",
              ],
            },
          ]
        : [],
  });
};

/** Which studies were judged, and how; what was not judged is shown as that. */
export const riskOfBiasAnalysis: Analysis = single({
  id: "risk-of-bias",
  half: "published",
  reads: { tables: publishedTables, plan: readingKeys },
  run,
});
