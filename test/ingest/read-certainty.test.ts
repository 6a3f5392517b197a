import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkStatements, statementIds } from "../../pipeline/ingest/check-statements.ts";
import { readCertainty } from "../../pipeline/ingest/read-certainty.ts";
import { type ClaimsFile, createIssueLog, type StudyFile } from "../../pipeline/model/index.ts";
import { memoryFiles } from "./memory-files.ts";

const claims = (JSON.parse(readFileSync("data/claims.json", "utf8")) as ClaimsFile).claims;
const study = JSON.parse(readFileSync("data/study.json", "utf8")) as StudyFile;

const good = { claim: "fade/repeat", certainty: "low", by: "Two readers", date: "2026-11-20", reason: "Enriched." };

const read = async (text: string | null, known: ClaimsFile["claims"] | null = claims) => {
  const log = createIssueLog();
  const files = memoryFiles(text === null ? {} : { "s/evidence/certainty.json": text });
  const { judgements, file } = await readCertainty({ files, folder: "s", log }, known);
  const found = log.issues().groups.map(({ code, column, count }) => `${code} ${column} ${count}`);
  return { judgements, file, found };
};
const judged = (...rows: readonly object[]) => read(JSON.stringify({ judgements: rows }));

describe("judgements of certainty", () => {
  it("need not be there", async () => {
    expect(await read(null)).toEqual({ judgements: [], file: null, found: [] });
  });

  it("are read with their digest", async () => {
    const { judgements, file, found } = await judged(good, { ...good, claim: "onset" });
    expect(judgements.map(({ claim }) => claim)).toEqual(["fade/repeat", "onset"]);
    expect(file?.path).toBe("evidence/certainty.json");
    expect(found).toEqual([]);
  });

  it("may not speak of a statement that does not exist, a part without its claim, or one statement twice", async () => {
    expect((await judged({ ...good, claim: "fades" })).found).toEqual(["id-unknown fades 1"]);
    expect((await judged({ ...good, claim: "repeat" })).found).toEqual(["id-unknown repeat 1"]);
    expect((await judged(good, { ...good, certainty: "high" })).found).toEqual(["id-repeated fade/repeat 1"]);
  });

  it.each([
    ["no reason", { ...good, reason: null }],
    ["an empty reason", { ...good, reason: "" }],
    ["a blank reason", { ...good, reason: "  " }],
    ["an unknown level", { ...good, certainty: "certain" }],
    ["the half that is never rated", { ...good, half: "patients" }],
    ["a day that is none", { ...good, date: "2026-02-31" }],
  ])("are refused with %s", async (_, row) => {
    const { judgements, found } = await judged(row);
    expect(judgements).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  it("hold nothing against claims that could not be read", async () => {
    const { found } = await read(JSON.stringify({ judgements: [{ ...good, claim: "fades" }] }), null);
    expect(found).toEqual([]);
  });

  it("are none on the shipped evidence", () => {
    expect(JSON.parse(readFileSync("data/evidence/certainty.json", "utf8")).judgements).toEqual([]);
  });
});

describe("statements that the plan names", () => {
  const check = (changed: Partial<StudyFile>, known: ClaimsFile["claims"] | null = claims) => {
    const log = createIssueLog();
    checkStatements({ ...study, ...changed }, { claims: known, studies: null, log });
    return log.issues().groups.map(({ code, column, count }) => `${code} ${column} ${count}`);
  };

  it("exist in the shipped study, parts by claim/part", () => {
    expect(check({})).toEqual([]);
    expect(statementIds(claims)).toContain("harms/dropout");
  });

  it("are an issue where they do not exist", () => {
    const [move] = study.comingEvidence.moves;
    if (move === undefined) throw new RangeError("the shipped study declares what trials would move");
    const comingEvidence = { ...study.comingEvidence, moves: [{ ...move, statements: ["durabilty"] }] };
    expect(check({ comingEvidence })).toEqual(["id-unknown comingEvidence.moves 1"]);
    const informationSize = { ...study.plan.informationSize, statements: ["repeat"] };
    expect(check({ plan: { ...study.plan, informationSize } })).toEqual([
      "id-unknown plan.informationSize.statements 1",
    ]);
    expect(check({ comingEvidence }, null)).toEqual([]);
  });
});
