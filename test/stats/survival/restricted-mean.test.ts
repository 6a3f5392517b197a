import { describe, expect, it } from "vitest";
import { normalUpperTail } from "../../../pipeline/stats/distributions/normal-upper-tail.ts";
import { bootstrap } from "../../../pipeline/stats/numeric/bootstrap.ts";
import { type Random, random } from "../../../pipeline/stats/numeric/random.ts";
import { variance } from "../../../pipeline/stats/numeric/variance.ts";
import type { Estimate, Quantity } from "../../../pipeline/stats/quantity.ts";
import { curveAt } from "../../../pipeline/stats/survival/curve-at.ts";
import { kaplanMeier } from "../../../pipeline/stats/survival/kaplan-meier.ts";
import { numbersAtRisk } from "../../../pipeline/stats/survival/numbers-at-risk.ts";
import { restrictedMean } from "../../../pipeline/stats/survival/restricted-mean.ts";
import { restrictedMeanDifference } from "../../../pipeline/stats/survival/restricted-mean-difference.ts";
import { restrictedMeanDuration } from "../../../pipeline/stats/survival/restricted-mean-duration.ts";
import { restrictedMeanDurationDifference } from "../../../pipeline/stats/survival/restricted-mean-duration-difference.ts";
import { pickRows, type RightCensored } from "../../../pipeline/stats/survival/right-censored.ts";
import { riskDifferenceAt } from "../../../pipeline/stats/survival/risk-difference-at.ts";
import { fc } from "../../support/properties.ts";
import { differences, referenceCase } from "../../support/reference-case.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { groupOf, smallData } from "./right-censored-data.ts";

const answer = (quantity: Quantity): Estimate => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return quantity;
};

const limits = (quantity: Quantity): readonly [number | null, number | null] => {
  const [first] = answer(quantity).intervals;
  return [first?.low ?? null, first?.high ?? null];
};

/** Exponential times rounded up to days, uniform censoring. */
const cohort = ({ next }: Random, n: number, mean: number): RightCensored => {
  const death = Array.from({ length: n }, () => Math.ceil(-mean * Math.log(1 - next())));
  const last = Array.from({ length: n }, () => Math.ceil(60 + 300 * next()));
  return {
    time: death.map((time, i) => Math.min(time, last[i] ?? 0)),
    event: death.map((time, i) => (time <= (last[i] ?? 0) ? 1 : 0)),
  };
};

const sd = (values: Float64Array): number => Math.sqrt(variance(values) ?? 0);

describe("restricted mean against R", () => {
  it.each(["surv-rmst-gehan", "surv-rmst-lung", "surv-rmst-veteran"])("%s: every number", (id) => {
    const reference = referenceCase(id);
    const tau = reference.inputs.tau as number;
    const groups = reference.expected.groups as readonly string[];
    const [one = "", two = ""] = groups;
    const { difference, ratio, first, second, test } = restrictedMeanDifference(
      groupOf(reference, two),
      groupOf(reference, one),
      { tau },
    );
    const both = [answer(second), answer(first)];
    const logZ = Math.log(answer(ratio).value) / (answer(ratio).se ?? 1);
    const actual = {
      tau,
      groups,
      rmst: both.map(({ value }) => value),
      se: both.map(({ se }) => se),
      "ci.lb": both.map((mean) => limits(mean)[0]),
      "ci.ub": both.map((mean) => limits(mean)[1]),
      difference_2_minus_1: {
        estimate: answer(difference).value,
        se: answer(difference).se,
        z: test?.statistic ?? null,
        p: test?.p ?? null,
        "ci.lb": limits(difference)[0],
        "ci.ub": limits(difference)[1],
      },
      ratio_2_over_1: {
        estimate: answer(ratio).value,
        "log.se": answer(ratio).se,
        "ci.lb": limits(ratio)[0],
        "ci.ub": limits(ratio)[1],
        p: 2 * normalUpperTail(Math.abs(logZ)),
      },
      rmtl: both.map(({ value }) => tau - value),
    };
    expect(differences(reference, actual)).toEqual([]);
    expect(answer(ratio).seScale).toBe("log");
  });
});

