import type { PresetReading } from "../../derive/preset/preset-reading.ts";
import type { Block, Plan } from "../../model/index.ts";
import { funnelBlocks } from "../published/funnel-blocks.ts";
import { studyLabel } from "../published/words.ts";
import { naturalNumber } from "./natural.ts";
import { ownInterval } from "./number-table.ts";
import { axisTitle, presetFrame } from "./preset-frame.ts";

/** Every number of a pool as a contour funnel, from the preset's number on. */
export const presetFunnel = (
  { pool, primary }: PresetReading,
  plan: Pick<Plan, "meta" | "level" | "dataAsOf" | "searchNote" | "cohorts">,
  fewest: number,
): readonly Block[] =>
  funnelBlocks(
    {
      id: pool.id,
      label: `every ${pool.id === "ratio" ? "risk ratio" : "standardized difference"} of the pool`,
      ratio: pool.id === "ratio",
      unit: pool.id === "ratio" ? "risk-ratio" : "smd",
      xTitle: axisTitle[pool.id],
      fewest,
      centre: primary.kind === "not-estimable" ? primary : naturalNumber(pool.id, primary.estimate),
      trials: pool.numbers.map((one) => ({
        id: one.keys.join(" "),
        label: studyLabel(one.study),
        quantity: ownInterval(pool.id, one, plan.level),
        standardError: one.standardError,
      })),
    },
    plan,
    presetFrame(plan, pool, "Are small trials that found little missing?"),
  );
