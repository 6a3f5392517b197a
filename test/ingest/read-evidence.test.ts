import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { readEvidence } from "../../pipeline/ingest/read-evidence.ts";
import { studyWords } from "../../pipeline/ingest/study-words.ts";
import {
  type Column,
  createIssueLog,
  type Evidence,
  type StudyFile,
  type Table,
  textAt,
} from "../../pipeline/model/index.ts";
import { diskFiles } from "./disk-files.ts";
import { memoryFiles } from "./memory-files.ts";

const words = studyWords(JSON.parse(readFileSync("data/study.json", "utf8")) as StudyFile);
const names = ["studies", "arms", "results", "risk-of-bias", "durability"] as const;

describe("the shipped evidence", () => {
  const log = createIssueLog();
  let evidence: Evidence;
  beforeAll(async () => {
    evidence = (await readEvidence({ files: diskFiles, folder: "data", log }, words)).evidence;
  });
  const tableOf = (name: (typeof names)[number]): Omit<Table, "columns"> & { readonly columns: object } =>
    name === "risk-of-bias" ? evidence.riskOfBias : evidence[name];
  const columnsOf = (name: (typeof names)[number]) => tableOf(name).columns as Table["columns"];

  it("has 151 studies, 269 arms, 625 results, 58 judgements and 152 rows of the durability map, and no fault", () => {
    expect(names.map((name) => tableOf(name).length)).toEqual([151, 269, 625, 58, 152]);
    expect(log.issues()).toMatchObject({ errors: 0, warnings: 0 });
  });

  it.each(names)("keeps every cell of %s", (name) => {
    const text = readFileSync(`data/evidence/${name}.csv`, "utf8");
    const [header = [], ...rows] = Papa.parse<string[]>(text, { delimiter: ",", skipEmptyLines: true }).data;
    const columns = columnsOf(name);
    // Columns that a table may leave out are there, empty.
    const leftOut = name === "results" ? ["period", "stated_primary"] : [];
    expect(Object.keys(columns).sort()).toEqual([...header, ...leftOut].sort());
    for (const absent of leftOut)
      expect(rows.every((_, i) => textAt(columns[absent] as Column, i) === null)).toBe(true);
    let compared = 0;
    rows.forEach((row, i) => {
      row.forEach((cell, j) => {
        const column = columns[header[j] as string];
        const kept = column === undefined ? null : textAt(column, i);
        const isNumber = column?.kind === "number" || column?.kind === "integer";
        expect(kept === null || !isNumber ? kept : Number(kept)).toBe(
          cell === "" ? null : isNumber ? Number(cell) : cell,
        );
        compared += 1;
      });
    });
    expect(compared).toBe(rows.length * header.length);
  });

  it("knows nothing of the screening, and says so with null", () => {
    expect(evidence.screening.identified).toEqual({ databases: null, registers: null, other: null });
    expect(evidence.screening.included).toBeNull();
  });
});

const sound = {
  "s/evidence/studies.csv":
    "study_id,sample_id,year,design,condition,comparison_type,n_enrolled,followup_days_max,source_url,source_kind\nx-1,x-1,2020,rct,trd,other,10,90,https://example.org/,abstract\n",
  "s/evidence/arms.csv":
    "study_id,arm_id,modality,n_start,route,therapy_kind\nx-1,a,kap,5,iv,group\nx-1,b,placebo,5,iv,none\n",
};
const columns =
  "study_id,result_id,kind,outcome,instrument,day,day_origin,arm_id,comparator_arm_id,measure,estimate,sd,se,ci_low,ci_high,p_relation,p_value,n,events,better,source_tier,source_url,source_where";
const base = {
  study_id: "x-1",
  result_id: "r1",
  kind: "arm",
  outcome: "relapse",
  day: "28",
  day_origin: "last_dose",
  arm_id: "a",
  measure: "proportion",
  estimate: "0.5",
  better: "lower",
  source_tier: "abstract",
  source_url: "https://example.org/",
  source_where: "p",
};
const results = (...rows: readonly Readonly<Record<string, string>>[]): string =>
  `${columns}\n${rows
    .map((row, i) =>
      columns
        .split(",")
        .map((name) => ({ ...base, result_id: `r${i}`, ...row })[name] ?? "")
        .join(","),
    )
    .join("\n")}\n`;
