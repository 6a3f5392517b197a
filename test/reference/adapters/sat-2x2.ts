import {
  agrestiCaffo,
  chiSquareFourCells,
  conditionalOddsRatio,
  conditionalOddsRatioLimits,
  type FourCells,
  fisherExact,
  fisherOneSided,
  miettinenNurminen,
  newcombeDifference,
  numberNeededToTreat,
  oddsRatio,
  phiCoefficient,
  type Quantity,
  riskRatio,
  waldDifference,
} from "../../../pipeline/stats/index.ts";
import { roleNumbers } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { limitsOf, pointOf, seOf } from "../harness/values.ts";

export const sat2x2Adapter: Adapter = {
  kind: "sat-2x2",
  run: (reference) => {
    const [b, c, d] = [roleNumbers(reference, "b"), roleNumbers(reference, "c"), roleNumbers(reference, "d")];
    const rows = roleNumbers(reference, "a").map((a, i) => treeOf({ a, b: b[i] ?? 0, c: c[i] ?? 0, d: d[i] ?? 0 }));
    return Object.fromEntries(rows.map((row, i) => [`row${i + 1}`, row]));
  },
};

const treeOf = (cells: FourCells): ResultTree => {
  const counts = { events1: cells.a, n1: cells.a + cells.b, events2: cells.c, n2: cells.c + cells.d };
  const [plain, yates] = [chiSquareFourCells(cells), chiSquareFourCells(cells, { correct: true })];
  const exact = conditionalOddsRatioLimits(cells);
  const [difference, moved] = [waldDifference(counts), agrestiCaffo(counts)];
  return {
    chisq: "kind" in plain ? plain : plain.statistic,
    "chisq.p": "kind" in plain ? plain : plain.p,
    chisq_yates: "kind" in yates ? yates : yates.statistic,
    "chisq_yates.p": "kind" in yates ? yates : yates.p,
    "fisher.p": fisherExact(cells).p,
    "fisher.p.less": fisherOneSided(cells, { alternative: "less" }).p,
    "fisher.p.greater": fisherOneSided(cells, { alternative: "greater" }).p,
    "fisher.or_cmle": pointOf(conditionalOddsRatio(cells)),
    "fisher.or.ci.lb": exact.kind === "not-estimable" ? exact : exact.low,
    "fisher.or.ci.ub": exact.kind === "not-estimable" ? exact : exact.high,
    rd: pointOf(difference),
    "rd.wald": { se: seOf(difference), ...limitsOf(difference) },
    "rd.newcombe": limitsOf(newcombeDifference(counts)),
    "rd.agresti_caffo": { est: pointOf(moved), ...limitsOf(moved) },
    "rd.miettinen_nurminen": limitsOf(miettinenNurminen(counts)),
    rr: ratioTree(riskRatio(counts)),
    "or.woolf": ratioTree(oddsRatio(counts)),
    phi: phiCoefficient(cells),
    nnt: numberNeededToTreat(counts),
  };
};

const ratioTree = (ratio: Quantity): ResultTree =>
  ratio.kind === "not-estimable" ? ratio : { est: ratio.value, "log.se": ratio.se, ...limitsOf(ratio) };
