import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Finding, type Headline, type Issues, issueCodes } from "../../pipeline/model/index.ts";
import { buildReport, type ReportParts } from "../../pipeline/report/build-report.ts";
import { estimate } from "../../pipeline/stats/quantity.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";

const headline = (parts: Partial<Headline> = {}): Headline => ({
  id: "published/a/b",
  label: ["effect"],
  unit: "smd",
  better: "higher",
  quantity: estimate(0.5),
  test: null,
  n: 10,
  events: null,
  rows: [],
  basis: null,
  ...parts,
});

const finding = (parts: Partial<Finding> = {}): Finding => ({
  id: "published/a",
  analysis: "a",
  source: { kind: "published" },
  simulated: false,
  standing: "primary",
  question: "What is it?",
  estimand: { population: [], treatment: [], outcome: [], intercurrent: [], summary: [], timeZero: [] },
  headlines: [headline()],
  blocks: [],
  method: { summary: [], formula: "none", citations: ["cochrane-handbook"] },
  caveats: [],
  ...parts,
});

const noIssues: Issues = { errors: 0, warnings: 0, notes: 0, groups: [] };

const built = (findings: readonly Finding[], issues: Issues = noIssues) => {
  const parts: ReportParts = {
    study: { plan: shippedPlan(), datasets: [], instruments: [] },
    findings,
    verdicts: [],
    issues,
  };
  return buildReport(parts);
};

describe("what must not be printed is refused", () => {
  it("takes a sound finding, with the works that it cites and the note on the search", () => {
    const report = built([finding()]);
    expect(report.references.map(({ id }) => id)).toEqual(["cochrane-handbook"]);
    const { searchNote } = JSON.parse(readFileSync("data/study.json", "utf8"));
    expect(report.study.searchNote).toBe(searchNote);
    expect(searchNote).toContain("not a systematic review");
  });

  it("a digit in prose that is bound to nothing", () => {
    const prose = ["It lasted 30 days."];
    expect(() => built([finding({ blocks: [{ kind: "text", depth: "plain", prose }] })])).toThrow(
      "number in prose bound to nothing: published/a block 0: It lasted 30 days.",
    );
    expect(() => built([finding({ caveats: [{ code: "c", prose: ["Some ٣ people."] }] })])).toThrow(RangeError);
    const bound = [{ headline: "published/a/b", show: "value" as const }, " and ", { term: "PHQ-9" }];
    expect(() => built([finding({ blocks: [{ kind: "text", depth: "plain", prose: bound }] })])).not.toThrow();
  });

  it("a unit that nobody knows how to print", () => {
    expect(() => built([finding({ headlines: [headline({ unit: "furlongs" })] })])).toThrow("unknown unit: furlongs");
  });

  it("a citation without a reference, in a method or in prose", () => {
    const method = { summary: [], formula: "none", citations: ["nobody-1900"] };
    expect(() => built([finding({ method })])).toThrow("citation without a reference: nobody-1900");
    const prose = ["As was shown ", { cite: "nobody-1901" }];
    expect(() => built([finding({ blocks: [{ kind: "text", depth: "plain", prose }] })])).toThrow(
      "citation without a reference: nobody-1901",
    );
  });

  it("two headlines of one id, in one finding or in two", () => {
    expect(() => built([finding({ headlines: [headline(), headline()] })])).toThrow(
      "duplicate headline: published/a/b",
    );
    expect(() => built([finding(), finding({ id: "published/c" })])).toThrow("duplicate headline: published/a/b");
  });
});

describe("issues in the report", () => {
  const found = (file: string): Issues["groups"][number] => ({
    code: "no-dose-on-day-zero",
    file,
    column: "day",
    count: 31,
    first: [11, 12].map((row) => ({
      severity: "warning",
      code: "no-dose-on-day-zero",
      at: { file, row, line: row + 1, column: "day" },
      value: "77",
      message: 'The first dose of this patient is on day "77", not on day 0',
      hint: "Count days from the first dose.",
    })),
  });
  const repeated: Issues["groups"][number] = {
    code: "row-repeated",
    file: "patients/clinic/outcomes.csv",
    column: null,
    count: 1,
    first: [
      {
        severity: "warning",
        code: "row-repeated",
        at: { file: "patients/clinic/outcomes.csv", row: 4711, line: 4711, column: null },
        value: null,
        message: "The row says the same as row 4242",
        hint: "Remove one if it is there by mistake.",
      },
    ],
  };
  const issues: Issues = {
    errors: 0,
    warnings: 63,
    notes: 0,
    groups: [found("patients/clinic/sessions.csv"), found("evidence/results.csv"), repeated],
  };
  const { groups, ...counts } = built([finding()], issues).issues;

  it("keep their counts", () => {
    expect(counts).toEqual({ errors: 0, warnings: 63, notes: 0 });
    expect(groups.map(({ file, count, first }) => [file, count, first.length])).toEqual([
      ["patients/clinic/sessions.csv", 31, 2],
      ["evidence/results.csv", 31, 2],
      ["patients/clinic/outcomes.csv", 1, 1],
    ]);
  });

  it("hold no row, line or value of patients, also not inside the words", () => {
    const patients = groups.filter(({ file }) => file.startsWith("patients/"));
    for (const { at, value } of patients.flatMap(({ first }) => first)) {
      expect(at).toMatchObject({ row: null, line: null });
      expect(value).toBeNull();
    }
    expect(JSON.stringify(patients)).not.toMatch(/77|4711|4242|:1[123]\b/);
    expect(patients[0]?.first[0]).toMatchObject({
      at: { file: "patients/clinic/sessions.csv", column: "day" },
      message: "The first dose of this patient is on day …, not on day 0",
    });
    expect(patients[1]?.first[0]?.message).toBe("The row says the same as row …");
  });

  it("leaves published tables as they are, and does not touch what it was given", () => {
    expect(groups[1]).toEqual(found("evidence/results.csv"));
    expect(issues.groups[0]).toEqual(found("patients/clinic/sessions.csv"));
  });

  it("knows the wording of every code that a report may carry", () => {
    for (const [code, { severity, message }] of Object.entries(issueCodes)) {
      if (severity === "error") continue;
      const at = { file: "patients/clinic/sessions.csv", row: 5, line: 6, column: null };
      const first = [{ severity, code, at, value: "secret", message: "secret", hint: "secret" }];
      const group = { code, file: at.file, column: null, count: 1, first };
      const out = built([finding()], { ...noIssues, groups: [group] }).issues.groups[0]?.first[0];
      expect(JSON.stringify(out)).not.toContain("secret");
      expect(out?.message).toBe(message.replace(/\{\w+\}/g, "…"));
    }
  });
});
