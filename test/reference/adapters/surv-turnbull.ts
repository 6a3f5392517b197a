import { turnbull } from "../../../pipeline/stats/survival/turnbull.ts";
import { labelColumn } from "../harness/read-table.ts";
import { firstTable, optionalColumn, roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";

const run = (reference: ReferenceCase): ResultTree => {
  const group = optionalColumn(reference, "group");
  const left = roleNumbersOrNull(reference, "left").map((value) => value ?? 0);
  const right = roleNumbersOrNull(reference, "right").map((value) => value ?? Infinity);
  const label = group === null ? left.map(() => "all") : labelColumn(firstTable(reference), group);
  return Object.fromEntries(
    [...new Set(label)]
      .filter((name) => name !== null)
      .map((name) => {
        const rows = label.flatMap((one, row) => (one === name ? [row] : []));
        return [
          name,
          groupTree(
            rows.map((row) => left[row] ?? 0),
            rows.map((row) => right[row] ?? 0),
          ),
        ] as const;
      }),
  );
};

const groupTree = (left: readonly number[], right: readonly number[]): ResultTree => {
  const fit = turnbull({ left, right });
  if (fit.kind === "not-estimable") return fit;
  return {
    n: fit.n,
    "interval.left_open": fit.left,
    "interval.right_closed": fit.right,
    mass: fit.mass,
    S_at_interval_right_end: fit.survival,
    logLik: fit.logLikelihood,
    n_innermost_intervals: fit.innermost,
  };
};

/** Interval-censored data, the non-parametric maximum likelihood estimate. */
export const survTurnbullAdapter: Adapter = { kind: "surv-turnbull", run };
