import type { HalfVerdict, Verdict } from "../model/index.ts";
import { reasonText } from "./reason-text.ts";
import { texts } from "./texts.ts";

const wordsOf = ({ verdict, reason }: HalfVerdict): string | null => {
  if (verdict === "supported" || verdict === "contradicted") return texts().clinic[verdict];
  if (reason === "fragile" || reason === "not-significant-after-holm" || reason === "exploratory")
    return texts().clinic[reason];
  return null;
};

/**
 * What the real patients of one clinic say on a statement, as a sentence that a patient could read; `null` where the verdict and its
 * reason say it all. It speaks of these patients, never of causes.
 */
export const patientSentence = (type: Verdict["type"], half: HalfVerdict): string | null => {
  const words = wordsOf(half);
  if (words === null || type === "compound") return null;
  return type === "descriptive" ? words : `${words} ${texts().clinic.chose}`;
};

/** The same where a sentence must stand: the verdict and its reason where they say it all. */
export const patientVerdictText = (type: Verdict["type"], half: HalfVerdict): string =>
  patientSentence(type, half) ?? `${texts().verdict[half.verdict]}: ${reasonText(half)}.`;
