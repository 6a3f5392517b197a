import { describe, expect, it } from "vitest";
import { createIssueLog, type IssueCode, issueCodes, printable } from "../../pipeline/model/index.ts";

describe("the list of issue codes", () => {
  it("is slugs with a sentence and a hint each", () => {
    expect(Object.keys(issueCodes).length).toBeGreaterThan(50);
    for (const [code, { severity, message, hint }] of Object.entries(issueCodes)) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(["error", "warning", "note"]).toContain(severity);
      expect(message.length).toBeGreaterThan(5);
      expect(hint.length).toBeGreaterThan(5);
    }
  });
});

describe("createIssueLog", () => {
  it("counts all and keeps the first 20 places of a code, file and column", () => {
    const log = createIssueLog();
    for (let row = 2; row < 1002; row += 1)
      log.add("not-a-number", { file: "a.csv", row, line: row, column: "x" }, "abc");
    log.add("not-a-number", { file: "a.csv", row: 2, line: 2, column: "y" }, "abc");
    log.add("row-blank", { file: "a.csv", row: 5, line: 5 });
    log.add("byte-order-mark", { file: "a.csv" });
    const { errors, warnings, notes, groups } = log.issues();
    expect([errors, warnings, notes]).toEqual([1001, 1, 1]);
    expect(groups.map(({ code, column, count, first }) => [code, column, count, first.length])).toEqual([
      ["not-a-number", "x", 1000, 20],
      ["not-a-number", "y", 1, 1],
      ["row-blank", null, 1, 1],
      ["byte-order-mark", null, 1, 1],
    ]);
    expect(groups[0]?.first[19]?.at).toEqual({ file: "a.csv", row: 21, line: 21, column: "x" });
    expect(groups[0]?.first[0]?.message).toBe('"abc" is not a number');
  });

  it("puts the worst first, then file, column and code, whatever the order of adding", () => {
    const adds: readonly [IssueCode, string, string | null][] = [
      ["separator-found", "b.csv", null],
      ["cell-empty", "b.csv", "z"],
      ["row-blank", "a.csv", null],
      ["cell-empty", "a.csv", "z"],
      ["not-a-number", "b.csv", "A"],
    ];
    const order = (list: typeof adds) => {
      const log = createIssueLog();
      for (const [code, file, column] of list) log.add(code, { file, column });
      return log.issues().groups.map((group) => `${group.code} ${group.file} ${group.column}`);
    };
    expect(order(adds)).toEqual(order([...adds].reverse()));
    expect(order(adds)[0]).toBe("cell-empty a.csv z");
    expect(order(adds)[4]).toBe("separator-found b.csv null");
  });

  it("shows text cut at 80 characters with control characters escaped, and never what is withheld", () => {
    const log = createIssueLog();
    log.add("word-unknown", { file: "a.csv", column: "c\u0000" }, `\u001b[31m\n\u202e${"é".repeat(100)}`, {
      list: "c",
    });
    log.add("word-unknown", { file: "b.csv", column: "c" }, null, { list: "reason" });
    const [first, second] = log.issues().groups.map((group) => group.first[0]);
    expect(first?.value).toMatch(/^\\u001b\[31m\\u000a\\u202eé+…$/);
    expect(first?.at.column).toBe("c\\u0000");
    expect(second?.value).toBeNull();
    expect(second?.message).toBe("This text is not a word of the list reason");
  });

  it("snapshots: a later add does not change issues already taken", () => {
    const log = createIssueLog();
    log.add("row-blank", { file: "a.csv", row: 2 });
    const before = log.issues();
    log.add("row-blank", { file: "a.csv", row: 3 });
    expect(before.groups[0]?.first).toHaveLength(1);
    expect(before.warnings).toBe(1);
  });
});

describe("printable", () => {
  it("keeps 80 characters whole, cuts 81, and never splits a pair", () => {
    expect(printable("a".repeat(80))).toBe("a".repeat(80));
    expect(Array.from(printable("😀".repeat(81)))).toHaveLength(80);
    expect(printable("\ud800x")).toBe("\\ud800x");
  });
});
