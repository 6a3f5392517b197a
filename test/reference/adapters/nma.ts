import {
  type NetworkContrasts,
  type NetworkLabel,
  type NetworkMetaAnalysis,
  networkMetaAnalysis,
  pScores,
  type QDecomposition,
  qDecomposition,
  type ReferencedPool,
  type Test,
} from "../../../pipeline/stats/index.ts";
import { isText } from "../harness/read-table.ts";
import { columnOf, completeTable, input, roleLabels, roleNumbers } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

const roles = ["study", "treat1", "treat2", "TE", "seTE"] as const;

/** The rows without missing values; treatments are numbers where both their columns are. */
const contrastsOf = (reference: ReferenceCase): NetworkContrasts => {
  const table = completeTable(reference, roles);
  const numeric = (["treat1", "treat2"] as const).every((role) => !isText(table, columnOf(reference, role)));
  const labels = (role: string, asNumbers: boolean): readonly NetworkLabel[] =>
    Object.freeze(roleLabels(reference, role, table).map((label) => (asNumbers ? Number(label) : String(label))));
  return {
    studies: labels("study", false),
    treatments: labels("treat1", numeric),
    comparators: labels("treat2", numeric),
    estimates: Object.freeze(roleNumbers(reference, "TE", table)),
    standardErrors: Object.freeze(roleNumbers(reference, "seTE", table)),
  };
};

const referenceOf = (reference: ReferenceCase): { readonly reference?: NetworkLabel } => {
  const value = input(reference, "reference");
  return typeof value === "string" || typeof value === "number" ? { reference: value } : {};
};

/** Small values are desirable unless the remark says otherwise. */
const smallValuesOf = (reference: ReferenceCase) =>
  /undesirable|bad|harm/i.test(String(input(reference, "small_values"))) ? "undesirable" : "desirable";

export const nmaAdapter: Adapter = {
  kind: "nma",
  run: (reference) => {
    const contrasts = contrastsOf(reference);
    const parts = qDecomposition(contrasts);
    if (parts.kind === "not-estimable") return parts;
    // Without degrees of freedom the cases' moment estimate is 0/0, which R's rounding makes 0.
    const tauSquared = parts.total.df[0] === 0 ? 0 : "DL";
    const fit = networkMetaAnalysis(contrasts, { ...referenceOf(reference), tauSquared });
    if (fit.kind === "not-estimable") return fit;
    const smallValues = smallValuesOf(reference);
    const tau2 = pointOf(fit.tauSquared);
    return {
      treatments: fit.treatments,
      treatments_without_ref: alone(fit.common.effects.map(({ treatment }) => treatment)),
      n_studies: fit.trials,
      n_pairwise: fit.contrasts,
      ...spreadOf(fit, parts),
      tau2,
      tau: tau2 === null ? null : Math.sqrt(tau2),
      common: poolOf(fit.common, smallValues),
      random: fit.random.kind === "not-estimable" ? fit.random : poolOf(fit.random, smallValues),
    };
  },
};

const spreadOf = ({ q, iSquared }: NetworkMetaAnalysis, { within, between }: QDecomposition) => ({
  Q: q.statistic,
  "Q.df": q.df[0],
  "Q.p": pOf(q),
  Q_within: within.statistic,
  "Q_within.df": within.df[0],
  Q_between: between.statistic,
  "Q_between.df": between.df[0],
  "Q_between.p": pOf(between),
  I2: pointOf(iSquared),
});

/** R has no p without degrees of freedom. */
const pOf = ({ df, p }: Test): number | null => (df[0] === 0 ? null : p);

const poolOf = (pool: ReferencedPool, smallValues: "desirable" | "undesirable"): ResultTree => ({
  estimate_vs_ref: alone(pool.effects.map(({ estimate }) => pointOf(estimate))),
  se: alone(pool.effects.map(({ estimate }) => seOf(estimate))),
  z: alone(pool.effects.map(({ test }) => test.statistic)),
  p: alone(pool.effects.map(({ test }) => test.p)),
  "ci.lb": alone(pool.effects.map(({ estimate }) => lowOf(estimate))),
  "ci.ub": alone(pool.effects.map(({ estimate }) => highOf(estimate))),
  Pscore: pScores(pool, { smallValues }).map(({ pScore }) => pScore),
  league_estimate_rows: pool.differences,
  league_se_rows: pool.standardErrors,
});

/** The cases write a list of one as the thing itself: with two treatments there is one effect. */
const alone = <T extends ResultTree>(list: readonly T[]): ResultTree => (list.length === 1 ? list[0] : list);
