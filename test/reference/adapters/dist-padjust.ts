import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  fisherCombined,
  hochberg,
  holm,
  hommel,
  stouffer,
} from "../../../pipeline/stats/index.ts";
import { roleNumbers } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";

export const distPadjustAdapter: Adapter = {
  kind: "dist-padjust",
  run: (reference) => {
    const p = Object.freeze([...roleNumbers(reference, "p")]);
    const [fisher, z] = [fisherCombined(p), stouffer(p)];
    return {
      bonferroni: bonferroni(p),
      holm: holm(p),
      hochberg: hochberg(p),
      hommel: hommel(p),
      BH: benjaminiHochberg(p),
      BY: benjaminiYekutieli(p),
      fisher_combined: "kind" in fisher ? fisher : { chisq: fisher.statistic, df: fisher.df[0], p: fisher.p },
      stouffer: "kind" in z ? z : { z: z.statistic, p: z.p },
    };
  },
};
