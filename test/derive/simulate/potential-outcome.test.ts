import { describe, expect, test } from "vitest";
import { chooseTreatment } from "../../../pipeline/derive/simulate/choose-treatment.ts";
import { drawPerson } from "../../../pipeline/derive/simulate/person.ts";
import { potentialOutcome } from "../../../pipeline/derive/simulate/potential-outcome.ts";
import { mean, shippedSimulation as shipped, variance } from "./shipped-simulation.ts";

const n = 20_000;
const horizon = 180;
const people = Array.from({ length: n }, (_, i) => {
  const person = drawPerson(shipped, 7, i + 1);
  const choice = chooseTreatment(shipped, person);
  const outcome = potentialOutcome(shipped, person, choice.received);
  return { person, choice, outcome, days: Math.min(outcome.relapseDays, horizon) };
});
type Drawn = (typeof people)[number];
const treated = people.filter(({ choice }) => choice.received === "intervention");
const untreated = people.filter(({ choice }) => choice.received === "comparator");

/** Three Monte Carlo standard errors and half a unit of the last digit that is declared. */
const near = (value: number, declared: number, standardError: number, rounding = 0.005) =>
  expect(Math.abs(value - declared)).toBeLessThan(3 * standardError + rounding);
const share = (rows: readonly Drawn[], holds: (row: Drawn) => boolean): number =>
  mean(rows.map((row) => (holds(row) ? 1 : 0)));
const binomial = (p: number, size: number): number => Math.sqrt((p * (1 - p)) / size);

describe("who chooses what", () => {
  test("half receive the intervention", () =>
    near(mean(people.map((p) => p.choice.propensity)), 0.51, binomial(0.51, n)));

  test.each([
    ["severity", -0.37, (row: Drawn) => row.person.baseline],
    ["earlier treatments", -0.27, (row: Drawn) => row.person.priorTreatments],
    ["a lasting change wanted", 0.38, (row: Drawn) => (row.person.goal.id === "lasting" ? 1 : 0)],
  ])("standardised difference of %s is %s", (_, declared, of) => {
    const [first, second] = [treated.map(of), untreated.map(of)];
    const difference = (mean(first) - mean(second)) / Math.sqrt((variance(first) + variance(second)) / 2);
    near(difference, declared, 2 / Math.sqrt(n));
  });

  test("propensities lie between .16 and .85, effective sample sizes are .86 and .88", () => {
    const sorted = people.map(({ choice }) => choice.propensity).sort((a, b) => a - b);
    near(sorted[n / 100] as number, 0.16, 0.002);
    near(sorted[n - n / 100] as number, 0.85, 0.002);
    const kish = (weights: readonly number[]) => {
      const total = mean(weights);
      return (total * total) / mean(weights.map((weight) => weight * weight));
    };
    near(kish(treated.map(({ choice }) => 1 / choice.propensity)), 0.86, 0.005);
    near(kish(treated.map(({ choice }) => 1 - choice.propensity)), 0.88, 0.003);
  });

  test("the propensity is the share that receives the intervention", () => {
    const likely = people.filter(({ choice }) => choice.propensity > 0.6);
    const received = share(likely, ({ choice }) => choice.received === "intervention");
    near(received, mean(likely.map(({ choice }) => choice.propensity)), binomial(0.7, likely.length), 0);
  });
});

