import { closeSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyses } from "../../pipeline/analyses/index.ts";
import type { Issues } from "../../pipeline/model/index.ts";
import { bugWords, copyFolder, filesBelow, type Ran, runCli, sleepStudy, temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const copyOf = (name: string): string => copyFolder(sleepStudy, join(temporary.path, name));

/** Another real data set with the tables of clinic-one, so that one run meets many faults: all are told at once. */
const addDataset = (study: string, id: string): string => {
  const folder = copyFolder(join(sleepStudy, "patients/clinic-one"), join(study, "patients", id));
  const about = JSON.parse(readFileSync(join(folder, "dataset.json"), "utf8"));
  writeFileSync(join(folder, "dataset.json"), JSON.stringify({ ...about, id }));
  return folder;
};

const outcomes = readFileSync(join(sleepStudy, "patients/clinic-one/outcomes.csv"), "utf8");
const header = "patient_id,instrument,day,score";
const invalidUtf8 = Buffer.concat([Buffer.from(outcomes), Buffer.from([0x63, 0xc3, 0x28, 0x0a])]);

/** What `outcomes.csv` holds, the code that must be told of it, and the line of the first place. */
const errors: Readonly<
  Record<string, { readonly text: string | Buffer; readonly code: string; readonly line?: number }>
> = {
  empty: { text: "", code: "file-empty" },
  "missing-column": {
    text: outcomes.replace(header, "patient_id,instrument,day,scroe"),
    code: "column-missing",
    line: 1,
  },
  "unknown-column": { text: `${header},mood\nc-01,sleep-index,0,20,3\n`, code: "column-unknown", line: 1 },
  "repeated-column": { text: `${header},score\nc-01,sleep-index,0,20,20\n`, code: "column-repeated", line: 1 },
  "unsafe-column": { text: `${header},__proto__\nc-01,sleep-index,0,20,1\n`, code: "column-unsafe", line: 1 },
  "unclosed-quote": {
    text: outcomes.replace("c-01,sleep-index,14", 'c-01,"sleep-index,14'),
    code: "quote-unclosed",
    line: 3,
  },
  "nul-byte": { text: outcomes.replace("c-01,sleep-index,44", "c-01,sleep\0index,44"), code: "nul-byte", line: 4 },
  "not-utf-8": { text: invalidUtf8, code: "not-utf-8" },
  "mixed-lines": { text: outcomes.replace("\nc-01", "\r\nc-01"), code: "line-ends-mixed" },
  "no-such-day": {
    text: outcomes.replace("c-01,sleep-index,14,8", "c-01,sleep-index,14.5,8"),
    code: "not-a-whole-number",
    line: 3,
  },
  "off-the-scale": {
    text: outcomes.replace("c-01,sleep-index,14,8", "c-01,sleep-index,14,29"),
    code: "score-off-scale",
    line: 3,
  },
  "twice-the-key": { text: `${outcomes}c-01,sleep-index,14,9\n`, code: "key-repeated" },
  nobody: { text: `${outcomes}c-99,sleep-index,14,9\n`, code: "id-unknown" },
};

/** Fillings that are no fault, and the note that tells of them. */
const harmless: Readonly<Record<string, { readonly text: string; readonly code: string | null }>> = {
  bom: { text: `\ufeff${outcomes}`, code: "byte-order-mark" },
  crlf: { text: outcomes.replaceAll("\n", "\r\n"), code: null },
  semicolons: { text: outcomes.replaceAll(",", ";"), code: "separator-found" },
};

const told = (ran: Ran): Issues => JSON.parse(ran.out).issues;

const groupsOf = (ran: Ran, file: string) => told(ran).groups.filter((group) => group.file === file);

describe("tables at fault", () => {
  let ran: Ran;
  let before: ReadonlyMap<string, string>;
  const study = join(temporary.path, "faults");

  beforeAll(async () => {
    copyOf("faults");
    for (const [id, { text }] of Object.entries(errors))
      writeFileSync(join(addDataset(study, id), "outcomes.csv"), text);
    const folder = addDataset(study, "a-folder");
    rmSync(join(folder, "outcomes.csv"));
    mkdirSync(join(folder, "outcomes.csv"));
    const outside = addDataset(study, "a-link");
    rmSync(join(outside, "outcomes.csv"));
    writeFileSync(join(temporary.path, "outside.csv"), outcomes);
    symlinkSync(join(temporary.path, "outside.csv"), join(outside, "outcomes.csv"));
    before = filesBelow(study);
    ran = await runCli(["check", "--json", "--study", study]);
  }, 240_000);

  it("is exit 1 with every fault at once, no stack and nothing written", () => {
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 1, err: "" });
    expect(ran.out).not.toMatch(bugWords);
    expect(filesBelow(study)).toEqual(before);
  });

  it.each(Object.entries(errors))("%s", (id, { code, line }) => {
    const found = groupsOf(ran, `patients/${id}/outcomes.csv`).filter(({ first }) => first[0]?.severity === "error");
    expect(found.map((group) => group.code)).toContain(code);
    expect(found.length, found.map((group) => group.code).join(" ")).toBeLessThanOrEqual(2);
    const issue = found.find((group) => group.code === code)?.first[0];
    if (line !== undefined) expect(issue?.at.line).toBe(line);
    expect(issue?.message).not.toMatch(/[{}]/);
    expect(issue?.hint).not.toMatch(/[{}]/);
  });

  it("says which name was meant", () => {
    const group = groupsOf(ran, "patients/missing-column/outcomes.csv").find(({ code }) => code === "column-missing");
    expect(group?.first[0]?.hint).toContain("scroe");
  });

  it("a folder where a file should be, and a link that leads out", () => {
    expect(groupsOf(ran, "patients/a-folder/outcomes.csv").map(({ code }) => code)).toEqual(["file-is-folder"]);
    expect(groupsOf(ran, "patients/a-link/outcomes.csv").map(({ code }) => code)).toEqual(["file-leads-out"]);
  });

  it("shows no key of a patient", () => {
    expect(ran.out).not.toMatch(/\bc-\d\d\b/);
  });
});