describe("restricted mean identities", () => {
  it("without censoring is the mean of min(time, tau), with the sample's standard error", () => {
    fc.assert(
      fc.property(smallData(2), fc.integer({ min: 1, max: 12 }), ({ time }, tau) => {
        const quantity = restrictedMean({ time, event: Array.from(time, () => 1) }, { tau });
        if (quantity.kind !== "estimate") return;
        const cut = Float64Array.from(time, (value) => Math.min(value, tau));
        const n = cut.length;
        expect(quantity.value).toBeCloseTo(cut.reduce((a, b) => a + b, 0) / n, 10);
        expect(quantity.se).toBeCloseTo((sd(cut) * Math.sqrt(n - 1)) / n, 10);
      }),
    );
  });

  it("is the area under the curve summed day by day", () => {
    fc.assert(
      fc.property(smallData(2), fc.integer({ min: 1, max: 12 }), (data, tau) => {
        const quantity = restrictedMean(data, { tau });
        if (quantity.kind !== "estimate") return;
        const curve = kaplanMeier(data);
        let area = 0;
        for (let day = 0; day < tau; day++) area += curveAt(curve, day).survival;
        expect(quantity.value).toBeCloseTo(area, 10);
      }),
    );
  });

  it("has the standard error that resampling people finds", () => {
    const data = cohort(random("rmst se"), 250, 150);
    const { se } = answer(restrictedMean(data, { tau: 180 }));
    const draws = bootstrap({ n: 250, reps: 800, seed: 3 }, ([rows]) =>
      rows ? answer(restrictedMean(pickRows(data, rows), { tau: 180 })).value : null,
    );
    expect(within(sd(draws.values), se ?? 0, tolerance.simulated)).toBe(true);
  });

  it("difference of a group and itself is 0 with p = 1; swapping groups swaps the sign", () => {
    const a = cohort(random(1), 80, 120);
    const b = cohort(random(2), 90, 160);
    const same = restrictedMeanDifference(a, a, { tau: 150 });
    expect(answer(same.difference).value).toBe(0);
    expect(same.test?.p).toBe(1);
    const forth = answer(restrictedMeanDifference(a, b, { tau: 150 }).difference);
    const back = answer(restrictedMeanDifference(b, a, { tau: 150 }).difference);
    expect(forth.value).toBe(-back.value);
    expect(forth.value).toBeLessThan(0);
  });
});

describe("restricted mean refuses", () => {
  it.each([
    ["nobody", [], [], "no-data"],
    ["one person", [200], [1], "too-few"],
    ["follow-up shorter than tau", [50, 90], [1, 0], "not-reached"],
    ["no events before tau", [200, 300, 400], [0, 1, 0], "no-events"],
    ["all at the same time", [50, 50, 50], [1, 1, 1], "all-tied"],
  ])("%s", (_, time, event, code) => {
    const quantity = restrictedMean({ time, event }, { tau: 180 });
    expect(quantity).toMatchObject({ kind: "not-estimable", code });
  });

  it("but answers when the curve has reached 0 before tau", () => {
    expect(answer(restrictedMean({ time: [10, 30], event: [1, 1] }, { tau: 180 })).value).toBe(20);
  });

  it("and names the horizon and the follow-up", () => {
    const quantity = restrictedMean({ time: [50, 90], event: [1, 0] }, { tau: 180 });
    expect(quantity).toMatchObject({ details: { tau: 180, followedTo: 90 } });
    const difference = restrictedMeanDifference({ time: [50, 90], event: [1, 0] }, cohort(random(5), 50, 90), {
      tau: 180,
    });
    expect(difference).toMatchObject({
      difference: { code: "not-reached" },
      ratio: { code: "not-reached" },
      test: null,
    });
    expect(difference.second.kind).toBe("estimate");
  });

  it("a tau that is a bug", () => {
    expect(() => restrictedMean({ time: [1], event: [1] }, { tau: 0 })).toThrow("tau must be positive and finite: 0");
  });
});

