import { describe, expect, it } from "vitest";
import { additiveModel } from "../../../../pipeline/derive/evidence/network/additive-model.ts";
import { networkEvidence } from "../../../../pipeline/derive/evidence/network/network-evidence.ts";
import { networkFit } from "../../../../pipeline/derive/evidence/network/network-fit.ts";
import type { NetworksPlan } from "../../../../pipeline/derive/evidence/network/network-nodes.ts";
import { madeUpPlan, type Parts, rowsFrom } from "../../../support/evidence-of.ts";

const node = (id: string, components: readonly string[]) => ({
  id,
  label: id.toUpperCase(),
  untreated: false,
  components,
  match: [{ modalities: [id], therapyKinds: null, words: null }],
});

const networks: NetworksPlan = {
  nodes: [node("cake", ["flour", "icing"]), node("tea", ["flour"]), node("milk", ["icing"]), node("water", [])],
  treatedStrands: [],
  contrast: { intervention: "cake", comparator: "tea" },
  designs: ["rct"],
  tauSquared: "REML",
  questions: [],
};
const question: NetworksPlan["questions"][number] = {
  id: "comfort",
  label: "comfort",
  family: "thirst",
  outcome: "comfort",
  scale: "smd",
  day: null,
  minimum: "smd",
};
const plan = { ...madeUpPlan(), networks };

const arms = (id: string) =>
  [
    ["c", "cake"],
    ["t", "tea"],
    ["m", "milk"],
    ["w", "water"],
  ].map(([arm_id, modality]) => ({
    study_id: id,
    arm_id: arm_id as string,
    modality: modality as string,
    n_start: 10,
  }));
/** Standard error 0.1. */
const trial = (study_id: string, arm_id: string, comparator_arm_id: string, estimate: number) => ({
  study_id,
  arm_id,
  comparator_arm_id,
  estimate,
  ci_low: estimate - 0.1959963984540054,
  ci_high: estimate + 0.1959963984540054,
});

const fitted = (results: NonNullable<Parts["results"]>, used = plan) => {
  const studies = [...new Set(results.map((row) => String(row.study_id)))];
  const evidence = networkEvidence(rowsFrom({ arms: studies.flatMap(arms), results }), used, question);
  return additiveModel(evidence.used, networkFit(evidence.used, used), used);
};
const square = [
  trial("a", "c", "t", 0.9),
  trial("b", "t", "w", 0.2),
  trial("d", "m", "w", 0.3),
  trial("e", "c", "m", 0.4),
];

describe("the sensitivity in which parts add up", () => {
  it("is least squares on the parts, and says by how much worse it fits", () => {
    const fit = fitted(square);
    if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
    // flour: b and e, (0.2 + 0.4)/2; icing: a and d, (0.9 + 0.3)/2; variances 0.01/2
    expect(fit.combined).toEqual(["cake"]);
    expect(fit.parts.effects.map(({ component, estimate }) => [component, estimate])).toMatchObject([
      ["flour", { value: expect.closeTo(0.3, 9), se: expect.closeTo(Math.sqrt(0.005), 9) }],
      ["icing", { value: expect.closeTo(0.6, 9) }],
    ]);
    expect(fit.contrast).toMatchObject({ value: expect.closeTo(0.6, 9) });
    // each for itself: the loop says 1.1 and 0.7, each trial gives 0.1 of the 0.4: Q = 4·(0.1/0.1)² on 1; sums: 2·(0.1² + 0.3²)/0.01 on 2
    expect(fit.misfit.statistic).toBeCloseTo(20 - 4, 6);
    expect(fit.misfit.df).toEqual([1]);
    expect(fit.whole).toMatchObject({ value: expect.closeTo(0.8, 9) });
  });

  it("does not depend on the order of trials", () => {
    expect(fitted(square.toReversed())).toEqual(fitted(square));
  });

  it("never joins pieces, and says so", () => {
    const fit = fitted([trial("a", "c", "t", 0.9), trial("d", "m", "w", 0.3)]);
    expect(fit).toMatchObject({ kind: "not-estimable", code: "disconnected" });
    expect(fit.kind === "not-estimable" && fit.reason).toMatch(/taking for granted what is asked/);
  });

  it("needs a treatment of two parts, trials, and both treatments for the contrast", () => {
    expect(fitted([trial("b", "t", "w", 0.2), trial("d", "m", "w", 0.3)])).toMatchObject({
      reason: "No treatment of this network combines two parts.",
    });
    expect(fitted([])).toMatchObject({ code: "no-data" });
    const without = fitted([trial("e", "c", "m", 0.4)]);
    expect(without).toMatchObject({ kind: "additive-model", contrast: { code: "no-data" } });
  });
});