describe("tables without fault", () => {
  it("reads a byte-order mark, CRLF, semicolons and a header without rows; the answers stay the same", async () => {
    const study = copyOf("harmless");
    for (const [id, { text }] of Object.entries(harmless))
      writeFileSync(join(addDataset(study, id), "outcomes.csv"), text);
    const empty = addDataset(study, "header-only");
    writeFileSync(join(empty, "events.csv"), "patient_id,day,kind\n");
    const ran = await runCli(["check", "--json", "--study", study]);
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: "" });
    const answers: { finding: string; state: string; why: string }[] = JSON.parse(ran.out).answers;
    const of = (id: string) =>
      answers
        .filter(({ finding }) => finding.startsWith(`${id}/`))
        .map(({ finding, ...rest }) => ({ ...rest, analysis: finding.slice(id.length) }));
    expect(of("clinic-one")).toHaveLength(analyses.filter(({ half }) => half === "patients").length);
    for (const [id, { code }] of Object.entries(harmless)) {
      expect(groupsOf(ran, `patients/${id}/outcomes.csv`).map((group) => group.code)).toEqual(
        code === null ? [] : [code],
      );
      expect(of(id)).toEqual(of("clinic-one"));
    }
    expect(groupsOf(ran, "patients/header-only/events.csv").map(({ code }) => code)).toEqual(["table-without-rows"]);
    // Worsening is read from scores; everything that events would tell is refused, never counted as none.
    const harms = of("header-only").find(({ analysis }) => analysis === "/adverse-events");
    expect(harms?.state).toBe("needs more");
    expect(harms?.why).toMatch(/^adverse-event\/.*: The source did not record such events, .*\(and \d+ more\)$/);
  });
});

describe("a line of 200 MB", () => {
  const study = join(temporary.path, "long");
  const costOf = async (name: string): Promise<{ ran: Ran; peak: number; seconds: number }> => {
    const file = join(temporary.path, `${name}.json`);
    const ran = await runCli(["check", "--study", study], {
      node: ["--import", resolve(import.meta.dirname, "../support/tell-cost.mjs")],
      env: { COST_FILE: file },
    });
    return { ran, ...JSON.parse(readFileSync(file, "utf8")) };
  };

  it("is refused with no more work and 150 MB more than a clean study needs", async () => {
    copyOf("long");
    const clean = await costOf("clean");
    const path = join(study, "patients/clinic-one/outcomes.csv");
    const chunk = Buffer.alloc(1_048_576, "a");
    const handle = openSync(path, "w");
    writeSync(handle, `${header}\nc-01,sleep-index,0,`);
    for (let i = 0; i < 200; i += 1) writeSync(handle, chunk);
    closeSync(handle);
    const long = await costOf("long");
    rmSync(path);
    expect(clean.ran.code).toBe(0);
    expect(long.ran.code).toBe(1);
    expect(long.ran.out).toContain("clinic-one/outcomes.csv");
    expect(long.ran.out).toMatch(/longer than (64 KiB|1 MiB)/);
    expect(long.ran.out + long.ran.err).not.toMatch(bugWords);
    // A clean study has its questions looked at; a refused one has not, and only the start of the line is read.
    expect(long.seconds).toBeLessThan(clean.seconds);
    expect(clean.peak).toBeGreaterThan(10e6);
    expect(long.peak - clean.peak).toBeLessThan(150e6);
  }, 240_000);
});

describe("the study's own files", () => {
  const cases: Readonly<
    Record<string, { readonly file: string; readonly spoil: (path: string) => void; readonly says: RegExp }>
  > = {
    "study.json is a folder": {
      file: "study.json",
      spoil: (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      says: /study\.json.*folder stands where a file should be/,
    },
    "study.json is cut off": {
      file: "study.json",
      spoil: (path) => writeFileSync(path, readFileSync(path, "utf8").slice(0, 500)),
      says: /study\.json.*not valid JSON/,
    },
    "claims.json is nested too deep": {
      file: "claims.json",
      spoil: (path) => writeFileSync(path, `${"[".repeat(100_000)}${"]".repeat(100_000)}`),
      says: /claims\.json.*nested deeper/,
    },
    "a real data set has no approval": {
      file: "patients/clinic-one/dataset.json",
      spoil: (path) =>
        writeFileSync(path, readFileSync(path, "utf8").replace(/"approval": \{[^}]*\}/, '"approval": null')),
      says: /dataset\.json.*without an approval/,
    },
  };

  it.each(Object.entries(cases))("%s", async (name, { file, spoil, says }) => {
    const study = copyOf(name);
    spoil(join(study, file));
    const { code, out, err } = await runCli(["check", "--study", study]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatch(says);
    expect(out).not.toMatch(bugWords);
    expect(dirname(study)).toBe(temporary.path);
  });
});
