import { clusterRobust, type RobustCoefficient } from "../../../pipeline/stats/meta/cluster-robust.ts";
import {
  type MultilevelMetaAnalysis,
  multilevelMetaAnalysis,
} from "../../../pipeline/stats/meta/multilevel-meta-analysis.ts";
import type { NestedEffects } from "../../../pipeline/stats/meta/nested-effects.ts";
import type { NotEstimable } from "../../../pipeline/stats/quantity.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { labelColumn, levels, numbers, type Table } from "../harness/read-table.ts";
import { columnIn, columnOf, firstTable, input, numberOption, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

const run = (reference: ReferenceCase): ResultTree => {
  const all = firstTable(reference);
  const [yi, vi, outer] = ["yi", "vi", "outer"].map((role) => columnOf(reference, role)) as [string, string, string];
  const inner = innerColumn(reference, all);
  const moderators = input(reference, "moderators");
  const formula = moderators === null ? "~1" : textOption(reference, "moderators");
  const { table, design } = modelFrame(formula, all, { also: [yi, vi, outer, inner] });
  const effects: NestedEffects = {
    estimates: numbers(table, yi),
    standardErrors: numbers(table, vi).map(Math.sqrt),
    outer: codes(table, outer),
    inner: codes(table, inner),
    ...(moderators === null ? {} : { columns: design.columns }),
  };
  const level = numberOption(reference, "level", 0.95);
  const reml = multilevelMetaAnalysis(effects, { method: "REML", level });
  const [REML, ML] = [reml, multilevelMetaAnalysis(effects, { method: "ML", level })].map(treeOf);
  return {
    k: table.rows,
    n_clusters: levels(table, outer).length,
    REML,
    ML,
    ...(reml.kind === "not-estimable"
      ? { "robust.CR0.se": reml, "robust.CR1": reml, "robust.CR2": reml, I2: reml, ICC: reml }
      : { ...robustTrees(effects, reml, level), ...sharesTree(reml) }),
  };
};

/** "school nested in district": the column is the first word, unless a column's name is longer. */
const innerColumn = (reference: ReferenceCase, table: Table): string => {
  const text = textOption(reference, "inner");
  return columnIn(table, text.replace(/\s+nested\s+in\s+.*$/, "")) ?? columnOf(reference, "inner");
};

const codes = (table: Table, name: string): readonly number[] => {
  const known = new Map(levels(table, name).map((level, code) => [level, code]));
  return labelColumn(table, name).map((label) => known.get(label ?? "") ?? -1);
};

const treeOf = (fit: MultilevelMetaAnalysis | NotEstimable): ResultTree => {
  if (fit.kind === "not-estimable") return fit;
  const { coefficients, variances } = fit;
  return {
    "sigma2.outer": variances.outer,
    "sigma2.inner": variances.inner,
    coef: coefficients.map(({ estimate }) => pointOf(estimate)),
    se: coefficients.map(({ estimate }) => seOf(estimate)),
    z: coefficients.map(({ test }) => test.statistic),
    p: coefficients.map(({ test }) => test.p),
    "ci.lb": coefficients.map(({ estimate }) => lowOf(estimate)),
    "ci.ub": coefficients.map(({ estimate }) => highOf(estimate)),
    QE: fit.q.statistic,
    "logLik.metafor": fit.logLikelihood,
    "logLik.without_half_logdet_XtX": fit.logLikelihoodOfContrasts,
  };
};

const robustTrees = (effects: NestedEffects, { variances }: MultilevelMetaAnalysis, level: number) => {
  const [zero, one, two] = (["CR0", "CR1", "CR2"] as const).map((correction) => {
    const robust = clusterRobust(effects, variances, { correction, level });
    if (robust.kind === "not-estimable") return robust;
    const of = (read: (coefficient: RobustCoefficient) => ResultTree) =>
      robust.coefficients.map((one) => ("kind" in one ? one : read(one)));
    const df = of(({ test }) => test.df[0]);
    return {
      se: of(({ estimate }) => seOf(estimate)),
      t: of(({ test }) => test.statistic),
      df: correction === "CR2" ? df : df[0],
      p: of(({ test }) => test.p),
      "ci.lb": of(({ estimate }) => lowOf(estimate)),
      "ci.ub": of(({ estimate }) => highOf(estimate)),
    };
  });
  return {
    "robust.CR0.se": zero && "se" in zero ? zero.se : zero,
    "robust.CR1": one,
    "robust.CR2": two,
  };
};

const sharesTree = ({ shares }: MultilevelMetaAnalysis) => ({
  I2: { total: shares.total, outer: shares.outer, inner: shares.inner, typical_v: shares.typicalVariance },
  ICC: shares.intraclassCorrelation,
});

/** Three-level models with cluster-robust inference. */
export const maMultilevelAdapter: Adapter = { kind: "ma-multilevel", run };
