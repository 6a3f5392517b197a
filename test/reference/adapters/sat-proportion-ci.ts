import {
  agrestiCoull,
  binomialTest,
  clopperPearson,
  jeffreys,
  wald,
  wilson,
  wilsonCorrected,
} from "../../../pipeline/stats/index.ts";
import { roleNumbers } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { limitsOf, pointOf } from "../harness/values.ts";

export const satProportionCiAdapter: Adapter = {
  kind: "sat-proportion-ci",
  run: (reference) => {
    const n = roleNumbers(reference, "n");
    const rows = roleNumbers(reference, "x").map((events, i) => {
      const share = { events, n: n[i] ?? 0 };
      const test = binomialTest(share);
      const moved = agrestiCoull(share);
      return {
        p: pointOf(wald(share)),
        wilson: limitsOf(wilson(share)),
        wilson_cc: limitsOf(wilsonCorrected(share)),
        clopper_pearson: limitsOf(clopperPearson(share)),
        agresti_coull: { est: pointOf(moved), ...limitsOf(moved) },
        jeffreys: limitsOf(jeffreys(share)),
        wald: limitsOf(wald(share)),
        binom_p_half: "kind" in test ? test : test.p,
      };
    });
    return Object.fromEntries(rows.map((row, i) => [`row${i + 1}`, row]));
  },
};
