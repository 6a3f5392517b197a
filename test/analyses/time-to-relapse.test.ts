import { describe, expect, it } from "vitest";
import { timeToRelapse } from "../../pipeline/analyses/time-to-relapse.ts";
import type { Finding, Plan, Quantity } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, type Person } from "../support/made-study.ts";

const doses = [
  [0, "acute"],
  [14, "acute"],
] as const;
const talk = [1, 2];

/** Seen at time zero (day 20) and 100 days later, unless a rescue came `relapse` days after time zero. */
const responder = (id: string, therapy: readonly number[], relapse: number | null): Person => ({
  id,
  doses,
  therapy,
  scores: [
    [0, 20],
    [20, 5],
    [120, 5],
  ],
  events: relapse === null ? [] : [{ day: 20 + relapse, kind: "rescue", cause: "new_medication" }],
});

const nonResponder = (id: string, therapy: readonly number[]): Person => ({
  id,
  doses,
  therapy,
  scores: [
    [0, 20],
    [20, 18],
  ],
});

/** Comparator: relapse 20, 40, censored 100, one without response. Intervention: 60, censored 100 twice, and `more` without. */
const people = (more = 3): Person[] => [
  responder("a", [], 20),
  responder("b", [], 40),
  responder("c", [], null),
  nonResponder("d", []),
  responder("e", talk, 60),
  responder("f", talk, null),
  responder("g", talk, null),
  ...Array.from({ length: more }, (_, i) => nonResponder(`n${i}`, talk)),
];

const small: Partial<Plan> = { horizonDays: 100, fallbackHorizons: [30, 60, 90], landmarks: [30, 90], minAtRisk: 1 };

const run = (
  list: readonly Person[],
  plan: Partial<Plan> = small,
  more: { shuffle?: boolean; kind?: "real" | "simulated" } = {},
): Finding =>
  findingOf(timeToRelapse, madeInput(list, { instruments: madeInstruments({ entry: 10, mid: 5 }), plan, ...more }));

