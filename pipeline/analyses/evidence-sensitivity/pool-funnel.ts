import { isRatio, naturalQuantity, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import type { Block, Plan } from "../../model/index.ts";
import { trialQuantity } from "../published/evidence-lines.ts";
import { funnelBlocks } from "../published/funnel-blocks.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { studyLabel } from "../published/words.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import { asPrinted } from "./variant.ts";

/** The trials of a pool as a contour funnel, from the declared number of trials on. */
export const poolFunnel = (
  pool: SensitivityPool,
  plan: Pick<Plan, "meta" | "level" | "dataAsOf" | "searchNote">,
): readonly Block[] => {
  const { estimand, evidence, used, id, label } = pool;
  const ratio = isRatio(estimand.scale);
  const unit = naturalUnit[estimand.scale];
  return funnelBlocks(
    {
      id,
      label,
      ratio,
      unit,
      xTitle: ratio ? unit.replaceAll("-", " ") : "Standardized difference",
      fewest: plan.meta.minKBias,
      centre: asPrinted(pool, pool.pool.deciding),
      trials: used.map((one) => ({
        id: one.keys.join(" "),
        label: studyLabel(one.study),
        quantity: naturalQuantity(estimand.scale, evidence.better, trialQuantity(one, plan.level)),
        standardError: one.effect.standardError,
      })),
    },
    plan,
    publishedFrame(plan, "Are small trials that found little missing?", `Trials on ${label}`),
  );
};
