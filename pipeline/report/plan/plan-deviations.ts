import type { Finding, PlanDeviation, PlanLockFile, Study } from "../../model/index.ts";
import { jsonDifferences } from "../diff/json-differences.ts";
import { frozenPlan } from "./frozen-plan.ts";

/** Which analysis looks at which keys of the plan. */
export type PlanReads = Readonly<Record<string, readonly string[]>>;

/**
 * Where the plan is not what was frozen, and which findings look at it. A finding whose reads are not known looks at everything.
 *
 * @param study the plan and statements of now.
 */
export const planDeviations = (
  study: Pick<Study, "plan" | "claims">,
  lock: Pick<PlanLockFile, "plan" | "lockedAt">,
  made: { readonly findings: readonly Pick<Finding, "id" | "analysis">[]; readonly reads: PlanReads },
): readonly PlanDeviation[] =>
  jsonDifferences(lock.plan as never, frozenPlan(study)).map((difference) => {
    const key = difference.path.split(".")[0] as string;
    return {
      ...difference,
      when: lock.lockedAt,
      findings: made.findings.flatMap(({ id, analysis }) =>
        made.reads[analysis]?.includes(key) === false ? [] : [id],
      ),
    };
  });
