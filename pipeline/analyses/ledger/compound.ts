import type { Certainty, CertaintyJudgement, HalfVerdict, VerdictWord } from "../../model/index.ts";
import type { Ruling } from "./combine.ts";
import { halfVerdict } from "./half-verdict.ts";

/** All parts must hold for the whole to hold, and all must fail for it to fail; anything mixed is unresolved. */
export const compoundWord = (parts: readonly VerdictWord[]): VerdictWord => {
  if (parts.length === 0) throw new RangeError("compound statement must have parts: 0");
  const all = (...words: readonly VerdictWord[]): boolean => parts.every((part) => words.includes(part));
  if (all("supported")) return "supported";
  if (all("contradicted")) return "contradicted";
  if (all("not-testable")) return "not-testable";
  if (all("no-evidence", "not-testable")) return "no-evidence";
  return "unresolved";
};

/** The reason that all parts share, or that they do not come out the same way. */
export const compoundRuling = (parts: readonly Ruling[]): Ruling => {
  const verdict = compoundWord(parts.map((part) => part.verdict));
  const reasons = [...new Set(parts.map(({ reason }) => reason))];
  const [reason] = reasons;
  const same = parts.every((part) => part.verdict === verdict);
  if (reasons.length === 1 && reason !== undefined && same) return { verdict, reason };
  return { verdict, reason: same && verdict === "unresolved" ? "no-part-settled" : "compound" };
};

const LADDER: readonly Certainty[] = ["very-low", "low", "moderate", "high"];

/** As sure as of the part that one is least sure of; not rated where a part is not, or where the parts differ. */
const compoundCertainty = (parts: readonly HalfVerdict[], verdict: VerdictWord): Certainty | null => {
  if (parts.some((part) => part.certainty === null || part.verdict !== verdict)) return null;
  return LADDER.find((level) => parts.some(({ certainty }) => certainty === level)) ?? null;
};

/** A whole that shows the certainty of its parts shows their judgements too; what the rules suggest is then the whole's. */
const compoundJudgement = (parts: readonly HalfVerdict[], verdict: VerdictWord): CertaintyJudgement | null => {
  const judgements = parts.flatMap(({ judgement }) => judgement ?? []);
  const asSuggested = parts.map((part) => ({ ...part, certainty: part.judgement?.suggested ?? part.certainty }));
  const suggested = compoundCertainty(asSuggested, verdict);
  const date = judgements
    .map((one) => one.date)
    .sort()
    .at(-1);
  if (suggested === null || date === undefined) return null;
  const joined = (texts: readonly string[]): string => [...new Set(texts)].join("; ");
  return {
    by: joined(judgements.map(({ by }) => by)),
    date,
    reason: joined(judgements.map((one) => one.reason)),
    suggested,
  };
};

/** One half of a compound statement from the same half of its parts. */
export const compoundHalf = (parts: readonly HalfVerdict[]): HalfVerdict => {
  const { verdict, reason } = compoundRuling(parts);
  return halfVerdict(verdict, reason, {
    certainty: compoundCertainty(parts, verdict),
    judgement: compoundJudgement(parts, verdict),
  });
};
