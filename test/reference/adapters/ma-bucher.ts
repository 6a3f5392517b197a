import { indirectComparison, mixedComparison } from "../../../pipeline/stats/index.ts";
import { numberColumn } from "../harness/read-table.ts";
import { firstTable, roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, perRow, pointOf, seOf } from "../harness/values.ts";

export const maBucherAdapter: Adapter = {
  kind: "ma-bucher",
  run: (reference) => {
    const rows = perRow(
      {
        ac: roleNumbersOrNull(reference, "d_ac"),
        seAc: roleNumbersOrNull(reference, "se_ac"),
        bc: roleNumbersOrNull(reference, "d_bc"),
        seBc: roleNumbersOrNull(reference, "se_bc"),
      },
      ({ ac, seAc, bc, seBc }) =>
        indirectComparison({ ac: { estimate: ac, standardError: seAc }, bc: { estimate: bc, standardError: seBc } }),
    );
    const indirect = rows.map((row) => (row === null ? null : pointOf(row.estimate)));
    const errors = rows.map((row) => (row === null ? null : seOf(row.estimate)));
    const table = firstTable(reference);
    const direct: ResultTree =
      table.names.includes("d_ab") && table.names.includes("se_ab")
        ? withDirect(numberColumn(table, "d_ab"), numberColumn(table, "se_ab"), indirect, errors)
        : {};
    return {
      d_ab_indirect: indirect,
      se: errors,
      z: rows.map((row) => row?.test.statistic ?? null),
      p: rows.map((row) => row?.test.p ?? null),
      "ci.lb": rows.map((row) => (row === null ? null : lowOf(row.estimate))),
      "ci.ub": rows.map((row) => (row === null ? null : highOf(row.estimate))),
      ...direct,
    };
  },
};

type Column = readonly (number | null)[];

const withDirect = (d: Column, seD: Column, i: Column, seI: Column) => {
  const rows = perRow({ d, seD, i, seI }, (row) =>
    mixedComparison({
      direct: { estimate: row.d, standardError: row.seD },
      indirect: { estimate: row.i, standardError: row.seI },
    }),
  );
  return {
    inconsistency: {
      diff: rows.map((row) => (row === null ? null : pointOf(row.inconsistency.estimate))),
      se: rows.map((row) => (row === null ? null : seOf(row.inconsistency.estimate))),
      z: rows.map((row) => row?.inconsistency.test.statistic ?? null),
      p: rows.map((row) => row?.inconsistency.test.p ?? null),
    },
    mixed: {
      estimate: rows.map((row) => (row === null ? null : pointOf(row.mixed))),
      se: rows.map((row) => (row === null ? null : seOf(row.mixed))),
    },
  };
};
