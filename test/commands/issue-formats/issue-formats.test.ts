import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { githubAnnotations } from "../../../pipeline/commands/issue-formats/github-annotations.ts";
import { publicIssues, repositoryPath } from "../../../pipeline/commands/issue-formats/public-issue.ts";
import { sarifLog } from "../../../pipeline/commands/issue-formats/sarif-log.ts";
import { createIssueLog, issueCodes } from "../../../pipeline/model/index.ts";

const SECRET = "Jane Roe 1961-02-03";

const found = () => {
  const log = createIssueLog();
  log.add("not-a-number", { file: "evidence/results.csv", row: 4, line: 6, column: "estimate" }, "1,5");
  log.add("field-missing", { file: "study.json", column: "id" }, null, { nearest: "" });
  log.add("not-a-number", { file: "patients/clinic one/outcomes.csv", row: 9, line: 9, column: "score" }, SECRET);
  log.add("column-unknown", { file: "patients/clinic one/patients.csv", row: 1, line: 1, column: SECRET }, SECRET, {
    nearest: SECRET,
  });
  return log.issues().groups.flatMap((group) => publicIssues(group, "my data", "/home/me"));
};

describe("issues that leave the machine", () => {
  it("hold nothing of a patient's row: no value, no name, no heading that nobody declared", () => {
    expect(JSON.stringify(found())).not.toContain("Jane");
    expect(githubAnnotations(found())).not.toContain("Jane");
    expect(JSON.stringify(sarifLog(found(), "1.2.3"))).not.toContain("Jane");
  });

  it("hold nothing of one for any code", () => {
    for (const code of Object.keys(issueCodes) as (keyof typeof issueCodes)[]) {
      const log = createIssueLog();
      const words = Object.fromEntries(
        [...`${issueCodes[code].message}${issueCodes[code].hint}`.matchAll(/\{(\w+)\}/g)].map((m) => [
          m[1] as string,
          SECRET,
        ]),
      );
      log.add(code, { file: "patients/a/patients.csv", row: 2, line: 2, column: SECRET }, SECRET, words);
      const issues = log.issues().groups.flatMap((group) => publicIssues(group, "data", "/home/me"));
      expect(githubAnnotations(issues) + JSON.stringify(sarifLog(issues, "1.0.0")), code).not.toContain("Jane");
    }
  });

  it("name published cells as they stand, with the line", () => {
    const [one] = found().filter(({ path }) => path.endsWith("results.csv"));
    expect(one).toMatchObject({ path: "my data/evidence/results.csv", line: 6 });
    expect(one?.text).toContain('estimate: "1,5"');
  });

  it("say how many there are when only some are kept", () => {
    const log = createIssueLog();
    for (let i = 0; i < 33; i += 1)
      log.add("not-a-number", { file: "evidence/results.csv", row: i, line: i, column: "n" }, "x");
    const issues = log.issues().groups.flatMap((group) => publicIssues(group, "data", "/home/me"));
    expect(issues).toHaveLength(20);
    expect(issues[0]?.text).toContain("(33 places in all)");
    expect(issues[1]?.text).not.toContain("places");
  });

  it("stand below the folder where the program was started, or by their name alone outside it", () => {
    expect(repositoryPath("data", "study.json", "/home/me")).toBe("data/study.json");
    expect(repositoryPath("/home/me/a/b", "study.json", "/home/me")).toBe("a/b/study.json");
    expect(repositoryPath("/elsewhere", "study.json", "/home/me")).toBe("study.json");
  });
});

describe("annotations", () => {
  it("are one workflow command a line, with marks and line ends escaped as the runner reads them", () => {
    const text = githubAnnotations([
      { code: "a:b,c", severity: "note", path: "x,y:100%.csv", line: 3, text: "one\r\ntwo 5%", hint: "Do: this, that" },
      { code: "c", severity: "error", path: "f", line: null, text: "::error::no", hint: "h" },
    ]);
    expect(text.split("\n")).toEqual([
      "::notice file=x%2Cy%3A100%25.csv,line=3,title=a%3Ab%2Cc::one%0D%0Atwo 5%25. Do: this, that",
      "::error file=f,title=c::::error::no. h",
    ]);
  });
});

// The parts of the OASIS schema of SARIF 2.1.0 that a log of this kind uses, with what code scanning asks for beside it.
const text = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", minLength: 1 } },
  additionalProperties: false,
};
const level = { enum: ["none", "note", "warning", "error"] };
const object = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const SARIF = object({
  $schema: { type: "string", pattern: "^https://" },
  version: { const: "2.1.0" },
  runs: {
    type: "array",
    minItems: 1,
    items: object({
      tool: object({
        driver: object({
          name: { type: "string", minLength: 1 },
          semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
          rules: {
            type: "array",
            uniqueItems: true,
            items: object({
              id: { type: "string" },
              shortDescription: text,
              fullDescription: text,
              help: text,
              defaultConfiguration: object({ level }),
            }),
          },
        }),
      }),
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      results: {
        type: "array",
        items: object({
          ruleId: { type: "string" },
          ruleIndex: { type: "integer", minimum: 0 },
          level,
          message: text,
          locations: {
            type: "array",
            minItems: 1,
            items: object({
              physicalLocation: object({
                artifactLocation: object({
                  uri: { type: "string", pattern: "^[A-Za-z0-9._~!'()*%-]+(/[A-Za-z0-9._~!'()*%-]+)*$" },
                  uriBaseId: { const: "%SRCROOT%" },
                }),
                region: object({ startLine: { type: "integer", minimum: 1 } }),
              }),
            }),
          },
        }),
      },
    }),
  },
});

describe("the log in SARIF", () => {
  const valid = new Ajv2020({ allErrors: true }).compile(SARIF);

  it("keeps to the schema, with and without issues", () => {
    for (const issues of [found(), []]) expect([valid(sarifLog(issues, "1.2.3")), valid.errors]).toEqual([true, null]);
  });

  it("has a rule for each result at the place that it names, and the file as a relative reference", () => {
    const [run] = (
      sarifLog(found(), "1.2.3") as {
        runs: [{ tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }];
      }
    ).runs;
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(JSON.stringify(run)).toContain("my%20data/patients/clinic%20one/outcomes.csv");
  });
});
