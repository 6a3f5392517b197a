import { describe, expect, it } from "vitest";
import { swimmerPlot } from "../../../pipeline/analyses/private/swimmer-plot.ts";
import { noEvidence } from "../../support/made-study.ts";
import { shippedPlan } from "../../support/shipped-evidence.ts";
import { shippedPatients } from "../../support/shipped-patients.ts";
import { studyInputs } from "../../validation/patients/study-inputs.ts";

describe("lanes of single people", () => {
  const dataset = shippedPatients();
  const plot = () =>
    swimmerPlot({ plan: shippedPlan(), instruments: studyInputs().instruments, evidence: noEvidence, dataset });

  it("has one for each responder, and no key of anybody", () => {
    const { spec, alt } = plot();
    // As many as the flow of the report counts.
    expect(alt).toContain("Lanes of 305 responders");
    const text = JSON.stringify(spec);
    const keys = dataset.tables.patients.columns.patient_id;
    if (keys?.kind !== "category") throw new RangeError("patients must have keys");
    for (const key of keys.levels) expect(text.includes(`"${key}"`), key).toBe(false);
    expect(text).toContain("SIMULATED");
  });

  it("does not hang on the order of the rows", () => {
    expect(plot()).toEqual(plot());
  });
});
