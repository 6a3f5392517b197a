import { type BinomialNormal, binomialNormal, type NotEstimable } from "../../../pipeline/stats/index.ts";
import { completeTable, roleNumbers } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, mapped, pointOf, seOf } from "../harness/values.ts";

export const maGlmmPropAdapter: Adapter = {
  kind: "ma-glmm-prop",
  run: (reference) => {
    const table = completeTable(reference, ["xi", "ni"]);
    const counts = {
      events: Object.freeze([...roleNumbers(reference, "xi", table)]),
      n: Object.freeze([...roleNumbers(reference, "ni", table)]),
    };
    const found = binomialNormal(counts);
    if (found.kind === "not-estimable") return found;
    return {
      ...core(found),
      "ci.lb": lowOf(found.estimate),
      "ci.ub": highOf(found.estimate),
      tau: mapped(pointOf(found.tauSquared), Math.sqrt),
      logLik: found.logLikelihood,
      prop: pointOf(found.share),
      LRT: found.heterogeneity.statistic,
      "rma.glmm_default_nAGQ7": core(binomialNormal(counts, { points: 7 })),
    };
  },
};

const core = (found: BinomialNormal | NotEstimable): Readonly<Record<string, ResultTree>> =>
  found.kind === "not-estimable"
    ? { estimate: found, se: found, tau2: found }
    : { estimate: pointOf(found.estimate), se: seOf(found.estimate), tau2: pointOf(found.tauSquared) };
