import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../../../pipeline/ingest/compile-schema.ts";
import type { Headline, Report, ResultsArdFile } from "../../../pipeline/model/index.ts";
import { citationText, headlineMap } from "../../../pipeline/report/html/view.ts";
import type { Rendering } from "../../../pipeline/report/outputs/output.ts";
import { results } from "../../../pipeline/report/outputs/results.ts";
import { headlineStats } from "../../../pipeline/report/results/headline-stats.ts";
import { abstractReport, answerHeadline } from "../abstract/made-report.ts";

const golden: Report = JSON.parse(readFileSync("test/golden/sleep-study/report.json", "utf8"));
const version = { number: 3, previous: 2, changes: [], reportSha256: "0123456789abcdef".repeat(4) };
const { $id: _, ...schema } = JSON.parse(readFileSync("schemas/results-ard.schema.json", "utf8"));
const judge = compileSchema(schema);

const textOf = async (report: Report): Promise<string> => {
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: citationText(report) };
  const words = { report, version, headlines, prose };
  const [[path, body] = []] = await results.files({ report, words } as unknown as Rendering);
  expect(path).toBe("results.json");
  return String(body);
};

const fileOf = async (report: Report): Promise<ResultsArdFile> => JSON.parse(await textOf(report));

const made = (headline: Headline, changes: object = {}): Report => {
  const report = abstractReport();
  const findings = report.findings.map((finding) => ({
    ...finding,
    standing: "primary",
    headlines: [headline],
    ...changes,
  }));
  return { ...report, findings } as Report;
};

describe("results.json", () => {
  it("is what its schema says, and holds each headline of a report with equal numbers", async () => {
    const file = await fileOf(golden);
    expect(judge(file)).toEqual([]);
    const byHeadline = new Map<string, ResultsArdFile["rows"][number][]>();
    for (const row of file.rows) byHeadline.set(row.headline, [...(byHeadline.get(row.headline) ?? []), row]);
    const headlines = golden.findings.flatMap((finding) => finding.headlines);
    expect(headlines.length).toBeGreaterThan(50);
    expect([...byHeadline.keys()].sort()).toEqual(headlines.map(({ id }) => id).sort());
    for (const { id, quantity, test, n, events } of headlines) {
      const rows = byHeadline.get(id) ?? [];
      const all = (name: string): readonly unknown[] =>
        rows.filter((row) => row.stat_name === name).map(({ stat }) => stat);
      expect(all("N")).toEqual([n]);
      expect(all("n.event")).toEqual(events === null ? [] : [events]);
      expect(all("p.value")).toEqual(test === null ? [] : [test.p]);
      expect(all("parameter")).toEqual(test === null ? [] : test.df);
      if (quantity.kind === "not-estimable") {
        expect(all("estimate")).toEqual([null]);
        expect(all("not.estimable")).toEqual([quantity.code]);
        expect(rows.find((row) => row.stat_name === "estimate")?.error).toBe(quantity.reason);
        continue;
      }
      expect(all("estimate")).toEqual([quantity.value]);
      expect(all("std.error")).toEqual(quantity.se === null ? [] : [quantity.se]);
      expect(all("conf.low")).toEqual(quantity.intervals.map(({ low }) => low));
      expect(all("conf.high")).toEqual(quantity.intervals.map(({ high }) => high));
      expect(all("conf.level")).toEqual(quantity.intervals.map(({ level }) => level));
      expect(all("method")).toEqual(quantity.intervals.map(({ method }) => method));
    }
  });

  it("takes an id apart and prints as the report does", async () => {
    const { rows } = await fileOf(made({ ...answerHeadline, id: "published/made/sleep/after/weeks" }));
    const brief = rows.map(({ stat_name, stat, stat_fmt, unit, interval }) => [
      stat_name,
      stat,
      stat_fmt,
      unit,
      interval,
    ]);
    expect(brief).toEqual([
      ["estimate", 0.65, "0.65", "smd", null],
      ["std.error", 0.58, "0.58", "smd", null],
      ["std.error.scale", "identity", "identity", null, null],
      ["conf.low", -0.55, "−0.55", "smd", 1],
      ["conf.high", 1.82, "1.82", "smd", 1],
      ["conf.level", 0.95, "95%", null, 1],
      ["conf.kind", "confidence", "confidence", null, 1],
      ["method", "as printed", "as printed", null, 1],
      ["N", 28, "28", "people", null],
    ]);
    expect(rows[0]).toMatchObject({
      group1_level: "published",
      context: "made",
      variable: "sleep",
      variable_level: "after/weeks",
      population: "People who slept badly.",
      data_kind: "published",
    });
  });

  it("says of an open limit that it is open, and of no number why", () => {
    const open = { kind: "confidence", level: 0.973, low: 10, high: null, method: "log-log" } as const;
    const quantity = { kind: "estimate", value: 12, se: null, seScale: "identity", intervals: [open, open] } as const;
    const stats = headlineStats({ ...answerHeadline, unit: "days", quantity }, "US");
    const highs = stats.filter(({ stat_name }) => stat_name === "conf.high");
    expect(highs.map(({ stat, warning, interval }) => [stat, warning, interval])).toEqual([
      [null, "not reached", 1],
      [null, "not reached", 2],
    ]);
    expect(stats.find(({ stat_name }) => stat_name === "conf.level")?.stat_fmt).toBe("97.3%");
    const none = { kind: "not-estimable", code: "no-events", reason: "Nobody had it." } as const;
    expect(headlineStats({ ...answerHeadline, quantity: none }, "US").map(({ stat, error }) => [stat, error])).toEqual([
      [null, "Nobody had it."],
      ["no-events", "Nobody had it."],
      [28, null],
    ]);
  });

  it("names the kind of data in every row and the stamps at its head", async () => {
    const patients = { source: { kind: "patients", dataset: "made" } };
    const report = made(answerHeadline, { ...patients, simulated: true });
    const file = await fileOf({ ...report, study: { ...report.study, simulated: true, internal: true } });
    expect(file.stamps.join()).toMatch(/SIMULATED.*INTERNAL/);
    expect(new Set(file.rows.map((row) => row.data_kind))).toEqual(new Set(["simulated"]));
    const real = await fileOf(made(answerHeadline, patients));
    expect(new Set(real.rows.map((row) => row.data_kind))).toEqual(new Set(["real"]));
  });

  it("keeps hostile labels as text and no key of a patient", async () => {
    const hostile = '"},{"stat":9 <script>\n=1+1';
    const keys = [{ table: "patients", count: 1, keys: ["secret-key"] }];
    const text = await textOf(made({ ...answerHeadline, label: [hostile], rows: keys }));
    const file: ResultsArdFile = JSON.parse(text);
    expect(judge(file)).toEqual([]);
    expect(file.rows.every((row) => row.variable_label === hostile)).toBe(true);
    expect(text).not.toContain("secret-key");
  });
});
