import type { ChartFrame } from "../../charts/frame.ts";
import type { PresetPool } from "../../derive/preset/preset-numbers.ts";
import type { Plan } from "../../model/index.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { cohortOf, favors } from "../published/words.ts";
import { nullOf } from "./natural.ts";

type FramePlan = Pick<Plan, "dataAsOf" | "searchNote" | "cohorts">;

/** Whom the left and the right side of the axis favour; empty where the rows do not say or disagree. */
export const favours = (
  plan: FramePlan,
  pool: Pick<PresetPool, "better">,
): { readonly left: string; readonly right: string } => {
  if (pool.better === null) return { left: "", right: "" };
  const [intervention, comparator] = [
    favors(cohortOf(plan, "intervention").label),
    favors(cohortOf(plan, "comparator").label),
  ];
  return pool.better === "lower"
    ? { left: intervention, right: comparator }
    : { left: comparator, right: intervention };
};

export const axisTitle = { difference: "Standardized difference", ratio: "Risk ratio" } as const;

export const presetFrame = (plan: FramePlan, pool: PresetPool, title: string): ChartFrame =>
  publishedFrame(
    plan,
    title,
    `${axisTitle[pool.id]}, ${cohortOf(plan, "intervention").short} against ${cohortOf(plan, "comparator").short}; no difference is ${nullOf(pool.id)}`,
  );