describe("what would happen", () => {
  test("with no effect planted both potential outcomes are equal", () => {
    expect([shipped.response.intervention, shipped.relapse.intervention, shipped.satisfaction.intervention]).toEqual([
      0, 0, 0,
    ]);
    for (const { person } of people.slice(0, 500)) {
      expect(potentialOutcome(shipped, person, "intervention")).toEqual(
        potentialOutcome(shipped, person, "comparator"),
      );
    }
  });

  test("response .59, relapse-free .18 at 180 days, median 72 days", () => {
    near(
      share(people, ({ outcome }) => outcome.improvement >= 0.5),
      0.59,
      binomial(0.59, n),
    );
    near(
      share(people, ({ outcome }) => outcome.relapseDays > horizon),
      0.18,
      binomial(0.18, n),
    );
    near(
      share(people, ({ outcome }) => outcome.relapseDays > 72),
      0.5,
      binomial(0.5, n),
    );
  });

  test("the cumulative hazard at relapse, by hand, is standard exponential", () => {
    const site: Record<string, number> = { A: 0.1, B: 0, C: -0.05, D: -0.1 };
    const amounts = people.map(({ person, outcome }) => {
      const zs = (person.baseline - 18) / 4;
      const zp = (person.priorTreatments - 4) / 1.9;
      const lasting = person.goal.id === "lasting" ? 0.1 : 0;
      const lp = 0.35 * zs + 0.25 * zp + 0.2 * person.resistant - lasting + (site[person.site.id] as number);
      return Math.exp(1.1 * Math.log(outcome.relapseDays / 115) + lp);
    });
    near(mean(amounts), 1, 1 / Math.sqrt(n), 0);
    near(variance(amounts), 1, Math.sqrt(8 / n), 0);
    near(mean(amounts.map((amount) => (amount > Math.LN2 ? 1 : 0))), 0.5, binomial(0.5, n), 0);
  });

  test.each([
    ["A", Math.exp(-0.1 / 1.1)],
    ["C", Math.exp(0.05 / 1.1)],
    ["D", Math.exp(0.1 / 1.1)],
  ])("site %s multiplies the time of site B by %d", (id, ratio) => {
    const daysAt = (wanted: string) => {
      const site = shipped.sites.levels.find((level) => level.id === wanted);
      const { person } = people[0] as Drawn;
      return potentialOutcome(shipped, { ...person, site: site ?? person.site }, "comparator").relapseDays;
    };
    expect(daysAt(id) / daysAt("B")).toBeCloseTo(ratio, 10);
  });

  test("planted effects act on the scale that they are declared on", () => {
    const planted = {
      ...shipped,
      response: { ...shipped.response, intervention: 0.5 },
      relapse: { ...shipped.relapse, intervention: Math.log(0.5) },
    };
    for (const { person } of people.slice(0, 200)) {
      const first = potentialOutcome(planted, person, "intervention");
      const second = potentialOutcome(planted, person, "comparator");
      const logit = (p: number) => Math.log(p / (1 - p));
      // Half the hazard at shape 1.1 makes each time exp(ln 2 / 1.1) = 1.878 times as long.
      expect(first.relapseDays / second.relapseDays).toBeCloseTo(1.877862, 6);
      expect(logit(first.improvement) - logit(second.improvement)).toBeCloseTo(0.5, 8);
    }
  });
});

describe("what is compared", () => {
  const days = (rows: readonly Drawn[]) => rows.map((row) => row.days);
  const standardError = Math.sqrt(
    variance(days(treated)) / treated.length + variance(days(untreated)) / untreated.length,
  );

  test("the unadjusted comparison is favourable by about 12 days and 6 points, with no effect at all", () => {
    near(mean(days(treated)) - mean(days(untreated)), 12, standardError, 0.5);
    const free = (rows: readonly Drawn[]) => share(rows, ({ outcome }) => outcome.relapseDays > horizon);
    near(free(treated) - free(untreated), 0.06, binomial(0.18, n / 4), 0.005);
  });

  test("overlap weights by the true propensity bring it back to nothing", () => {
    const weighted = (rows: readonly Drawn[], weight: (propensity: number) => number) => {
      const weights = rows.map(({ choice }) => weight(choice.propensity));
      return mean(rows.map((row, i) => row.days * (weights[i] as number))) / mean(weights);
    };
    const difference = weighted(treated, (e) => 1 - e) - weighted(untreated, (e) => e);
    near(difference, 0, standardError / Math.sqrt(0.88), 0);
  });
});
