import { describe, expect, it } from "vitest";
import type { Headline, Quantity, Report } from "../../../pipeline/model/index.ts";
import { attributedChanges, type Replay } from "../../../pipeline/report/diff/attributed-changes.ts";
import { estimate, notEstimable } from "../../../pipeline/stats/quantity.ts";

const report = (numbers: Readonly<Record<string, number | Quantity>>): Report =>
  ({
    findings: [
      {
        headlines: Object.entries(numbers).map(
          ([id, value]) => ({ id, quantity: typeof value === "number" ? estimate(value) : value }) as Headline,
        ),
      },
    ],
  }) as unknown as Report;

const ID = "published/a/b";
const one = (value: number): Report => report({ [ID]: value });
const nothing: Replay = { base: null, steps: [], lost: [] };
const because = (before: Report, after: Report, replay: Replay) =>
  attributedChanges(before, after, replay).map((change) =>
    change.because.map(({ cause, detail, part }) => [cause, detail, part === null ? null : Number(part.toFixed(9))]),
  );

describe("why a number moved", () => {
  it("gives each change its step, and the rest to the program: the parts add up to the whole", () => {
    // 10 → (present program, old inputs) 11 → (new data) 14 → (new plan) 12 → (what stands) 12.5: the program 1 + 0.5.
    const replay: Replay = {
      base: one(11),
      steps: [
        { cause: "data", detail: "rows", report: one(14) },
        { cause: "plan", detail: "choice", report: one(12) },
      ],
      lost: [],
    };
    expect(because(one(10), one(12.5), replay)).toEqual([
      [
        ["data", "rows", 3],
        ["plan", "choice", -2],
        ["code", "the program changed", 1.5],
      ],
    ]);
  });

  it("names no cause that moved nothing, and no number that did not move", () => {
    const replay: Replay = {
      base: report({ [ID]: 1, still: 5 }),
      steps: [
        { cause: "data", detail: "rows", report: report({ [ID]: 1, still: 5 }) },
        { cause: "plan", detail: "choice", report: report({ [ID]: 2, still: 5 + 1e-13 }) },
      ],
      lost: [],
    };
    const [before, after] = [report({ [ID]: 1, still: 5 }), report({ [ID]: 2, still: 5 })];
    expect(because(before, after, replay)).toEqual([[["plan", "choice", 1]]]);
  });

  it("is the program when no input differs", () => {
    expect(because(one(1), one(3), nothing)).toEqual([[["code", "the program changed", 2]]]);
  });

  it("is nobody where the earlier inputs are not at hand, but only for what rests on them", () => {
    const lost = [{ cause: "data" as const, detail: "not attributable: earlier data not at hand", prefix: "clinic/" }];
    const [before, after] = [report({ [ID]: 1, "clinic/a/b": 1 }), report({ [ID]: 2, "clinic/a/b": 2 })];
    expect(because(before, after, { ...nothing, lost })).toEqual([
      [["data", "not attributable: earlier data not at hand", null]],
      [["code", "the program changed", 1]],
    ]);
  });

  it("says no size where a number was not there, or could not be worked out", () => {
    const none = notEstimable("no-data", "Nobody answered.");
    const replay = (last: Report): Replay => ({
      base: report({ [ID]: none }),
      steps: [{ cause: "data", detail: "rows", report: last }],
      lost: [],
    });
    expect(because(report({ [ID]: none }), one(2), replay(one(2)))).toEqual([[["data", "rows", null]]]);
    expect(because(report({ [ID]: none }), report({}), replay(report({})))).toEqual([[["data", "rows", null]]]);
    const fresh = attributedChanges(report({}), one(2), { ...nothing, base: report({}), steps: [] });
    expect(fresh[0]).toMatchObject({ before: null, because: [{ cause: "code", part: null }] });
  });
});
