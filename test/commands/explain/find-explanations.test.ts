import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { analyses } from "../../../pipeline/analyses/index.ts";
import type { Explained } from "../../../pipeline/commands/explain/explanation.ts";
import { explanationText } from "../../../pipeline/commands/explain/explanation-text.ts";
import { findExplanations } from "../../../pipeline/commands/explain/find-explanations.ts";
import { nodeFiles } from "../../../pipeline/effects/node-files.ts";
import { readStudy } from "../../../pipeline/ingest/index.ts";
import { citationText, headlineMap } from "../../../pipeline/report/html/view.ts";
import { shippedStudy } from "../../support/run-cli.ts";
import { shippedReport } from "../../support/shipped-report.ts";

let explained: Explained;

beforeAll(async () => {
  const report = shippedReport();
  const { study, issues } = await readStudy(nodeFiles(shippedStudy), shippedStudy);
  if (study === null) throw new Error(JSON.stringify(issues.groups[0]));
  const headlines = headlineMap(report.findings);
  explained = {
    study,
    report,
    prose: { headlines, spelling: report.study.locale, citation: citationText(report) },
    analyses,
    folder: shippedStudy,
    version: { number: 7, report },
  };
}, 60_000);

const find = (id: string, codes: readonly string[] = []) => findExplanations(id, explained, codes);
const textOf = (id: string): string => find(id).found.map(explanationText).join("\n");

const ON_TRIALS = "published/onset/onset-depression";
const ON_PATIENTS = "simulated/time-to-relapse/rmst-difference/unadjusted";

describe("a number of published studies", () => {
  it("names each input row by file and row, and the row stands there", () => {
    const [one] = find(ON_TRIALS).found;
    const rows = one?.rows ?? [];
    expect(rows.length).toBeGreaterThan(2);
    for (const { file, line, key } of rows) {
      const lines = readFileSync(`${shippedStudy}/${file}`, "utf8").split("\n");
      expect(lines[(line as number) - 1]).toContain(key);
    }
    const text = textOf(ON_TRIALS);
    for (const { file, row, key } of rows) expect(text).toContain(`${file}:${row}`.concat(`  ${key}`));
  });

  it("has every part of a derivation", () => {
    const headings = find(ON_TRIALS).found[0]?.sections.map(({ heading }) => heading);
    expect(headings).toEqual([
      "Question",
      "The number, step by step",
      "What is estimated",
      "Method",
      "Cites",
      "Keep in mind",
      "Rests on",
      "Rows that speak of it and were not used, by reason",
      "Statements that read it",
      "In version v7",
      "Work it out again",
    ]);
    expect(textOf(ON_TRIALS)).toContain(`afterglow explain ${ON_TRIALS}`);
    expect(textOf(ON_TRIALS)).toContain("the same, ");
  });

  it("is a risk ratio from its counts where they give it", () => {
    const text = textOf("published/durability/continue-or-stop");
    // R: m <- rma(measure = "RR", ai = c(24, 16), n1i = c(90, 62), ci = c(39, 34), n2i = c(86, 59), method = "EE"); exp(coef(m)); m$se; weights(m)
    expect(text).toContain("(24/90) / (39/86) = 0.588034");
    expect(text).toContain("(16/62) / (34/59) = 0.447818");
    expect(text).toContain("τ² = 0:");
    expect(text).toMatch(/weight 56\.9%[\s\S]*weight 43\.1%/);
  });
});

describe("a number of patients", () => {
  it("counts them and never lists one", () => {
    const text = textOf(ON_PATIENTS);
    expect(text).toMatch(/patients\.csv: \d+, responders who received/);
    expect(find(ON_PATIENTS).found[0]?.rows).toEqual([]);
    const ids = new Set(
      readFileSync(`${shippedStudy}/patients/simulated/patients.csv`, "utf8")
        .split("\n")
        .slice(1)
        .flatMap((line) => (line === "" ? [] : [line.split(",")[0] as string])),
    );
    expect(ids.size).toBeGreaterThan(100);
    for (const word of text.split(/[\s,:;()]+/)) expect(ids.has(word)).toBe(false);
  });

  it("is stamped when they are made up", () => {
    expect(find(ON_PATIENTS).found[0]?.title).toContain("INVENTED PATIENTS");
  });
});

describe("everything else with a name", () => {
  it("is a statement with its verdict, certainty and deciding number", () => {
    const [claim] = find("onset").found;
    expect(find("onset").found.map(({ kind }) => kind)).toEqual(["claim", "analysis"]);
    const text = claim ? explanationText(claim) : "";
    expect(text).toContain(`rests on ${ON_TRIALS}: 0.`);
    expect(text).toContain("certainty: ");
    expect(text).toContain(`published.headline: ${ON_TRIALS}`);
  });

  it("is a chart by its id, its bare name or the name of its file", () => {
    const [chart] = find("published/durability.atlas").found;
    expect(chart?.kind).toBe("chart");
    expect(find("atlas").found[0]).toEqual(chart);
    expect(find("published--durability.atlas").found[0]).toEqual(chart);
  });

  it("is an instrument, a finding or an analysis with what it reads", () => {
    expect(textOf("madrs")).toMatch(/range: \[0,60\][\s\S]*\d+ rows of /);
    expect(find("published/onset").found[0]?.kind).toBe("finding");
    const { reads } = analyses.find(({ id }) => id === "time-to-relapse") ?? { reads: { tables: [], plan: [] } };
    for (const word of [...reads.tables, ...reads.plan]) expect(textOf("time-to-relapse")).toContain(word);
  });

  it("has words for every headline, claim, chart and table", () => {
    const { report, study } = explained;
    const ids = [
      ...report.findings.flatMap((one) => [one.id, ...one.headlines.map(({ id }) => id)]),
      ...report.findings.flatMap((one) => one.blocks.flatMap((b) => (b.kind === "text" ? [] : [`${one.id}.${b.id}`]))),
      ...study.claims.map(({ id }) => id),
      ...study.instruments.map(({ id }) => id),
    ];
    const sample = ids.filter((_, i) => i % 9 === 0);
    for (const id of sample) expect(textOf(id), id).not.toMatch(/NaN|undefined|\[object/);
    expect(sample.length).toBeGreaterThan(40);
  });
});

describe("an unknown name", () => {
  it("brings the nearest ones, issue codes among them", () => {
    expect(find("published/onset/onset-depresion")).toMatchObject({
      found: [],
      near: expect.arrayContaining([ON_TRIALS]),
    });
    expect(find("not-a-numbr", ["not-a-number"]).near).toContain("not-a-number");
    expect(find("zzzzzzzzzzzz").near).toEqual([]);
  });

  it("brings first the names that go on from it", () => {
    const start = ON_PATIENTS.slice(0, ON_PATIENTS.lastIndexOf("/"));
    const { found, near } = find(start);
    expect(found).toEqual([]);
    expect(near[0]).toMatch(new RegExp(`^${start}/`));
  });

  it("is no trouble however odd it is", () => {
    for (const id of ["", "..", "__proto__", "constructor", "x".repeat(5000), "%s", "../../etc/passwd"])
      expect(find(id).found).toEqual([]);
  });
});
