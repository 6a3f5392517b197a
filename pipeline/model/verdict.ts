import type { Prose } from "./prose.ts";
import type { Claim } from "./study.ts";

export type VerdictWord = "supported" | "contradicted" | "unresolved" | "no-evidence" | "not-testable";

export type Certainty = "high" | "moderate" | "low" | "very-low";

/** One input of a certainty rating: the domain, how many steps it costs, and why in words. */
export interface CertaintyInput {
  readonly domain: string;
  readonly steps: number;
  readonly why: Prose;
}

/** A person's judgement of certainty, which stands above the rules. */
export interface CertaintyJudgement {
  readonly by: string;
  readonly date: string;
  readonly reason: string;
  /** What the rules would have said. */
  readonly suggested: Certainty;
}

/** What one half (published evidence, or one patient data set) says on one statement. */
export interface HalfVerdict {
  readonly verdict: VerdictWord;
  /** The rule that decided: `worthwhile`, `imprecise`, `single-small-trial`, `simulated`, `none`, … */
  readonly reason: string;
  /** The deciding headline, if there is one. */
  readonly headline: string | null;
  readonly certainty: Certainty | null;
  readonly certaintyInputs: readonly CertaintyInput[];
  /** Absent or `null` where the rules alone speak. */
  readonly judgement?: CertaintyJudgement | null;
  readonly flags: readonly string[];
  /** The verdict recomputed at other multiples of the smallest worthwhile effect. */
  readonly sweep: readonly { readonly factor: number; readonly verdict: VerdictWord }[];
}

/** One row of the claims ledger; a compound statement has a row for itself and one for each component. */
export interface Verdict {
  readonly claim: string;
  readonly component: string | null;
  readonly group: string;
  readonly statement: string;
  readonly label: string;
  readonly type: Claim["type"];
  readonly words: Claim["words"];
  readonly published: HalfVerdict;
  readonly patients: readonly { readonly dataset: string; readonly simulated: boolean; readonly half: HalfVerdict }[];
  readonly combined: { readonly verdict: VerdictWord; readonly reason: string };
}
