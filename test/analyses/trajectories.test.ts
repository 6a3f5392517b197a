import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trajectories } from "../../pipeline/analyses/trajectories.ts";
import type { AnalysisInput, Cell, Finding, InstrumentFile, Plan, Quantity } from "../../pipeline/model/index.ts";
import { ancova } from "../../pipeline/stats/longitudinal/ancova.ts";
import { studentDifference } from "../../pipeline/stats/ordinal/student-difference.ts";
import { welchDifference } from "../../pipeline/stats/ordinal/welch-difference.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, madePlan, noEvidence, type Person } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

const shipped = madePlan();
const windows: Plan["visitWindows"] = {
  ...shipped.visitWindows,
  targets: [30, 60, 90],
  bounds: [
    [20, 40],
    [50, 70],
    [80, 100],
  ],
};
const changes: Partial<Plan> = {
  visitWindows: windows,
  horizonDays: 80,
  trajectories: { ...shipped.trajectories, minPerCohort: 3 },
  bootstrap: { ...shipped.bootstrap, reps: 100 },
};

/** One dose on day 0, so that time zero is the score on day 5. */
const person = (
  id: string,
  talk: boolean,
  before: number,
  scores: readonly (readonly [number, number])[],
  condition = "low",
): Person => ({
  id,
  condition,
  doses: [[0, "acute"]],
  therapy: talk ? [1, 2] : [],
  scores: [[0, before], ...scores],
});

/** Something that is not regular, from 0 to 1. */
const noise = (i: number): number => Math.abs(Math.sin(12.9898 * i + 4.1) * 43758.5453) % 1;

const cohort = (count: number, days: (i: number) => readonly number[], before: (i: number) => number): Person[] =>
  Array.from({ length: count }, (_, i) =>
    person(
      `p${String(i).padStart(3, "0")}`,
      i % 2 === 0,
      before(i),
      days(i).map((day, k) => [day, Math.round(3 + 14 * noise(7 * i + k) + (i % 2))] as const),
    ),
  );

const run = (
  people: readonly Person[],
  plan: Partial<Plan> = {},
  options: { readonly shuffle?: boolean; readonly instruments?: ReturnType<typeof madeInstruments> } = {},
): Finding =>
  findingOf(
    trajectories,
    madeInput(people, {
      instruments: options.instruments ?? madeInstruments({ mid: 5 }),
      plan: { ...changes, ...plan },
      ...(options.shuffle === undefined ? {} : { shuffle: options.shuffle }),
    }),
  );

