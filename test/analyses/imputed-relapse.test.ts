import { expect, it } from "vitest";
import { adjustedRelapseAnalysis } from "../../pipeline/analyses/adjusted-relapse.ts";
import { relapseSensitivity } from "../../pipeline/analyses/relapse-sensitivity.ts";
import type { Analysis, Dataset, IntegerColumn } from "../../pipeline/model/index.ts";
import { findingOf } from "../support/check-finding.ts";
import { noEvidence } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedPatients } from "../support/shipped-patients.ts";
import { studyInputs } from "../validation/patients/study-inputs.ts";

/** The shipped people, every `step`th without an age. */
const withGaps = (step: number): Dataset => {
  const shipped = shippedPatients();
  const { patients } = shipped.tables;
  const age = patients.columns.age as IntegerColumn;
  const values = age.values.map((value, row) => (row % step === 0 ? -2147483648 : value));
  const columns = { ...patients.columns, age: { ...age, values } };
  return { ...shipped, tables: { ...shipped.tables, patients: { ...patients, columns } } };
};

const shipped = shippedPlan();
const plan = {
  ...shipped,
  covariates: ["baseline(pomp)", "age(ns3)", "goal"],
  propensity: { ...shipped.propensity, sensitivity: [] },
  bootstrap: { ...shipped.bootstrap, intervalCensoredReps: 20 },
  missing: { ...shipped.missing, imputations: 3, iterations: 2 },
};
const numbers = (analysis: Analysis, dataset: Dataset) => {
  const { headlines } = findingOf(analysis, {
    plan,
    instruments: studyInputs().instruments,
    evidence: noEvidence,
    dataset,
  });
  return (end: string) => {
    const found = headlines.find(({ id }) => id.endsWith(end));
    if (found === undefined) throw new RangeError(`headline must exist: ${end}`);
    return found.quantity;
  };
};

it.each([
  [adjustedRelapseAnalysis, ["hazard-ratio/overlap", "risk-ratio/overlap", "e-value/point/overlap"]],
  [
    relapseSensitivity,
    ["hazard-ratio/overlap", "time-ratio/overlap", "rmst-difference/overlap", "rmst-difference/weibull-overlap"],
  ],
] as const)("gaps in a covariate are imputed for every number that weights rest on", (analysis, ends) => {
  const [whole, gaps] = [numbers(analysis, shippedPatients()), numbers(analysis, withGaps(10))];
  for (const end of ends) {
    const [before, after] = [whole(end), gaps(end)];
    if (before.kind === "not-estimable" || after.kind === "not-estimable")
      throw new RangeError(`must be estimable: ${end}`);
    expect(after.value).not.toBe(before.value);
    // A tenth of the ages drawn from their like moves a weighted number little.
    if (before.se !== null) expect(Math.abs(after.value - before.value)).toBeLessThan(before.se);
    else expect(Math.abs(after.value / before.value - 1)).toBeLessThan(0.2);
  }
});
