import {
  commonEffect,
  type MetaInput,
  metaLogLikelihood,
  type PoolInterval,
  type PredictionForm,
  predictionInterval,
  type RandomEffects,
  randomEffects,
  type TauMethod,
  tauSquared,
} from "../../../pipeline/stats/index.ts";
import { pickTableRows } from "../harness/read-table.ts";
import { firstTable, input, numberOption, roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, mapped, pointOf, seOf } from "../harness/values.ts";

const methods: readonly TauMethod[] = ["DL", "HE", "HS", "SJ", "PM", "EB", "ML", "REML"];

/** The trials of a case that have both an estimate and a variance. */
export const trialsOf = (reference: ReferenceCase): MetaInput => {
  const rows = input(reference, "rows_1_based");
  const table = firstTable(reference);
  const wanted = Array.isArray(rows)
    ? pickTableRows(
        table,
        rows.map((row) => Number(row) - 1),
      )
    : table;
  const estimates = roleNumbersOrNull(reference, "yi", wanted);
  const variances = roleNumbersOrNull(reference, "vi", wanted);
  const kept = estimates.flatMap((estimate, i) => {
    const variance = variances[i] ?? null;
    return estimate === null || variance === null ? [] : [{ estimate, variance }];
  });
  return {
    estimates: Object.freeze(kept.map(({ estimate }) => estimate)),
    standardErrors: Object.freeze(kept.map(({ variance }) => Math.sqrt(variance))),
  };
};

export const maReAdapter: Adapter = {
  kind: "ma-re",
  run: (reference) => {
    const trials = trialsOf(reference);
    const level = numberOption(reference, "level", 0.95);
    const common = commonEffect(trials, { level });
    if (common.kind === "not-estimable") return common;
    const { q } = common;
    const df = q.df[0] ?? 0;
    const reml = randomEffects(trials, { method: "REML", interval: "z", level });
    return {
      k: common.k,
      Q: q.statistic,
      "Q.df": df,
      "Q.p": q.p,
      "I2.from_Q": Math.max(0, (100 * (q.statistic - df)) / q.statistic),
      EE: {
        estimate: pointOf(common.estimate),
        se: seOf(common.estimate),
        stat: common.test.statistic,
        p: common.test.p,
        "ci.lb": lowOf(common.estimate),
        "ci.ub": highOf(common.estimate),
        logLik: metaLogLikelihood(trials, { tauSquared: 0, restricted: false }),
      },
      ...Object.fromEntries(methods.map((method) => [method, treeOf(trials, method, level)])),
      "confint.QP": reml.kind === "not-estimable" ? reml : profileOf(reml),
    };
  },
};

const treeOf = (trials: MetaInput, method: TauMethod, level: number): ResultTree => {
  const between = tauSquared(trials, { method });
  if ("kind" in between) return between;
  const pooled = (interval: PoolInterval) => randomEffects(trials, { method, interval, level });
  const [plain, knapp, guarded] = [pooled("z"), pooled("hk"), pooled("hkGuarded")];
  if (plain.kind === "not-estimable") return plain;
  return {
    tau2: between.tauSquared,
    "se.tau2": between.se,
    tau: Math.sqrt(between.tauSquared),
    I2: pointOf(plain.iSquared),
    H2: plain.hSquared,
    z: { ...meanOf(plain), ...predictionsOf(plain, "normal", level) },
    knha:
      knapp.kind === "not-estimable"
        ? knapp
        : {
            ...meanOf(knapp),
            ...predictionsOf(knapp, "t(k-1)", level),
            df: knapp.test.df[0],
            q_factor: squareOf((seOf(knapp.estimate) ?? 0) / (seOf(plain.estimate) ?? 1)),
          },
    knha_adhoc: guarded.kind === "not-estimable" ? guarded : meanOf(guarded),
    logLik:
      method === "ML" || method === "REML"
        ? metaLogLikelihood(trials, { tauSquared: between.tauSquared, restricted: method === "REML" })
        : undefined,
  };
};

const meanOf = ({ estimate, test }: RandomEffects) => ({
  estimate: pointOf(estimate),
  se: seOf(estimate),
  stat: test.statistic,
  p: test.p,
  "ci.lb": lowOf(estimate),
  "ci.ub": highOf(estimate),
});

const predictionsOf = (
  fit: RandomEffects,
  own: PredictionForm,
  level: number,
): { readonly [key: string]: ResultTree } => {
  const named = [
    ["pi.metafor", own],
    ["pi.t_km2", "t(k-2)"],
  ] as const;
  return Object.fromEntries(
    named.flatMap(([name, form]) => {
      const interval = predictionInterval(fit, { form, level });
      const { low, high } = interval.kind === "not-estimable" ? { low: null, high: null } : interval;
      return [
        [`${name}.lb`, low],
        [`${name}.ub`, high],
      ];
    }),
  );
};

const profileOf = ({ tauSquared, iSquared }: RandomEffects) => {
  const ratio = (share: number) => 1 / (1 - share / 100);
  return {
    "tau2.lb": lowOf(tauSquared),
    "tau2.ub": highOf(tauSquared),
    "I2.lb": lowOf(iSquared),
    "I2.ub": highOf(iSquared),
    "H2.lb": mapped(lowOf(iSquared), ratio),
    "H2.ub": mapped(highOf(iSquared), ratio),
  };
};

const squareOf = (x: number): number => x * x;
