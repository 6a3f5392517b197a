import type { Certainty, HalfVerdict, VerdictWord } from "../../model/index.ts";
import { judgedText } from "../judged-text.ts";
import { texts } from "../texts.ts";
import { escapeHtml } from "./escape.ts";

const STEPS: Readonly<Record<Certainty | "none", number>> = { high: 4, moderate: 3, low: 2, "very-low": 1, none: 0 };

/** Four bars and the words that go with them; the bars are decoration, the words are the content. */
export const certaintyMark = (certainty: Certainty | null): string => {
  const step = STEPS[certainty ?? "none"];
  const bars = "▮".repeat(step) + "▯".repeat(4 - step);
  return `<span class="bars" aria-hidden="true">${bars}</span> ${escapeHtml(texts().certainty[certainty ?? "none"])}`;
};

/** The verdict as a shape and a word, in ink: never in colour. */
export const verdictMark = (verdict: VerdictWord): string =>
  `<span class="shape" aria-hidden="true">${texts().shape[verdict]}</span> ${escapeHtml(texts().verdict[verdict])}`;

/** A judgement of a person is marked as one wherever it shows; nothing where the rules speak. */
export const judgedWords = (half: Pick<HalfVerdict, "judgement">): string => {
  const text = judgedText(half);
  return text === null ? "" : ` <span class="muted">(${escapeHtml(text)})</span>`;
};
