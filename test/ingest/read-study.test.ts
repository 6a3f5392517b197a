import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readStudy } from "../../pipeline/ingest/index.ts";
import type { StudyFiles } from "../../pipeline/ingest/study-files.ts";
import type { Plan } from "../../pipeline/model/index.ts";
import { diskFiles } from "./disk-files.ts";

type Change = string | null | "link-out";

/** The shipped study with some files changed: text, `null` for absent, or a link that leads out. */
const changed = (changes: Readonly<Record<string, Change>>): StudyFiles => {
  const of = (path: string): Change | undefined => changes[path.replace(/^data\//, "")];
  return {
    ...diskFiles,
    async *read(path) {
      const change = of(path);
      if (typeof change === "string") yield new TextEncoder().encode(change);
      else yield* diskFiles.read(path);
    },
    kind: async (path) => {
      const change = of(path);
      if (change === undefined) return diskFiles.kind(path);
      return change === null ? "absent" : change === "link-out" ? "link-out" : "file";
    },
  };
};
const study = JSON.parse(readFileSync("data/study.json", "utf8")) as Record<string, unknown> & {
  cohorts: object[];
  extraColumns: object[];
  plan: Pick<Plan, "relapse">;
};
const noPatients = { patients: null };
const judge = async (changes: Readonly<Record<string, Change>>) => {
  const read = await readStudy(changed(changes), "data");
  const { groups } = read.issues;
  return { ...read, found: groups.map(({ code, file, column, count }) => `${code} ${file} ${column} ${count}`) };
};

describe("the shipped study", () => {
  it("has no fault, and every file with its digest", async () => {
    const { study, issues, files } = await readStudy(diskFiles, "data");
    expect(issues).toMatchObject({ errors: 0, warnings: 0 });
    expect(study?.evidence.results.length).toBe(625);
    expect(study?.instruments.length).toBeGreaterThanOrEqual(12);
    expect(study?.datasets.map(({ id, tables }) => [id, tables.patients.length])).toEqual([["simulated", 600]]);
    expect(study?.plan.level).toBe(0.95);
    expect(study?.plan).not.toHaveProperty("plan");
    expect(files.map((file) => file.path)).toContain("patients/simulated/outcomes.csv");
    expect(new Set(files.map((file) => file.path)).size).toBe(files.length);
  });

  it("may have no patients and no evidence", async () => {
    const { study, found } = await judge({ ...noPatients, evidence: null });
    expect(found).toEqual([]);
    expect(study?.datasets).toEqual([]);
    expect(study?.evidence.studies.length).toBe(0);
  });

  it("is read the same from a path with spaces and letters beyond ASCII", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "afterglow-")), "étude à lire ✓");
    cpSync("data", folder, { recursive: true });
    const here = await readStudy(diskFiles, "data");
    const there = await readStudy(diskFiles, folder);
    rmSync(folder, { recursive: true });
    expect(there).toEqual(here);
  });
});

describe("a study at fault", () => {
  it.each<[string, Readonly<Record<string, Change>>, readonly string[]]>([
    ["no study.json", { ...noPatients, "study.json": null }, ["file-missing study.json null 1"]],
    ["no claims", { ...noPatients, "claims.json": null }, ["file-missing claims.json null 1"]],
    ["a link out", { ...noPatients, "evidence/arms.csv": "link-out" }, ["file-leads-out evidence/arms.csv null 1"]],
    ["evidence is a link out", { ...noPatients, evidence: "link-out" }, ["file-leads-out evidence null 1"]],
    ["patients is a file", { patients: "x" }, ["file-not-regular patients null 1"]],
    [
      "evidence without results",
      { ...noPatients, "evidence/results.csv": null },
      ["file-missing evidence/results.csv null 1"],
    ],
    [
      "evidence without screening",
      { ...noPatients, "evidence/screening.json": null },
      ["file-absent evidence/screening.json null 1"],
    ],
    [
      "two comparators",
      {
        ...noPatients,
        "study.json": JSON.stringify({
          ...study,
          cohorts: study.cohorts.map((cohort) => ({ ...cohort, role: "comparator" })),
        }),
      },
      ["roles-not-two study.json cohorts 1"],
    ],
    [
      "a modality that is no word",
      {
        ...noPatients,
        "study.json": JSON.stringify({
          ...study,
          cohorts: study.cohorts.map((cohort) => ({ ...cohort, modalities: ["placebos"] })),
        }),
      },
      ["word-unknown study.json cohorts 2"],
    ],
    [
      "a further column that the schema has",
      {
        ...noPatients,
        "study.json": JSON.stringify({ ...study, extraColumns: [{ ...study.extraColumns[0], name: "age" }] }),
      },
      ["column-repeated study.json extraColumns 1"],
    ],
    [
      "a rule of relapse twice, and one for an instrument that is not there",
      {
        "study.json": JSON.stringify({
          ...study,
          plan: {
            ...study.plan,
            relapse: {
              ...study.plan.relapse,
              alternatives: study.plan.relapse.alternatives.map((rule) => ({
                ...rule,
                id: rule.id === "score-once" ? "score-twice" : rule.id,
                score: rule.score?.instrument == null ? rule.score : { ...rule.score, instrument: "no-such" },
              })),
            },
          },
        }),
      },
      [
        "id-repeated study.json plan.relapse.alternatives 1",
        "instrument-absent study.json plan.relapse.alternatives.madrs-twice 1",
      ],
    ],
    [
      "undeclared columns of patients",
      { "study.json": JSON.stringify({ ...study, extraColumns: study.extraColumns.slice(1) }) },
      ["column-unknown patients/simulated/patients.csv treatment_resistant 1"],
    ],
  ])("%s", async (_, changes, expected) => {
    const { found, study } = await judge(changes);
    expect(found).toEqual(expected);
    expect(study === null).toBe(!expected.every((one) => one.startsWith("file-absent")));
  });

  it("tells of a faulty instrument once, not for everything that asks for it", async () => {
    const bad = JSON.stringify({ ...JSON.parse(readFileSync("data/instruments/gad-7.json", "utf8")), step: 0 });
    const { found } = await judge({ "instruments/gad-7.json": bad });
    expect(found.filter((line) => line.includes("instrument-absent"))).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((line) => line.includes("instruments/gad-7.json"))).toBe(true);
  });

  it("tells the faults of all files at once, worst first", async () => {
    const { found } = await judge({
      "study.json": "{",
      "evidence/arms.csv": "",
      "evidence/risk-of-bias.csv":
        "study_id,tool,domain,judgement,assessed_by,source_url\n\nx,other,d,low,a,https://e.org\n",
      "patients/simulated/events.csv": "patient_id,day,kind\ns-0001,x,death\n",
    });
    expect(found).toEqual([
      "file-empty evidence/arms.csv null 1",
      "id-unknown evidence/risk-of-bias.csv study_id 1",
      "not-a-whole-number patients/simulated/events.csv day 1",
      "json-malformed study.json null 1",
      "row-blank evidence/risk-of-bias.csv null 1",
    ]);
  });
});
