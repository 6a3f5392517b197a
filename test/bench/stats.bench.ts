import { bench, describe } from "vitest";
import {
  bayesianRandomEffects,
  bootstrap,
  correlatedHierarchicalEffects,
  coxRegression,
  hodgesLehmann,
  kaplanMeier,
  leaveOneOut,
  logRank,
  mannWhitneyExact,
  mmrm,
  randomEffects,
  randomStream,
  resampledRestrictedMean,
  standardNormal,
} from "../../pipeline/stats/index.ts";

// Targets on two shared cores stand in the names. Inputs are made once; nothing is read from them but by the function.
const stream = randomStream(20250828);
const uniform = (n: number) => Float64Array.from({ length: n }, () => stream.next());
const normal = (n: number) => Float64Array.from({ length: n }, () => standardNormal(stream));
const few = { iterations: 3, warmupIterations: 1, time: 0, warmupTime: 0 };

const trials = (k: number) => ({
  estimates: normal(k).map((value) => 0.3 + 0.4 * value),
  standardErrors: uniform(k).map((value) => 0.1 + 0.4 * value),
});

describe("meta-analysis", () => {
  const small = trials(13);
  const large = trials(900);
  bench("REML and Hartung–Knapp, k = 13 (50 µs)", () => void randomEffects(small, { interval: "hk", profile: false }));
  bench("the same with the Q-profile", () => void randomEffects(small, { interval: "hk" }));
  bench("REML and Hartung–Knapp, k = 900 (5 ms)", () => void randomEffects(large, { interval: "hk" }));
  bench("leave one out, k = 900 (1 s)", () => void leaveOneOut(large), few);
  bench("Bayesian, k = 13 (20 ms)", () => {
    bayesianRandomEffects(small, { tauPrior: { kind: "halfNormal", scale: 0.5 }, muPrior: "flat" });
  });
  const outer = Array.from({ length: 900 }, (_, i) => i % 480);
  bench("CHE, 900 effects in 480 studies (100 ms)", () => {
    correlatedHierarchicalEffects({ ...large, outer }, { correlation: 0.6 });
  });
});

describe("survival", () => {
  const n = 1_000_000;
  const time = uniform(n).map((value) => 180 * value);
  const days = time.map(Math.ceil);
  const event = Uint8Array.from(uniform(n), (value) => (value < 0.6 ? 1 : 0));
  const group = Uint8Array.from(uniform(n), (value) => (value < 0.5 ? 1 : 0));
  const weight = uniform(n).map((value) => 0.5 + value);
  const covariates = [Float64Array.from(group), ...Array.from({ length: 6 }, () => normal(n))];
  bench(
    "Kaplan–Meier and log-rank, a million in days (1 s)",
    () => {
      kaplanMeier({ time: days, event });
      logRank({ time: days, event, group });
    },
    few,
  );
  bench(
    "Kaplan–Meier and log-rank, a million different times (1 s)",
    () => {
      kaplanMeier({ time, event });
      logRank({ time, event, group });
    },
    few,
  );
  bench("Cox with 7 terms, a million (3 s)", () => void coxRegression({ time, event, covariates }), few);
  bench(
    "robust weighted Cox, a million (2 s)",
    () => {
      coxRegression({ time, event, covariates: covariates.slice(0, 1), weight }, { robust: true });
    },
    few,
  );

  const people = 250;
  const arms = [0, 1].map(() =>
    resampledRestrictedMean(
      {
        time: uniform(people).map((value) => -100 * Math.log(value)),
        event: Uint8Array.from(uniform(people), (value) => (value < 0.7 ? 1 : 0)),
      },
      { tau: 60 },
    ),
  );
  bench(
    "10,000 bootstrap RMST differences, 500 people (2 s)",
    () => {
      bootstrap({ n: [people, people], reps: 10_000, seed: 1 }, ([first, second]) => {
        const [a, b] = [arms[0]?.(first ?? []), arms[1]?.(second ?? [])];
        return a == null || b == null ? null : a - b;
      });
    },
    few,
  );
});

describe("ranks and repeated measures", () => {
  const [x, y] = [normal(200), normal(200)];
  const [wide, other] = [normal(100_000), normal(100_000)];
  bench("exact Mann–Whitney, 200 × 200 (1 s)", () => void mannWhitneyExact(x, y), few);
  bench("Hodges–Lehmann, 100,000 × 100,000", () => void hodgesLehmann(wide, other), few);

  const [patients, visits] = [500, 6];
  const rows = Array.from({ length: patients * visits }, (_, i) => ({
    subject: Math.floor(i / visits),
    visit: i % visits,
  })).filter(() => stream.next() < 0.85);
  const base = normal(patients);
  const arm = uniform(patients).map((value) => (value < 0.5 ? 1 : 0));
  const level = normal(patients);
  const columns = Array.from({ length: visits }, (_, v) => v).flatMap((v) => [
    rows.map(({ visit }) => (visit === v ? 1 : 0)),
    rows.map(({ visit, subject }) => (visit === v ? (arm[subject] as number) : 0)),
    rows.map(({ visit, subject }) => (visit === v ? (base[subject] as number) : 0)),
  ]);
  const response = rows.map(
    ({ subject }) => (level[subject] as number) + 0.5 * (base[subject] as number) + standardNormal(stream),
  );
  bench(
    "MMRM, 500 patients and 6 visits (1 s)",
    () => {
      mmrm({
        response,
        design: columns,
        subject: rows.map(({ subject }) => subject),
        visit: rows.map(({ visit }) => visit),
      });
    },
    few,
  );
});
