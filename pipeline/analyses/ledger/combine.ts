import type { Claim, HalfVerdict, VerdictWord } from "../../model/index.ts";

export type Ruling = Pick<HalfVerdict, "verdict" | "reason">;

const silent = ({ verdict }: Ruling): boolean => verdict === "no-evidence" || verdict === "not-testable";

const decided = ({ verdict }: Ruling): boolean => verdict === "supported" || verdict === "contradicted";

const ruling = (verdict: VerdictWord, reason: string): Ruling => ({ verdict, reason });

/** Evidence that says nothing leaves a causal statement open, whatever patients who chose their treatment show. */
const patientsAlone = (type: Claim["type"], patients: Ruling): Ruling => {
  const word = decided(patients) && type === "descriptive" ? patients.verdict : "unresolved";
  return ruling(word, decided(patients) ? "cohort-only" : patients.reason);
};

/** Both silent: not testable only where neither could ever have spoken. */
const bothSilent = (evidence: Ruling, patients: Ruling): Ruling => {
  if (evidence.verdict === "no-evidence") return ruling("no-evidence", evidence.reason);
  if (patients.verdict === "no-evidence") return ruling("no-evidence", patients.reason);
  return ruling("not-testable", evidence.reason);
};

/** Both halves of one statement in one word; neither half is ever averaged into the other. */
export const combine = (type: Claim["type"], evidence: Ruling, patients: Ruling): Ruling => {
  if (silent(evidence)) return silent(patients) ? bothSilent(evidence, patients) : patientsAlone(type, patients);
  if (!decided(patients)) return ruling(evidence.verdict, "published-only");
  if (evidence.verdict === patients.verdict) return ruling(evidence.verdict, "agreement");
  if (decided(evidence)) return ruling("unresolved", "conflict");
  return ruling("unresolved", patients.verdict === "supported" ? "cohort-points-towards" : "cohort-points-against");
};

/** Several data sets side by side: one word where those that speak agree, unresolved where they do not. */
export const patientsTogether = (halves: readonly Ruling[]): Ruling => {
  const speaking = halves.filter((half) => !silent(half));
  const [first] = speaking;
  if (first === undefined)
    return (
      halves.find(({ verdict }) => verdict === "no-evidence") ?? halves[0] ?? ruling("not-testable", "not-measured")
    );
  return speaking.every(({ verdict }) => verdict === first.verdict) ? first : ruling("unresolved", "conflict");
};
