import { describe, expect, it } from "vitest";
import { atlasCurve } from "../../../../pipeline/derive/evidence/atlas/atlas-curve.ts";
import { type AtlasFamily, atlasModels } from "../../../../pipeline/derive/evidence/atlas/atlas-model.ts";
import { atlasSplits } from "../../../../pipeline/derive/evidence/atlas/atlas-splits.ts";
import { courseShare, shareAt } from "../../../../pipeline/derive/evidence/atlas/course-share.ts";
import { type MadeRow, made, plan, study, threeOfTea } from "./made-evidence.ts";

const thirst = (rows: readonly MadeRow[], own = plan): AtlasFamily => {
  const family = atlasModels(made(rows), own)[0];
  if (family === undefined) throw new RangeError("rows hold no family");
  return family;
};
const lineOf = (family: AtlasFamily, name: string) => {
  const line = family.lines.find(({ strand }) => strand.name === name);
  if (line === undefined) throw new RangeError(name);
  return line;
};
const modelOf = ({ model }: AtlasFamily) => {
  if (model.kind === "not-estimable") throw new RangeError(model.reason);
  return model;
};
const TEA = "tea, drug stopped";

describe("one model for each family, with a gate for each line", () => {
  it("three studies with thirty people have a curve, inside their days", () => {
    const family = thirst(threeOfTea);
    const line = lineOf(family, TEA);
    expect(line.gate).toMatchObject({ open: true, reasons: [], numbers: { studies: 3, people: 53 } });
    const curve = atlasCurve(family, line, plan);
    expect(curve).toHaveLength(plan.atlas.curvePoints);
    expect(curve[0]?.day).toBe(28);
    expect(curve.at(-1)?.day).toBe(84);
    for (const { share, low, high, newLow, newHigh } of curve) {
      expect(newLow <= low && low < share && share < high && high <= newHigh).toBe(true);
    }
    const shares = curve.map(({ share }) => share);
    expect([...shares].sort((a, b) => b - a)).toEqual(shares);
    expect(shareAt(family, line, 90)).toMatchObject({ code: "not-reached" });
  });

  it.each([
    ["two studies", threeOfTea.slice(1), /2 studies with 33 people/],
    [
      "few people",
      [study("tea", 3, 9, 28), study("tea", 4, 9, 28), study("tea", 5, 9, 56)],
      /3 studies with 27 people/,
    ],
    ["one study", threeOfTea.slice(2), /1 study with 18 people/],
    ["nobody relapsed", [1, 2, 3].map(() => study("tea", 0, 20, 56)), /Nobody relapsed/],
    ["everybody relapsed", [1, 2, 3].map(() => study("tea", 20, 20, 56)), /Everybody in tea, drug stopped relapsed/],
  ])("%s: no curve, in words", (_name, rows, reason) => {
    const family = thirst(rows);
    const line = lineOf(family, TEA);
    expect(line.gate.open).toBe(false);
    expect(line.gate.reasons.join(" ")).toMatch(reason);
    expect(atlasCurve(family, line, plan)).toEqual([]);
    expect(courseShare([family], plan).quantity).toMatchObject({ code: "gate-closed" });
  });

  it("a line in which everybody relapsed does not stop the others", () => {
    const family = thirst([...threeOfTea, ...[1, 2, 3].map(() => study("cake", 40, 40, 56))]);
    expect(lineOf(family, TEA).gate.open).toBe(true);
    expect(lineOf(family, "cake, drug stopped").gate.reasons[0]).toMatch(/Everybody/);
    expect(atlasSplits(family, plan)[0]).toMatchObject({ gate: { open: false }, between: { code: "gate-closed" } });
  });

  it("a family without rows for the model, and a course that nobody had", () => {
    const family = thirst([study("tea", 1, 9, 28, { use: "picture" })]);
    expect(family).toMatchObject({ lines: [], model: { kind: "not-estimable" } });
    expect(courseShare([family], plan).quantity).toMatchObject({ code: "no-data" });
    expect(courseShare([], plan).quantity).toMatchObject({ code: "no-data" });
    expect(atlasModels(made([]), plan)).toEqual([]);
  });

  it("does not hang on the order of rows", () => {
    const rows = [...threeOfTea, study("cake", 2, 8, 56)];
    const evidence = made(rows);
    const turned = { ...evidence, durability: [...evidence.durability].reverse() };
    const shares = [evidence, turned].map((each) => courseShare(atlasModels(each, plan), plan).quantity);
    expect(shares[1]).toEqual(shares[0]);
  });

  it("a difference in people enters only where each level has three studies", () => {
    const remitters = { population: "remitters" };
    const three = [
      study("tea", 4, 12, 28, remitters),
      study("tea", 5, 12, 56, remitters),
      study("tea", 6, 12, 56, remitters),
    ];
    const all = modelOf(thirst([...threeOfTea, ...three]));
    expect(all.covariates.map(({ name }) => name)).toEqual(["remitters against responders"]);
    expect(modelOf(thirst([...threeOfTea, ...three.slice(1)])).covariates).toEqual([]);
    // two at the reference definition, three of either other: neither can be told from it
    const rules = ["relapse", "relapse", "relapse", "loss_of_remission", "loss_of_response", "loss_of_response"];
    const mixed = modelOf(thirst(rules.map((event) => study("tea", 6, 12, 56, { event }))));
    expect(mixed.covariates).toEqual([]);
    expect(mixed.notSeparable).toHaveLength(5);
  });
});

describe("where a difference comes from", () => {
  const cake = [study("cake", 3, 20, 28), study("cake", 4, 15, 56), study("cake", 6, 18, 84)];

  it("studies of one line each: all of it between studies", () => {
    const split = atlasSplits(thirst([...threeOfTea, ...cake]), plan)[0];
    expect(split).toMatchObject({ gate: { open: true }, basis: "between", trials: 0, shareBetween: { value: 1 } });
    expect(split?.within).toMatchObject({ code: "disconnected" });
    expect(split?.words).toBe("All of this difference comes from comparing different studies.");
    if (split?.between.kind !== "estimate") throw new RangeError("between must be an estimate");
    expect(split.a.strand).toBe("cake");
    expect(split.between.value).toBeLessThan(1);
  });

  it("a line that fails its gate: neither side is shown beside the other, and the words say why", () => {
    const split = atlasSplits(thirst([...threeOfTea, ...cake.slice(0, 1)]), plan)[0];
    expect(split).toMatchObject({ gate: { open: false }, basis: "between", between: { code: "gate-closed" } });
    expect(split?.words).toBe("All of this difference comes from comparing different studies.");
  });

  it("one trial by counts: the ratio of complementary log-logs, whatever the gate says", () => {
    const arm = (strand: string, events: number): MadeRow => ({
      map: { strand, events, n: 40, randomised_contrast: "c" },
      result: { study_id: "t", day: 56 },
    });
    const split = atlasSplits(thirst([...threeOfTea, arm("tea", 24), arm("cake", 12)]), plan)[0];
    expect(split).toMatchObject({ trials: 1, basis: "both" });
    // log(−log(1 − 12/40)) − log(−log(1 − 24/40)), the intercept free: their maximum likelihood difference
    const gap = Math.log(-Math.log(28 / 40)) - Math.log(-Math.log(16 / 40));
    if (split?.within.kind !== "estimate") throw new RangeError("within must be an estimate");
    expect(Math.log(split.within.value)).toBeCloseTo(gap, 6);
  });
});
