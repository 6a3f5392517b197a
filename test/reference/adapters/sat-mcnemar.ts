import {
  matchedOddsRatio,
  mcnemar,
  mcnemarExact,
  type NotEstimable,
  type PairedCells,
  pairedShareDifference,
  type Test,
} from "../../../pipeline/stats/index.ts";
import { roleNumbers } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

export const satMcnemarAdapter: Adapter = {
  kind: "sat-mcnemar",
  run: (reference) => {
    const [n12, n21, n22] = ["n12", "n21", "n22"].map((role) => roleNumbers(reference, role));
    const rows = roleNumbers(reference, "n11").map((n11, i) =>
      treeOf({ n11, n12: n12?.[i] ?? 0, n21: n21?.[i] ?? 0, n22: n22?.[i] ?? 0 }),
    );
    return Object.fromEntries(rows.map((row, i) => [`row${i + 1}`, row]));
  },
};

const pOf = (test: Test | NotEstimable): ResultTree => ("kind" in test ? test : test.p);
const statisticOf = (test: Test | NotEstimable): ResultTree => ("kind" in test ? test : test.statistic);

const treeOf = (cells: PairedCells): ResultTree => {
  const [plain, corrected] = [mcnemar(cells, { correct: false }), mcnemar(cells)];
  const [difference, ratio] = [pairedShareDifference(cells), matchedOddsRatio(cells)];
  return {
    chisq: statisticOf(plain),
    p: pOf(plain),
    chisq_cc: statisticOf(corrected),
    p_cc: pOf(corrected),
    p_exact: pOf(mcnemarExact(cells)),
    p_midp: pOf(mcnemarExact(cells, { midP: true })),
    diff: pointOf(difference),
    "diff.se": seOf(difference),
    "diff.wald.lb": lowOf(difference),
    "diff.wald.ub": highOf(difference),
    or_paired: pointOf(ratio),
    "or_paired.lb": lowOf(ratio),
    "or_paired.ub": highOf(ratio),
  };
};
