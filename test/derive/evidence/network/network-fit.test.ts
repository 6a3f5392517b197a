import { describe, expect, it } from "vitest";
import { networkEvidence } from "../../../../pipeline/derive/evidence/network/network-evidence.ts";
import { networkFit } from "../../../../pipeline/derive/evidence/network/network-fit.ts";
import type { NetworksPlan } from "../../../../pipeline/derive/evidence/network/network-nodes.ts";
import { madeUpPlan, type Parts, rowsFrom } from "../../../support/evidence-of.ts";

const node = (id: string, modality: string, untreated = false, therapyKinds: readonly string[] | null = null) => ({
  id,
  label: id.toUpperCase(),
  untreated,
  components: untreated ? [] : id === "cake" ? ["tea", "icing"] : [id],
  match: [{ modalities: [modality], therapyKinds, words: null }],
});

const networks: NetworksPlan = {
  nodes: [
    node("cake", "cake"),
    node("tea", "tea"),
    node("water-talk", "water", true, ["talk"]),
    node("water", "water", true),
    node("milk", "milk", true),
  ],
  treatedStrands: ["cake"],
  contrast: { intervention: "cake", comparator: "tea" },
  designs: ["rct"],
  tauSquared: "REML",
  questions: [],
};

const comfort: NetworksPlan["questions"][number] = {
  id: "comfort",
  label: "comfort",
  family: "thirst",
  outcome: "comfort",
  scale: "smd",
  day: { target: 10, above: 5, upTo: 20, origins: ["last_dose"] },
  minimum: "smd",
};
const leaving = { ...comfort, id: "leaving", outcome: "leaving", scale: "log-rr" as const, day: null };

const plan = { ...madeUpPlan(), networks };
const arms = (id: string) => [
  { study_id: id, arm_id: "c", modality: "cake", n_start: 12 },
  { study_id: id, arm_id: "c2", modality: "cake", n_start: 11 },
  { study_id: id, arm_id: "t", modality: "tea", n_start: 10 },
  { study_id: id, arm_id: "w", modality: "water", therapy_kind: "none", n_start: 9 },
  { study_id: id, arm_id: "wt", modality: "water", therapy_kind: "talk", n_start: 9 },
  { study_id: id, arm_id: "m", modality: "milk", n_start: 9 },
];

/** A printed contrast whose interval is ±1.959964 standard errors. */
const printed = (study_id: string, arm_id: string, comparator_arm_id: string, estimate: number, se: number) => ({
  study_id,
  arm_id,
  comparator_arm_id,
  estimate,
  ci_low: estimate - 1.959963984540054 * se,
  ci_high: estimate + 1.959963984540054 * se,
});

const counted = (study_id: string, arm_id: string, events: number, n: number, more = {}) => ({
  study_id,
  kind: "arm",
  outcome: "leaving",
  instrument: null,
  measure: "events",
  better: "lower",
  comparator_arm_id: null,
  arm_id,
  events,
  n,
  ...more,
});

const look = (parts: Parts, question = comfort) => {
  const studies = [...new Set((parts.results ?? []).map((row) => String(row.study_id)))];
  const evidence = networkEvidence(rowsFrom({ arms: studies.flatMap(arms), ...parts }), plan, question);
  const fit = networkFit(evidence.used, plan);
  const number = fit.indirect.kind === "estimate" ? fit.indirect : null;
  return { evidence, fit, value: number?.value ?? null, se: number?.se ?? null };
};

const codes = ({ evidence }: ReturnType<typeof look>) => evidence.listed.map(({ key, reason }) => [key, reason]);

