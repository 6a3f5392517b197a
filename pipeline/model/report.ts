import type { Finding, Json } from "./finding.ts";
import type { Issues } from "./issue.ts";
import type { Quantity } from "./quantity.ts";
import type { PlanLockFile, StudyFile } from "./rows.ts";
import type { Dataset } from "./study.ts";
import type { Verdict } from "./verdict.ts";

/** A work that the report cites. */
export interface Reference {
  readonly id: string;
  readonly text: string;
  readonly doi: string | null;
  readonly url: string | null;
}

/** The choices of the plan that a reader of the report must know, as they were declared. */
export type DeclaredPlan = Pick<
  StudyFile["plan"],
  | "targetTrial"
  | "timeZero"
  | "horizonDays"
  | "landmarks"
  | "response"
  | "relapse"
  | "intercurrent"
  | "covariates"
  | "propensity"
  | "gate"
  | "missing"
  | "families"
  | "meta"
  | "mwe"
  | "level"
  | "alpha"
  | "bootstrap"
  | "seed"
>;

/** One choice of the plan that is not what was frozen. */
export interface PlanDeviation {
  readonly path: string;
  /** `null`: there was none. */
  readonly old: Json;
  /** `null`: there is none. */
  readonly new: Json;
  /** When the plan was frozen: the choice was made after it. */
  readonly when: string;
  /** Findings that look at this part of the plan: their numbers are post hoc. */
  readonly findings: readonly string[];
}

/** The product. It holds nothing that two correct runs could disagree on: no clock, commit, path, host or version. */
export interface Report {
  readonly schema: "afterglow/report/1";
  readonly study: Pick<
    StudyFile,
    | "id"
    | "title"
    | "question"
    | "questionClinical"
    | "dataAsOf"
    | "locale"
    | "language"
    | "cohorts"
    | "page"
    | "authors"
    | "funding"
    | "interests"
    | "registration"
    | "notices"
    | "searchNote"
  > & {
    /** Some number rests on simulated patients. */
    readonly simulated: boolean;
    /** Some number rests on real patients: the report is INTERNAL. */
    readonly internal: boolean;
    readonly datasets: readonly Pick<Dataset, "id" | "kind" | "title" | "description">[];
  };
  readonly plan: {
    readonly sha256: string;
    /** When and by whom it was frozen; absent where it never was. */
    readonly lock?: Omit<PlanLockFile, "schema" | "plan">;
    /** Where it is not what was frozen. */
    readonly deviations: readonly PlanDeviation[];
    /** The declared choices that the methods section prints. */
    readonly declared: DeclaredPlan;
  };
  readonly findings: readonly Finding[];
  readonly verdicts: readonly Verdict[];
  readonly issues: Issues;
  readonly references: readonly Reference[];
}

export interface Change {
  readonly headline: string;
  readonly before: Quantity | null;
  readonly after: Quantity | null;
  readonly because: readonly {
    readonly cause: "data" | "plan" | "code";
    readonly detail: string;
    readonly part: number | null;
  }[];
}

export interface Version {
  readonly schema: "afterglow/version/1";
  readonly number: number;
  readonly reportSha256: string;
  readonly generatedAt: string;
  readonly previous: number | null;
  readonly changes: readonly Change[];
}
