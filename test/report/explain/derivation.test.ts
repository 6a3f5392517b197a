import { describe, expect, it } from "vitest";
import type { Finding, Headline, Interval, Quantity, TableBlock } from "../../../pipeline/model/index.ts";
import { derivation } from "../../../pipeline/report/explain/derivation.ts";
import { betaQuantile } from "../../../pipeline/stats/distributions/beta-quantile.ts";
import { fc } from "../../support/properties.ts";
import { shippedReport } from "../../support/shipped-report.ts";

const interval = (low: number | null, high: number | null, method = "normal"): Interval => ({
  kind: "confidence",
  level: 0.95,
  low,
  high,
  method,
});

const estimate = (value: number, rest: Partial<Extract<Quantity, { kind: "estimate" }>> = {}): Quantity => ({
  kind: "estimate",
  value,
  se: null,
  seScale: "identity",
  intervals: [],
  ...rest,
});

const headline = (id: string, unit: string, quantity: Quantity, rest: Partial<Headline> = {}): Headline => ({
  id,
  label: ["what it is"],
  unit,
  better: "higher",
  quantity,
  test: null,
  n: 100,
  events: null,
  rows: [],
  basis: null,
  ...rest,
});

const prose = ["words"];
const finding = (headlines: readonly Headline[], blocks: Finding["blocks"] = []): Finding => ({
  id: "made/one",
  analysis: "one",
  source: { kind: "published" },
  simulated: false,
  standing: "primary",
  question: "How many?",
  estimand: {
    population: prose,
    treatment: prose,
    outcome: prose,
    intercurrent: prose,
    summary: prose,
    timeZero: prose,
  },
  headlines,
  blocks,
  method: { summary: prose, formula: "x", citations: [] },
  caveats: [],
});

const stepsOf = (wanted: Headline, others: readonly Headline[] = [], blocks: Finding["blocks"] = []) =>
  derivation(wanted, finding([wanted, ...others], blocks));
const textsOf = (...from: Parameters<typeof stepsOf>) => stepsOf(...from).map(({ text }) => text);

describe("a value made of two others", () => {
  const a = headline("made/one/days/a", "days", estimate(109.5, { se: 3 }));
  const b = headline("made/one/days/b", "days", estimate(99.25, { se: 4 }));
  const difference = headline("made/one/days-difference", "day-difference", estimate(10.25, { se: 5 }));

  it("is written as the difference, with both by id and the error of both", () => {
    const steps = stepsOf(difference, [b, a]);
    expect(steps.map(({ text }) => text)).toEqual(["a − b = 109.5 − 99.25 = 10.25", "SE = √(3² + 4²) = 5"]);
    expect(steps[0]?.parts.map((part) => part.headline)).toEqual([a.id, b.id]);
  });

  it("keeps the printed error where the parts are not independent", () => {
    const weighted = { ...difference, quantity: estimate(10.25, { se: 4.5 }) };
    expect(textsOf(weighted, [a, b])).toEqual(["a − b = 109.5 − 99.25 = 10.25", "SE = 4.5"]);
  });

  it("is not claimed when the numbers do not give it, or are of another unit", () => {
    expect(textsOf({ ...difference, quantity: estimate(10.2500001) }, [a, b])).toEqual([]);
    expect(textsOf(difference, [{ ...a, unit: "points" }, b])).toEqual(["SE = 5"]);
  });

  it("may have its parts in cells of its own table row", () => {
    const table: TableBlock = {
      kind: "table",
      id: "rows",
      depth: "full",
      caption: prose,
      columns: [],
      rows: [["days", estimate(30), estimate(12.5), { headline: "made/one/x" }]],
    };
    const own = headline("made/one/x", "day-difference", estimate(-17.5));
    const steps = stepsOf(own, [], [table]);
    expect(steps[0]?.text).toBe("a − b = 12.5 − 30 = −17.5");
    expect(steps[0]?.parts.map((part) => part.headline)).toEqual([null, null]);
  });

  it("is a ratio of shares, of what is left of them, or a share of days", () => {
    const low = headline("made/one/share/a", "share", estimate(0.2));
    const high = headline("made/one/share/b", "share", estimate(0.5));
    expect(textsOf(headline("made/one/r", "risk-ratio", estimate(0.4)), [low, high])).toEqual([
      "a / b = 0.2 / 0.5 = 0.4",
    ]);
    expect(textsOf(headline("made/one/r", "risk-ratio", estimate(1.6)), [low, high])).toEqual([
      "(1 − a) / (1 − b) = 0.8 / 0.5 = 1.6",
    ]);
    expect(textsOf(headline("made/one/d", "days", estimate(21.9)), [low, a])).toEqual(["a × b = 0.2 × 109.5 = 21.9"]);
  });

  it("is the same whatever order the numbers stand in", () => {
    expect(stepsOf(difference, [a, b])).toEqual(stepsOf(difference, [b, a]));
  });
});