describe("a triangle", () => {
  const sides = [printed("a", "c", "w", 0.5, 0.2), printed("b", "t", "w", 0.2, 0.3)];

  it("by the way round is Bucher's difference, by a common effect", () => {
    const seen = look({ results: sides });
    expect(seen.value).toBeCloseTo(0.3, 12);
    expect(seen.se).toBeCloseTo(Math.hypot(0.2, 0.3), 12);
    expect(seen.fit.direct.deciding).toMatchObject({ kind: "not-estimable", code: "no-data" });
    expect(seen.fit.parts[0]).toMatchObject({ model: "common", tauSquared: { kind: "not-estimable" } });
    // Half-normal(0.5): two trials on the way, E τ² = 0.25 each.
    const { indirectWithPrior: prior } = seen.fit;
    expect(prior?.kind === "estimate" && prior.se).toBeCloseTo(Math.sqrt(0.04 + 0.09 + 0.5), 8);
  });

  it("keeps side by side and the way round apart", () => {
    const seen = look({ results: [...sides, printed("d", "t", "c", -1, 0.25)] });
    expect(seen.value).toBeCloseTo(0.3, 9);
    expect(seen.se).toBeCloseTo(Math.hypot(0.2, 0.3), 9);
    expect(seen.fit.direct.deciding).toMatchObject({ kind: "estimate", value: 1 });
    const part = seen.fit.parts[0];
    if (part === undefined || !("nodes" in part)) throw new RangeError("no part");
    expect(part.consistency.between.df).toEqual([1]);
    const split = part.comparisons[0];
    expect(split && "estimate" in split.inconsistency && split.inconsistency.estimate).toMatchObject({
      value: expect.closeTo(0.7, 9),
      se: expect.closeTo(Math.hypot(0.2, 0.3, 0.25), 9),
    });
    expect(seen.fit.indirectWithPrior?.kind === "estimate" && seen.fit.indirectWithPrior.value).toBeCloseTo(0.3, 9);
  });

  it("does not hang on the order of the rows", () => {
    const rows = [...sides, printed("d", "t", "c", -1, 0.25), printed("e", "c", "w", 0.9, 0.4)].map((row, i) => ({
      ...row,
      result_id: `r${i}`,
    }));
    const [one, two] = [look({ results: rows }), look({ results: [...rows].reverse() })];
    expect(one.fit).toEqual(two.fit);
    expect(one.evidence.used).toEqual(two.evidence.used);
    expect(one.fit.parts[0]).toMatchObject({ model: "random" });
  });

  it("says that there is no way round with trials of the two alone", () => {
    const seen = look({ results: [printed("d", "c", "t", 1, 0.25)] });
    expect(seen.fit.indirect).toMatchObject({ kind: "not-estimable", code: "disconnected" });
    expect(seen.fit.components).toEqual([["cake", "tea"]]);
    expect(seen.fit.direct).toMatchObject({ k: 1, deciding: { value: 1 } });
  });

  it("of identical effects gives no difference", () => {
    const seen = look({ results: [printed("a", "c", "w", 0.4, 0.2), printed("b", "t", "w", 0.4, 0.2)] });
    expect(seen.value).toBeCloseTo(0, 14);
  });
});

describe("what trials do not join is not compared", () => {
  it("placebo and placebo with talk are two nodes: no way through them", () => {
    const seen = look({ results: [printed("a", "c", "wt", 0.5, 0.2), printed("b", "t", "w", 0.2, 0.3)] });
    expect(seen.fit.components).toEqual([
      ["cake", "water-talk"],
      ["tea", "water"],
    ]);
    expect(seen.fit.indirect).toMatchObject({ kind: "not-estimable", code: "disconnected", details: { parts: 2 } });
    expect(seen.fit.indirectWithPrior).toBeNull();
  });

  it("names the treatment that no usable trial had", () => {
    const seen = look({ results: [printed("b", "t", "w", 0.2, 0.3)] });
    expect(seen.fit.indirect).toMatchObject({ kind: "not-estimable", code: "no-data" });
    expect(seen.fit.indirect.kind === "not-estimable" && seen.fit.indirect.reason).toContain("CAKE");
  });

  it("gives an empty network from nothing", () => {
    const seen = look({ results: [] });
    expect(seen.fit).toMatchObject({ components: [], edges: [], parts: [], direct: { k: 0 } });
    expect(seen.fit.indirect.kind).toBe("not-estimable");
  });

  it("remembers pairs that were compared without a usable number", () => {
    const seen = look({ results: [{ ...printed("a", "c", "w", 0.5, 0.2), measure: "direction_only" }] });
    expect(seen.evidence.unusable).toMatchObject([{ nodes: ["cake", "water"], studies: [{ study_id: "a" }] }]);
    expect(codes(seen)).toEqual([["r0", "direction-only"]]);
  });
});

