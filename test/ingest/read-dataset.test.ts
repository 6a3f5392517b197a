import { describe, expect, it } from "vitest";
import type { ScoreScale } from "../../pipeline/ingest/check-scores.ts";
import { readDataset } from "../../pipeline/ingest/read-dataset.ts";
import type { StudyWords } from "../../pipeline/ingest/study-words.ts";
import { createIssueLog } from "../../pipeline/model/index.ts";
import { memoryFiles } from "./memory-files.ts";

const words: StudyWords = {
  lists: {
    cohort: ["talk", "plain"],
    condition: ["low-mood"],
    site: ["A"],
    goal: ["soon"],
    satisfaction_reason: ["cost"],
    route: ["oral"],
    dose_unit: ["mg"],
  },
  extraColumns: [],
};
const scales = new Map<string, ScoreScale>([
  ["mood-9", { low: 0, high: 27, itemLow: 0, itemHigh: 9, step: 1, total: "sum", items: 3 }],
  ["joy", { low: 1, high: 5, itemLow: 1, itemHigh: 5, step: 0.5, total: "mean", items: 2 }],
]);
const about = {
  id: "clinic",
  kind: "simulated",
  title: "t",
  description: "d",
  licence: "CC0-1.0",
  asOf: "2025-01-31",
  provenance: "p",
  approval: null as object | null,
};
const approval = { body: "b", id: "1", date: "2025-01-01", lawfulBasis: "consent", contact: "c" };
const sound = {
  "dataset.json": JSON.stringify(about),
  "patients.csv": "patient_id,site,cohort,age,condition\np1,A,talk,40,low-mood\np2,A,plain,41,low-mood\n",
  "outcomes.csv": "patient_id,instrument,day,score\np1,mood-9,0,20\np2,mood-9,0,21\n",
  "sessions.csv": "patient_id,course,day,kind,phase\np1,1,0,dose,acute\np1,1,3,therapy,\n",
  "satisfaction.csv": "patient_id,day,instrument,score,reason\np1,60,joy,4.5,cost\n",
  "events.csv": "patient_id,day,kind,cause,severity\np1,90,death,other,\n",
};

const judge = async (changed: Partial<Record<keyof typeof sound, string | null>>, name = "clinic") => {
  const log = createIssueLog();
  const entries = Object.entries({ ...sound, ...changed }).flatMap(([file, text]) =>
    text === null ? [] : [[`s/patients/${name}/${file}`, text] as const],
  );
  const read = await readDataset({ files: memoryFiles(Object.fromEntries(entries)), folder: "s", log }, name, {
    words,
    scales,
  });
  const all = log.issues().groups.flatMap((group) => group.first);
  return {
    ...read,
    all,
    found: all.map(({ code, at }) => `${code} ${at.file.split("/").pop()} ${at.row} ${at.column}`),
  };
};

describe("a sound data set", () => {
  it("has five tables and every digest", async () => {
    const { dataset, files, found } = await judge({});
    expect(found).toEqual([]);
    expect(dataset).toMatchObject({ id: "clinic", kind: "simulated", asOf: "2025-01-31" });
    expect(Object.values(dataset?.tables ?? {}).map((table) => table.length)).toEqual([2, 2, 2, 1, 1]);
    expect(files.map((file) => file.path.split("/").pop())).toEqual([
      "dataset.json",
      "patients.csv",
      "outcomes.csv",
      "sessions.csv",
      "satisfaction.csv",
      "events.csv",
    ]);
  });

  it("may lack sessions, satisfaction and events, which is noted", async () => {
    const { dataset, found } = await judge({ "sessions.csv": null, "satisfaction.csv": null, "events.csv": null });
    expect(found).toEqual([
      "file-absent events.csv null null",
      "file-absent satisfaction.csv null null",
      "file-absent sessions.csv null null",
    ]);
    expect(dataset?.tables.events.columns.kind).toEqual({ kind: "category", codes: new Int32Array(0), levels: [] });
  });
});

