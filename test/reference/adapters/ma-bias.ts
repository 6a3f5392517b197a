import {
  eggerTest,
  failSafeN,
  type MetaInput,
  type NotEstimable,
  type PetPeese,
  petPeese,
  rankCorrelationTest,
  regressionTest,
  type SelectionModel,
  selectionModel,
  trimAndFill,
  type WeightedLine,
} from "../../../pipeline/stats/index.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";
import { trialsOf } from "./ma-re.ts";

export const maBiasAdapter: Adapter = {
  kind: "ma-bias",
  run: (reference) => {
    const trials = trialsOf(reference);
    const { alternative, steps } = selectionOf(reference);
    const corrected = petPeese(trials, { alternative });
    const failSafe = failSafeN(trials, { method: "rosenthal" });
    const selected = selectionModel(trials, { alternative, steps });
    return {
      egger: egger(trials),
      "regtest.rma.REML": regression(trials),
      ranktest: ranks(trials),
      ...trimAndFills(trials),
      ...lines(corrected, alternative),
      rosenthal_failsafe_N: failSafe.kind === "not-estimable" ? failSafe : failSafe.n,
      ...(selected.kind === "not-estimable"
        ? { "selmodel.3PSM": selected, "selmodel.3PSM_tau2_at_boundary": selected }
        : selection(selected, alternative)),
    };
  },
};

/** Direction and steps of the selection model stand in the words of the method only. */
const selectionOf = ({ method }: ReferenceCase) => {
  const steps = /steps\s*=\s*(?:c\()?([\d.,\s]+)/.exec(method)?.[1]?.split(",").map(Number);
  const known = steps?.filter((step) => step > 0 && step < 1) ?? [];
  const alternative = /alternative\s*=\s*'less'/.test(method) ? ("less" as const) : ("greater" as const);
  return { alternative, steps: known.length > 0 ? known : [0.025] };
};

const egger = (trials: MetaInput): ResultTree => {
  const found = eggerTest(trials);
  if (found.kind === "not-estimable") return found;
  const { bias, test, limit } = found;
  return {
    intercept_bias: pointOf(bias),
    se: seOf(bias),
    t: test.statistic,
    df: test.df[0],
    p: test.p,
    slope: pointOf(limit),
    "slope.se": seOf(limit),
  };
};

const regression = (trials: MetaInput): ResultTree => {
  const found = regressionTest(trials, { method: "REML" });
  if (found.kind === "not-estimable") return found;
  const { slope, limit, test, tauSquared } = found;
  return {
    z: test.statistic,
    p: test.p,
    coef: [pointOf(limit), pointOf(slope)],
    se: [seOf(limit), seOf(slope)],
    tau2: pointOf(tauSquared),
    limit_estimate: pointOf(limit),
  };
};

const ranks = (trials: MetaInput): ResultTree => {
  const found = rankCorrelationTest(trials);
  if (found.kind === "not-estimable") return found;
  const { tau, ties, test } = found;
  return {
    tau_b: tau,
    p: test.p,
    ties,
    p_is: test.name.endsWith("exact")
      ? "exact"
      : "normal approximation, tie-corrected variance (cor.test exact=NULL falls back)",
  };
};

const trimAndFills = (trials: MetaInput): Readonly<Record<string, ResultTree>> => {
  const trees: Record<string, ResultTree> = {};
  for (const estimator of ["L0", "R0"] as const) {
    for (const [name, method] of [
      ["EE", "FE"],
      ["DL", "DL"],
    ] as const) {
      const found = trimAndFill(trials, { estimator, method });
      const key = `trimfill.${estimator}.${name}`;
      if (found.kind === "not-estimable") {
        trees[key] = found;
        continue;
      }
      const { pooled, missing, side, test } = found;
      trees[key] = {
        k0: pointOf(missing),
        "se.k0": seOf(missing),
        side,
        estimate: pointOf(pooled.estimate),
        se: seOf(pooled.estimate),
        "ci.lb": lowOf(pooled.estimate),
        "ci.ub": highOf(pooled.estimate),
        tau2: pooled.kind === "common-effect" ? 0 : pointOf(pooled.tauSquared),
        Q: pooled.q.statistic,
        "p.k0": test?.p ?? null,
      };
    }
  }
  return trees;
};

const lines = (found: PetPeese | NotEstimable, alternative: string): Record<string, ResultTree> => {
  if (found.kind === "not-estimable") return { PET: found, PEESE: found, "PET_PEESE.estimate": found };
  const { pet, peese, p, chosen, estimate } = found;
  return {
    PET: { ...coefficients(pet), t1: pet.slopeTest.statistic, p1: pet.slopeTest.p, p0_one_sided: p },
    PEESE: coefficients(peese),
    "PET_PEESE.estimate": pointOf(estimate),
    "PET_PEESE.rule": `PEESE if one-sided (${alternative}) p of PET intercept < 0.05 else PET; here ${chosen}`,
  };
};

const coefficients = ({ intercept, interceptTest, slope }: WeightedLine) => ({
  b0: pointOf(intercept),
  se0: seOf(intercept),
  t0: interceptTest.statistic,
  p0: interceptTest.p,
  b1: pointOf(slope),
  se1: seOf(slope),
  df: interceptTest.df[0],
});

const selection = (found: SelectionModel, alternative: string): Record<string, ResultTree> => {
  const [first, second] = found.intervals;
  const shared = {
    estimate: pointOf(found.estimate),
    tau2: pointOf(found.tauSquared),
    delta2: second ? pointOf(second.weight) : null,
    logLik: found.logLikelihood,
    n_significant: first?.trials ?? null,
    alternative,
  };
  return {
    "selmodel.3PSM": {
      ...shared,
      se: seOf(found.estimate),
      "se.tau2": seOf(found.tauSquared),
      "se.delta2": second ? seOf(second.weight) : null,
      LRT: found.selection.statistic,
      "LRT.p": found.selection.p,
      steps: found.intervals.map(({ to }) => to),
    },
    "selmodel.3PSM_tau2_at_boundary": shared,
  };
};
