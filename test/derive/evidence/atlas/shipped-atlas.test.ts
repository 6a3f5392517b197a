import { describe, expect, it } from "vitest";
import { atlasModels } from "../../../../pipeline/derive/evidence/atlas/atlas-model.ts";
import { atlasSensitivities } from "../../../../pipeline/derive/evidence/atlas/atlas-sensitivities.ts";
import { atlasSplits } from "../../../../pipeline/derive/evidence/atlas/atlas-splits.ts";
import { courseShare } from "../../../../pipeline/derive/evidence/atlas/course-share.ts";
import { evidenceRows } from "../../../../pipeline/derive/evidence/evidence-rows.ts";
import type { Plan, Quantity } from "../../../../pipeline/model/index.ts";
import { shippedEvidence, shippedPlan } from "../../../support/shipped-evidence.ts";
import { made, plan as madePlan, study, threeOfTea } from "./made-evidence.ts";

const numbers = (quantity: Quantity | undefined): readonly number[] | string => {
  if (quantity?.kind !== "estimate") return quantity?.code ?? "missing";
  const [own] = quantity.intervals;
  return [quantity.value, own?.low ?? Number.NaN, own?.high ?? Number.NaN].map((x) => Math.round(1e4 * x) / 1e4);
};
const shipped = shippedPlan();
const rows = evidenceRows(shippedEvidence(), shipped);
const families = atlasModels(rows, shipped);
const sensitivitiesOf = (plan: Plan) =>
  new Map(
    families.flatMap((family) =>
      atlasSensitivities(rows, plan, family).flatMap(({ sensitivities }) =>
        sensitivities.map(({ id, quantity }) => [id, quantity] as const),
      ),
    ),
  );

