import { describe, expect, it } from "vitest";
import { biasTables } from "../../../pipeline/derive/evidence/bias-table.ts";
import { pooledStudies } from "../../../pipeline/derive/evidence/pooled-studies.ts";
import { comfort, madeUpPlan, rowsFrom } from "../../support/evidence-of.ts";

const judged = (study_id: string, domain: string, judgement: string, tool = "rob2") => ({
  study_id,
  tool,
  domain,
  judgement,
});

const tables = (...rows: readonly ReturnType<typeof judged>[]) => biasTables(rowsFrom({ riskOfBias: rows }).riskOfBias);

describe("the table of judgements", () => {
  it("has a column for each domain of its tool, and marks what nobody judged", () => {
    const [table] = tables(
      judged("a", "one", "low"),
      judged("a", "two", "some_concerns"),
      judged("b", "one", "low"),
      judged("c", "one", "low"),
      judged("c", "two", "low"),
    );
    expect(table).toEqual({
      tool: "rob2",
      domains: ["one", "two"],
      studies: [
        { study: "a", judgements: ["low", "some"], overall: "some" },
        { study: "b", judgements: ["low", "none"], overall: "unclear" },
        { study: "c", judgements: ["low", "low"], overall: "low" },
      ],
    });
  });

  it.each([
    ["low", "low", "low"],
    ["some_concerns", "some", "some"],
    ["moderate", "some", "some"],
    ["unclear", "unclear", "unclear"],
    ["no_information", "unclear", "unclear"],
    ["high", "high", "high"],
    ["serious", "high", "high"],
    ["critical", "high", "high"],
  ])("%s is shown as %s and makes the whole %s", (judgement, shown, overall) => {
    const [table] = tables(judged("a", "one", judgement));
    expect(table?.studies).toEqual([{ study: "a", judgements: [shown], overall }]);
  });

  it("takes the worst of two judgements on one domain, and keeps tools apart", () => {
    const [first, second] = tables(
      judged("a", "one", "low"),
      judged("a", "one", "high"),
      judged("a", "x", "unclear", "other"),
    );
    expect(first?.studies).toEqual([{ study: "a", judgements: ["high"], overall: "high" }]);
    expect(second?.studies).toEqual([{ study: "a", judgements: ["unclear"], overall: "high" }]);
  });

  it("is none without rows", () => {
    expect(tables()).toEqual([]);
  });
});

describe("studies in a pool", () => {
  it("are those whose number is used, in the order of the studies", () => {
    const row = (study_id: string, more: object = {}) => ({
      study_id,
      estimate: 0.3,
      ci_low: 0.1,
      ci_high: 0.5,
      n: 400,
      ...more,
    });
    const rows = rowsFrom({ results: [row("b"), row("a"), row("c", { ci_low: null, ci_high: null })] });
    const plan = { ...madeUpPlan(), estimands: [comfort] };
    expect(pooledStudies(rows, plan)).toEqual(["b", "a"]);
    expect(pooledStudies(rowsFrom({}), plan)).toEqual([]);
  });
});
