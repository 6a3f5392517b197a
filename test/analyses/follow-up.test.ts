import { describe, expect, it } from "vitest";
import { adjustedRelapseAnalysis } from "../../pipeline/analyses/adjusted-relapse.ts";
import { followUp } from "../../pipeline/analyses/follow-up.ts";
import type { Finding, Plan, Quantity } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, madePlan, noEvidence, type Person } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedInstruments } from "../support/shipped-instruments.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

const doses = [
  [0, "acute"],
  [14, "acute"],
] as const;
const talk = [1, 2];
type Fate = { readonly relapse: number } | { readonly left: number } | "stays";

/** Seen at time zero (day 20); relapses by a rescue, leaves after a visit, or is seen to the end. Days since time zero. */
const responder = (id: string, therapy: readonly number[], fate: Fate): Person => {
  const seen = fate !== "stays" && "left" in fate ? fate.left : 110;
  return {
    id,
    doses,
    therapy,
    scores: [
      [0, 20],
      [20, 5],
      [20 + seen, 5],
    ],
    events:
      fate === "stays"
        ? []
        : "left" in fate
          ? [{ day: 20 + seen + 1, kind: "dropout", cause: "other" }]
          : [{ day: 20 + fate.relapse, kind: "rescue", cause: "new_medication" }],
  };
};

/** Twice ten people: relapses spread over the days in both groups, more of them without talk; two of each leave. */
const people = (): Person[] =>
  [[] as number[], talk].flatMap((therapy, arm) =>
    Array.from({ length: 12 }, (_, i): Person => {
      const id = `${arm === 0 ? "a" : "b"}${String(i).padStart(2, "0")}`;
      if (i % 6 === 5) return responder(id, therapy, { left: 30 + i });
      return responder(id, therapy, i < (arm === 0 ? 5 : 3) ? { relapse: 7 + 13 * i + arm } : "stays");
    }),
  );

const open: Plan["gate"] = {
  minPerCohort: 1,
  minEventsPerCohort: 1,
  ess: { minShare: 0, min: 0 },
  smd: { ...madePlan().gate.smd, pass: 9, withhold: 9 },
  overlap: { low: 0, high: 1, minShare: 0 },
  maxWeightShare: 1,
};
const small: Partial<Plan> = {
  horizonDays: 100,
  fallbackHorizons: [30, 60, 90],
  minAtRisk: 1,
  covariates: ["baseline(pomp)"],
  gate: open,
};

const run = (
  list: readonly Person[],
  plan: Partial<Plan> = small,
  more: { shuffle?: boolean; kind?: "real" | "simulated" } = {},
): Finding =>
  findingOf(followUp, madeInput(list, { instruments: madeInstruments({ entry: 10, mid: 5 }), plan, ...more }));

