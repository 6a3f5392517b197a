import { describe, expect, it } from "vitest";
import type { ComparedItem } from "../../../pipeline/report/verify/compare-reports.ts";
import { isVerified, type Verification } from "../../../pipeline/report/verify/verification.ts";
import { verifyJson } from "../../../pipeline/report/verify/verify-json.ts";
import { verifyJunit } from "../../../pipeline/report/verify/verify-junit.ts";
import { verifySentence, verifyText } from "../../../pipeline/report/verify/verify-text.ts";

const none = { identical: 0, within: 0, different: 0, missing: 0, new: 0 };
const item = (change: Partial<ComparedItem> = {}): ComparedItem => ({
  kind: "headline",
  id: "published/a/b",
  of: "published/a/b",
  state: "identical",
  at: "",
  was: null,
  now: null,
  ...change,
});

const sound: Verification = {
  study: "sleep-study",
  version: 2,
  at: null,
  tolerance: { relative: 1e-9, absolute: 1e-12 },
  software: { written: { node: "20.1.0" }, now: { node: "22.1.0" } },
  faults: [],
  inputs: [{ path: "study.json", state: "same", rowsThen: 1, rowsNow: 1, rows: null }],
  outputs: [{ path: "report.json", state: "same" }],
  report: {
    items: [item()],
    counts: { headline: { ...none, identical: 1 }, cell: none, datum: none, words: none },
    differing: 0,
  },
  bytes: null,
  offer: null,
};

const wrong: Verification = {
  ...sound,
  inputs: [
    {
      path: "evidence/results.csv",
      state: "changed",
      rowsThen: 12,
      rowsNow: 13,
      rows: { added: ["r-13"], removed: [], changed: [{ key: "r-1", columns: ["n", "events"] }] },
    },
    { path: "patients/clinic/outcomes.csv", state: "changed", rowsThen: 240, rowsNow: 241, rows: null },
    { path: "claims.json", state: "missing", rowsThen: 1, rowsNow: null, rows: null },
    { path: "plan.lock.json", state: "new", rowsThen: null, rowsNow: 1, rows: null },
  ],
  outputs: [
    { path: "index.html", state: "changed" },
    { path: "notes.txt", state: "new" },
  ],
  report: {
    items: [
      item({ state: "different", at: "quantity.value", was: "0.5", now: "0.75" }),
      item({ id: "x", of: "x", state: "missing" }),
    ],
    counts: { headline: { ...none, different: 1, missing: 1 }, cell: none, datum: none, words: none },
    differing: 2,
  },
  offer: "0123456789abcdef",
};

describe("what verify prints", () => {
  it("ends with one sentence when everything is the same", () => {
    expect(isVerified(sound)).toBe(true);
    expect(verifySentence(sound)).toBe(
      "v2 verified: 1 part of the report derived again, 1 input and 1 file as the manifest has them.",
    );
    expect(verifyText(sound)).toMatch(/headlines\s+1\s+0\s+0\s+0\s+0\n/);
  });

  it("names each number, row, count and file that is not the same, and the revision to compare with", () => {
    expect(isVerified(wrong)).toBe(false);
    const text = verifyText(wrong);
    for (const line of [
      "headline published/a/b: 0.5 → 0.75 (quantity.value)",
      "headline x: in the version, not derived now",
      "evidence/results.csv: 1 row changed: r-1 (n, events); 1 row added: r-13",
      "patients/clinic/outcomes.csv: 240 rows then, 241 now",
      "claims.json: is not there any more",
      "plan.lock.json: was not there then",
      "index.html: edited since it was written",
      "notes.txt: not of this version",
      "v2 does not verify: 2 parts of the report differ, 4 inputs are not as they were, 2 files are not as they were written.",
      "afterglow verify 2 --at 0123456789abcdef",
    ])
      expect(text).toContain(line);
  });

  it("holds bytes of another Node major against nobody, and says so", () => {
    const bytes = { promised: false, same: 3, differing: ["index.html"] };
    expect(isVerified({ ...sound, bytes })).toBe(true);
    expect(verifyText({ ...sound, bytes })).toContain(
      "3 of 4 files drawn again have the same bytes; written by Node 20, drawn again by Node 22",
    );
    expect(isVerified({ ...sound, bytes: { ...bytes, promised: true } })).toBe(false);
  });

  it("is not verified where nothing could be derived", () => {
    expect(isVerified({ ...sound, report: null })).toBe(false);
  });

  it("shows ten lines of a kind and counts the rest; JSON has all of them", () => {
    const items = Array.from({ length: 15 }, (_, i) => item({ id: `h/${i}`, state: "different", was: "1", now: "2" }));
    const many = { ...sound, report: { ...wrong.report, items, differing: 15 } } as Verification;
    expect(verifyText(many).match(/headline h\//g)).toHaveLength(10);
    expect(verifyText(many)).toContain("… and 5 more (--json has all)");
    expect((verifyJson(many) as { differences: unknown[] }).differences).toHaveLength(15);
  });

  it("writes JUnit that counts its cases and escapes what XML cannot hold", () => {
    const odd = item({ id: 'a"<&>\u0001', of: 'a"<&>\u0001', state: "different", was: '"\ud800"', now: '"]]>"' });
    const xml = verifyJunit({ ...wrong, report: { ...wrong.report, items: [odd, item()] } as Verification["report"] });
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="afterglow verify" tests="9" failures="7" errors="0">/,
    );
    expect(xml.match(/<testcase /g)).toHaveLength(9);
    expect(xml.match(/<failure /g)).toHaveLength(7);
    expect(xml).toContain('name="a&quot;&lt;&amp;&gt;"');
    for (const letter of ["\u0001", "\ud800"]) expect(xml.includes(letter)).toBe(false);
    for (const open of xml.match(/<[a-z][^>]*>/g) ?? []) expect(open).toMatch(/^<[a-z]+( [a-z]+="[^"<]*")*\/?>$/);
  });
});
