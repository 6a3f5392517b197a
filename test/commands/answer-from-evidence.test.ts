import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeReport } from "../../pipeline/commands/make-report.ts";
import { runTask } from "../../pipeline/commands/run-analyses.ts";
import { nodeEffects } from "../../pipeline/effects/node-effects.ts";
import type { Report } from "../../pipeline/model/index.ts";
import { pageHtml } from "../../pipeline/report/html/page.ts";
import { citationText, headlineMap } from "../../pipeline/report/html/view.ts";
import { copyFolder, runCli, shippedStudy, temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const reportOf = async (study: string): Promise<Report> => {
  const effects = nodeEffects({
    quiet: true,
    colour: false,
    study,
    workers: { count: 1, map: runTask },
    stop: new AbortController().signal,
  });
  const made = await makeReport(study, effects);
  if (made.kind === "data-at-fault") throw new Error(JSON.stringify(made.issues.groups[0]));
  return made.report;
};

/** The shipped study with other made-up people: the intervention does this much to response and to relapse. */
const studyWith = async (name: string, effect: number): Promise<Report> => {
  const study = copyFolder(shippedStudy, join(temporary.path, name));
  const path = join(study, "patients/simulated/simulation.json");
  const simulation = JSON.parse(readFileSync(path, "utf8"));
  simulation.response.intervention = effect;
  simulation.relapse.intervention = -effect;
  writeFileSync(path, JSON.stringify(simulation));
  const { code, err } = await runCli(["simulate", "--study", study]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return reportOf(study);
};

/** The page without pictures: what it says, not how it draws. */
const pageOf = (report: Report): string => {
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: citationText(report) };
  const version = {
    schema: "afterglow/version/1",
    number: 1,
    reportSha256: "",
    generatedAt: "2000-01-01T00:00:00.000Z",
    previous: null,
    changes: [],
  } as const;
  return pageHtml({ report, version, headlines, prose, svg: new Map() }, "");
};

const partOf = (page: string, id: string): string => {
  const found = new RegExp(`<p id="${id}">[\\s\\S]*?</p>`).exec(page)?.[0];
  if (found === undefined) throw new Error(`no ${id} on the page`);
  return found;
};

const patientNumber = (report: Report, id: string): number => {
  const found = report.findings.flatMap(({ headlines }) => headlines).find((headline) => headline.id === id);
  return found?.quantity.kind === "estimate" ? found.quantity.value : Number.NaN;
};

let reports: readonly Report[] = [];
let shipped: Report;

beforeAll(async () => {
  shipped = await reportOf(shippedStudy);
  reports = await Promise.all([studyWith("better", 3), studyWith("worse", -3)]);
}, 240_000);

it("the made-up people of the two copies say opposite things", () => {
  const [better, worse] = reports.map((report) => {
    const share = (cohort: string) => patientNumber(report, `simulated/time-to-relapse/response/${cohort}`);
    return share("kap") - share("ketamine-alone");
  });
  expect(better).toBeGreaterThan(0.1);
  expect(worse).toBeLessThan(-0.1);
});

it("the answer, its certainty and every published verdict stay byte for byte", () => {
  const page = pageOf(shipped);
  const published = (report: Report): string =>
    JSON.stringify([
      report.verdicts.map(({ claim, component, published: half }) => ({ claim, component, half })),
      report.findings.filter(({ source }) => source.kind === "published"),
    ]);
  expect(partOf(page, "answer").length).toBeGreaterThan(80);
  for (const report of reports) {
    const other = pageOf(report);
    expect(other).not.toBe(page);
    for (const id of ["answer", "certainty"]) expect(partOf(other, id)).toBe(partOf(page, id));
    expect(published(report)).toBe(published(shipped));
  }
});

it("a simulated data set never has a verdict, and never moves the combined one", () => {
  for (const report of reports) {
    for (const [i, { patients, combined }] of report.verdicts.entries()) {
      expect(patients.map(({ simulated, half }) => [simulated, half.verdict])).toEqual([[true, "not-testable"]]);
      expect(combined).toEqual(shipped.verdicts[i]?.combined);
    }
  }
});