describe("an interval", () => {
  it("is written as estimate ± multiple × error on the scale where it lies evenly", () => {
    const log = headline("made/one/hr", "hazard-ratio", {
      ...estimate(0.5, { se: 0.2, seScale: "log" }),
      intervals: [interval(0.5 * Math.exp(-0.4), 0.5 * Math.exp(0.4))],
    } as Quantity);
    expect(textsOf(log)).toEqual([
      "SE of the logarithm = 0.2",
      "95% interval by normal: exp(ln 0.5 ± 2 × 0.2) = 0.33516 to 0.745912",
    ]);
  });

  it("finds the same multiple on every scale", () => {
    const out = [
      (x: number) => x,
      Math.exp,
      (x: number) => 1 / (1 + Math.exp(-x)),
      (x: number) => Math.exp(-Math.exp(x)),
    ];
    const wrap = ["0.", "exp(ln", "expit(logit", "exp(−exp(ln(−ln"];
    const slope = [
      () => 1,
      (v: number) => 1 / v,
      (v: number) => 1 / (v * (1 - v)),
      (v: number) => 1 / Math.abs(v * Math.log(v)),
    ];
    for (const [i, back] of out.entries()) {
      const value = back(0.3);
      const limits = [back(0.3 - 2 * 0.1), back(0.3 + 2 * 0.1)].sort((x, y) => x - y) as [number, number];
      const se = 0.1 / (slope[i]?.(value) ?? 1);
      const [, text] = textsOf(
        headline("made/one/p", "probability", estimate(value, { se, intervals: [interval(...limits)] })),
      );
      expect(text).toContain(wrap[i]);
      expect(text).toContain("± 2 × 0.1");
    }
  });

  it("of a percentile bootstrap is only named: it is no multiple of an error", () => {
    const boot = headline(
      "made/one/m",
      "days",
      estimate(10, { se: 2, intervals: [interval(7, 15, "bootstrap percentile")] }),
    );
    expect(textsOf(boot)).toEqual(["SE = 2", "95% interval by bootstrap percentile: 7 to 15"]);
  });

  it("with an open end says so", () => {
    const median = headline("made/one/m", "days", estimate(10, { intervals: [interval(7, null, "order")] }));
    expect(textsOf(median)).toEqual(["95% interval by order: 7 to open"]);
  });

  it("of a counted share is two quantiles of beta distributions: R qbeta(.025, 7, 12), qbeta(.975, 8, 11)", () => {
    const [low, high] = [0.172985854789752, 0.642548794106937];
    expect(betaQuantile(0.025, 7, 12)).toBeCloseTo(low, 12);
    expect(betaQuantile(0.975, 8, 11)).toBeCloseTo(high, 12);
    const share = headline(
      "made/one/s",
      "share",
      estimate(7 / 18, { intervals: [interval(low, high, "Clopper–Pearson")] }),
      { n: 18, events: 7 },
    );
    expect(textsOf(share)).toEqual([
      "events / n = 7 / 18 = 0.388889",
      "95% interval by Clopper–Pearson: Beta(7, 12) 2.5% to Beta(8, 11) 97.5% = 0.172986 to 0.642549",
    ]);
  });

  it("is recognized for any estimate and error", () => {
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    const error = fc.double({ min: 0.01, max: 20, noNaN: true });
    fc.assert(
      fc.property(number, error, (value, se) => {
        const wide = headline(
          "made/one/x",
          "points",
          estimate(value, { se, intervals: [interval(value - 2 * se, value + 2 * se)] }),
        );
        expect(textsOf(wide).at(-1)).toContain("± 2 × ");
      }),
    );
  });
});

