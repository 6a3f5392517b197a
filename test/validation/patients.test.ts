import { describe, expect, test } from "vitest";
import { courses } from "../../pipeline/derive/courses.ts";
import { balanceColumns } from "../../pipeline/derive/covariates/covariate-design.ts";
import { covariateValues } from "../../pipeline/derive/covariates/covariate-values.ts";
import { instrumentScale } from "../../pipeline/derive/instrument-scale.ts";
import { firstRelapse } from "../../pipeline/derive/relapse.ts";
import { acuteCourse } from "../../pipeline/derive/simulate/acute-course.ts";
import { latentCourse } from "../../pipeline/derive/simulate/latent-course.ts";
import { drawPerson } from "../../pipeline/derive/simulate/person.ts";
import { potentialOutcome } from "../../pipeline/derive/simulate/potential-outcome.ts";
import { relapseDays } from "../../pipeline/derive/simulate/relapse-days.ts";
import { scoreReader } from "../../pipeline/derive/simulate/score-reader.ts";
import { type ScoredPerson, scoredPeople } from "../../pipeline/derive/trajectories/scored-people.ts";
import { adjustedRelapse } from "../../pipeline/derive/weighting/adjusted-relapse.ts";
import { adjustment } from "../../pipeline/derive/weighting/adjustment.ts";
import { relapsePeople } from "../../pipeline/derive/weighting/relapse-population.ts";
import { weightedPeople } from "../../pipeline/derive/weighting/weighted-people.ts";
import { covariateBalance } from "../../pipeline/stats/causal/covariate-balance.ts";
import type { FailureTimeFit } from "../../pipeline/stats/survival/accelerated-failure-time.ts";
import { shippedPatients } from "../support/shipped-patients.ts";
import { madeCohort } from "./patients/made-cohort.ts";
import { performance } from "./patients/performance.ts";
import type { Reading } from "./patients/reading.ts";
import { relapseReadings } from "./patients/relapse-readings.ts";
import { replicate } from "./patients/replicate.ts";
import { resultsText } from "./patients/results-text.ts";
import { ruleOutcome } from "./patients/rule-outcome.ts";
import { scenarios } from "./patients/scenarios.ts";
import { studyInputs } from "./patients/study-inputs.ts";
import { runTask } from "./patients/task.ts";
import { truths } from "./patients/truths.ts";
import { validatePatients } from "./patients/validate-patients.ts";
import { verdictShares } from "./patients/verdicts.ts";
import { weibullDifference } from "./patients/weibull-difference.ts";
import { adjustedSet } from "./patients/weighted-sets.ts";
import { worstDifference } from "./patients/worst-difference.ts";

const inputs = studyInputs();
const changed = (id: string) => {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found === undefined) throw new RangeError(`scenario must exist: ${id}`);
  return found.change(inputs.simulation);
};

test("a made cohort is the shipped one, person by person", () => {
  const shipped = courses(shippedPatients(), inputs.plan, inputs.instruments).courses;
  const made = madeCohort(inputs, inputs.simulation, inputs.simulation.seed);
  // What the estimators read; maintenance doses and the source's own column are not made.
  const read = ({
    patient,
    received,
    range,
    standing,
    baseline,
    timeZero,
    visits,
    ending,
  }: (typeof shipped)[number]) => {
    const seen = [baseline, timeZero, ...visits].map((visit) => visit && [visit.day, visit.severity]);
    return { patient, received, range, standing, seen, ending };
  };
  expect(made.courses.map(read)).toEqual(shipped.map(read));
  const { outcomes } = shippedPatients().tables;
  const scores = ({ course, scores: own, ...one }: ScoredPerson) => {
    const days = own.map(({ day, severity }) => [day, severity]);
    return { ...one, patient: course.patient, days };
  };
  expect(made.scored.map(scores)).toEqual(scoredPeople(shipped, outcomes, inputs.instruments).map(scores));
});

