import { describe, expect, it } from "vitest";
import { inputStates, withChangedRows } from "../../pipeline/commands/verify/input-states.ts";
import { outputStates } from "../../pipeline/commands/verify/output-states.ts";
import { sha256 } from "../../pipeline/model/index.ts";
import { inputWords } from "../../pipeline/report/verify/verify-words.ts";
import { memoryWorld } from "../support/memory-effects.ts";

const arms = "study_id,arm_id,modality\na,1,x\nb,1,y\n";
const patients = "patient_id,cohort,age,condition\np-1,up,40,low\n";
const then = {
  "s/study.json": "{}",
  "s/evidence/arms.csv": arms,
  "s/patients/clinic/patients.csv": patients,
  "s/claims.json": "[]",
};
const now = {
  "s/study.json": "{}",
  "s/evidence/arms.csv": "study_id,arm_id,modality\nb,1,z\na,1,x\nc,1,x\n",
  "s/patients/clinic/patients.csv": `${patients}p-2,up,41,low\n`,
  "s/plan.lock.json": "{}",
};

const recorded = Object.entries(then).map(([path, text]) => ({
  path: path.slice(2),
  sha256: sha256(text),
  bytes: text.length,
  rows: text.trim().split("\n").length - (path.endsWith(".csv") ? 1 : 0),
}));
const read = [
  { path: "patients/clinic/patients.csv", sha256: "", bytes: 0, rows: 2 },
  { path: "plan.lock.json", sha256: "", bytes: 0, rows: 1 },
];

describe("inputs against a manifest", () => {
  it("are the same, changed, missing or new", async () => {
    const { files } = memoryWorld(now).effects;
    const states = await inputStates("s", recorded, read, files);
    expect(states.map(({ path, state, rowsThen, rowsNow }) => [path, state, rowsThen, rowsNow])).toEqual([
      ["study.json", "same", 1, null],
      ["evidence/arms.csv", "changed", 2, null],
      ["patients/clinic/patients.csv", "changed", 1, 2],
      ["claims.json", "missing", 1, null],
      ["plan.lock.json", "new", null, 1],
    ]);
  });

  it("name rows of published evidence by key, and of patients nothing but their count, though the rows are at hand", async () => {
    const { files } = memoryWorld(now).effects;
    const earlier = memoryWorld(then).effects.files;
    const states = await withChangedRows("s", await inputStates("s", recorded, read, files), earlier, files);
    expect(states.find(({ path }) => path === "evidence/arms.csv")?.rows).toEqual({
      added: ["c/1"],
      removed: [],
      changed: [{ key: "b/1", columns: ["modality"] }],
    });
    const clinic = states.find(({ path }) => path.startsWith("patients/"));
    expect(clinic?.rows).toBe(null);
    expect(clinic && inputWords(clinic)).toBe("patients/clinic/patients.csv: 1 row then, 2 now");
    expect(JSON.stringify(states)).not.toMatch(/p-[12]/);
  });
});

it("finds files of a version that were edited, taken away or added, in folders too", async () => {
  const { files } = memoryWorld({
    "v1/report.json": "{}",
    "v1/manifest.json": "{}",
    "v1/charts/a.svg": "<svg/>",
    "v1/charts/b.svg": "mine",
  }).effects;
  const outputs = { "report.json": sha256("{}"), "charts/a.svg": sha256("<svg />"), "index.html": sha256("") };
  expect(await outputStates("v1", outputs, files)).toEqual([
    { path: "report.json", state: "same" },
    { path: "charts/a.svg", state: "changed" },
    { path: "index.html", state: "missing" },
    { path: "charts/b.svg", state: "new" },
  ]);
});
