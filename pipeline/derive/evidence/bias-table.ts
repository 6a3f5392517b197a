import type { RiskOfBiasRow } from "../../model/index.ts";
import { studyBias } from "./bias-shares.ts";

/** A judgement in the words that all tools share; `none` where the tool has the domain and nobody judged it. */
export type BiasJudgement = "low" | "unclear" | "some" | "high" | "none";

export interface BiasTable {
  readonly tool: string;
  /** In the order in which the rows first name them. */
  readonly domains: readonly string[];
  readonly studies: readonly {
    readonly study: string;
    readonly judgements: readonly BiasJudgement[];
    /** The study as a whole, over every tool; what was not judged counts as unclear. */
    readonly overall: Exclude<BiasJudgement, "none">;
  }[];
}

const SHARED: Readonly<Record<RiskOfBiasRow["judgement"], BiasJudgement>> = {
  low: "low",
  some_concerns: "some",
  moderate: "some",
  unclear: "unclear",
  no_information: "unclear",
  high: "high",
  serious: "high",
  critical: "high",
};

const SEVERITY: readonly BiasJudgement[] = ["none", "low", "unclear", "some", "high"];

/** Of several judgements on one domain the worst. */
const worst = (own: readonly BiasJudgement[]): BiasJudgement =>
  own.reduce<BiasJudgement>((most, one) => (SEVERITY.indexOf(one) > SEVERITY.indexOf(most) ? one : most), "none");

const overallOf = (rows: readonly RiskOfBiasRow[], study: string): Exclude<BiasJudgement, "none"> => {
  const level = studyBias(rows, study);
  if (level === "unknown") return "unclear";
  const hasSome = rows.some((row) => row.study_id === study && SHARED[row.judgement] === "some");
  return level === "some" && !hasSome ? "unclear" : level;
};

/** Judgements as a table for each tool: a row for each study in the order of the rows, a column for each domain of the tool. */
export const biasTables = (rows: readonly RiskOfBiasRow[]): readonly BiasTable[] =>
  [...new Set(rows.map(({ tool }) => tool))].map((tool) => {
    const own = rows.filter((row) => row.tool === tool);
    const domains = [...new Set(own.map(({ domain }) => domain))];
    return {
      tool,
      domains,
      studies: [...new Set(own.map(({ study_id }) => study_id))].map((study) => ({
        study,
        judgements: domains.map((domain) =>
          worst(
            own
              .filter((row) => row.study_id === study && row.domain === domain)
              .map(({ judgement }) => SHARED[judgement]),
          ),
        ),
        overall: overallOf(rows, study),
      })),
    };
  });
