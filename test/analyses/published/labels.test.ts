import { describe, expect, it } from "vitest";
import { effort } from "../../../pipeline/analyses/effort.ts";
import { harms } from "../../../pipeline/analyses/harms.ts";
import { headToHead } from "../../../pipeline/analyses/head-to-head.ts";
import { onset } from "../../../pipeline/analyses/onset.ts";
import { favouredSides } from "../../../pipeline/analyses/published/against.ts";
import { biasNote, withBias } from "../../../pipeline/analyses/published/bias-column.ts";
import { readEstimand } from "../../../pipeline/analyses/published/estimand-reading.ts";
import { outcomeNames } from "../../../pipeline/analyses/published/outcome-name.ts";
import { favors, inSentence, studyLabel } from "../../../pipeline/analyses/published/words.ts";
import { visibleInput } from "../../../pipeline/analyses/visible-input.ts";
import { forestHeading } from "../../../pipeline/charts/forest-data.ts";
import { evidenceRows } from "../../../pipeline/derive/evidence/evidence-rows.ts";
import type { Analysis, Finding, Plan } from "../../../pipeline/model/index.ts";
import { comfort, evidenceOf, madeUpPlan } from "../../support/evidence-of.ts";
import { shippedEvidence, shippedPlan } from "../../support/shipped-evidence.ts";

const runOn = (analysis: Analysis, plan: Plan, evidence = shippedEvidence()): Finding => {
  const input = visibleInput({ plan, evidence, instruments: [], dataset: null }, analysis.reads);
  return analysis.finding(input, [analysis.run(input, null)]);
};

describe("printed names come from the study's labels", () => {
  it("inside a sentence a name loses its capital, an abbreviation does not", () => {
    expect(["Unwanted effects", "PTSD", "dropout", "Élan", ""].map(inSentence)).toEqual([
      "unwanted effects",
      "PTSD",
      "dropout",
      "élan",
      "",
    ]);
    expect(outcomeNames({ labels: {} }, ["adverse_event", "dropout", "dropout"], "or")).toBe(
      "adverse event or dropout",
    );
  });

  it("a study without an author is called by its registration, its journal or how its title begins, never by its key", () => {
    const study = {
      first_author: null,
      year: 2022,
      study_id: "some-key-2022",
      registration: null,
      journal: null,
      title: null,
    };
    expect(studyLabel({ ...study, first_author: "Eastlake" })).toBe("Eastlake 2022");
    expect(studyLabel({ ...study, registration: "NCT00000001" })).toBe("NCT00000001");
    expect(studyLabel({ ...study, journal: "Tea and Cake" })).toBe("Tea and Cake 2022");
    expect(studyLabel({ ...study, year: null, title: "(effects of tea, on cake and milk)" })).toBe(
      "“effects of tea, on”",
    );
    expect(studyLabel(study)).toBe("some-key-2022");
  });

  it("a side is said to be favored, on the left where a ratio of something bad is below one", () => {
    expect(["Tea alone", "PTSD", ""].map(favors)).toEqual(["favors tea alone", "favors PTSD", ""]);
    const plan: Plan = { ...madeUpPlan(), labels: {} };
    const rows = evidenceRows(
      evidenceOf({ results: [{ study_id: "a", estimate: 0.5, ci_low: 0.1, ci_high: 0.9 }] }),
      plan,
    );
    const reading = readEstimand(rows, plan, comfort, "published/onset");
    const of = (scale: "log-rr" | "smd", better: "higher" | "lower") =>
      favouredSides(plan, {
        ...reading,
        evidence: {
          ...reading.evidence,
          better,
          estimand: { ...reading.evidence.estimand, scale, first: ["tea"], second: ["water"] },
        },
      });
    const asUsual = { left: "favors water", right: "favors tea" };
    expect(of("smd", "lower")).toEqual(asUsual);
    expect(of("log-rr", "higher")).toEqual(asUsual);
    expect(of("log-rr", "lower")).toEqual({ left: "favors tea", right: "favors water" });
  });

  it("a forest has the letter of each study's risk of bias, a dash where nobody judged", () => {
    const row = forestHeading("row", { study: "Eastlake 2022" });
    const judged = [
      {
        study_id: "a",
        tool: "rob2",
        domain: "overall",
        judgement: "high",
        judged_by: "x",
        source_url: null,
        source_locator: null,
      },
    ] as unknown as Parameters<typeof withBias>[0];
    const marked = ["a", "b"].map((study) => withBias(judged)({ study, forest: row }));
    expect(marked.map(({ cells }) => cells.bias)).toEqual(["H", "–"]);
    expect(biasNote(marked)).toBe("Bias: H high risk, – not judged, counts as unclear.");
    expect(biasNote([row])).toBe("");
  });

  it("the headings of the head-to-head forest, with the bare word as the last resort", () => {
    const drawn = (plan: Plan) => JSON.stringify(runOn(headToHead, plan).blocks.find(({ kind }) => kind === "chart"));
    const [own, bare] = [drawn(shippedPlan()), drawn({ ...shippedPlan(), labels: {} })];
    for (const text of ["Depression", "Dropout: no study"]) expect(own).toContain(`"${text}"`);
    for (const text of ["depression", "dropout: no study"]) expect(bare).toContain(`"${text}"`);
    expect(own).not.toContain('"depression"');
  });

  it("onset names what was set against what", () => {
    const text = (plan: Plan) => JSON.stringify(runOn(onset, plan).blocks[0]);
    expect(text(shippedPlan())).toContain('"ketamine alone"," was set against ","placebo or active control"');
    const other = text({ ...shippedPlan(), labels: { modality: { ketamine_alone: "Tea", placebo: "Water" } } });
    expect(other).toContain('"tea"," was set against ","water or active control"');
    const titles = runOn(onset, shippedPlan()).blocks.flatMap((block) =>
      block.kind === "chart" ? [JSON.stringify(block.spec.title)] : [],
    );
    expect(titles).toHaveLength(3);
    expect(titles[1]).toContain('"Trials on suicidal thoughts"');
  });

  it("harms and effort", () => {
    const [own, bare] = [shippedPlan(), { ...shippedPlan(), labels: {} }];
    expect(runOn(harms, own).question).toBe(
      "Are unwanted effects and dropout as common with the one as with the other?",
    );
    expect(runOn(harms, bare).headlines[0]?.label[1]).toBe("adverse event");
    expect(runOn(effort, own).headlines.map(({ label }) => label[0])).toEqual([
      "Minutes of one dose",
      "Planned therapy sessions",
      "Days over which therapy runs",
    ]);
    expect(runOn(effort, bare).headlines.map(({ label }) => label[0])).toEqual([
      "Minutes of one treatment session",
      "Planned sessions of the intervention",
      "Days over which these sessions run",
    ]);
  });

  it("no drug, infusion or therapy in what the code itself says", () => {
    const plan: Plan = {
      ...madeUpPlan(),
      labels: {},
      searchNote: "Nothing was searched.",
      estimands: [comfort, { ...comfort, id: "early", analysis: "onset" }],
    };
    const evidence = evidenceOf({ results: [{ study_id: "a", estimate: 0.5, ci_low: 0.1, ci_high: 0.9 }] });
    for (const analysis of [headToHead, onset, harms, effort]) {
      const finding = JSON.stringify(runOn(analysis, plan, evidence)).replaceAll(/published\/[\w/-]+/g, "");
      expect(/drug|infusion|therap|\bdos(e|ing)\b/i.exec(finding)?.[0] ?? null, analysis.id).toBeNull();
      expect(finding).toContain("Nothing was searched.");
    }
  });
});
