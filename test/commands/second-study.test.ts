import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Headline, Quantity, Report } from "../../pipeline/model/index.ts";
import { bugWords, filesBelow, type Ran, runCli, sleepStudy, temporaryFolder } from "../support/run-cli.ts";
import { declaredIn, strays } from "../support/stray-p-values.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const state: { ran: Ran; files: ReadonlyMap<string, string>; report: Report } = {
  ran: { code: -1, out: "", err: "" },
  files: new Map(),
  report: {} as Report,
};

beforeAll(async () => {
  state.ran = await runCli(["report", "--study", sleepStudy, "--out", temporary.path]);
  state.files = filesBelow(join(temporary.path, "sleep-study", "v1"));
  state.report = JSON.parse(readFileSync(join(temporary.path, "sleep-study", "v1", "report.json"), "utf8"));
}, 240_000);

const headlineOf = (id: string): Headline => {
  const found = state.report.findings.flatMap(({ headlines }) => headlines).find((headline) => headline.id === id);
  if (found === undefined) throw new Error(`no headline ${id}`);
  return found;
};

const numbers = (quantity: Quantity): { value: number; low: number | null; high: number | null } => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return { value: quantity.value, low: quantity.intervals[0]?.low ?? null, high: quantity.intervals[0]?.high ?? null };
};

const pointOf = (id: string): number => numbers(headlineOf(id).quantity).value;

describe("a study with other names", () => {
  it("makes a report", () => {
    expect(state.ran).toMatchObject({ code: 0, err: "" });
    expect(state.ran.out).not.toMatch(bugWords);
    expect(state.files.has("index.html")).toBe(true);
  });

  it("has no word of the shipped study in any file", () => {
    const foreign = /k[e\u00e9]tamin|\bkap\b|psychotherap|talk.therapy|depress|phq.9|csq.8|madrs/i;
    for (const [path, text] of state.files) {
      if (/\.(png|pdf|docx)$/.test(path)) continue; // packed bytes, not words
      const own = text.replace(/url\(data:[^)]*\)|base64,[A-Za-z0-9+/=]+/g, "");
      expect(foreign.exec(own)?.[0] ?? null, path).toBeNull();
    }
  });

  it("has a p value only with an estimand that its families declare, and reads the families last", () => {
    const { plan, ...words } = JSON.parse(readFileSync(join(sleepStudy, "study.json"), "utf8"));
    expect(strays(state.report.findings, declaredIn({ ...words, ...plan }))).toEqual([]);
    for (const { id } of state.report.study.datasets) {
      const own = state.report.findings.filter((finding) => finding.id.startsWith(`${id}/`));
      expect(own.at(-1)?.id).toBe(`${id}/multiplicity`);
    }
  });

  it("calls its cohorts by their own labels, comparator first", () => {
    const page = state.files.get("index.html") ?? "";
    expect(page).toContain("Sleep app with advice");
    expect(page).toContain("Better sleep");
    expect(state.report.study.cohorts.map(({ label }) => label)).toEqual(["Sleep app", "Sleep app with advice"]);
    const survival = state.report.findings
      .find(({ id }) => id === "clinic-one/time-to-relapse")
      ?.blocks.find((block) => block.kind === "chart");
    const drawn = JSON.stringify(survival?.kind === "chart" ? survival.spec : null);
    expect(drawn).toContain("Sleep app with advice");
  });

  it("is stamped INTERNAL on the page, the summary and every chart of the real patients, SIMULATED on those of the made-up", () => {
    expect(state.report.study).toMatchObject({ internal: true, simulated: true });
    expect(state.files.get("index.html")).toContain("INTERNAL, NOT CLEARED FOR SHARING");
    expect(state.files.get("summary.md")).toContain("INTERNAL, NOT CLEARED FOR SHARING");
    const kinds = { "clinic-one": ["real", "INTERNAL"], "made-up": ["simulated", "SIMULATED"] } as const;
    for (const [source, [kind, stamp]] of Object.entries(kinds)) {
      const charts = [...state.files].filter(([path]) => path.startsWith(`charts/${source}--`));
      expect(charts.length).toBeGreaterThan(3);
      for (const [path, text] of charts) {
        expect(path).toContain(`-${stamp}.`);
        if (/\.(svg|vl\.json)$/.test(path)) expect(text, path).toContain(stamp);
        if (path.endsWith(".vl.json")) expect(JSON.parse(text).usermeta.dataKind, path).toBe(kind);
      }
      const tables = [...state.files].filter(([path]) => path.startsWith(`tables/${source}--`));
      expect(tables.length).toBeGreaterThan(3);
      for (const [path, text] of tables)
        for (const row of text.trimEnd().split("\n").slice(1)) expect(row.endsWith(`,${kind}`), path).toBe(true);
    }
    for (const [path, text] of state.files)
      if (/^charts\/published--.*\.vl\.json$/.test(path))
        expect(JSON.parse(text).usermeta.dataKind, path).toBe("published");
  });

  it("names no patient", () => {
    for (const [path, text] of state.files) expect(/\b[cm]-\d\d\b/.exec(text)?.[0] ?? null, path).toBeNull();
  });

  it("gives every statement and part a verdict, and a simulated data set none", () => {
    const rows = state.report.verdicts.map(({ claim, component }) =>
      component === null ? claim : `${claim}/${component}`,
    );
    expect(rows).toEqual(["lasting", "return", "contentment", "quick", "quick/sleep", "quick/clock"]);
    const published = Object.fromEntries(
      state.report.verdicts.map((row, i) => [rows[i], `${row.published.verdict} ${row.published.reason}`]),
    );
    expect(published).toMatchObject({
      // 0.36, from about -0.1 to 0.8, holds both no difference and a worthwhile one
      lasting: "unresolved imprecise",
      // risk ratio 0.50, 0.22 to 1.16
      return: "unresolved imprecise",
      // one direction without a number
      contentment: "no-evidence none",
      // 0.9, 0.44 to 1.36, one trial of 80 people
      "quick/sleep": "unresolved single-small-trial",
      "quick/clock": "not-testable mechanism",
    });
    for (const { patients } of state.report.verdicts) {
      expect(patients.map(({ dataset, simulated }) => [dataset, simulated])).toEqual([
        ["clinic-one", false],
        ["made-up", true],
      ]);
      expect(patients[1]?.half.verdict).toBe("not-testable");
    }
  });
});