const headlineOf = (finding: Finding, id: string, source = "made") => {
  const found = finding.headlines.find((headline) => headline.id === `${source}/trajectories/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};

const estimateOf = (quantity: Quantity) => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return quantity;
};

const tableOf = (finding: Finding, id: string): readonly (readonly Cell[])[] => {
  const block = finding.blocks.find((one) => one.kind === "table" && one.id === id);
  if (block?.kind !== "table") throw new Error(`no table ${id}`);
  return block.rows;
};

const isTalk = ({ therapy }: Person): boolean => (therapy?.length ?? 0) > 0;
const scoreOn = ({ scores }: Person, day: number): number => scores?.find(([at]) => at === day)?.[1] ?? Number.NaN;
const json = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const references: readonly string[] = json("pipeline/report/texts/methods.json").references.map(
  ({ id }: { readonly id: string }) => id,
);
const shippedInput = (): AnalysisInput => ({
  plan: shippedPlan(),
  instruments: readdirSync(new URL("../../data/instruments", import.meta.url))
    .sort()
    .map((name) => {
      const { $schema: _, ...instrument }: InstrumentFile = json(`data/instruments/${name}`);
      return instrument;
    }),
  evidence: noEvidence,
  dataset: shippedPatients(),
});
const everyone = cohort(
  24,
  () => [5, 30, 60, 90],
  () => 20,
);

describe("the adjusted difference by window", () => {
  it("is the difference of means with the pooled error when everybody is seen and started alike", () => {
    const finding = run(everyone);
    checkFinding(finding);
    for (const day of [30, 60, 90]) {
      const gains = (talk: boolean) =>
        everyone.filter((one) => isTalk(one) === talk).map((one) => 20 - scoreOn(one, day));
      const own = studentDifference(gains(true), gains(false));
      const { quantity, test, n, unit } = headlineOf(finding, `mmrm/day-${day}`);
      const [found, wanted] = [estimateOf(quantity), estimateOf(own.difference)];
      expect(found.value).toBeCloseTo(wanted.value, 8);
      expect(found.se).toBeCloseTo(wanted.se as number, 6);
      expect(test?.df[0]).toBeCloseTo(22, 3);
      expect(found.intervals[0]?.low).toBeCloseTo(wanted.intervals[0]?.low as number, 5);
      expect(n).toBe(24);
      expect(unit).toBe("point-difference");
    }
    expect(tableOf(finding, "model")[0]).toEqual(["Covariance structure: unstructured", "used"]);
  });

  it("is an analysis of covariance where there is one window", () => {
    const people = cohort(
      20,
      () => [5, 30],
      (i) => 14 + Math.round(10 * noise(i)),
    );
    const finding = run(people, { visitWindows: { ...windows, targets: [30], bounds: [[20, 40]] } });
    const fit = ancova({
      outcome: people.map((one) => scoreOn(one, 0) - scoreOn(one, 30)),
      design: [people.map(() => 1), people.map((one) => (isTalk(one) ? 1 : 0)), people.map((one) => scoreOn(one, 0))],
    });
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    const { quantity, test } = headlineOf(finding, "mmrm/day-30");
    const wanted = fit.terms[1]?.coefficient;
    expect(estimateOf(quantity).value).toBeCloseTo(wanted?.value ?? 0, 8);
    expect(estimateOf(quantity).se).toBeCloseTo(wanted?.se ?? 0, 8);
    expect(test?.df[0]).toBeCloseTo(17, 4);
  });

  it("names a simpler covariance where the data cannot tell the full one", () => {
    // Nobody is seen in both the first and the last window.
    const people = cohort(
      24,
      (i) => (i % 4 < 2 ? [5, 30, 60] : [5, 60, 90]),
      () => 20,
    );
    const finding = run(people);
    checkFinding(finding);
    const rows = tableOf(finding, "model");
    expect(rows[0]?.[1]).toBe("not used: Nobody was seen at both visits 30 and 90: their covariance is unknown.");
    expect(rows.slice(0, 4).filter(([, state]) => state === "used")).toHaveLength(1);
    expect(finding.caveats.map(({ code }) => code)).toContain("simpler-structure");
    expect(headlineOf(finding, "mmrm/day-90").quantity.kind).toBe("estimate");
    const alone = run(people, {
      trajectories: { ...shipped.trajectories, minPerCohort: 3, structures: ["unstructured"] },
    });
    checkFinding(alone);
    expect(headlineOf(alone, "mmrm/day-30").quantity).toMatchObject({ kind: "not-estimable", code: "singular" });
    expect(alone.caveats.map(({ code }) => code)).toContain("no-structure");
  });

  it("leaves out a window that too few of a cohort reach, and keeps the others", () => {
    const finding = run(
      cohort(
        24,
        (i) => (i % 2 === 0 && i > 3 ? [5, 30, 60] : [5, 30, 60, 90]),
        () => 20,
      ),
    );
    checkFinding(finding);
    expect(headlineOf(finding, "mmrm/day-90").quantity).toMatchObject({ kind: "not-estimable", code: "too-few" });
    expect(headlineOf(finding, "mmrm/day-60").quantity.kind).toBe("estimate");
  });
});

describe("the whole course", () => {
  it("compares areas by Welch, and means by window as they were measured", () => {
    const finding = run(everyone);
    // Time zero on day 5; to day 80 after it the line ends on day 85.
    const area = (one: Person): number => {
      const [zero, first, second, third] = [5, 30, 60, 90].map((day) => 20 - scoreOn(one, day)) as [
        number,
        number,
        number,
        number,
      ];
      const end = second + ((third - second) * 25) / 30;
      return ((25 * (zero + first)) / 2 + (30 * (first + second)) / 2 + (25 * (second + end)) / 2) / 80;
    };
    const areas = (talk: boolean) => everyone.filter((one) => isTalk(one) === talk).map(area);
    const wanted = estimateOf(welchDifference(areas(true), areas(false)).difference);
    const found = headlineOf(finding, "area-difference/unadjusted");
    expect(estimateOf(found.quantity).value).toBeCloseTo(wanted.value, 10);
    expect(estimateOf(found.quantity).se).toBeCloseTo(wanted.se as number, 10);
    expect(tableOf(finding, "means").map((row) => row.slice(0, 5))).toContainEqual(["Talk", 30, 12, 12, 12]);
    expect(headlineOf(finding, "area-difference/overlap").quantity).toMatchObject({ code: "gate-closed" });
  });

  it("has no p-value outside the declared windows", () => {
    for (const { id, test } of run(everyone).headlines) if (!id.includes("/mmrm/")) expect(test, id).toBeNull();
  });

  it("finds the slope that was planted, and the share of days above", () => {
    const losing = Array.from({ length: 16 }, (_, i) => {
      const level = 4 + (i % 3);
      const perMonth = (i % 2 === 0 ? 2 : 4) + 0.5 * (noise(i) - 0.5);
      const line = [15, 35, 55, 75].map(
        (day, k) => [day, level + (perMonth * (day - 5)) / 30 + 0.3 * noise(5 * i + k)] as const,
      );
      return person(`q${i}`, i % 2 === 0, 24, [[5, level], ...line]);
    });
    const finding = run(losing);
    checkFinding(finding);
    expect(estimateOf(headlineOf(finding, "slope/talk").quantity).value).toBeCloseTo(-2, 0);
    expect(estimateOf(headlineOf(finding, "slope/plain").quantity).value).toBeCloseTo(-4, 0);
    expect(estimateOf(headlineOf(finding, "slope-difference/unadjusted").quantity).value).toBeCloseTo(2, 0);
    // All of them all the time: a share without spread.
    expect(headlineOf(finding, "time-above/talk").quantity).toMatchObject({ kind: "not-estimable" });
  });

  it("counts days above over days followed, never a mean of shares", () => {
    // From 20: at 4 with an improvement of 16, then straight down to none; 5 is what matters.
    const short = (id: string, talk: boolean, last: number) =>
      person(id, talk, 20, [
        [5, 4],
        [5 + last, 20],
      ]);
    const people = [
      ...[32, 64].flatMap((last, i) => [short(`a${i}`, true, last), short(`b${i}`, false, last)]),
      person("a3", true, 20, [
        [5, 4],
        [35, 4],
      ]),
    ];
    const finding = run(people);
    // 11 sixteenths of each fall.
    const { quantity, n } = headlineOf(finding, "time-above/talk");
    expect(n).toBe(3);
    expect(estimateOf(quantity).value).toBeCloseTo((22 + 44 + 30) / (32 + 64 + 30), 12);
    expect(headlineOf(finding, "time-above/plain").quantity.kind).toBe("not-estimable");
    expect(headlineOf(run(people, {}, { instruments: madeInstruments() }), "time-above/talk").quantity).toMatchObject({
      code: "no-data",
    });
  });

  it("shows what another baseline would do", () => {
    const people = everyone.map((one, i) => ({
      ...one,
      scores: [[-10, 12 + (i % 3)] as const, ...(one.scores ?? [])],
    }));
    const rows = tableOf(run(people), "baseline-rules");
    expect(rows.map(([rule]) => rule)).toEqual(["last", "first", "mean", "worst"]);
    expect(rows.map(([, changed]) => changed)).toEqual([0, 24, 24, 0]);
    // 24 people with a lower baseline: fewer count as improved by half of it.
    const responders = (row: number) => estimateOf(rows[row]?.[2] as Quantity).value;
    expect(responders(1)).toBeLessThanOrEqual(responders(0));
    expect(run(everyone).caveats.map(({ code }) => code)).toContain("baseline-rules-agree");
  });
});

describe("whatever the data are", () => {
  it("does not depend on the order of rows", () => {
    const people = cohort(
      20,
      () => [5, 30, 60],
      (i) => 14 + Math.round(10 * noise(i)),
    );
    expect(run(people, {}, { shuffle: true })).toEqual(run(people));
  });

  it("refuses weights where the covariates name the cohort, and drops a covariate that only repeats it", () => {
    const apart = everyone.map((one) => ({
      ...one,
      scores: one.scores?.map(([day, score]) => [day, day === 0 ? (isTalk(one) ? 26 : 18) : score] as const) ?? [],
    }));
    const finding = run(apart);
    checkFinding(finding);
    expect(headlineOf(finding, "area-difference/overlap").quantity).toMatchObject({
      kind: "not-estimable",
      code: "separation",
    });
    const { quantity } = headlineOf(finding, "mmrm/day-30");
    const gains = (talk: boolean) =>
      apart.filter((one) => isTalk(one) === talk).map((one) => scoreOn(one, 0) - scoreOn(one, 30));
    expect(estimateOf(quantity).value).toBeCloseTo(
      estimateOf(studentDifference(gains(true), gains(false)).difference).value,
      8,
    );
  });

  const same = everyone.map((one) => ({ ...one, scores: one.scores?.map(([day]) => [day, 10] as const) ?? [] }));
  it.each([
    ["nobody", []],
    ["one person", everyone.slice(0, 1)],
    ["one cohort", everyone.filter(isTalk)],
    ["nobody seen again", everyone.map((one) => ({ ...one, scores: one.scores?.slice(0, 1) ?? [] }))],
    ["identical scores", same],
    [
      "nobody responds",
      everyone.map((one) => ({ ...one, scores: one.scores?.map(([day]) => [day, 20] as const) ?? [] })),
    ],
    ["no score at all", everyone.map(({ scores: _, ...one }) => one)],
  ] as const)("words it for %s", (_, people) => {
    const finding = run(people);
    checkFinding(finding);
    for (const day of [30, 60, 90])
      expect(headlineOf(finding, `mmrm/day-${day}`).quantity.kind, String(day)).toBe("not-estimable");
    expect(headlineOf(finding, "slope-difference/unadjusted").quantity.kind).toBe("not-estimable");
    expect(headlineOf(finding, "area-difference/overlap").quantity.kind).toBe("not-estimable");
  });
});

describe("the shipped simulated patients", () => {
  it("are put on one scale, compared in every window, and withheld where the gate says so", () => {
    const finding = findingOf(trajectories, shippedInput());
    const said = checkFinding(finding);
    expect(finding.simulated).toBe(true);
    expect(finding.caveats.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["made-up-patients", "people-chose-simulated", "several-instruments", "not-seen"]),
    );
    for (const target of shipped.visitWindows.targets) {
      const { quantity, unit, test } = headlineOf(finding, `mmrm/day-${target}`, "simulated");
      expect(unit).toBe("pomp-difference");
      const { value, se } = estimateOf(quantity);
      expect(test?.statistic).toBeCloseTo(value / (se as number), 10);
    }
    expect(tableOf(finding, "model")[0]).toEqual(["Covariance structure: unstructured", "used"]);
    expect(said).not.toMatch(/undefined|NaN|Infinity/);
    for (const citation of finding.method.citations) expect(references).toContain(citation);
  });
});
