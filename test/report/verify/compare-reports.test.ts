import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../../pipeline/model/index.ts";
import { sameReport } from "../../../pipeline/report/same-report.ts";
import { compareReports } from "../../../pipeline/report/verify/compare-reports.ts";
import { reportItems } from "../../../pipeline/report/verify/report-items.ts";
import { itemWords } from "../../../pipeline/report/verify/verify-words.ts";
import { fc } from "../../support/properties.ts";

const tolerance = { relative: 1e-9, absolute: 1e-12 };

const finding = (change: Readonly<Record<string, unknown>> = {}): unknown => ({
  id: "published/onset",
  question: "How soon?",
  headlines: [
    { id: "published/onset/early", quantity: { kind: "estimate", value: 0.5 }, n: 10 },
    { id: "published/onset/late", quantity: { kind: "not-estimable", code: "no-data", reason: "none" }, n: 0 },
  ],
  blocks: [
    { kind: "text", depth: "plain", prose: ["Soon."] },
    {
      kind: "table",
      id: "rows",
      caption: ["Rows"],
      columns: [{ id: "study" }, { id: "estimate" }],
      rows: [
        ["first", 1.5],
        ["second", null],
      ],
    },
    {
      kind: "chart",
      id: "forest",
      caption: ["Chart"],
      spec: { layer: [{ data: { values: [{ x: 1 }, { x: 2 }] }, mark: "point" }] },
      narrow: { data: { values: [{ x: 1 }] }, mark: "point" },
      cover: null,
    },
  ],
  ...change,
});

const report = (findings: readonly unknown[] = [finding()], study: object = { id: "s", title: "S" }): Report =>
  ({ schema: "afterglow/report/1", study, findings, verdicts: [] }) as unknown as Report;

const states = (now: Report, was: Report = report()): Readonly<Record<string, string>> =>
  Object.fromEntries(
    compareReports(was, now, tolerance)
      .items.filter(({ state }) => state !== "identical")
      .map(({ kind, id, state }) => [`${kind} ${id}`, state]),
  );

/** The report with one change of its JSON text. */
const edited = (from: string, to: string): Report => {
  const text = JSON.stringify(report());
  expect(text).toContain(from);
  return JSON.parse(text.replace(from, to)) as Report;
};

describe("comparing two reports", () => {
  it("counts two headlines, four cells, three data and four other parts, and the same report as identical", () => {
    const { counts, differing } = compareReports(report(), report(), tolerance);
    expect(differing).toBe(0);
    expect(counts).toMatchObject({
      headline: { identical: 2 },
      cell: { identical: 4 },
      datum: { identical: 3 },
      words: { identical: 4 }, // the report, the finding, the table's head, the chart's drawing
    });
  });

  it.each([
    ['"value":0.5', '"value":0.75', "headline published/onset/early", "different"],
    ['"value":0.5', '"value":0.5000000000001', "headline published/onset/early", "within"],
    ["1.5", "1.6", "cell published/onset.rows/first/estimate", "different"],
    ['["second",null]', '["second",0]', "cell published/onset.rows/second/estimate", "different"],
    ['[{"x":1},{"x":2}]', '[{"x":1},{"x":3}]', "datum published/onset.forest/spec/2", "different"],
    ['"mark":"point"', '"mark":"bar"', "words published/onset.forest", "different"],
    ["Soon.", "Late.", "words published/onset", "different"],
    ['"title":"S"', '"title":"T"', "words report", "different"],
  ])("finds %s → %s where it stands", (from, to, id, state) => {
    expect(states(edited(from, to))).toEqual({ [id]: state });
  });

  it("says what is missing and what is new", () => {
    const renamed = edited("published/onset/late", "published/onset/later");
    expect(states(renamed)).toEqual({
      "words published/onset": "different",
      "headline published/onset/late": "missing",
      "headline published/onset/later": "new",
    });
    expect(states(edited('["second",null]', '["second",null],["third",2]'))).toEqual({
      "words published/onset.rows": "different",
      "cell published/onset.rows/third/study": "new",
      "cell published/onset.rows/third/estimate": "new",
    });
  });

  it("tells that a mark of a private chart differs, and never its values", () => {
    const chart = (day: number) =>
      report([
        finding({
          blocks: [
            {
              kind: "chart",
              id: "lines",
              audience: "private",
              spec: { data: { values: [{ id: "p-1", day }] } },
              cover: null,
            },
          ],
        }),
      ]);
    const [item] = compareReports(chart(1234), chart(5678), tolerance).items.filter(
      ({ state }) => state !== "identical",
    );
    expect(item).toMatchObject({ kind: "datum", state: "different", was: null, now: null });
    expect(item && itemWords(item)).toBe(
      "chart datum published/onset.lines/spec/1: differs (values of private charts are not shown)",
    );
  });

  it("keeps parts apart that have the same name", () => {
    const twice = report([finding(), finding()]);
    const ids = reportItems(twice).map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("headline published/onset/early (2)");
  });

  it("holds the whole report: any change of a real one is found, as a run finds it", () => {
    const golden = resolve(import.meta.dirname, "../../golden/sleep-study/report.json");
    const text = readFileSync(golden, "utf8");
    const real = JSON.parse(text) as Report;
    expect(compareReports(real, JSON.parse(text) as Report, tolerance).differing).toBe(0);
    const small = { ...real, findings: real.findings.slice(0, 1) };
    const smallText = JSON.stringify(small);
    const places = [...smallText.matchAll(/[:[,](\d+\.?\d*|"[^"\\]{2,}")(?=[,\]}])/g)];
    fc.assert(
      fc.property(fc.nat(places.length - 1), (i) => {
        const place = places[i] as RegExpExecArray;
        const value = place[1] as string;
        const at = place.index + 1;
        const other = value.startsWith('"') ? `"~${value.slice(2)}` : String(Number(value) + 1);
        const changed = JSON.parse(smallText.slice(0, at) + other + smallText.slice(at + value.length)) as Report;
        // Kinds of blocks are what parts are told by.
        if (/^"(text|table|chart)"$/.test(value)) return;
        const { differing } = compareReports(small, changed, tolerance);
        expect(differing > 0, value).toBe(!sameReport(small, changed));
      }),
      { numRuns: 25 },
    );
  });
});