const judge = async (entries: Readonly<Record<string, string>>) => {
  const log = createIssueLog();
  const read = await readEvidence({ files: memoryFiles({ ...sound, ...entries }), folder: "s", log }, words);
  const found = log.issues().groups.filter(({ code }) => code !== "file-absent");
  return {
    ...read,
    found: found.map(({ code, column, first }) => `${code} ${column} ${first[0]?.at.row}`),
    groups: found,
  };
};

describe("published numbers that contradict themselves", () => {
  it.each([
    ["sound", {}, []],
    ["interval reversed", { ci_low: "0.9", ci_high: "0.1" }, ["interval-reversed ci_low 2"]],
    ["estimate outside", { ci_low: "0.6", ci_high: "0.9" }, ["estimate-outside-interval estimate 2"]],
    ["one limit", { ci_high: "0.4" }, ["estimate-outside-interval estimate 2"]],
    ["percent as share", { estimate: "50" }, ["share-outside estimate 2"]],
    [
      "ratio",
      { measure: "odds_ratio", estimate: "-0.3", kind: "contrast", comparator_arm_id: "b" },
      ["ratio-not-positive estimate 2"],
    ],
    ["events above n", { events: "9", n: "5" }, ["events-above-n events 2"]],
    ["p above 1", { p_relation: "=", p_value: "1.2" }, ["out-of-range p_value 2"]],
    ["p without relation", { p_value: "0.2" }, ["p-incomplete p_value 2"]],
    ["contrast without comparator", { kind: "contrast" }, ["comparator-misplaced comparator_arm_id 2"]],
    ["comparator of one arm", { comparator_arm_id: "b" }, ["comparator-misplaced comparator_arm_id 2"]],
    [
      "an arm against itself",
      { kind: "contrast", comparator_arm_id: "a" },
      ["comparator-misplaced comparator_arm_id 2"],
    ],
    ["after follow-up", { day: "91" }, ["day-after-follow-up day 2"]],
    ["unknown word", { outcome: "relapsed" }, ["word-unknown outcome 2"]],
    ["unknown study", { study_id: "x-2" }, ["id-unknown arm_id 2", "id-unknown study_id 2"]],
    ["unknown arm", { arm_id: "c" }, ["id-unknown arm_id 2"]],
    ["unknown comparator", { kind: "contrast", comparator_arm_id: "c" }, ["id-unknown comparator_arm_id 2"]],
    ["script address", { source_url: "javascript:alert(1)" }, ["text-malformed source_url 2"]],
  ])("%s", async (_, row, expected) => {
    expect((await judge({ "s/evidence/results.csv": results(row) })).found).toEqual(expected);
  });

  it("a key that stands twice names the other row", async () => {
    const { groups } = await judge({ "s/evidence/results.csv": results({}, { result_id: "r0" }) });
    expect(groups.map(({ first }) => first[0]?.message)).toEqual(["This key stands in row 2 already"]);
    expect(groups[0]?.first[0]).toMatchObject({ value: "r0", at: { row: 3 } });
  });

  it("without the folder, every table is empty and nothing is held against it", async () => {
    const log = createIssueLog();
    const { evidence, files } = await readEvidence(
      { files: memoryFiles({ "s/study.json": "{}" }), folder: "s", log },
      words,
    );
    expect(log.issues().groups).toEqual([]);
    expect(files).toEqual([]);
    expect(evidence.results.length).toBe(0);
    expect(evidence.results.columns.estimate).toEqual({ kind: "number", values: new Float64Array(0) });
  });

  it("a missing table is one issue, and references to it are not judged", async () => {
    const { found } = await judge({});
    expect(found).toEqual(["file-missing null null"]);
  });
});