describe("a pool", () => {
  // R: rma(c(.52, .89, .82, .41), sei = c(.12, .14, .35, .32), method = "REML", test = "adhoc")
  const R = {
    tau2: 0.02654257904155168,
    mean: 0.67155520770085897,
    se: 0.12849979691038962,
    low: 0.26261150379368253,
    high: 1.0804989116080355,
  };
  const trials = [
    ["t-1", 0.52, 0.12],
    ["t-2", 0.89, 0.14],
    ["t-3", 0.82, 0.35],
    ["t-4", 0.41, 0.32],
  ] as const;
  const table = (rows: readonly (readonly [string, number, number])[]): TableBlock => ({
    kind: "table",
    id: "rows",
    depth: "full",
    caption: prose,
    columns: [],
    rows: rows.map(([key, y, se]) => ["Name", key, estimate(y, { se }), "how"]),
  });
  const pooled = headline(
    "made/one/pool",
    "smd",
    estimate(R.mean, { se: R.se, intervals: [interval(R.low, R.high, "Hartung–Knapp, guarded")] }),
    { rows: [{ table: "results", count: 4, keys: trials.map(([key]) => key) }] },
  );

  it("is written with the heterogeneity and the weights of metafor", () => {
    const [pool, , limits] = textsOf(pooled, [], [table(trials)]);
    expect(pool).toContain("Σwy/Σw = 0.671555");
    expect(pool).toContain("τ² = 0.02654:");
    // weights(): 40.330, 35.785, 11.079, 12.806
    expect(pool).toContain(
      "t-1 0.52 (SE 0.12), weight 40.3%; t-2 0.89 (SE 0.14), weight 35.8%; t-3 0.82 (SE 0.35), weight 11.1%; t-4 0.41 (SE 0.32), weight 12.8%",
    );
    // qt(.975, 3)
    expect(limits).toContain("± 3.18245 × 0.1285 = 0.262612 to 1.0805");
  });

  it("names its effects without weights where no τ² gives both the mean and its error", () => {
    const other = { ...pooled, quantity: estimate(0.7, { se: R.se, intervals: [interval(0.2, 1.2)] }) };
    expect(textsOf(other, [], [table(trials)])[0]).toMatch(/^from the effects: t-1 0\.52/);
    expect(textsOf(other, [], [table(trials)])[0]).not.toContain("weight");
  });

  it("leaves out rows that the number does not rest on", () => {
    const more = table([...trials, ["t-5", 3, 0.1]]);
    expect(textsOf(pooled, [], [more])[0]).toBe(textsOf(pooled, [], [table(trials)])[0]);
  });
});

describe("what cannot be made", () => {
  it("is its reason with the numbers that go with it", () => {
    const none = headline("made/one/n", "days", {
      kind: "not-estimable",
      code: "too-few",
      reason: "Too few.",
      details: { people: 3 },
    });
    expect(textsOf(none)).toEqual(["Too few. (people 3)"]);
  });

  it("shows a test as the ratio it is", () => {
    const tested = headline("made/one/t", "points", estimate(-3, { se: 1.5 }), {
      test: { name: "t, Satterthwaite", statistic: -2, df: [40], p: 0.05 },
    });
    expect(textsOf(tested)).toEqual(["SE = 1.5", "t, Satterthwaite: −3 / 1.5 = −2, df 40, P = 0.05"]);
  });
});

describe("the shipped report", () => {
  const { findings } = shippedReport();
  const all = findings.flatMap((one) => one.headlines.map((number) => ({ number, steps: derivation(number, one) })));

  it("has every ± right when it is worked out again from the printed digits", () => {
    let checked = 0;
    for (const { number, steps } of all) {
      for (const { text } of steps) {
        const match = /: (exp\(ln )?(−?[\d.e−]+) ± ([\d.]+) × ([\d.e−]+)\)? = (−?[\d.e−]+) to (−?[\d.e−]+)$/.exec(text);
        if (!match) continue;
        const [value, k, se, low, high] = match.slice(2).map((part) => Number(part.replaceAll("−", "-"))) as [
          number,
          number,
          number,
          number,
          number,
        ];
        const limits = match[1]
          ? [value * Math.exp(-k * se), value * Math.exp(k * se)]
          : [value - k * se, value + k * se];
        const room = 1e-4 * Math.max(Math.abs(low), Math.abs(high), k * se);
        expect(Math.abs((limits[0] as number) - low), number.id).toBeLessThan(room);
        expect(Math.abs((limits[1] as number) - high), number.id).toBeLessThan(room);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(80);
  });

  it("has the printed limits as the beta quantiles that it names", () => {
    let checked = 0;
    for (const { number, steps } of all) {
      for (const { text } of steps) {
        const match = /Beta\((\d+), (\d+)\) 2\.5% to Beta\((\d+), (\d+)\) 97\.5%/.exec(text);
        if (!match || number.quantity.kind !== "estimate") continue;
        const [a, b, c, d] = match.slice(1).map(Number) as [number, number, number, number];
        expect(betaQuantile(0.025, a, b)).toBeCloseTo(number.quantity.intervals[0]?.low ?? Number.NaN, 9);
        expect(betaQuantile(0.975, c, d)).toBeCloseTo(number.quantity.intervals[0]?.high ?? Number.NaN, 9);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(10);
  });

  it("never prints what is no number", () => {
    for (const { steps } of all) for (const { text } of steps) expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});