describe("who is in", () => {
  it("leaves out controls that had the treatment first", () => {
    const results = [counted("a", "c", 3, 20), counted("a", "w", 9, 20)].map((row, i) => ({
      ...row,
      result_id: `r${i}`,
    }));
    expect(look({ results }, leaving).fit.edges).toHaveLength(1);
    const durability = [{ result_id: "r1", strand: "cake", after: "stopped" }];
    const seen = look({ results, durability }, leaving);
    expect(codes(seen)).toEqual([
      ["r0", "no-comparator-row"],
      ["r1", "treated-before"],
    ]);
    expect(seen.fit.edges).toEqual([]);
    expect(seen.evidence.unusable).toEqual([]);
  });

  it("leaves out two groups of the same node, other designs and other families", () => {
    const same = look({ results: [printed("a", "c", "c2", 0.5, 0.2)] });
    expect(codes(same)).toEqual([["r0", "same-treatment"]]);
    const other = look({
      results: [printed("a", "c", "w", 0.5, 0.2)],
      studies: [{ study_id: "a", design: "cohort" }],
    });
    expect(codes(other)).toEqual([["r0", "not-randomised"]]);
    const hungry = look({
      results: [printed("a", "c", "w", 0.5, 0.2)],
      studies: [{ study_id: "a", condition: "empty" }],
    });
    expect(hungry.evidence.listed).toEqual([]);
    expect(hungry.fit.components).toEqual([]);
  });

  it("takes one number of each sample of people", () => {
    const seen = look({
      results: [printed("a", "c", "w", 0.5, 0.2), printed("b", "c", "w", 0.7, 0.3)],
      studies: [
        { study_id: "a", sample_id: "s" },
        { study_id: "b", sample_id: "s" },
      ],
    });
    expect(seen.fit.edges[0]?.contrasts).toHaveLength(1);
    expect(codes(seen)).toEqual([["r1", "overlapping-sample"]]);
  });
});

describe("a trial of several treatments", () => {
  const three = [counted("a", "c", 4, 20), counted("a", "t", 8, 22), counted("a", "w", 11, 21)];

  it("gives all its pairs and counts once: the network says what the trial says", () => {
    const seen = look({ results: three }, leaving);
    expect(seen.fit.edges.map(({ nodes }) => nodes)).toEqual([
      ["cake", "tea"],
      ["cake", "water"],
      ["tea", "water"],
    ]);
    const part = seen.fit.parts[0];
    if (part === undefined || !("nodes" in part)) throw new RangeError("no part");
    // The event is bad: fewer under cake is a gain, −ln(4/20) + ln(8/22).
    expect(part.league[0]?.[1]).toMatchObject({ value: expect.closeTo(Math.log(8 / 22) - Math.log(4 / 20), 12) });
    expect(part.league[0]?.[1]).toMatchObject({ se: expect.closeTo(Math.sqrt(1 / 4 - 1 / 20 + 1 / 8 - 1 / 22), 12) });
    expect(part.consistency.total.df).toEqual([0]);
    expect(seen.evidence.used.every(({ people }) => people === 63)).toBe(true);
  });

  it("adds groups of one node together first", () => {
    const seen = look({ results: [...three, counted("a", "c2", 2, 10)] }, leaving);
    expect(seen.evidence.used.every(({ people }) => people === 73)).toBe(true);
    const first = seen.evidence.used[0];
    expect(first?.effect.estimate).toBeCloseTo(Math.log(8 / 22) - Math.log(6 / 30), 12);
  });

  it("without events anywhere is no number, and no crash", () => {
    const none = three.map((row) => ({ ...row, events: 0 }));
    const seen = look({ results: none }, leaving);
    expect(seen.evidence.used).toEqual([]);
    expect(codes(seen).map(([, reason]) => reason)).toEqual([
      "no-standard-error",
      "no-standard-error",
      "no-standard-error",
    ]);
    // Two groups without events beside one with some: still three nodes.
    const one = look({ results: none.map((row, i) => ({ ...row, events: i === 2 ? 5 : 0 })) }, leaving);
    expect(one.fit.edges).toHaveLength(3);
    expect(one.evidence.used[0]?.effect.estimate).toBeCloseTo(Math.log(0.5 / 23) - Math.log(0.5 / 21), 12);
    const two = look({ results: none.slice(0, 2) }, leaving);
    expect(codes(two).map(([, reason]) => reason)).toEqual(["no-standard-error", "no-standard-error"]);
  });

  it("printed in part gives one comparison, the rest is named", () => {
    const seen = look({ results: [printed("a", "c", "w", 0.5, 0.2), printed("a", "t", "w", 0.2, 0.3)] });
    expect(seen.fit.edges.map(({ nodes }) => nodes)).toEqual([["cake", "water"]]);
    expect(codes(seen)).toEqual([["r1", "incomplete-trial"]]);
    const whole = look({
      results: [printed("a", "c", "w", 0.5, 0.2), printed("a", "t", "w", 0.2, 0.25), printed("a", "c", "t", 0.3, 0.22)],
    });
    expect(whole.evidence.used).toHaveLength(3);
    expect(whole.fit.parts[0]).toMatchObject({ nodes: ["cake", "tea", "water"] });
  });
});