describe("the shipped rows", () => {
  const found = sensitivitiesOf(shipped);

  it("one line has a curve; nothing that differs between people can be told apart; nothing is set aside", () => {
    expect(families.flatMap(({ lines }) => lines).filter(({ gate }) => gate.open)).toHaveLength(1);
    const mood = families.find(({ family }) => family === "mood");
    expect(mood?.model).toMatchObject({ covariates: [], setAside: [] });
    expect(mood?.model.kind === "relapse-model" && mood.model.notSeparable).toHaveLength(5);
    expect(mood?.source.setAside).toEqual([]);
  });

  it("the share on the reference day hangs on one large study, and its interval on choices", () => {
    expect(Object.fromEntries([...found].map(([id, quantity]) => [id, numbers(quantity)]))).toEqual({
      model: [0.2329, 0.0545, 0.459],
      responders: [0.2907, 0.0638, 0.5506],
      "first-hand": [0.2698, 0.0593, 0.5172],
      printed: "not-reached",
      "other-rule": [0.285, 0.0731, 0.519],
      "without-albott-2018": [0.2566, 0.0532, 0.5068],
      "without-mcinnes-2022-kit": "not-reached",
      "without-murrough-2013-repeated": [0.2698, 0.0593, 0.5172],
      "without-rasmussen-2013": [0.2416, 0.049, 0.4877],
      "without-shiroma-2014": [0.2374, 0.0441, 0.4912],
      "without-vandevoort-2016": [0.2736, 0.0678, 0.5122],
      "without-wilkinson-2017": [0.2363, 0.0556, 0.4633],
      capped: [0.2611, 0.0602, 0.4878],
      constant: [0.2664, 0.0817, 0.4784],
      "own-shapes": [0.2367, 0.0566, 0.4621],
      "spread-0-25": [0.2532, 0.083, 0.4469],
      "spread-1": [0.2268, 0.0402, 0.4854],
      alone: [0.2363, 0.0556, 0.4633],
    });
  });

  it("by itself it is near a posterior by brute force in three dimensions", () => {
    // R, written apart: 31 × 66 × 361 points of (log κ, τ, α), each study's shift summed on a grid of 0.0125
    const own = found.get("alone");
    if (own?.kind !== "estimate") throw new RangeError("alone must be an estimate");
    expect(Math.abs(own.value - BRUTE[0])).toBeLessThan(1.5e-3);
    expect(Math.abs((own.intervals[0]?.low ?? 1) - BRUTE[1])).toBeLessThan(1.5e-3);
    expect(Math.abs((own.intervals[0]?.high ?? 1) - BRUTE[2])).toBeLessThan(5e-3);
  });

  it("the coarser grid of the sensitivities moves nothing by a thousandth", () => {
    const full = { ...shipped, atlas: { ...shipped.atlas, sensitivitySpreadPoints: shipped.atlas.spreadGrid.points } };
    for (const [id, quantity] of sensitivitiesOf(full)) {
      const coarse = found.get(id);
      if (quantity.kind !== "estimate" || coarse?.kind !== "estimate") continue;
      expect(Math.abs(quantity.value - coarse.value), id).toBeLessThan(1e-3);
      quantity.intervals.forEach(({ low, high }, i) => {
        expect(Math.abs((low ?? 0) - (coarse.intervals[i]?.low ?? 0)), id).toBeLessThan(1e-3);
        expect(Math.abs((high ?? 0) - (coarse.intervals[i]?.high ?? 0)), id).toBeLessThan(1e-3);
      });
    }
  });

  it("another prior of the spread is as good as another fit, to a thousandth", () => {
    const priors = { ...shipped.atlas.priors, spreadScale: 1 };
    const again = courseShare(atlasModels(rows, { ...shipped, atlas: { ...shipped.atlas, priors } }), shipped).quantity;
    const weighed = found.get("spread-1");
    if (again.kind !== "estimate" || weighed?.kind !== "estimate") throw new RangeError("both must be estimates");
    expect(Math.abs(again.value - weighed.value)).toBeLessThan(1e-3);
    expect(Math.abs((again.intervals[0]?.low ?? 0) - (weighed.intervals[0]?.low ?? 1))).toBeLessThan(1e-3);
    expect(Math.abs((again.intervals[0]?.high ?? 0) - (weighed.intervals[0]?.high ?? 1))).toBeLessThan(1e-3);
  });

  it("going on against stopping by two hazard ratios of one trial; therapy by nothing but different studies", () => {
    const splits = families.flatMap((family) => atlasSplits(family, shipped));
    const [trial] = splits.filter(({ basis }) => basis === "within");
    expect(numbers(trial?.within)).toEqual([0.3976, 0.2657, 0.5949]);
    const [apart] = splits.filter(({ basis }) => basis === "between");
    expect(apart).toMatchObject({ trials: 0, between: { code: "gate-closed" } });
    expect(apart?.words).toBe("All of this difference comes from comparing different studies.");
  });
});

const BRUTE = [0.2373, 0.0565, 0.4664] as const;

describe("sensitivities of made-up rows", () => {
  it("none without a curve; every choice is there with one, and a day beyond the rest is refused", () => {
    const short = made(threeOfTea.slice(1));
    expect(atlasModels(short, madePlan).flatMap((family) => atlasSensitivities(short, madePlan, family))).toEqual([]);
    const evidence = made([...threeOfTea, study("tea", 7, 90, 28, { n_source: "linked" })]);
    const [family] = atlasModels(evidence, madePlan);
    if (family === undefined) throw new RangeError("rows hold no family");
    const [one] = atlasSensitivities(evidence, madePlan, family);
    const byId = new Map(one?.sensitivities.map((each) => [each.id, each]));
    expect(byId.get("printed")).toMatchObject({ studies: 3, people: 53 });
    expect(byId.get("capped")?.people).toBe(113);
    expect(byId.get("responders")?.quantity).toEqual(byId.get("model")?.quantity);
    expect(byId.get("without-s3")?.quantity).toEqual(byId.get("printed")?.quantity);
    const late = { ...madePlan, atlas: { ...madePlan.atlas, referenceDay: 90 } };
    const [again] = atlasModels(evidence, late);
    const [beyond] = again === undefined ? [] : atlasSensitivities(evidence, late, again);
    expect(beyond?.sensitivities.every(({ quantity }) => quantity.kind === "not-estimable")).toBe(true);
  });
});
