import { describe, expect, it } from "vitest";
import { covariateSpec } from "../../../pipeline/derive/covariates/covariate-spec.ts";
import type { CovariateValues } from "../../../pipeline/derive/covariates/covariate-values.ts";
import { completedCovariates } from "../../../pipeline/derive/weighting/completed-covariates.ts";
import type { RelapsePeople } from "../../../pipeline/derive/weighting/relapse-population.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { madePlan } from "../../support/made-study.ts";

const plan = madePlan();
const n = 300;
const stream = random("completed-covariates");
const normals = Float64Array.from({ length: n }, () => standardNormal(stream));
const other = Float64Array.from(normals, (x) => 10 + 3 * x + 0.5 * standardNormal(stream));
const place = Float64Array.from(normals, (x) => (x + 0.5 * standardNormal(stream) > 0 ? 2 : 0));
const planted = Uint8Array.from({ length: n }, (_, i) => (i % 5 === 0 ? 1 : 0));

const numeric = (text: string, values: Float64Array, missing = new Uint8Array(n)): CovariateValues => ({
  spec: covariateSpec(text),
  kind: "numeric",
  values: values.map((value, i) => (missing[i] === 1 ? 0 : value)),
  missing,
  levels: [],
});
const category = (text: string, values: Float64Array, missing = new Uint8Array(n)): CovariateValues => ({
  ...numeric(text, values, missing),
  kind: "category",
  levels: ["east", "nowhere", "west"],
});

const people: RelapsePeople = {
  courses: [],
  treated: Uint8Array.from({ length: n }, (_, i) => i % 2),
  time: Float64Array.from(normals, (x, i) => Math.round(60 * Math.exp(-0.8 * x)) + (i % 3)),
  event: Uint8Array.from({ length: n }, (_, i) => (i % 4 === 0 ? 0 : 1)),
  responded: new Uint8Array(n).fill(1),
};

const completed = (values: readonly CovariateValues[], who = people) => {
  const found = completedCovariates(values, who, plan);
  if ("kind" in found) throw new Error(found.reason);
  return found;
};

describe("covariates with gaps", () => {
  it("gives back the one copy when nothing is missing", () => {
    const values = [numeric("age", normals), category("site", place)];
    const found = completed(values);
    expect(found).toHaveLength(1);
    expect(found[0]).toBe(values);
  });

  it("fills planted gaps near what was there, keeps what is known, and knows no gap afterwards", () => {
    const values = [numeric("age", normals), numeric("score", other, planted), category("site", place, planted)];
    const sets = completed(values);
    expect(sets).toHaveLength(plan.missing.imputations);
    const seen = new Set(Array.from(other).filter((_, i) => planted[i] === 0));
    for (const [age, score, site] of sets) {
      expect(age?.values).toEqual(normals);
      expect(score?.missing.some((one) => one === 1)).toBe(false);
      other.forEach((value, i) => {
        if (planted[i] === 0) expect(score?.values[i]).toBe(value);
        // Predictive mean matching takes values that were seen.
        else expect(seen.has(score?.values[i] as number)).toBe(true);
      });
      expect([...new Set(site?.values)].sort()).toEqual([0, 2]);
    }
    // The mean of the imputed values lies at that of the values taken away; a fill with the overall mean would know nothing of each.
    const gaps = Array.from(planted.keys()).filter((i) => planted[i] === 1);
    const filled = gaps.map((i) => sets.reduce((sum, set) => sum + (set[1]?.values[i] as number), 0) / sets.length);
    const truth = gaps.map((i) => other[i] as number);
    const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
    expect(Math.abs(mean(filled) - mean(truth))).toBeLessThan(0.3);
    const misses = gaps.map((_, k) => Math.abs((filled[k] as number) - (truth[k] as number)));
    expect(mean(misses)).toBeLessThan(0.8);
    // Not one guess repeated.
    expect(new Set(sets.map((set) => set[1]?.values.join(" "))).size).toBe(sets.length);
  });

  it("draws on the outcome: who relapsed late gets another value than who relapsed early", () => {
    // Nothing else tells of it: the covariate is known only by the time of relapse.
    const sets = completed([numeric("score", other, planted)], { ...people, event: new Uint8Array(n).fill(1) });
    const gaps = Array.from(planted.keys()).filter((i) => planted[i] === 1);
    const order = [...gaps].sort((a, b) => (people.time[a] as number) - (people.time[b] as number));
    const half = Math.floor(order.length / 2);
    const mean = (rows: readonly number[]): number =>
      rows.reduce((sum, row) => sum + sets.reduce((all, set) => all + (set[0]?.values[row] as number), 0), 0) /
      (rows.length * sets.length);
    expect(mean(order.slice(0, half)) - mean(order.slice(half))).toBeGreaterThan(2);
  });

  it("is the same for the same seed and another for another", () => {
    const values = [numeric("age", normals), numeric("score", other, planted)];
    expect(completed(values)).toEqual(completed(values));
    const again = completedCovariates(values, people, { ...plan, seed: plan.seed + 1 });
    expect(again).not.toEqual(completed(values));
  });

  it("takes people who did not respond, who have no time", () => {
    const responded = Uint8Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 0 : 1));
    const who = {
      ...people,
      responded,
      time: people.time.map((t, i) => (responded[i] === 1 ? t : 0)),
      event: people.event.map((e, i) => (responded[i] === 1 ? e : 0)),
    };
    expect(completed([numeric("age", normals), numeric("score", other, planted)], who)).toHaveLength(20);
  });

  it("words it where nothing or one value is known", () => {
    const gone = completedCovariates([numeric("score", other, new Uint8Array(n).fill(1))], people, plan);
    expect(gone).toMatchObject({ kind: "not-estimable", code: "no-data", reason: 'Nothing is known of "score".' });
    const flat = completedCovariates([numeric("score", new Float64Array(n).fill(7), planted)], people, plan);
    expect(flat).toMatchObject({ kind: "not-estimable", code: "all-tied" });
  });

  it.each([
    ["nobody relapsed", { ...people, event: new Uint8Array(n) }],
    ["all relapsed at once", { ...people, event: new Uint8Array(n).fill(1), time: new Float64Array(n).fill(9) }],
    ["one cohort is empty", { ...people, treated: new Uint8Array(n) }],
  ])("fills the gaps when %s", (_, who) => {
    expect(completed([numeric("age", normals), numeric("score", other, planted)], who)).toHaveLength(20);
  });
});
