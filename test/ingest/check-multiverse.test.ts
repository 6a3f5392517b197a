import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkMultiverse } from "../../pipeline/ingest/check-multiverse.ts";
import { createIssueLog, type StudyFile } from "../../pipeline/model/index.ts";

const planOf = (path: string): StudyFile["plan"] =>
  (JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")) as StudyFile).plan;
const shipped = planOf("data/study.json");

type Multiverse = StudyFile["plan"]["multiverse"];

const found = (plan: StudyFile["plan"], changes: Partial<Multiverse> = {}): readonly string[] => {
  const log = createIssueLog();
  checkMultiverse({ ...plan, multiverse: { ...plan.multiverse, ...changes } }, log);
  return log
    .issues()
    .groups.map(({ code, column, count, first }) => `${code} ${column} ${count}: ${first[0]?.message}`);
};

describe("the check of a declared multiverse", () => {
  it("has nothing to say of either study", () => {
    expect(found(shipped)).toEqual([]);
    expect(found(planOf("test/fixtures/sleep-study/study.json"))).toEqual([]);
  });

  it("counts the cells", () => {
    expect(found(shipped, { maxCells: 47 })).toEqual([
      "multiverse-too-large plan.multiverse.choices 1: The choices of the multiverse make 48 combinations; plan.multiverse.maxCells allows 47",
    ]);
    expect(found(shipped, { maxCells: 1, choices: [] })).toEqual([]);
  });

  it("names what the rest of the plan does not declare, and what stands twice", () => {
    const option = (id: string, value: string | number) => ({ id, label: id, value });
    const choices: Multiverse["choices"] = [
      { id: "adjustment", label: "a", options: [option("one", "overlap"), option("one", "overlaps")] },
      { id: "time-zero", label: "t", options: [option("two", "endOfAcuteCourse"), option("three", 43)] },
      { id: "adjustment", label: "again", options: [option("none", "none")] },
    ];
    const issues = found(shipped, { choices });
    expect(issues.map((issue) => issue.split(":")[0])).toEqual([
      "id-repeated plan.multiverse.choices 1",
      "id-repeated plan.multiverse.choices.adjustment 1",
      "word-unknown plan.multiverse.choices.adjustment 1",
      "word-unknown plan.multiverse.choices.time-zero 1",
    ]);
  });
});
