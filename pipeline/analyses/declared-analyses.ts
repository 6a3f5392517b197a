import type { Analysis, Plan } from "../model/index.ts";
import { analyses } from "./index.ts";

/**
 * The analyses that a study asks for. One with a preset runs only where the plan declares it; there it stands in place of the other
 * published ones, whose questions such a study does not ask. The patient half is the same everywhere.
 */
export const declaredAnalyses = (plan: Pick<Plan, "preset">): readonly Analysis[] =>
  analyses.filter(({ half, preset }) => half === "patients" || preset === plan.preset?.id);
