import type { ModeratorMethod } from "../../../pipeline/stats/meta/fit-moderators.ts";
import {
  type MetaRegression,
  type MetaRegressionInput,
  metaRegression,
} from "../../../pipeline/stats/meta/meta-regression.ts";
import type { PoolInterval } from "../../../pipeline/stats/meta/pool-test.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { numbers } from "../harness/read-table.ts";
import { columnOf, columnsOf, firstTable, input, numberOption, textOption } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

const methods = ["REML", "DL", "ML", "PM", "EB", "HE", "HS", "HSk", "SJ"] as const;
const tests = [
  ["z", "z"],
  ["knha", "hk"],
  ["adhoc", "hkGuarded"],
] as const;

export const maMetaregAdapter: Adapter = {
  kind: "ma-metareg",
  run: (reference) => {
    const [yi, vi] = [columnOf(reference, "yi"), columnOf(reference, "vi")];
    const listed = input(reference, "complete_cases_on") === null ? [] : columnsOf(reference, "complete_cases_on");
    const also = [yi, vi, ...listed];
    const { table, design } = modelFrame(textOption(reference, "moderators"), firstTable(reference), { also });
    const trials: MetaRegressionInput = {
      estimates: Object.freeze(numbers(table, yi)),
      standardErrors: Object.freeze(numbers(table, vi).map(Math.sqrt)),
      columns: design.columns,
      names: design.names,
    };
    const level = numberOption(reference, "level", 0.95);
    const tree = (method: ModeratorMethod, interval: PoolInterval) =>
      treeOf(metaRegression(trials, { method, interval, level }));
    return {
      k: table.rows,
      terms: design.names,
      ...Object.fromEntries(
        methods.flatMap((method) =>
          tests
            .filter(([name]) => Object.hasOwn(reference.expected, `${method}.${name}`))
            .map(([name, interval]) => [`${method}.${name}`, tree(method, interval)] as const),
        ),
      ),
      FE: tree("FE", "z"),
    };
  },
};

const treeOf = (fit: ReturnType<typeof metaRegression>): ResultTree =>
  fit.kind === "not-estimable" ? fit : { ...coefficientsOf(fit), ...modelOf(fit) };

const coefficientsOf = ({ coefficients }: MetaRegression) => ({
  coef: coefficients.map(({ estimate }) => pointOf(estimate)),
  se: coefficients.map(({ estimate }) => seOf(estimate)),
  stat: coefficients.map(({ test }) => test.statistic),
  p: coefficients.map(({ test }) => test.p),
  "ci.lb": coefficients.map(({ estimate }) => lowOf(estimate)),
  "ci.ub": coefficients.map(({ estimate }) => highOf(estimate)),
});

const modelOf = (fit: MetaRegression): { readonly [key: string]: ResultTree } => {
  const { moderators, residualQ } = fit;
  return {
    tau2: pointOf(fit.tauSquared),
    "se.tau2": seOf(fit.tauSquared),
    I2: fit.iSquared,
    H2: fit.hSquared,
    R2: pointOf(fit.rSquared),
    tau2_null: fit.tauSquaredWithout,
    QE: residualQ.statistic,
    "QE.df": residualQ.df[0],
    "QE.p": residualQ.p,
    QM: "kind" in moderators ? moderators : moderators.statistic,
    "QM.df": "kind" in moderators ? moderators : moderators.df[0],
    "QM.p": "kind" in moderators ? moderators : moderators.p,
  };
};