describe("restricted mean duration", () => {
  it("with every starter a responder is the restricted mean", () => {
    const responders = cohort(random("all respond"), 120, 140);
    const mean = answer(restrictedMean(responders, { tau: 180 }));
    const duration = answer(restrictedMeanDuration({ responders, starters: 120 }, { tau: 180 }));
    expect(duration.value).toBe(mean.value);
    expect(duration.se).toBeCloseTo(mean.se ?? 0, 12);
  });

  it("with complete follow-up is the mean of min(time, tau) over all starters, zeros included, and so is its standard error", () => {
    const responders = { time: [20, 50, 90, 200, 300], event: [1, 1, 1, 1, 1] };
    const duration = answer(restrictedMeanDuration({ responders, starters: 8 }, { tau: 180 }));
    const all = Float64Array.of(20, 50, 90, 180, 180, 0, 0, 0);
    expect(duration.value).toBeCloseTo(65, 12);
    expect(duration.se).toBeCloseTo((sd(all) * Math.sqrt(7)) / 8, 10);
  });

  it("has the standard error that resampling starters finds", () => {
    const starters = 300;
    const responders = cohort(random("rmdor se"), 180, 150);
    const { se } = answer(restrictedMeanDuration({ responders, starters }, { tau: 180 }));
    const draws = bootstrap({ n: starters, reps: 800, seed: 11 }, ([rows]) => {
      const drawn = Array.from(rows ?? []).filter((row) => row < 180);
      return answer(restrictedMeanDuration({ responders: pickRows(responders, drawn), starters }, { tau: 180 })).value;
    });
    expect(within(sd(draws.values), se ?? 0, tolerance.simulated)).toBe(true);
    const ignoringResponse = 0.6 * (answer(restrictedMean(responders, { tau: 180 })).se ?? 0);
    expect(within(sd(draws.values), ignoringResponse, tolerance.simulated)).toBe(false);
  });

  it("covers the truth about as often as it says", () => {
    const source = random("rmdor coverage");
    const mean = 150;
    const truth = 0.6 * restrictedMeanOfDays(mean, 60);
    const runs = 600;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const count = Array.from({ length: 150 }, () => source.next()).filter((u) => u < 0.6).length;
      const responders = cohort(source, count, mean);
      const [low, high] = limits(restrictedMeanDuration({ responders, starters: 150 }, { tau: 60 }));
      if ((low ?? 0) <= truth && truth <= (high ?? 0)) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.92);
    expect(covered / runs).toBeLessThan(0.975);
  });

  it("differences subtract and add variances", () => {
    const a = { responders: cohort(random("a"), 70, 170), starters: 90 };
    const b = { responders: cohort(random("b"), 60, 120), starters: 100 };
    const [first, second] = [
      answer(restrictedMeanDuration(a, { tau: 180 })),
      answer(restrictedMeanDuration(b, { tau: 180 })),
    ];
    const difference = answer(restrictedMeanDurationDifference(a, b, { tau: 180 }));
    expect(difference.value).toBeCloseTo(first.value - second.value, 12);
    expect(difference.se).toBeCloseTo(Math.hypot(first.se ?? 0, second.se ?? 0), 12);
    const [low, high] = limits(difference);
    expect(((low ?? 0) + (high ?? 0)) / 2).toBeCloseTo(difference.value, 10);
  });

  it("refuses nobody, no responder, and passes the restricted mean's refusals on", () => {
    const none = { time: [], event: [] };
    expect(restrictedMeanDuration({ responders: none, starters: 0 }, { tau: 9 })).toMatchObject({ code: "no-data" });
    expect(restrictedMeanDuration({ responders: none, starters: 5 }, { tau: 9 })).toMatchObject({ code: "too-few" });
    const short = { time: [5, 6], event: [1, 0] };
    expect(restrictedMeanDuration({ responders: short, starters: 5 }, { tau: 9 })).toMatchObject({
      code: "not-reached",
    });
    const b = { responders: short, starters: 5 };
    const a = { responders: cohort(random(1), 20, 9), starters: 20 };
    expect(restrictedMeanDurationDifference(a, b, { tau: 9 })).toMatchObject({ code: "not-reached" });
    expect(() => restrictedMeanDuration({ responders: short, starters: 1 }, { tau: 9 })).toThrow(RangeError);
  });
});

