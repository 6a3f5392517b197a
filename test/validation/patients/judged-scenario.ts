import type { Plan } from "../../../pipeline/model/index.ts";
import { type Estimator, estimators, SLOW_REPLICATES } from "./estimators.ts";
import { type Performance, performance } from "./performance.ts";
import type { Reading } from "./reading.ts";
import type { Scenario } from "./scenarios.ts";
import type { Truth, TruthKey } from "./truths.ts";
import { type VerdictShares, verdictShares } from "./verdicts.ts";

export interface JudgedEstimator {
  readonly estimator: Estimator;
  /** By the relapse rule and in the latent course; a conditional hazard ratio is planted, so both are the same. NaN: there is none. */
  readonly truth: { readonly rule: Truth; readonly latent: Truth };
  /** Against the truth by the rule. */
  readonly performance: Performance | null;
  readonly verdicts: VerdictShares | null;
}

export interface JudgedScenario {
  readonly scenario: Scenario;
  readonly replicates: number;
  readonly estimators: readonly JudgedEstimator[];
}

/** Judges every estimator over the replicates of a scenario. `readings`: by replicate, in the order of `estimators`. */
export const judgedScenario = (
  scenario: Scenario,
  readings: readonly (readonly (Reading | null)[])[],
  truth: ReadonlyMap<TruthKey, Truth>,
  { planted, mwe }: { readonly planted: number | null; readonly mwe: Plan["mwe"] },
): JudgedScenario => {
  const worthwhile = { rmst: mwe.rmstDays, rmdor: mwe.rmdorDays, rd: mwe.rd, satisfaction: mwe.satisfaction };
  return {
    scenario,
    replicates: readings.length,
    estimators: estimators.map((estimator, i) => {
      const own = (estimator.slow ? readings.slice(0, SLOW_REPLICATES) : readings).map((row) => row[i] ?? null);
      const { target, measure } = estimator;
      const known = { value: planted ?? Number.NaN, error: 0 };
      const of = (basis: "rule" | "latent"): Truth =>
        target === "conditional"
          ? known
          : (truth.get(`${basis}/${target}/${measure}`) ?? { value: Number.NaN, error: Number.NaN });
      const rule = of("rule");
      return {
        estimator,
        truth: { rule, latent: of("latent") },
        performance: performance(own, rule),
        verdicts:
          measure === "log-hr" || measure === "window" || !estimator.id.endsWith("/overlap")
            ? null
            : verdictShares(own, worthwhile[measure]),
      };
    }),
  };
};