describe("the relapse rule written out day by day", () => {
  test("agrees with the pipeline's own on daily scores", () => {
    const { simulation, plan } = inputs;
    const short = { ...simulation, visits: { ...simulation.visits, followUpDays: 7 + plan.horizonDays + 7 } };
    const scales = new Map(inputs.instruments.map((instrument) => [instrument.id, instrumentScale(instrument)]));
    const compared = Array.from({ length: 300 }, (_, i) => i + 1).flatMap((index) => {
      const person = drawPerson(short, 11, index);
      const role = index % 2 === 0 ? "intervention" : "comparator";
      const scale = scales.get(person.instrument.id);
      if (scale === undefined) return [];
      const course = acuteCourse(short, person, role);
      const latent = latentCourse(short, person, role, course, potentialOutcome(short, person, role));
      const { read } = scoreReader(short, person);
      const severityOf = (score: number) => scale.severity(read(score, 0));
      const zero = course.lastDoseDay + 7;
      const own = ruleOutcome(latent, zero, scale, severityOf, plan);
      if (own === null || !own.responded) return [];
      const on = (day: number) => severityOf(latent.scores[day] as number);
      const theirs = firstRelapse(
        {
          baseline: on(0),
          timeZero: on(zero),
          visits: Array.from({ length: plan.horizonDays + 7 }, (_, d) => ({ day: d + 1, severity: on(zero + d + 1) })),
          events: [
            ...latent.rescues.map(({ day }) => ({ day: day - zero, rule: "rescue" as const })),
            ...latent.hospitalisations.map(({ day }) => ({ day: day - zero, rule: "hospitalisation" as const })),
          ],
          margin: scale.importantDifference ?? 0,
        },
        plan.relapse,
      );
      const inTime = theirs !== null && theirs.by <= plan.horizonDays ? theirs.by : null;
      return [{ own: own.relapseDay, theirs: inTime }];
    });
    expect(compared.length).toBeGreaterThan(100);
    expect(compared.filter(({ own }) => own !== null).length).toBeGreaterThan(60);
    expect(compared.filter(({ own, theirs }) => own !== theirs)).toEqual([]);
  });
});

describe("crossing hazards", () => {
  const { relapse } = changed("X");
  const at = (amount: number, treated: 0 | 1) => relapseDays(relapse, { amount, logHazard: 0.2, treated });
  const cumulative = (days: number) => Math.exp(relapse.shape * Math.log(days / relapse.scaleDays));

  test("each side of the day counts with its own effect; the comparator has none", () => {
    const later = relapse.later ?? { fromDays: Number.NaN, intervention: Number.NaN };
    for (const amount of [0.05, 0.2, 0.7, 1.5, 4]) {
      expect(Math.exp(0.2) * cumulative(at(amount, 0))).toBeCloseTo(amount, 10);
      const days = at(amount, 1);
      const before = cumulative(Math.min(days, later.fromDays)) * Math.exp(relapse.intervention);
      const beyond = Math.max(0, cumulative(days) - cumulative(later.fromDays)) * Math.exp(later.intervention);
      expect(Math.exp(0.2) * (before + beyond)).toBeCloseTo(amount, 10);
    }
  });
});

describe("truth", () => {
  const days = inputs.plan.horizonDays;
  const of = (scenario: string) =>
    truths(
      [0, 1].map((i) => runTask(inputs, { kind: "truth", scenario, from: 1 + 1500 * i, to: 1500 * (i + 1) })),
      days,
    );

  test("nothing planted and seen alike: no difference in relapse at all, by rule and latent", () => {
    const found = of("N0");
    for (const basis of ["rule", "latent"] as const) {
      for (const target of ["everyone", "overlap"] as const) {
        // The acute courses end on other days, which moves no whole day since then.
        expect(Math.abs(found.get(`${basis}/${target}/rmst`)?.value ?? Number.NaN)).toBeLessThan(0.05);
        expect(Math.abs(found.get(`${basis}/${target}/rd`)?.value ?? Number.NaN)).toBeLessThan(0.001);
      }
    }
  });

  test("a hazard ratio of 0.5: about 32 days and a fifth more without relapse", () => {
    const found = of("S");
    const rmst = found.get("latent/overlap/rmst");
    expect(Math.abs((rmst?.value ?? 0) - 31.8)).toBeLessThan(4 * (rmst?.error ?? 0) + 0.5);
    expect(found.get("latent/overlap/rd")?.value).toBeCloseTo(0.22, 1);
    expect(found.get("latent/overlap/log-hr")?.value).toBeLessThan(-0.55);
  });
});

