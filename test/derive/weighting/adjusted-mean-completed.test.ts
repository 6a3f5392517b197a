import { describe, expect, it } from "vitest";
import type { Course } from "../../../pipeline/derive/course.ts";
import { adjustedMean } from "../../../pipeline/derive/weighting/adjusted-mean.ts";
import { adjustedMeanCompleted, pooledDifference } from "../../../pipeline/derive/weighting/adjusted-mean-completed.ts";
import { adjustment } from "../../../pipeline/derive/weighting/adjustment.ts";
import { type CompletedSet, completedPeople } from "../../../pipeline/derive/weighting/completed-people.ts";
import { rubinsRules } from "../../../pipeline/stats/missing/rubins-rules.ts";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { shippedPlan } from "../../support/shipped-evidence.ts";
import { tableOf } from "../../support/table.ts";

const shipped = shippedPlan();
const plan = { ...shipped, missing: { ...shipped.missing, imputations: 4, iterations: 3 } };
const options = { level: 0.95, gate: plan.gate, seSmallSample: plan.seSmallSample, events: null };

interface Made {
  readonly course: Course;
  readonly outcome: number;
  readonly age: number;
}

/** Older people are treated more often and do better; those who do best lack their age when `gaps` says so. */
const made = (n: number, gaps: number) => {
  const { next } = randomStream(3, "made");
  const people = Array.from({ length: n }, (_, i): Made => {
    const age = 20 + Math.floor(50 * next());
    const received = next() < age / 90 ? ("intervention" as const) : ("comparator" as const);
    const outcome = age / 10 + (received === "intervention" ? 1 : 0) + 2 * next();
    const course: Course = {
      patient: `p-${i}`,
      received,
      recorded: null,
      instrument: "mood",
      range: 20,
      standing: "responder",
      baseline: { day: 0, severity: 10 },
      timeZero: { day: 20, severity: 5 },
      visits: [],
      daysSinceLastDose: 6,
      laterDoses: 0,
      ending: null,
      events: [],
      laterDoseDays: [],
      otherDeath: null,
    };
    return { course, outcome, age };
  });
  const best = new Set([...people].sort((a, b) => b.outcome - a.outcome).slice(0, gaps));
  const patients = tableOf(
    "patients",
    {
      patient_id: "category",
      site: "category",
      cohort: "category",
      age: "integer",
      sex: "category",
      condition: "category",
      goal: "category",
      preferred_cohort: "category",
    },
    people.map((one) => ({ patient_id: one.course.patient, age: best.has(one) ? null : one.age, site: null })),
  );
  const outcome = Float64Array.from(people, (one) => one.outcome);
  const completed = completedPeople(
    people,
    {
      course: ({ course }) => course,
      treated: ({ course }) => course.received === "intervention",
      patients,
      covariates: ["age", "site"],
      others: [{ name: "outcome compared", kind: "numeric", values: outcome }],
    },
    plan,
  );
  return { people, outcome, completed };
};
const setsOf = (sets: ReturnType<typeof made>["completed"]["sets"]): readonly CompletedSet[] => {
  if ("kind" in sets) throw new Error(sets.reason);
  return sets;
};

describe("completedPeople", () => {
  it("is one set as it is where nothing is missing, and names what nobody has", () => {
    const { completed, people } = made(60, 0);
    const [set, ...more] = setsOf(completed.sets);
    expect(more).toEqual([]);
    expect(Array.from(set?.values[0]?.values ?? [])).toEqual(people.map(({ age }) => age));
    expect(completed).toMatchObject({ absent: ["site"], imputed: 0, incomplete: 0 });
  });

  it("fills gaps with what the outcome makes likely, keeps what is known, and counts", () => {
    const { completed, people } = made(120, 12);
    const sets = setsOf(completed.sets);
    expect(sets).toHaveLength(4);
    expect(completed).toMatchObject({ imputed: 12, incomplete: 12 });
    const [set] = sets;
    const filled = people.map((_, i) => set?.values[0]?.values[i] as number);
    const gaps = people.flatMap(({ age }, i) => (filled[i] === age ? [] : [filled[i] as number]));
    const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
    // Who does best is old: from the covariates alone the gaps would be about forty.
    expect(mean(gaps)).toBeGreaterThan(55);
    expect(set?.values[0]?.missing).toEqual(new Uint8Array(120));
  });

  it("is for nobody too, and says why where one value only is known", () => {
    const { completed } = made(0, 0);
    expect(setsOf(completed.sets)).toHaveLength(1);
    const { people, completed: all } = made(20, 19);
    expect(people).toHaveLength(20);
    expect(all.sets).toMatchObject({ kind: "not-estimable" });
    const refused = adjustedMeanCompleted(all, new Float64Array(20), adjustment("overlap"), options);
    expect(refused).toMatchObject({ difference: { kind: "not-estimable" }, sets: [], checks: [] });
  });
});

describe("adjustedMeanCompleted", () => {
  it("is the adjusted mean, to the last digit, where nothing is missing", () => {
    const { completed, outcome } = made(120, 0);
    const [set] = setsOf(completed.sets);
    if (set === undefined) throw new Error("no set");
    for (const word of ["overlap", "entropy", "regression", "iptwTrim0.05-0.95"]) {
      const one = adjustedMean({ treated: completed.treated, ...set }, outcome, adjustment(word), options);
      const found = adjustedMeanCompleted(completed, outcome, adjustment(word), options);
      expect(found.difference).toEqual(one.contrast.kind === "not-estimable" ? one.contrast : one.contrast.difference);
      expect(found.checks).toEqual(one.checks);
      expect(found.weighted).toEqual(one.weighted);
    }
  });

  it("is Rubin's rules over the sets, people less two arms being the degrees of freedom without gaps", () => {
    const { completed, outcome } = made(120, 12);
    const found = adjustedMeanCompleted(completed, outcome, adjustment("overlap"), options);
    const parts = setsOf(completed.sets).map((set) => {
      const { contrast } = adjustedMean(
        { treated: completed.treated, ...set },
        outcome,
        adjustment("overlap"),
        options,
      );
      if (contrast.kind === "not-estimable" || contrast.difference.kind === "not-estimable") throw new Error("none");
      return contrast.difference;
    });
    const pool = rubinsRules(
      { estimates: parts.map(({ value }) => value), standardErrors: parts.map(({ se }) => se as number) },
      { completeDf: 118, level: 0.95 },
    );
    if (pool.kind === "not-estimable") throw new Error(pool.reason);
    expect(found.difference).toEqual(pool.estimate);
    expect(pool.between).toBeGreaterThan(0);
  });

  it("has the refusal of any one set", () => {
    const { completed, outcome } = made(120, 12);
    const { sets } = adjustedMeanCompleted(completed, outcome, adjustment("overlap"), options);
    const why = notEstimable("singular", "Who is treated is told without error.");
    const contrasts = sets.map(({ contrast }, set) => (set === 2 ? why : contrast));
    expect(pooledDifference(contrasts, 0.95)).toEqual(why);
    expect(pooledDifference([], 0.95)).toMatchObject({ code: "no-data" });
  });
});
