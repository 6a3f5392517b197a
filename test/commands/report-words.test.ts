import { expect, it } from "vitest";
import { reportWords } from "../../pipeline/commands/report-words.ts";
import { abstractReport, answerHeadline } from "../report/abstract/made-report.ts";

it("goes on after the reason why there is no number: no full stop before the comma", () => {
  const report = abstractReport();
  const withReason = {
    ...report,
    study: { ...report.study, page: { ...report.study.page, keyNumbers: [answerHeadline.id] } },
    findings: report.findings.map((finding) => ({
      ...finding,
      headlines: finding.headlines.map((headline) => ({
        ...headline,
        n: 12,
        quantity: { kind: "not-estimable" as const, code: "too-few" as const, reason: "Too few people." },
      })),
    })),
  };
  const line = reportWords(withReason)
    .split("\n")
    .find((text) => text.startsWith("  "));
  expect(line).toMatch(/Too few people, n 12 — /);
});
