import { describe, expect, it } from "vitest";
import { modelRows } from "../../../../pipeline/derive/evidence/atlas/atlas-model.ts";
import { relapseRows } from "../../../../pipeline/derive/evidence/atlas/relapse-rows.ts";
import { readRelapseData } from "../../../../pipeline/stats/durability/read-relapse-data.ts";
import { type MadeRow, made, plan } from "./made-evidence.ts";

const read = (rows: readonly MadeRow[], cap: number | null = null) => {
  const evidence = made(rows);
  return relapseRows(evidence, plan, modelRows(evidence, "thirst"), { cap });
};
const terms = (rows: readonly MadeRow[], cap: number | null = null) =>
  read(rows, cap).data.units.flatMap((unit) => unit.terms);

describe("rows of the durability map as terms of the relapse model", () => {
  it("counts, shares and medians, on the days since the last dose", () => {
    expect(
      terms([
        { map: { events: 2, n: 8, shift_days: 3 } },
        { map: { term: "share", events: null, share_well: 0.8, n: 288, clock: "end_of_treatment" } },
        { map: { term: "median", events: null, n: 17 }, result: { estimate: 18, day: null, ci_low: 11 } },
      ]),
    ).toEqual([
      { kind: "count", time: 59, relapsed: 2, n: 8 },
      { kind: "share", time: 56, share: 0.8, n: 288 },
      { kind: "median", time: 18, n: 17, interval: { low: 11, high: null, level: 0.95 } },
    ]);
  });

  it("an interval printed for the share that relapsed is turned round; one of something else is not used", () => {
    const share = (result: object) =>
      terms([{ map: { term: "share", events: null, share_well: 0.7, n: null }, result }])[0];
    expect(share({ estimate: 0.7, ci_low: 0.6, ci_high: 0.8 })).toMatchObject({ interval: { low: 0.6, high: 0.8 } });
    const turned = share({ estimate: 0.3, ci_low: 0.2, ci_high: 0.45 });
    expect(turned?.kind === "share" && turned.interval?.low).toBeCloseTo(0.55, 12);
    expect(turned?.kind === "share" && turned.interval?.high).toBeCloseTo(0.8, 12);
    expect(share({ estimate: 12, ci_low: 10, ci_high: 14 })).not.toHaveProperty("interval");
  });

  it("without a day, a last dose or a number it is a picture only", () => {
    expect(
      terms([
        { map: { clock: "randomisation", shift_days: null } },
        { result: { day: null } },
        { map: { events: null } },
        { map: { term: "none" } },
      ]).map((term) => (term.kind === "picture" ? term.reason : term.kind)),
    ).toEqual([
      "The day of the last dose is not known.",
      "No day is printed.",
      "No number of relapses is printed.",
      "It is no share of people on a day, and no median.",
    ]);
  });

  it("rows of the same people are one sequence; one that goes backwards is dropped and named", () => {
    const { data } = read([
      { map: { unit_id: "u", events: 2, n: 8 }, result: { study_id: "a", day: 28 } },
      { map: { unit_id: "u", events: 4, n: 8 }, result: { study_id: "a", day: 56 } },
      { map: { unit_id: "u", events: 3, n: 8 }, result: { study_id: "a", day: 84 } },
    ]);
    const { arms, setAside } = readRelapseData(data);
    // 2 of 8 by day 28, then 2 of the 6 left by day 56
    expect(arms[0]?.pieces).toEqual([
      { from: 0, to: 28, relapsed: 2, stayed: 6 },
      { from: 28, to: 56, relapsed: 2, stayed: 4 },
    ]);
    expect(setAside[0]?.reason).toMatch(/84/);
  });

  it("starts from the day on which people were known to be well", () => {
    const { data } = read([{ map: { entry_day: 3 }, result: { day: 14 } }]);
    expect(readRelapseData(data).arms[0]?.pieces[0]).toMatchObject({ from: 3, to: 14 });
  });

  it("people read under a second rule are set aside", () => {
    const { data, setAside } = read([
      { map: { unit_id: "u" }, result: { study_id: "a", day: 28 } },
      { map: { unit_id: "u", event: "loss_of_remission" }, result: { study_id: "a", day: 56 } },
    ]);
    expect(data.units[0]?.terms).toHaveLength(1);
    expect(setAside).toMatchObject([{ study: "a", reason: "The same people are in the model under another rule." }]);
  });

  it("a hazard ratio needs its other side and its interval", () => {
    const ratio = { term: "hr", after: "continued", randomised_contrast: "c", n: null, events: null };
    const printed = { estimate: 0.5, ci_low: 0.3, ci_high: 0.8 };
    const other = { map: { randomised_contrast: "c", use: "no" } };
    expect(read([{ map: ratio, result: printed }, other]).data.hazardRatios).toMatchObject([
      { strandA: "tea, drug continued", strandB: "tea, drug stopped", hazardRatio: 0.5, low: 0.3, high: 0.8 },
    ]);
    expect(read([{ map: ratio, result: printed }]).setAside[0]?.reason).toBe("Its other side is not in the map.");
    expect(read([{ map: ratio, result: { estimate: 0.5 } }, other]).setAside[0]?.reason).toMatch(/no interval/);
  });

  it("caps people and keeps their share", () => {
    expect(terms([{ map: { events: 50, n: 200 } }], 60)).toEqual([{ kind: "count", time: 56, relapsed: 15, n: 60 }]);
  });
});
