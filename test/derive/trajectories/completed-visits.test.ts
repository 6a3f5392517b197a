import { describe, expect, it } from "vitest";
import { courses } from "../../../pipeline/derive/courses.ts";
import type { CovariateValues } from "../../../pipeline/derive/covariates/covariate-values.ts";
import { adjustedByWindow } from "../../../pipeline/derive/trajectories/adjusted-by-window.ts";
import { completedVisits } from "../../../pipeline/derive/trajectories/completed-visits.ts";
import { peopleInWindows } from "../../../pipeline/derive/trajectories/people-in-windows.ts";
import { scoreUnit } from "../../../pipeline/derive/trajectories/score-unit.ts";
import { scoredPeople } from "../../../pipeline/derive/trajectories/scored-people.ts";
import { MISSING_INT } from "../../../pipeline/model/index.ts";
import type { MarginalContrast } from "../../../pipeline/stats/longitudinal/marginal-contrast.ts";
import { visitDifferences } from "../../../pipeline/stats/longitudinal/visit-differences.ts";
import { rubinsRules } from "../../../pipeline/stats/missing/rubins-rules.ts";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";
import { shippedPlan } from "../../support/shipped-evidence.ts";
import { shippedInstruments } from "../../support/shipped-instruments.ts";
import { shippedPatients } from "../../support/shipped-patients.ts";

const people = 24;
const { next } = randomStream(9, "made");
const treated = Uint8Array.from({ length: people }, (_, i) => i % 2);
const rows = {
  response: Float64Array.from({ length: 3 * people }, () => 20 * next()),
  subject: Int32Array.from({ length: 3 * people }, (_, row) => Math.floor(row / 3)),
  visit: Float64Array.from({ length: 3 * people }, (_, row) => 30 * (1 + (row % 3))),
  arm: Uint8Array.from({ length: 3 * people }, (_, row) => treated[Math.floor(row / 3)] as number),
};
const covariate = (name: string, form: "plain" | "pomp", values: Float64Array): CovariateValues => ({
  spec: { text: form === "pomp" ? `${name}(pomp)` : name, name, form: { kind: form } },
  kind: "numeric",
  values,
  missing: new Uint8Array(people),
  levels: [],
});
const some = () => Float64Array.from({ length: people }, () => 100 * next());
const baseline = covariate("baseline", "pomp", some());
const sets = [some(), some(), some()].map((ages) => [baseline, covariate("age", "plain", ages)]);
const options = { structure: "compoundSymmetry", level: 0.95, byVisit: "baseline(pomp)" } as const;

const fitOf = (set: readonly CovariateValues[]) => {
  const byRow = (values: Float64Array) => Float64Array.from(rows.subject, (subject) => values[subject] as number);
  const [first, second] = set as readonly [CovariateValues, CovariateValues];
  const data = { ...rows, covariates: [byRow(second.values)], byVisit: [byRow(first.values)] };
  const fit = visitDifferences(data, { structure: options.structure, level: options.level });
  if (fit.kind === "not-estimable") throw new Error(fit.reason);
  return fit;
};
const contrast = (found: unknown): MarginalContrast => {
  const one = found as MarginalContrast;
  if (one.kind !== "contrast") throw new Error("no contrast");
  return one;
};

describe("completedVisits", () => {
  it("is the model as it is where nothing was imputed", () => {
    expect(completedVisits(rows, { treated }, sets.slice(0, 1), options)).toEqual(fitOf(sets[0] ?? []));
  });

  it("is Rubin's rules over the sets, with the mean of their degrees of freedom", () => {
    const found = completedVisits(rows, { treated }, sets, options);
    if (found.kind === "not-estimable") throw new Error(found.reason);
    const fits = sets.map(fitOf);
    for (const visit of [0, 1, 2]) {
      const parts = fits.map((fit) => contrast(fit.differences[1]?.[visit]));
      const pool = rubinsRules(
        { estimates: parts.map(({ value }) => value), standardErrors: parts.map((one) => one.standardError) },
        { completeDf: parts.reduce((sum, { df }) => sum + df, 0) / 3, level: 0.95 },
      );
      if (pool.kind === "not-estimable") throw new Error(pool.reason);
      const own = contrast(found.differences[1]?.[visit]);
      expect(own.value).toBeCloseTo(
        parts.reduce((sum, { value }) => sum + value / 3, 0),
        10,
      );
      expect(own.standardError).toBeCloseTo(Math.sqrt(pool.total), 10);
      expect(own.df).toBeCloseTo(pool.df as number, 8);
      expect(own.p).toBeCloseTo(pool.test.p, 10);
      expect(contrast(found.means[0]?.[visit]).value).toBeCloseTo(
        fits.reduce((sum, fit) => sum + contrast(fit.means[0]?.[visit]).value / 3, 0),
        10,
      );
    }
  });

  it("says in which set the model fails, and that there is none", () => {
    const few = { ...rows, response: rows.response.fill(3) };
    expect(completedVisits(few, { treated }, sets, options)).toMatchObject({
      kind: "not-estimable",
      reason: expect.stringContaining("In completed set 1: "),
    });
    expect(completedVisits(few, { treated }, [], options)).toMatchObject({ code: "no-data" });
  });
});

describe("adjustedByWindow with gaps", () => {
  it("leaves nobody out and counts what was imputed", () => {
    const dataset = shippedPatients();
    const shipped = shippedPlan();
    const instruments = shippedInstruments();
    const plan = {
      ...shipped,
      covariates: ["baseline(pomp)", "age", "prior_treatments(log1p)"],
      missing: { ...shipped.missing, imputations: 2, iterations: 1 },
      trajectories: { ...shipped.trajectories, structures: ["compoundSymmetry" as const] },
      visitWindows: {
        ...shipped.visitWindows,
        targets: [28, 90],
        bounds: [
          [21, 41],
          [75, 134],
        ] as const,
      },
    };
    const scored = scoredPeople(courses(dataset, plan, instruments).courses, dataset.tables.outcomes, instruments);
    const of = () =>
      adjustedByWindow(peopleInWindows(scored, plan.visitWindows), scoreUnit(scored), dataset.tables.patients, plan);
    const whole = of();
    const age = dataset.tables.patients.columns.age.values as Int32Array;
    for (let row = 0; row < age.length; row += 10) age[row] = MISSING_INT;
    const found = of();
    expect(whole).toMatchObject({ imputed: 0, incomplete: 0 });
    expect(found.people).toBe(whole.people);
    expect(found.imputed).toBeGreaterThan(20);
    expect(found.incomplete).toBe(found.imputed);
    if (found.fit.kind === "not-estimable" || whole.fit.kind === "not-estimable") throw new Error("no fit");
    const pair = [found, whole].map(({ fit }) =>
      contrast(fit.kind === "not-estimable" ? fit : fit.differences[1]?.[1]),
    );
    const [imputed, full] = pair as [MarginalContrast, MarginalContrast];
    expect(Math.abs(imputed.value - full.value)).toBeLessThan(0.1 * full.standardError);
    expect(imputed.value).not.toBe(full.value);
  });
});
