import type { Finding } from "../model/index.ts";

/** What one analysis can do with the data at hand. */
export interface Answerability {
  readonly finding: string;
  readonly question: string;
  readonly state: "ready" | "needs more" | "impossible";
  /** What is missing, or why it cannot be done; empty when ready. */
  readonly why: string;
}

/** One line per analysis: ready when every headline is estimable, impossible when none is. */
export const answerability = (findings: readonly Finding[]): readonly Answerability[] =>
  findings.map((finding) => {
    const reasons = finding.headlines.flatMap((headline) =>
      headline.quantity.kind === "not-estimable" ? [{ id: headline.id, reason: headline.quantity.reason }] : [],
    );
    const state =
      reasons.length === 0 && finding.headlines.length > 0
        ? "ready"
        : reasons.length < finding.headlines.length
          ? "needs more"
          : "impossible";
    const first = reasons[0];
    const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : "";
    const why = first
      ? `${first.id.slice(finding.id.length + 1)}: ${first.reason}${more}`
      : finding.headlines.length === 0
        ? "no number came out of it"
        : "";
    return { finding: finding.id, question: finding.question, state, why };
  });