describe("judging", () => {
  const reading = (value: number, withheld = false): Reading => ({
    value,
    se: 1,
    low: value - 2,
    high: value + 2,
    withheld,
  });

  test("bias, errors, coverage and false alarms by hand", () => {
    const found = performance([reading(-1), reading(1), reading(3), null, reading(5, true)], { value: 1, error: 0 });
    // Mean 2, variance (9 + 1 + 1 + 9)/3.
    expect(found).toMatchObject({ replicates: 5, answers: 4, mean: 2, bias: 1, modelError: 1 });
    expect(found?.empiricalError).toBeCloseTo(Math.sqrt(20 / 3), 12);
    expect(found?.biasError).toBeCloseTo(Math.sqrt(20 / 12), 12);
    expect(found?.coverage).toBe(0.75);
    expect(found?.excludesZero).toBe(0.5);
    expect(found?.shownExcludesZero).toBeCloseTo(1 / 3, 12);
    expect(found?.withheld).toBeCloseTo(0.4, 12);
    expect(performance([reading(1), null], { value: 0, error: 0 })).toBeNull();
  });

  test("verdicts: what is withheld is unresolved", () => {
    const found = verdictShares([reading(5), reading(-5), reading(1), reading(9, true), null], 3);
    expect(found).toEqual({ supported: 0.2, contradicted: 0.2, unresolved: 0.6, withheld: 0.4 });
  });
});

describe("short cuts", () => {
  const cohort = madeCohort(inputs, changed("M"), 5);
  const people = relapsePeople(cohort.courses, "responders");
  const values = covariateValues(people.courses, cohort.patients, inputs.plan.covariates);
  const set = adjustedSet(inputs, cohort, people);
  const aipw = weightedPeople(people.treated, set.columns, adjustment("aipw"), inputs.plan.seSmallSample);
  if (aipw.kind === "not-estimable" || set.weighted.iptw === null || set.weighted.overlap === null) {
    throw new RangeError("weights must be estimable");
  }
  const { iptw, overlap } = set.weighted;

  test("one propensity model gives the weights of each", () => {
    expect(iptw.people.weight).toEqual(aipw.weight);
    expect(overlap.people.weight).not.toEqual(aipw.weight);
  });

  test("the augmented estimator is the pipeline's", () => {
    const options = { measure: "restricted-mean", tau: inputs.plan.horizonDays, level: inputs.plan.level } as const;
    const theirs = adjustedRelapse(people, aipw, adjustment("aipw"), options);
    const own = relapseReadings(inputs, cohort).get("rmst/aipw");
    if (theirs.kind === "not-estimable" || theirs.difference.kind === "not-estimable") throw new RangeError("none");
    expect(own?.value).toBeCloseTo(theirs.difference.value, 12);
    expect(own?.se).toBeCloseTo(theirs.difference.se ?? 0, 12);
  });

  test("the worst difference is that of the balance table", () => {
    const columns = balanceColumns(values).map((column) => column.values);
    for (const { people: weighted } of [iptw, overlap]) {
      const { treated, weight } = weighted;
      const balance = covariateBalance({ treated, weight, covariates: columns });
      const worst = balance.kind === "covariate-balance" ? balance.worst : null;
      expect(worstDifference(treated, weight, columns)).toBeCloseTo(worst ?? Number.NaN, 12);
    }
  });
});

test("the Weibull difference of restricted means is that of exponential curves when the shape is 1", () => {
  const covariance = [0, 1, 2].map((j) => [0, 1, 2].map((k) => (j === k ? 0.01 : 0)));
  const term = (coefficient: number) => ({ coefficient }) as FailureTimeFit["terms"][number];
  const fit = { terms: [term(Math.log(100)), term(Math.log(2))], logScale: 0, scale: 1, covariance };
  const mean = (scale: number) => scale * (1 - Math.exp(-180 / scale));
  const found = weibullDifference(fit as unknown as FailureTimeFit, 180);
  expect(found.value).toBeCloseTo(mean(200) - mean(100), 4);
  expect(found.se).toBeGreaterThan(0);
});

test("the number of workers changes nothing", async () => {
  const options = { reps: 2, only: ["N1"], people: 200 };
  const one = await validatePatients({ ...options, workers: 1 });
  const two = await validatePatients({ ...options, workers: 2 });
  expect(resultsText(two.judged, two.bands, { seed: two.seed, people: 200 })).toBe(
    resultsText(one.judged, one.bands, { seed: one.seed, people: 200 }),
  );
});

test("a replicate does not depend on those before it, and answers every estimator", () => {
  const simulation = changed("N1");
  const alone = replicate(inputs, simulation, 3);
  const [, , third] = [1, 2, 3].map((number) => replicate(inputs, simulation, number));
  expect(third).toEqual(alone);
  expect(alone.every((one) => one !== null)).toBe(true);
});
