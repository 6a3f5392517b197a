import { describe, expect, it } from "vitest";
import { coverData } from "../../../pipeline/report/pdf/cover-data.ts";
import { deviationLines } from "../../../pipeline/report/plan/deviation-lines.ts";
import { summaryMarkdown } from "../../../pipeline/report/summary.ts";

const plan = (count: number) => ({
  sha256: "0".repeat(64),
  deviations: Array.from({ length: count }, (_, i) => ({
    path: `choice_${i}`,
    old: 90,
    new: null,
    when: "2025-10-02T09:00:00.000Z",
    findings: ["clinic/relapse"],
  })),
});
const words = (count: number) =>
  ({
    report: {
      plan: plan(count),
      verdicts: [],
      findings: [],
      study: {
        title: "T",
        question: "Q",
        page: { answerClaim: "x" },
        notices: ["Own."],
        datasets: [],
        searchNote: "S",
      },
    },
    version: { number: 1, reportSha256: "0".repeat(64) },
    headlines: new Map(),
    prose: { headlines: new Map(), spelling: "US", citation: () => "" },
  }) as never as Parameters<typeof coverData>[0];

describe("deviations as sentences", () => {
  it("name the choice, both values, the day of the lock and how many sections are post hoc", () => {
    expect(deviationLines({ plan: plan(1) } as never)).toEqual([
      "Not as frozen on 2025-10-02: choice_0, 90 → nothing; sections that are post hoc for it: 1.",
    ]);
  });

  it("open the PDFs and stand in the summary, each one; without any, both are as they were", () => {
    expect(coverData(words(2)).notices).toHaveLength(3);
    expect(coverData(words(0)).notices).toEqual(["Own."]);
    expect(summaryMarkdown(words(2)).match(/^> Not as frozen on 2025-10-02: choice\\_\d/gm)).toHaveLength(2);
    expect(summaryMarkdown(words(0))).toContain("S\n\n| Statement");
  });
});
