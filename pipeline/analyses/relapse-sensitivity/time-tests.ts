import { followedTo } from "../../derive/followed-to.ts";
import type { Cell, TableBlock } from "../../model/index.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import { flemingHarrington } from "../../stats/survival/fleming-harrington.ts";
import { maxCombo } from "../../stats/survival/max-combo.ts";
import type { CoxAnswer } from "./hazard-ratios.ts";
import type { SensitivityData } from "./sensitivity-data.ts";

/** Curves compared with weights in time. Statistics only: a sensitivity analysis has no p-value. */
export const timeTestsTable = ({ primary, plan }: SensitivityData, cox: CoxAnswer): TableBlock => {
  const event = primary.cause.map((code) => (code === 1 ? 1 : 0));
  const data = {
    ...followedTo({ time: primary.time, event }, plan.horizonDays),
    // The lower code is the intervention, so that a negative z means fewer relapses in it.
    group: primary.treated.map((arm) => 1 - arm),
  };
  const weights = plan.relapse.timeWeights;
  const one = weights.map((weight): Cell => {
    const found = flemingHarrington(data, weight);
    if (found.kind === "not-estimable") return found.reason;
    return (found.gap[0] as number) / Math.sqrt(found.variance[0]?.[0] as number);
  });
  return {
    kind: "table",
    id: "weights-in-time",
    depth: "full",
    caption: [
      "The curves compared up to the horizon with weights in time (unadjusted). A negative z: fewer relapses than expected in the intervention. The last z but one is what a single test would need to be as surprising as the largest of them.",
    ],
    columns: [
      { id: "test", label: "Comparison", unit: null, align: "start" },
      { id: "rho", label: "Rho (early)", unit: null, align: "end" },
      { id: "gamma", label: "Gamma (late)", unit: null, align: "end" },
      { id: "statistic", label: "Statistic", unit: null, align: "end" },
    ],
    rows: [
      ...weights.map(({ rho, gamma }, i): readonly Cell[] => ["Fleming–Harrington, z", rho, gamma, one[i] as Cell]),
      ["Largest of these, allowing for all (max-combo), |z|", "all", "all", combined(data, weights)],
      [
        "Proportional hazards (score test, one degree of freedom), χ²",
        "none",
        "none",
        cox.proportional?.statistic ?? "not estimable",
      ],
    ],
  };
};

const combined = (
  data: Parameters<typeof maxCombo>[0],
  weights: SensitivityData["plan"]["relapse"]["timeWeights"],
): Cell => {
  const found = maxCombo(data, { weights });
  if (found.kind === "not-estimable") return found.reason;
  const { p } = found.test;
  return p > 0 && p < 1 ? Math.abs(normalQuantile(p / 2)) : found.test.statistic;
};
