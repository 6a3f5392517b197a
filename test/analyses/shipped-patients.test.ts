import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { adjustedRelapseAnalysis } from "../../pipeline/analyses/adjusted-relapse.ts";
import { adverseEvents } from "../../pipeline/analyses/adverse-events.ts";
import { retainedGain } from "../../pipeline/analyses/retained-gain.ts";
import { satisfaction } from "../../pipeline/analyses/satisfaction.ts";
import { timeToRelapse } from "../../pipeline/analyses/time-to-relapse.ts";
import type { AnalysisInput } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { noEvidence } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedInstruments } from "../support/shipped-instruments.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

const instruments = shippedInstruments();
const input: AnalysisInput = { plan: shippedPlan(), instruments, evidence: noEvidence, dataset: shippedPatients() };
const references = new Set<string>([
  ...JSON.parse(
    readFileSync(join(import.meta.dirname, "../../pipeline/report/texts/methods.json"), "utf8"),
  ).references.map(({ id }: { id: string }) => id),
  ...instruments.flatMap(({ references: own }) => own.map(({ id }) => id)),
]);
const findings = [timeToRelapse, adjustedRelapseAnalysis, retainedGain, satisfaction, adverseEvents].map((analysis) =>
  findingOf(analysis, input),
);

/** The generator writes no scores of suicidal thoughts and no causes of dropout. */
const NOT_MEASURED = /\/adverse-events\/.*(ideation-rise|dropout-for-adverse-event)/;

describe("the shipped simulated patients", () => {
  it.each(findings.map((finding) => [finding.analysis, finding] as const))(
    "%s: all of it estimable, worded and cited",
    (_, finding) => {
      checkFinding(finding);
      for (const { id, quantity } of finding.headlines) {
        if (NOT_MEASURED.test(id)) expect(quantity, id).toMatchObject({ kind: "not-estimable", code: "no-data" });
        else expect(quantity.kind, id).toBe("estimate");
      }
      for (const citation of finding.method.citations) expect(references, citation).toContain(citation);
      expect(finding.simulated).toBe(true);
      expect(finding.caveats[0]?.code).toBe("made-up-patients");
      expect(JSON.stringify(finding)).not.toMatch(/"s-\d{4}/);
    },
  );

  it("accounts for everybody, and the sessions agree with the source", () => {
    const value = (step: string): number => {
      const quantity = findings[0]?.headlines.find(
        ({ id }) => id === `simulated/time-to-relapse/flow/${step}`,
      )?.quantity;
      return quantity?.kind === "estimate" ? quantity.value : Number.NaN;
    };
    const sum = (...steps: readonly string[]): number => steps.reduce((total, step) => total + value(step), 0);
    const excluded = ["excluded-active-substance-use", "excluded-psychosis", "excluded-uncontrolled-medical"];
    expect(sum(...excluded, "not-treated", "treated")).toBe(value("screened"));
    expect(sum("no-instrument", "no-baseline", "below-entry", "not-evaluable", "ended-early", "evaluable")).toBe(
      value("treated"),
    );
    expect(sum("evaluable", "ended-early")).toBe(value("starters"));
    expect(value("responders")).toBeGreaterThan(100);
    expect(value("received-differs")).toBe(0);
  });

  it("answers what the cards of the page ask for", () => {
    const ids = new Set(findings.flatMap((finding) => finding.headlines.map(({ id }) => id)));
    for (const { patients } of input.plan.page.cards) {
      if (patients !== null) expect(ids).toContain(`simulated/${patients}`);
    }
  });
});