const headlineOf = (finding: Finding, id: string) => {
  const found = finding.headlines.find((headline) => headline.id === `${finding.id}/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};
const quantity = (finding: Finding, id: string): Quantity => headlineOf(finding, id).quantity;
const value = (finding: Finding, id: string): number => {
  const found = quantity(finding, id);
  if (found.kind !== "estimate") throw new Error(`${id}: ${found.reason}`);
  return found.value;
};

describe("follow-up", () => {
  it("counts who was followed, how far and why they left", () => {
    const finding = run(people());
    const said = checkFinding(finding);
    expect(headlineOf(finding, "evaluable/plain")).toMatchObject({ events: 12, n: 12 });
    expect(headlineOf(finding, "left-before-horizon/plain")).toMatchObject({ events: 2, n: 12 });
    expect(headlineOf(finding, "known-to-horizon/talk")).toMatchObject({ events: 10, n: 12 });
    // Two doses of the planned four and six.
    expect(headlineOf(finding, "course-finished/talk")).toMatchObject({ events: 0, n: 12 });
    expect(value(finding, "visit-rate/plain")).toBeGreaterThan(0);
    const dropout = finding.blocks.find((block) => block.kind === "table" && block.id === "dropout");
    expect(dropout?.kind === "table" && dropout.rows).toContainEqual(["Dropped out, reason: Other", 2, 2]);
    expect(said).toContain("stopped coming");
  });

  it("without covariates that differ weighs everyone alike, and bounds lie around what was seen", () => {
    const finding = run(people());
    const seen = value(finding, "rmst-difference/as-seen");
    const [worst, best] = [
      value(finding, "rmst-difference/dropout-worst"),
      value(finding, "rmst-difference/dropout-best"),
    ];
    expect(worst).toBeLessThan(seen);
    expect(best).toBeGreaterThan(seen);
    // By hand: those who left the intervention relapse on days 36 and 42, those of the comparator never.
    const plain = (7 + 20 + 33 + 46 + 59 + 7 * 100) / 12;
    const talkers = (8 + 21 + 34 + 36 + 42 + 7 * 100) / 12;
    expect(worst).toBeCloseTo(talkers - plain, 8);
  });

  it("thins to common visits: rescues keep their days, the last visit counts for the day that it stands for", () => {
    const plan = { ...small, commonVisits: { days: [100], gapDivisor: 3 } };
    const finding = run(people(), plan);
    // Who left before day 67 has no common visit, so is censored on day 0.
    const arm = (days: readonly number[]): number => {
      let [share, area, last] = [1, 0, 0];
      days.forEach((day, i) => {
        area += share * (day - last);
        share *= 1 - 1 / (10 - i);
        last = day;
      });
      return area + share * (100 - last);
    };
    expect(value(finding, "rmst-difference/common-visits")).toBeCloseTo(arm([8, 21, 34]) - arm([7, 20, 33, 46, 59]), 8);
  });

  it("has no test anywhere: these are sensitivity analyses", () => {
    expect(run(people()).headlines.every(({ test }) => test === null)).toBe(true);
  });

  it("withholds what the gate withholds, and says why", () => {
    const { gate: _, ...closed } = small;
    const finding = run(people(), closed);
    checkFinding(finding);
    for (const id of ["rmst-difference/as-seen", "rmst-difference/dropout-worst", "tipping/both"])
      expect(quantity(finding, id)).toMatchObject({ kind: "not-estimable", code: "gate-closed" });
    expect(quantity(finding, "rmst-difference/common-visits").kind).toBe("estimate");
  });

  it("never moves the horizon silently", () => {
    const finding = run(people(), { ...small, horizonDays: 180 });
    checkFinding(finding);
    expect(quantity(finding, "rmst-difference/as-seen")).toMatchObject({ code: "not-reached" });
    expect(quantity(finding, "rmst-difference/as-seen/day-90").kind).toBe("estimate");
    expect(finding.caveats.map(({ code }) => code)).toContain("horizon-not-reached");
  });

  it.each([
    ["nobody at all", []],
    ["one person", [responder("a", [], { left: 40 })]],
    ["one group is empty", people().slice(0, 12)],
    ["nobody relapses", [responder("a", [], "stays"), responder("b", talk, { left: 40 })]],
    [
      "everybody relapses at once",
      ["a", "b", "c", "d"].map((id, i) => responder(id, i < 2 ? [] : talk, { relapse: 5 })),
    ],
    ["everybody leaves", ["a", "b", "c", "d"].map((id, i) => responder(id, i < 2 ? [] : talk, { left: 40 }))],
    [
      "nobody responds",
      ["a", "b"].map((id, i) => ({
        id,
        doses,
        therapy: i === 0 ? [] : talk,
        scores: [[0, 20] as const, [20, 19] as const],
      })),
    ],
    ["nobody was scored", ["a", "b"].map((id, i) => ({ id, doses, therapy: i === 0 ? [] : talk }))],
    ["only people who were screened out", [{ id: "a", excluded: 1 as const }]],
  ])("words it when %s", (_, list) => {
    const finding = run(list);
    checkFinding(finding);
    for (const { id, quantity: own } of finding.headlines)
      if (/as-seen|dropout-|tipping/.test(id)) expect(own.kind, id).toBe("not-estimable");
  });

  it("words it when a covariate separates the groups or nobody has it", () => {
    const separated = people().map((person, i) => ({
      ...person,
      scores: (person.scores ?? []).map(([day, score], k) =>
        k === 0 ? ([day, i < 12 ? 15 : 22] as const) : ([day, score] as const),
      ),
    }));
    const finding = run(separated);
    checkFinding(finding);
    expect(quantity(finding, "rmst-difference/as-seen").kind).toBe("not-estimable");
    const absent = run(people(), { ...small, covariates: ["age"] });
    checkFinding(absent);
  });

  it("gives the same finding for any order of rows", () => {
    expect(run(people(), small, { shuffle: true })).toEqual(run(people()));
  });
});

describe("follow-up of the shipped simulated patients", () => {
  const input = {
    plan: shippedPlan(),
    instruments: shippedInstruments(),
    evidence: noEvidence,
    dataset: shippedPatients(),
  };
  const finding = findingOf(followUp, input);

  it("is estimable but for tipping, whose interval holds zero to begin with", () => {
    checkFinding(finding);
    for (const { id, quantity: own } of finding.headlines)
      if (id.includes("/tipping/")) expect(own).toMatchObject({ code: "not-reached" });
      else expect(own.kind, id).toBe("estimate");
    expect(finding.caveats[0]?.code).toBe("made-up-patients");
    expect(JSON.stringify(finding)).not.toMatch(/"s-\d{4}/);
  });

  it("as seen is the adjusted comparison", () => {
    const adjusted = findingOf(adjustedRelapseAnalysis, input);
    expect(quantity(finding, "rmst-difference/as-seen")).toEqual(quantity(adjusted, "rmst-difference/overlap"));
  });
});