describe("faults of a data set", () => {
  const outcomes = (...rows: readonly string[]) => ({
    "outcomes.csv": `patient_id,instrument,day,score\n${rows.join("\n")}\n`,
  });
  it.each([
    [
      "real without approval",
      { "dataset.json": JSON.stringify({ ...about, kind: "real" }) },
      ["approval-missing dataset.json null approval"],
    ],
    ["real with approval", { "dataset.json": JSON.stringify({ ...about, kind: "real", approval }) }, []],
    [
      "another name",
      { "dataset.json": JSON.stringify({ ...about, id: "other" }) },
      ["name-differs dataset.json null id"],
    ],
    ["no dataset.json", { "dataset.json": null }, ["file-missing dataset.json null null"]],
    ["no patients", { "patients.csv": null }, ["file-missing patients.csv null null"]],
    [
      "same patient twice",
      { "patients.csv": `${sound["patients.csv"]}p1,A,talk,50,low-mood\n` },
      ["key-repeated patients.csv 4 patient_id"],
    ],
    [
      "unknown cohort",
      { "patients.csv": sound["patients.csv"].replace("plain", "plian") },
      ["word-unknown patients.csv 3 cohort"],
    ],
    ["unknown patient", outcomes("p1,mood-9,0,20", "p9,mood-9,0,20"), ["id-unknown outcomes.csv 3 patient_id"]],
    ["unknown instrument", outcomes("p1,mood-99,0,20"), ["instrument-unknown outcomes.csv 2 instrument"]],
    [
      "off the scale",
      outcomes("p1,mood-9,0,28", "p2,mood-9,0,-1"),
      ["score-off-scale outcomes.csv 2 score", "score-off-scale outcomes.csv 3 score"],
    ],
    ["off the step", outcomes("p1,mood-9,0,20.5"), ["score-off-step outcomes.csv 2 score"]],
    ["on a half step", outcomes("p1,joy,0,2.5"), []],
    ["score after death", outcomes("p1,mood-9,91,2"), ["after-death outcomes.csv 2 day"]],
    ["score twice", outcomes("p1,mood-9,9,2", "p1,mood-9,8,2", "p1,mood-9,9,3"), ["key-repeated outcomes.csv 4 day"]],
    [
      "dead twice",
      { "events.csv": `${sound["events.csv"]}p1,90,death,suicide,\n` },
      ["death-repeated events.csv 3 null"],
    ],
    [
      "the same event twice",
      { "events.csv": "patient_id,day,kind\np1,9,rescue\np1,9,rescue\n" },
      ["row-repeated events.csv 3 null"],
    ],
    [
      "day before any record",
      { "events.csv": "patient_id,day,kind\np1,-401,rescue\n" },
      ["out-of-range events.csv 2 day"],
    ],
    [
      "first dose late",
      { "sessions.csv": "patient_id,day,kind\np1,5,dose\np1,2,dose\np1,0,therapy\n" },
      ["no-dose-on-day-zero sessions.csv 3 day"],
    ],
    [
      "free text as a reason",
      { "satisfaction.csv": "patient_id,day,instrument,score,reason\np1,60,joy,4,my wife left\n" },
      ["word-unknown satisfaction.csv 2 reason"],
    ],
  ])("%s", async (_, changed, expected) => {
    expect((await judge(changed)).found).toEqual(expected);
  });

  it("never repeats a patient's key or words", async () => {
    const { all } = await judge({
      ...outcomes("p777,mood-9,0,20", "p777,mood-9,0,20", "p 777,mood-9,0,I cried"),
      "satisfaction.csv": "patient_id,day,instrument,score,reason\np1,60,joy,4,my wife left\n",
    });
    expect(all.length).toBeGreaterThan(4);
    expect(JSON.stringify(all)).not.toMatch(/777|cried|wife/);
  });

  it("recomputes totals where all items are there", async () => {
    const text =
      "patient_id,instrument,day,score,item_1,item_2,item_3\np1,mood-9,0,6,1,2,3\np1,mood-9,1,7,1,2,3\np1,mood-9,2,7,1,2,\np2,joy,0,2.5,2,3,\np2,joy,1,4,2,3,\np2,joy,9,,0,3,7\n";
    const { all } = await judge({ "outcomes.csv": text });
    expect(all.map(({ code, at, message }) => [code, at.row, message])).toEqual([
      ["score-off-scale", 7, '"0" is outside the scale of an item of joy, 1 to 5'],
      ["total-differs", 3, 'The total is "7", its items give 6'],
      ["total-differs", 6, 'The total is "4", its items give 2.5'],
    ]);
  });
});
