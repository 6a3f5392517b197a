import type { Certainty, VerdictWord } from "../../model/index.ts";
import { texts } from "../texts.ts";

const STEPS: Readonly<Record<Certainty | "none", number>> = { high: 4, moderate: 3, low: 2, "very-low": 1, none: 0 };

/** Four bars, of which so many are full, and the words that go with them. */
export const certaintyData = (certainty: Certainty | null): { readonly step: number; readonly words: string } => ({
  step: STEPS[certainty ?? "none"],
  words: texts().certainty[certainty ?? "none"],
});

/** A verdict as the name of a shape and a word; invented patients have a shape of their own and no verdict. */
export const verdictData = (
  verdict: VerdictWord,
  simulated = false,
): { readonly shape: string; readonly words: string } =>
  simulated
    ? { shape: "invented", words: texts().simulated.mark }
    : { shape: verdict, words: texts().verdict[verdict] };
