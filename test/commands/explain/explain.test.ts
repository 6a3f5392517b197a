import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bugWords, copyFolder, runCli, sleepStudy, temporaryFolder } from "../../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

describe("explain, as a user runs it", () => {
  it("is exit 0 with one JSON document for a number, and exit 2 with the nearest for an unknown one", async () => {
    const out = ["--out", temporary.path];
    const [known, unknown] = await Promise.all([
      runCli(["explain", "published/head-to-head/return-rr", "--json", "--study", sleepStudy, ...out]),
      runCli(["explain", "published/head-to-head/retrun-rr", "--study", sleepStudy, ...out]),
    ]);
    expect({ code: known.code, err: known.err }).toEqual({ code: 0, err: "" });
    const told = JSON.parse(known.out);
    expect(told).toMatchObject({ schema: "afterglow/explain/1", id: "published/head-to-head/return-rr" });
    // 6 of 30 against 12 of 30
    expect(told.explanations[0].steps[0].text).toContain("(6/30) / (12/30) = 0.5");
    expect(told.explanations[0].rows.map(({ row }: { row: number }) => row)).toEqual([3, 4]);
    expect(unknown.code).toBe(2);
    expect(unknown.out).toBe("");
    expect(unknown.err).toContain(
      "nothing is called published/head-to-head/retrun-rr; near it: published/head-to-head/return-rr",
    );
    expect(unknown.err.trim().split("\n")).toHaveLength(1);
  }, 120_000);

  it("explains an issue code also when the data are at fault, and where it stands", async () => {
    const study = copyFolder(sleepStudy, join(temporary.path, "bad"));
    const path = join(study, "patients/clinic-one/outcomes.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace("c-01,sleep-index,14,8", "c-01,sleep-index,14,eight"));
    const [code, number, annotated] = await Promise.all([
      runCli(["explain", "not-a-number", "--study", study]),
      runCli(["explain", "published/head-to-head/return-rr", "--study", study]),
      runCli(["check", "--format", "github", "--study", study]),
    ]);
    expect({ code: code.code, err: code.err }).toEqual({ code: 0, err: "" });
    expect(code.out).toMatch(/^issue code not-a-number\n… is not a number\n/);
    expect(code.out).toContain("patients/clinic-one/outcomes.csv, column score");
    expect(number.code).toBe(1);
    expect(number.err).toContain("1 error");
    expect(number.err).not.toMatch(bugWords);
    expect(annotated.code).toBe(1);
    expect(annotated.out).toMatch(
      /^::error file=.*outcomes\.csv,line=\d+,title=not-a-number::score: … is not a number/m,
    );
    expect(annotated.out).not.toContain("eight");
  }, 120_000);

  it("says in one sentence what --format knows", async () => {
    const { code, out, err } = await runCli(["check", "--format", "xml", "--study", sleepStudy]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe("--format knows text, json, github, sarif: xml\n");
  }, 60_000);
});