/** E min(⌈T⌉, tau) for exponential T with the given mean: Σ over days of P(⌈T⌉ > day). */
const restrictedMeanOfDays = (mean: number, tau: number): number => {
  let total = 0;
  for (let day = 0; day < tau; day++) total += Math.exp(-day / mean);
  return total;
};

describe("riskDifferenceAt", () => {
  it("without censoring is the difference of two shares with Wald's standard error", () => {
    const a = { time: [1, 2, 9, 9, 9], event: [1, 1, 1, 1, 1] };
    const b = { time: [1, 2, 3, 9], event: [1, 1, 1, 1] };
    const difference = answer(riskDifferenceAt(a, b, { time: 5 }));
    expect(difference.value).toBeCloseTo(0.6 - 0.25, 12);
    expect(difference.se).toBeCloseTo(Math.sqrt((0.6 * 0.4) / 5 + (0.25 * 0.75) / 4), 12);
    expect(limits(difference)[1]).toBeLessThanOrEqual(1);
  });

  it("against R's curves of surv-km-gehan at time 10", () => {
    const reference = referenceCase("surv-km-gehan");
    const difference = answer(
      riskDifferenceAt(groupOf(reference, "6-MP"), groupOf(reference, "control"), { time: 10 }),
    );
    expect(difference.value).toBeCloseTo(0.7529411764705881 - 0.38095238095238093, 12);
    expect(difference.se).toBeCloseTo(Math.hypot(0.0963496529943205, 0.10597116957413082), 12);
  });

  it("refuses where a group was not followed, or where there is no spread at all", () => {
    const short = { time: [1, 2], event: [1, 0] };
    const long = { time: [1, 9], event: [1, 0] };
    expect(riskDifferenceAt(long, short, { time: 5 })).toMatchObject({ code: "not-reached" });
    expect(riskDifferenceAt({ time: [], event: [] }, long, { time: 5 })).toMatchObject({ code: "no-data" });
    const free = { time: [9, 9], event: [0, 0] };
    expect(riskDifferenceAt(free, free, { time: 5 })).toMatchObject({ code: "no-events" });
    expect(answer(riskDifferenceAt(free, long, { time: 5 })).value).toBe(0.5);
  });
});

describe("numbersAtRisk", () => {
  it("adds up to everyone in each row, and at risk agrees with the curve", () => {
    fc.assert(
      fc.property(smallData(), (data) => {
        const rows = numbersAtRisk(data, [0, 3, 6, 12, 20]);
        const curve = kaplanMeier(data);
        for (const { time, atRisk, events, censored } of rows) {
          expect(atRisk + events + censored).toBe(data.time.length);
          expect(atRisk).toBe(curveAt(curve, time).atRisk);
        }
        expect(rows[0]?.atRisk).toBe(data.time.length);
      }),
    );
  });

  it("counts who leaves at the very time as still at risk", () => {
    const data = { time: [180, 180, 40, 90], event: [0, 1, 1, 0] };
    expect(numbersAtRisk(data, [90, 180])).toEqual([
      { time: 90, atRisk: 3, events: 1, censored: 0 },
      { time: 180, atRisk: 2, events: 1, censored: 1 },
    ]);
    expect(numbersAtRisk({ time: [], event: [] }, [0])).toEqual([{ time: 0, atRisk: 0, events: 0, censored: 0 }]);
  });
});