describe("its numbers, done by hand", () => {
  it("return of insomnia in the one trial with counts: 6 of 30 against 12 of 30", () => {
    const { value, low, high } = numbers(headlineOf("published/head-to-head/return-rr").quantity);
    const se = Math.sqrt(1 / 6 - 1 / 30 + 1 / 12 - 1 / 30);
    expect(value).toBeCloseTo(0.5, 12);
    expect(low).toBeCloseTo(0.5 * Math.exp(-1.959963984540054 * se), 10);
    expect(high).toBeCloseTo(0.5 * Math.exp(1.959963984540054 * se), 10);
    expect(low).toBeCloseTo(0.216, 3);
    expect(high).toBeCloseTo(1.157, 3);
  });

  it("kept or ended: 5 of 25 against 10 of 25", () => {
    const { value, low } = numbers(headlineOf("published/durability/continue-or-stop").quantity);
    expect(value).toBeCloseTo(0.5, 12);
    expect(low).toBeCloseTo(0.5 * Math.exp(-1.959963984540054 * Math.sqrt(0.22)), 10);
  });

  it("three trials on later sleeplessness: the Bayesian interval decides, over the means of the three effects", () => {
    const headline = headlineOf("published/head-to-head/later-sleeplessness");
    expect(headline.basis?.trials).toBe(3);
    expect(headline.n).toBe(160);
    if (headline.quantity.kind !== "estimate") throw new Error(headline.quantity.reason);
    expect(headline.quantity.intervals[0]?.kind).toBe("credible");
    expect(headlineOf("published/head-to-head/later-sleeplessness/hartung-knapp").quantity.kind).toBe("estimate");
    // 0.4, Hedges' g 0.4 × (1 − 3/151) = 0.392 and 0.3, with standard errors of 0.26, 0.32 and 0.26: about 0.36
    expect(headline.quantity.value).toBeGreaterThan(0.34);
    expect(headline.quantity.value).toBeLessThan(0.38);
  });

  it("relapse in clinic one: 30 + 24 + 18 days with the app, 30 + 30 + 30 × 8/9 with advice", () => {
    expect(pointOf("clinic-one/time-to-relapse/rmst/sleep-app")).toBeCloseTo(72, 10);
    expect(pointOf("clinic-one/time-to-relapse/rmst/sleep-advice")).toBeCloseTo(60 + 80 / 3, 10);
    expect(pointOf("clinic-one/time-to-relapse/rmst-difference/unadjusted")).toBeCloseTo(44 / 3, 10);
    expect(pointOf("clinic-one/time-to-relapse/relapse-free/sleep-app")).toBeCloseTo(0.6, 12);
    expect(pointOf("clinic-one/time-to-relapse/relapse-free/sleep-advice")).toBeCloseTo(8 / 9, 12);
    expect(pointOf("clinic-one/time-to-relapse/risk-difference/unadjusted")).toBeCloseTo(13 / 45, 12);
  });

  it("gain kept in clinic one: 12 points at first; sums of 100 over ten people on day 30, 98 over nine on day 90", () => {
    const kept = (cohort: string, day: number) => pointOf(`clinic-one/retained-gain/ratio/${cohort}/day-${day}`);
    expect(kept("sleep-app", 30)).toBeCloseTo(100 / 120, 12);
    expect(kept("sleep-app", 90)).toBeCloseTo(80 / 120, 12);
    expect(kept("sleep-advice", 30)).toBeCloseTo(1, 12);
    expect(kept("sleep-advice", 90)).toBeCloseTo(98 / 108, 12);
  });

  it("contentment in clinic one: means of 12 and 10", () => {
    expect(pointOf("clinic-one/satisfaction/mean/sleep-app")).toBeCloseTo(10, 12);
    expect(pointOf("clinic-one/satisfaction/mean/sleep-advice")).toBeCloseTo(12, 12);
    expect(pointOf("clinic-one/satisfaction/mean-difference/unadjusted")).toBeCloseTo(2, 12);
  });

  it("unwanted effects in clinic one: 1 of 12 against 3 of 12", () => {
    expect(pointOf("clinic-one/adverse-events/risk-difference/unadjusted")).toBeCloseTo(-1 / 6, 12);
    expect(headlineOf("clinic-one/adverse-events/risk-difference/unadjusted")).toMatchObject({ n: 24, events: 4 });
  });

  it("twelve made-up people do not reach the horizon", () => {
    const { quantity } = headlineOf("made-up/time-to-relapse/rmst-difference/unadjusted");
    expect(quantity).toMatchObject({ kind: "not-estimable", code: "not-reached" });
    // four of six with the app are free of relapse from day 30 on
    expect(pointOf("made-up/time-to-relapse/relapse-free/sleep-app/day-30")).toBeCloseTo(2 / 3, 12);
  });
});
