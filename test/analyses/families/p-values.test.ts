import { describe, expect, it } from "vitest";
import claimsFile from "../../../data/claims.json" with { type: "json" };
import { multiplicity } from "../../../pipeline/analyses/families/multiplicity.ts";
import { analyses } from "../../../pipeline/analyses/index.ts";
import type { AnalysisInput, Finding, Plan } from "../../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../../support/check-finding.ts";
import { noEvidence } from "../../support/made-study.ts";
import { shippedPlan } from "../../support/shipped-evidence.ts";
import { shippedInstruments } from "../../support/shipped-instruments.ts";
import { shippedPatients } from "../../support/shipped-patients.ts";
import { declaredIn, strays } from "../../support/stray-p-values.ts";

describe("a p value", () => {
  it("stands only with a declared estimand, in the shipped data", () => {
    const shipped = shippedPlan();
    // Fewer draws and rules: what is tested does not depend on them.
    const plan: Plan = {
      ...shipped,
      bootstrap: { ...shipped.bootstrap, reps: 100 },
      missing: { ...shipped.missing, imputations: 2 },
      relapse: { ...shipped.relapse, alternatives: shipped.relapse.alternatives.slice(0, 1) },
      trajectories: { ...shipped.trajectories, structures: ["compoundSymmetry"] },
      multiverse: {
        ...shipped.multiverse,
        choices: shipped.multiverse.choices.filter(({ id }) => id === "adjustment"),
      },
    };
    const dataset = shippedPatients();
    const input: AnalysisInput = { plan, instruments: shippedInstruments(), evidence: noEvidence, dataset };
    const findings = analyses.filter(({ half }) => half === "patients").map((analysis) => findingOf(analysis, input));
    expect(strays(findings, declaredIn(plan))).toEqual([]);
    const tested = findings.flatMap(({ headlines }) => headlines.flatMap(({ id, test }) => (test ? [id] : [])));
    expect(tested.map((id) => id.replace("simulated/", "")).sort()).toEqual([...declaredIn(plan)].sort());
    // What the checks of the statements look at is there too.
    const ids = new Set(findings.flatMap(({ headlines }) => headlines.map(({ id }) => id.replace("simulated/", ""))));
    const asked = claimsFile.claims
      .flatMap((claim) => [claim.patients, ...claim.components.map(({ patients }) => patients)])
      .flatMap(({ checks }) => checks.flatMap(({ headline, opposite }) => [headline, opposite ?? headline]));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((id) => !ids.has(id))).toEqual([]);
    const families = multiplicity({ plan, dataset, findings });
    checkFinding(families, findings);
    expect(families.headlines.filter(({ unit }) => unit === "p-value")).toHaveLength(tested.length);
    expect(families.headlines.every(({ quantity }) => quantity.kind === "estimate")).toBe(true);
    expect(families.caveats[0]?.code).toBe("made-up-patients");
  });

  it("is found where it does not belong", () => {
    const stray = multiplicity({
      plan: shippedPlan(),
      dataset: { id: "d", kind: "real", tables: { patients: { length: 3 } } },
      findings: [],
    });
    const [first] = stray.headlines;
    if (!first) throw new Error("no headline");
    const test = { name: "t", statistic: 1, df: [], p: 0.3 };
    const finding: Finding = {
      ...stray,
      id: "d/window",
      analysis: "window",
      headlines: [{ ...first, id: "d/window/x", test }],
      blocks: [
        { kind: "text", depth: "plain", prose: ["here ", { headline: "d/window/x", show: "p" }] },
        {
          kind: "table",
          id: "t",
          depth: "plain",
          caption: ["P = ", { term: ".03" }],
          columns: [{ id: "p", label: "P", unit: null, align: "end" }],
          rows: [[0.3]],
        },
      ],
    };
    const found = strays([finding], new Set());
    expect(found).toEqual(["d/window/x", "d/window block 0", "d/window block 1", "d/window t/p"]);
  });
});
