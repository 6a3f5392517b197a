import { cumulativeMetaAnalysis } from "../../../pipeline/stats/meta/cumulative-meta-analysis.ts";
import { influenceDiagnostics } from "../../../pipeline/stats/meta/influence-diagnostics.ts";
import { leaveOneOut } from "../../../pipeline/stats/meta/leave-one-out.ts";
import type { NotEstimable, Quantity } from "../../../pipeline/stats/quantity.ts";
import { isText, labelColumn, numberColumn, type Table } from "../harness/read-table.ts";
import { columnOf, completeTable, numberOption, roleNumbers } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

export const maSensitivityAdapter: Adapter = {
  kind: "ma-sensitivity",
  run: (reference) => {
    const table = completeTable(reference, ["yi", "vi"]);
    const trials = {
      estimates: Object.freeze(roleNumbers(reference, "yi", table)),
      standardErrors: Object.freeze(roleNumbers(reference, "vi", table).map(Math.sqrt)),
    };
    const order = Object.freeze(ascending(table, columnOf(reference, "cumulative_order_by")));
    const options = { method: "REML", interval: "z", level: numberOption(reference, "level", 0.95) } as const;
    const omitted = leaveOneOut(trials, options);
    const steps = cumulativeMetaAnalysis(trials, { order, ...options });
    const influence = influenceDiagnostics(trials, { method: "DL", interval: "z" });
    return {
      leave1out:
        "kind" in omitted
          ? omitted
          : {
              ...meansOf(omitted),
              p: each(omitted, ({ test }) => test.p),
              Q: each(omitted, ({ q }) => q.statistic),
              tau2: each(omitted, ({ tauSquared }) => pointOf(tauSquared)),
              I2: each(omitted, ({ iSquared }) => pointOf(iSquared)),
            },
      cumulative:
        "kind" in steps
          ? steps
          : {
              order_row_1_based: steps.map(({ added }) => added + 1),
              ...meansOf(steps.map(({ pooled }) => pooled)),
              tau2: steps.map(({ pooled }) =>
                pooled.kind === "random-effects"
                  ? pointOf(pooled.tauSquared)
                  : pooled.kind === "common-effect"
                    ? 0
                    : null,
              ),
            },
      "influence.DL":
        "kind" in influence
          ? influence
          : {
              rstudent: each(influence, (row) => row.studentisedResidual),
              dffits: each(influence, (row) => row.dffits),
              "cook.d": each(influence, (row) => row.cooksDistance),
              "cov.r": each(influence, (row) => row.covarianceRatio),
              "tau2.del": each(influence, (row) => row.deletedTauSquared),
              "QE.del": each(influence, (row) => row.deletedQ),
              hat: each(influence, (row) => row.leverage),
              weight: each(influence, (row) => row.weight),
            },
    };
  },
};

/** Positions by the column's values, ties in row order, missing values last. */
const ascending = (table: Table, name: string): readonly number[] => {
  const cells = isText(table, name) ? labelColumn(table, name) : numberColumn(table, name);
  const before = (a: string | number | null, b: string | number | null): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a < b ? -1 : a > b ? 1 : 0;
  };
  return Array.from({ length: table.rows }, (_, i) => i).sort((i, j) => before(cells[i] ?? null, cells[j] ?? null));
};

const each = <Row extends { readonly kind: string }>(
  rows: readonly (Row | NotEstimable)[],
  read: (row: Row) => ResultTree,
): readonly ResultTree[] => rows.map((row) => (isRefusal(row) ? row : read(row)));

const isRefusal = (row: { readonly kind: string }): row is NotEstimable => row.kind === "not-estimable";

const meansOf = (rows: readonly ({ readonly kind: string; readonly estimate: Quantity } | NotEstimable)[]) => ({
  estimate: each(rows, ({ estimate }) => pointOf(estimate)),
  se: each(rows, ({ estimate }) => seOf(estimate)),
  "ci.lb": each(rows, ({ estimate }) => lowOf(estimate)),
  "ci.ub": each(rows, ({ estimate }) => highOf(estimate)),
});
