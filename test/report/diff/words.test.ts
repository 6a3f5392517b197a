import { describe, expect, it } from "vitest";
import type { Change } from "../../../pipeline/model/index.ts";
import { becauseText, partText } from "../../../pipeline/report/diff/because-text.ts";
import { diffSentence } from "../../../pipeline/report/diff/diff-sentence.ts";
import { inputLines } from "../../../pipeline/report/diff/diff-text.ts";
import type { InputDifference } from "../../../pipeline/report/diff/input-difference.ts";
import { inputWords } from "../../../pipeline/report/diff/input-words.ts";
import { estimate } from "../../../pipeline/stats/quantity.ts";

const because = (...causes: Change["because"][number][]): Change => ({
  headline: "a/b/c",
  before: estimate(1),
  after: estimate(2),
  because: causes,
});
const data = { cause: "data", detail: "clinic: 34 patients added", part: -0.04 } as const;
const plan = { cause: "plan", detail: "plan: level 0.95 → 0.9", part: 0 } as const;
const lost = { cause: "data", detail: "not attributable: earlier data not at hand", part: null } as const;

const sentence = (changes: readonly Change[], parts: Partial<Parameters<typeof diffSentence>[0]> = {}): string =>
  diffSentence({ from: "v1", to: "v2", same: false, inputs: [], changes, of: 9, statements: 0, ...parts });

const difference = (parts: Partial<InputDifference>): InputDifference => ({
  cause: "data",
  part: "evidence",
  files: ["evidence/results.csv"],
  rows: [],
  counts: [],
  values: [],
  ...parts,
});

describe("the part of a step", () => {
  it.each([
    [-0.04, "hazard-ratio", "−0.04"],
    [0.04, "smd", "+0.04"],
    [0.031, "share", "+3 points"],
    [3, "days", "+3 days"],
    [0, "smd", "its uncertainty only"],
    [0.0004, "smd", "less than is printed"],
    [0.3, "p-value", ""],
    [null, "smd", ""],
  ])("%s in %s is %j", (part, unit, text) => {
    expect(partText(part, { unit, n: 50 }, "US")).toBe(text);
  });

  it("stands behind its cause; the same cause is said once", () => {
    expect(becauseText([data, plan, lost, lost], { unit: "hazard-ratio", n: 400 }, "US")).toBe(
      "clinic: 34 patients added (−0.04); plan: level 0.95 → 0.9 (its uncertainty only); not attributable: earlier data not at hand",
    );
  });
});

describe("the one sentence", () => {
  it("says how many numbers moved and what moved none", () => {
    expect(sentence([because(data), because(data, plan)])).toBe(
      "2 of 9 numbers moved from v1 to v2, because of the data and the plan; the program moved none; no statement is judged otherwise.",
    );
  });

  it("says what cannot be attributed", () => {
    expect(sentence([because(lost)], { statements: 1 })).toBe(
      "1 of 9 numbers moved from v1 to v2; not all of it can be attributed (earlier data not at hand); 1 statement is judged otherwise.",
    );
  });

  it("says when only words moved, and when nothing did", () => {
    expect(sentence([], { inputs: [difference({})] })).toBe(
      "No number moved from v1 to v2, only words, tables or charts; inputs changed (evidence), and no statement is judged otherwise.",
    );
    expect(sentence([], { same: true })).toBe(
      "Nothing differs between v1 and v2: no input changed, and every number is the same.",
    );
  });
});

describe("what changed in the inputs", () => {
  it("is rows by key for evidence and numbers of rows for patients", () => {
    const evidence = difference({
      rows: [
        {
          table: "results",
          added: ["r-1", "r-2"],
          removed: [],
          changed: [{ key: "r-3", cells: [{ column: "n", old: "10", new: null }] }],
        },
      ],
    });
    expect(inputLines(evidence)).toEqual([
      "  evidence: results: 2 rows added, 1 row changed",
      "    results added: r-1, r-2",
      "    results r-3: n 10 → empty",
    ]);
    const clinic = difference({
      part: "clinic",
      counts: [
        { table: "patients", added: 34, removed: 1, changed: 0, sites: [{ site: "S03", added: 30 }] },
        { table: "outcomes", added: 90, removed: 0, changed: 2, sites: [] },
      ],
    });
    expect(inputWords(clinic)).toBe(
      "clinic: 34 patients added, 1 patient removed (30 of the added at site S03); outcomes: 90 rows added, 2 rows changed",
    );
  });

  it("is choices with their values, cut when there are many; else the files", () => {
    const value = (path: string) => ({ path, old: 1, new: 2 });
    const many = difference({ cause: "plan", part: "plan", values: ["a", "b", "c", "d", "e"].map(value) });
    expect(inputWords(many)).toBe("plan: a 1 → 2; b 1 → 2; c 1 → 2; 2 more");
    expect(inputWords(difference({}))).toBe("evidence: evidence/results.csv changed");
  });
});
