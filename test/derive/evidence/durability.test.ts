import { describe, expect, it } from "vitest";
import { continueOrStop } from "../../../pipeline/derive/evidence/continue-or-stop.ts";
import { durabilityPoints } from "../../../pipeline/derive/evidence/durability-points.ts";
import { madeUpPlan, rowsFrom } from "../../support/evidence-of.ts";

const plan = madeUpPlan();
const base = {
  result_id: "r0",
  unit_id: "u",
  family: "thirst",
  strand: "tea",
  after: "stopped",
  population: "responders",
  event: "relapse",
  clock: "last_dose",
  shift_days: 0,
  term: "count",
  n: 8,
  n_source: "printed",
  events: 2,
  share_well: 0.75,
  use: "model",
  reason: "x",
};
const build = (maps: readonly object[], results: readonly object[] = []) =>
  rowsFrom({
    results: maps.map((_, i) => ({ outcome: "relapse", kind: "arm", day: 56, source_tier: "abstract", ...results[i] })),
    durability: maps.map((map, i) => ({ ...base, result_id: `r${i}`, ...map })),
  });
const points = (maps: readonly object[], results: readonly object[] = []) =>
  durabilityPoints(build(maps, results), plan);

describe("durabilityPoints", () => {
  it("gives an exact interval where people and events are known, else none", () => {
    const [known, unknown] = points([{}, { unit_id: "v", n: null, events: null, share_well: 0.3 }]);
    // binom.test(6, 8)
    expect(known?.quantity).toMatchObject({ value: 0.75 });
    const interval = known?.quantity.kind === "estimate" ? known.quantity.intervals[0] : undefined;
    expect(interval?.low).toBeCloseTo(0.3491442, 6);
    expect(interval?.high).toBeCloseTo(0.968146, 6);
    expect(unknown?.quantity).toMatchObject({ value: 0.3, intervals: [] });
  });

  it("moves the clock to the last dose where it can, and says where it cannot", () => {
    const days = points([
      {},
      { unit_id: "b", clock: "single_dose", shift_days: 3 },
      { unit_id: "c", clock: "first_dose", shift_days: -11 },
      { unit_id: "d", clock: "first_dose", shift_days: null },
      { unit_id: "e", clock: "randomisation", shift_days: null },
      { unit_id: "f", clock: "first_dose", shift_days: -60 },
    ]).map(({ day, clockUncertain }) => [day, clockUncertain]);
    expect(days).toEqual([
      [56, false],
      [59, false],
      [45, false],
      [56, true],
      [56, true],
      [0, false],
    ]);
  });

  it("puts a median where half are still well", () => {
    const [one] = points([{ term: "median", share_well: null, events: null }], [{ estimate: 84, day: null }]);
    expect(one).toMatchObject({ day: 84, share: 0.5, median: true, hidden: null });
  });

  it("leaves out hazard ratios, unused rows, and rows without a day", () => {
    expect(
      points([{ term: "hr" }, { use: "no" }, { share_well: null, events: null }, {}], [{}, {}, {}, { day: null }]),
    ).toEqual([]);
  });

  it("draws one mark for each set of people and day, the model first, and no second reading of people in the model", () => {
    const hidden = points(
      [{ use: "picture" }, {}, { use: "sensitivity", population: "remitters" }, { unit_id: "v" }, { family: "hunger" }],
      [{}, {}, { day: 28 }],
    ).map((point) => point.hidden === null);
    expect(hidden).toEqual([false, true, false, true, true]);
  });

  it("marks second-hand sources and families that are about never starting again", () => {
    const found = points(
      [{ family: "hunger", event: "first_use" }, { unit_id: "v", family: "hunger" }, { unit_id: "w" }],
      [{ source_tier: "secondary" }],
    );
    expect(found.map(({ secondary, abstinence }) => [secondary, abstinence])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });
});

describe("continueOrStop", () => {
  const stratum = (contrast: string, continued: readonly [number, number], stopped: readonly [number, number]) => [
    {
      unit_id: `${contrast}.c`,
      randomised_contrast: contrast,
      after: "continued",
      population: "stable",
      events: continued[0],
      n: continued[1],
      use: "no",
    },
    {
      unit_id: `${contrast}.s`,
      randomised_contrast: contrast,
      after: "stopped",
      population: "stable",
      events: stopped[0],
      n: stopped[1],
      use: "no",
    },
  ];

  it("joins the strata of one trial and counts them as one", () => {
    const found = continueOrStop(
      build([...stratum("one", [24, 90], [39, 86]), ...stratum("two", [16, 62], [34, 59])]),
      plan,
    );
    expect(found).toMatchObject({ n: 297, events: 113, basis: { trials: 1, people: 297, events: 113 } });
    if (found.quantity.kind !== "estimate") throw new RangeError("quantity must be an estimate: not-estimable");
    // by hand: the logs of the two ratios weighted by the inverse of 1/a − 1/n + 1/c − 1/m
    expect(found.quantity.value).toBeCloseTo(0.522892159, 8);
    expect(found.quantity.intervals[0]?.low).toBeCloseTo(0.382704504, 8);
    expect(found.quantity.intervals[0]?.high).toBeCloseTo(0.714431651, 8);
    expect(found.basis.intervals[0]?.low).toBeGreaterThan(0);
  });

  it("pools two trials between trials", () => {
    const maps = [...stratum("one", [24, 90], [39, 86]), ...stratum("two", [16, 62], [34, 59])];
    const found = continueOrStop(
      build(maps, [{ study_id: "a" }, { study_id: "a" }, { study_id: "b" }, { study_id: "b" }]),
      plan,
    );
    expect(found.basis.trials).toBe(2);
    expect(found.quantity.kind === "estimate" && found.quantity.intervals[0]?.kind).toBe("credible");
  });

  it("says why not: other drugs, no counts, second-hand, everyone who started", () => {
    const [go, stop] = stratum("one", [2, 9], [5, 9]);
    const outcome = (maps: readonly object[], results: readonly object[] = []) =>
      continueOrStop(build(maps, results), plan);
    expect(outcome([{ ...go, strand: "other" }, { ...stop }]).quantity).toMatchObject({ code: "no-data" });
    expect(outcome([{ ...go, n: null }, { ...stop }]).basis.unused).toEqual({ "no-counts": 1 });
    expect(outcome([{ ...go }, { ...stop }], [{ source_tier: "secondary" }]).basis.unused).toEqual({ secondary: 1 });
    expect(outcome([{ ...go, population: "all_started" }, { ...stop }]).quantity).toMatchObject({ code: "no-data" });
    expect(outcome([]).basis).toMatchObject({ trials: 0, people: null });
  });
});
