import { describe, expect, it } from "vitest";
import { balanceColumns, covariateDesign } from "../../../pipeline/derive/covariates/covariate-design.ts";
import { covariateSpec } from "../../../pipeline/derive/covariates/covariate-spec.ts";
import type { CovariateValues } from "../../../pipeline/derive/covariates/covariate-values.ts";
import { withoutDependent } from "../../../pipeline/derive/covariates/without-dependent.ts";

const numbers = (text: string, values: readonly number[]): CovariateValues => ({
  spec: covariateSpec(text),
  kind: "numeric",
  values: Float64Array.from(values),
  missing: new Uint8Array(values.length),
  levels: [],
});

const words = (text: string, values: readonly number[], levels: readonly string[]): CovariateValues => ({
  ...numbers(text, values),
  kind: "category",
  levels,
});

describe("covariateSpec", () => {
  it("reads a name and its form", () => {
    expect(covariateSpec("sex")).toEqual({ text: "sex", name: "sex", form: { kind: "plain" } });
    expect(covariateSpec("prior_treatments(log1p)")).toMatchObject({
      name: "prior_treatments",
      form: { kind: "log1p" },
    });
    expect(covariateSpec("age(ns3)").form).toEqual({ kind: "spline", df: 3 });
    expect(covariateSpec("baseline(pomp)").form).toEqual({ kind: "pomp" });
  });

  it.each(["", "age()", "age(ns0)", "age(sqrt)", "a b", "baseline", "age(pomp)"])("refuses %j", (text) => {
    expect(() => covariateSpec(text)).toThrow(RangeError);
  });
});

describe("covariateDesign", () => {
  it("marks every level but the most frequent, and takes numbers in their form", () => {
    const columns = covariateDesign([
      words("site", [0, 1, 1, 2], ["A", "B", "C", "D"]),
      numbers("prior(log1p)", [0, 1, 3, 7]),
      numbers("age(ns3)", [20, 30, 40, 60]),
      numbers("resistant", [1, 1, 1, 1]),
    ]);
    expect(columns.map(({ covariate, part }) => `${covariate}/${part}`)).toEqual([
      "site/A",
      "site/C",
      "prior(log1p)/null",
      "age(ns3)/1",
      "age(ns3)/2",
      "age(ns3)/3",
    ]);
    expect(Array.from(columns[0]?.values ?? [])).toEqual([1, 0, 0, 0]);
    expect(columns[2]?.values[3]).toBeCloseTo(Math.log(8), 14);
  });

  it("judges balance in every level, of two levels in one, and in a spline's own covariate", () => {
    const columns = balanceColumns([
      words("site", [0, 1, 1, 2], ["A", "B", "C"]),
      words("sex", [0, 1, 1, 1], ["f", "m"]),
      numbers("age(ns3)", [20, 30, 40, 60]),
    ]);
    expect(columns.map(({ covariate, part }) => `${covariate}/${part}`)).toEqual([
      "site/B",
      "site/A",
      "site/C",
      "sex/f",
      "age(ns3)/null",
    ]);
    expect(Array.from(columns[4]?.values ?? [])).toEqual([20, 30, 40, 60]);
  });
});

describe("withoutDependent", () => {
  it("keeps the first of columns that say the same", () => {
    const one = Float64Array.of(1, 1, 1, 1);
    const a = Float64Array.of(1, 0, 0, 1);
    const rest = a.map((value) => 1 - value);
    const kept = withoutDependent([one, a, rest, new Float64Array(4), Float64Array.of(1, 2, 3, 5)]);
    expect(kept).toHaveLength(3);
    expect(kept[1]).toBe(a);
  });
});
