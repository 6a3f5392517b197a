import { analyses } from "../analyses/index.ts";
import type { PlanReads } from "../report/plan/plan-deviations.ts";

/** What is read from finished findings looks at all that they look at, and at keys of its own. */
const FROM_FINISHED = {
  multiplicity: { half: "patients", own: ["families", "estimandHeadlines", "alpha"] },
  "summary-of-findings": { half: "published", own: ["summaryOfFindings", "statements", "mwe"] },
  information: { half: "published", own: ["informationSize", "statements", "mwe", "alpha", "level"] },
} as const;

const readsOf = (half: "published" | "patients"): readonly string[] => [
  ...new Set(analyses.filter((analysis) => analysis.half === half).flatMap(({ reads }) => reads.plan)),
];

/** Which keys of the plan each analysis looks at, by the name that its findings carry. */
export const planReads = (): PlanReads => ({
  ...Object.fromEntries(analyses.map(({ id, reads }) => [id, reads.plan])),
  ...Object.fromEntries(
    Object.entries(FROM_FINISHED).map(([id, { half, own }]) => [id, [...new Set([...readsOf(half), ...own])]]),
  ),
});
