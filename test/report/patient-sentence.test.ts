import { expect, it } from "vitest";
import { halfVerdict } from "../../pipeline/analyses/ledger/half-verdict.ts";
import { patientSentence } from "../../pipeline/report/patient-sentence.ts";
import texts from "../../pipeline/report/texts/en.json" with { type: "json" };

it("speaks of this clinic's patients, and that they chose", () => {
  expect(patientSentence("causal", halfVerdict("supported", "worthwhile"))).toBe(
    "The numbers fit the statement in this clinic's patients. These patients chose their treatment.",
  );
  expect(patientSentence("descriptive", halfVerdict("contradicted", "threshold"))).toBe(
    "The numbers speak against the statement in this clinic's patients.",
  );
  expect(patientSentence("causal", halfVerdict("unresolved", "fragile"))).toContain("did not pass every further check");
});

it("says nothing where verdict and reason say it all", () => {
  expect(patientSentence("causal", halfVerdict("unresolved", "imprecise"))).toBeNull();
  expect(patientSentence("causal", halfVerdict("not-testable", "simulated"))).toBeNull();
  expect(patientSentence("compound", halfVerdict("supported", "worthwhile"))).toBeNull();
});

it("never speaks of causes, and is short", () => {
  for (const text of Object.values(texts.clinic)) {
    expect(text).not.toMatch(/\bcaus|\bbecause|\bworks\b|proven|safe|significan|hazard|cohort/i);
    for (const sentence of text.split(/(?<=\.) /))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
  }
});