const quantity = (finding: Finding, id: string): Quantity => {
  const found = finding.headlines.find((headline) => headline.id === `made/time-to-relapse/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found.quantity;
};

const value = (finding: Finding, id: string): number => {
  const found = quantity(finding, id);
  if (found.kind !== "estimate") throw new Error(`${id}: ${found.reason}`);
  return found.value;
};

const codes = (finding: Finding): readonly string[] => finding.caveats.map(({ code }) => code);

describe("time to relapse", () => {
  it("gives what the hand gives on seven responders", () => {
    const finding = run(people());
    checkFinding(finding);
    expect(value(finding, "relapse-free/plain")).toBeCloseTo(1 / 3, 12);
    expect(value(finding, "relapse-free/talk")).toBeCloseTo(2 / 3, 12);
    expect(value(finding, "risk-difference/unadjusted")).toBeCloseTo(1 / 3, 12);
    expect(value(finding, "rmst/plain")).toBeCloseTo(20 + 40 / 3 + 20, 10);
    expect(value(finding, "rmst/talk")).toBeCloseTo(60 + 80 / 3, 10);
    expect(value(finding, "rmst-difference/unadjusted")).toBeCloseTo(100 / 3, 10);
    expect(value(finding, "rmdor/plain")).toBeCloseTo(0.75 * (160 / 3), 10);
    expect(value(finding, "rmdor/talk")).toBeCloseTo(0.5 * (260 / 3), 10);
    expect(value(finding, "rmdor-difference/unadjusted")).toBeCloseTo(10 / 3, 10);
    expect(value(finding, "response/talk")).toBe(0.5);
    expect(value(finding, "median/plain")).toBe(40);
    expect(quantity(finding, "median/talk")).toMatchObject({ kind: "not-estimable", code: "not-reached" });
    // Expected among the intervention: 3/6 + 3/5 + 3/4.
    expect(value(finding, "log-rank/unadjusted")).toBeCloseTo(1 / 1.85, 10);
    expect(value(finding, "days-since-last-dose/plain")).toBe(6);
    expect(value(finding, "flow/responders")).toBe(6);
    expect(codes(finding)).not.toContain("responders-and-starters-disagree");
    expect(codes(finding)).toContain("unadjusted");
  });

  it("prints the difference at each landmark under the curves, with the table beside the rungs", () => {
    const finding = run(people());
    const curves = finding.blocks.find((block) => block.kind === "chart" && block.id === "relapse-free-curves");
    const words = JSON.stringify(curves).replaceAll(/"\},\{"x":[\d.]+,"y":[\d.]+,"text":"/g, " ");
    // Greenwood by hand: day 30, 1 − 2/3, se √(4/9 · 1/6); day 90, 2/3 − 1/3, se √(4/9 · 1/6 + 1/9 · (1/6 + 1/2)).
    expect(words).toContain(
      "percentage points (95% CI): day 30, 33.3 (−20.0 to 86.7); day 90, 33.3 (−42.1 to 100.0); day 100, 33.3",
    );
    expect(words).toContain(
      "Relapse can only be seen at visits; the true day lies between two visits (median gap 100 days).",
    );
    const rungs = finding.blocks.find((block) => block.kind === "table" && block.id === "rungs");
    const column = rungs?.kind === "table" ? rungs.columns.findIndex(({ id }) => id === "free") : -1;
    const cells = rungs?.kind === "table" ? rungs.rows.map((row) => row[column] as Quantity) : [];
    expect(cells.map((cell) => (cell.kind === "estimate" ? cell.value : null))).toHaveLength(4);
    for (const cell of cells) if (cell.kind === "estimate") expect(cell.value).toBeCloseTo(1 / 3, 12);
    const few = JSON.stringify(run(people(), { ...small, minAtRisk: 3 }).blocks);
    expect(few).toContain("too few people left");
  });

  it("gives Karrison's variance", () => {
    // Areas after each event, comparator: 20 → 100/3, 40 → 20.
    const variance = ((100 / 3) * (100 / 3)) / (3 * 2) + (20 * 20) / (2 * 1);
    const rmst = quantity(run(people()), "rmst/plain");
    expect(rmst.kind === "estimate" && rmst.se).toBeCloseTo(Math.sqrt(variance), 10);
  });

  it("says so when responders and starters point in different ways", () => {
    const finding = run(people(9));
    expect(value(finding, "rmst-difference/unadjusted")).toBeGreaterThan(0);
    expect(value(finding, "rmdor-difference/unadjusted")).toBeCloseTo(65 / 3 - 40, 10);
    expect(codes(finding)).toContain("responders-and-starters-disagree");
    checkFinding(finding);
  });

  it("never moves the horizon silently", () => {
    const finding = run(people(), { ...small, horizonDays: 180, landmarks: [30, 90, 180] });
    for (const id of [
      "rmst/plain",
      "rmst/talk",
      "rmst-difference/unadjusted",
      "rmdor-difference/unadjusted",
      "risk-difference/unadjusted",
    ]) {
      expect(quantity(finding, id)).toMatchObject({ kind: "not-estimable", code: "not-reached" });
    }
    expect(value(finding, "rmst-difference/unadjusted/day-90")).toBeCloseTo(80 - 50, 10);
    expect(value(finding, "relapse-free/plain/day-90")).toBeCloseTo(1 / 3, 12);
    expect(codes(finding)).toContain("horizon-not-reached");
    checkFinding(finding);
  });

  it("wants the declared number at risk in both groups", () => {
    const finding = run(people(), { ...small, minAtRisk: 2 });
    expect(quantity(finding, "rmst-difference/unadjusted").kind).toBe("not-estimable");
    expect(value(finding, "rmst/plain/day-30")).toBeCloseTo(20 + 20 / 3, 10);
    expect(value(finding, "risk-difference/unadjusted/day-30")).toBeCloseTo(1 / 3, 10);
    expect(quantity(finding, "rmst/talk/day-30")).toMatchObject({ kind: "not-estimable", code: "no-events" });
    checkFinding(finding);
  });

  it.each([
    ["nobody at all", []],
    ["one person", [responder("a", [], 20)]],
    ["nobody responds", [nonResponder("a", []), nonResponder("b", talk)]],
    ["one group is empty", people().filter(({ therapy }) => therapy?.length === 0)],
    [
      "everybody relapses at once",
      [responder("a", [], 5), responder("b", [], 5), responder("c", talk, 5), responder("d", talk, 5)],
    ],
    [
      "nobody is seen after time zero",
      [
        {
          id: "a",
          doses,
          scores: [
            [0, 20],
            [20, 5],
          ],
        },
      ],
    ],
    ["only people who were screened out", [{ id: "a", excluded: 1 }]],
  ] as const)("words it when %s", (_, list) => {
    const finding = run(list);
    checkFinding(finding);
    expect(quantity(finding, "rmst-difference/unadjusted").kind).toBe("not-estimable");
    expect(quantity(finding, "log-rank/unadjusted").kind === "not-estimable" || list.length === 4).toBe(true);
  });

  it("gives the same finding for any order of rows", () => {
    expect(run(people(), small, { shuffle: true })).toEqual(run(people()));
  });

  it("names made-up patients before any number", () => {
    const finding = run(people(), small, { kind: "simulated" });
    expect(finding.simulated).toBe(true);
    expect(codes(finding)[0]).toBe("made-up-patients");
    expect(codes(finding)).toContain("unadjusted-simulated");
    for (const block of finding.blocks) {
      if (block.kind === "text" && block.depth !== "full")
        expect(block.prose[0]).toMatch(/^These numbers come from made-up patients\./);
      if (block.kind === "chart") {
        expect(block.alt[0]).toBe("Simulated data. ");
        expect(block.spec).toMatchObject({ usermeta: { dataKind: "simulated" } });
      }
    }
  });

  it("labels every comparison as unadjusted and shows no key of a patient", () => {
    const finding = run(people());
    for (const { id, label } of finding.headlines.filter((headline) => /difference|log-rank/.test(headline.id))) {
      expect(id).toContain("/unadjusted");
      expect(JSON.stringify(label)).toContain("unadjusted");
    }
    expect(JSON.stringify(finding)).not.toContain('"n0"');
  });

  it("draws the curve from the rows of its table", () => {
    const finding = run(people());
    const table = finding.blocks.find((block) => block.kind === "table" && block.id === "numbers-at-risk");
    expect(table?.kind === "table" && table.rows.map((row) => row.slice(0, 5))).toEqual([
      ["Plain", 0, 3, 0, 0],
      ["Plain", 30, 2, 1, 0],
      ["Plain", 60, 1, 2, 0],
      ["Plain", 90, 1, 2, 0],
      ["Plain", 100, 1, 2, 0],
      ["Talk", 0, 3, 0, 0],
      ["Talk", 30, 3, 0, 0],
      ["Talk", 60, 3, 0, 0],
      ["Talk", 90, 2, 1, 0],
      ["Talk", 100, 2, 1, 0],
    ]);
  });
});
