import type { HalfVerdict, Headline, Prose, Verdict } from "../model/index.ts";
import { texts } from "./texts.ts";

const filled = (template: string, words: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => words[key] ?? "");

const REASON_OPPOSITE = new Set(["worse", "not-better"]);

/** The sign that turns a headline's number into "good for the person". */
const benefitSign = (headline: Headline): number => (headline.better === "lower" ? -1 : 1);

/** Which true differences an interval still allows, in words: "a gain, no change or a loss". */
const fits = (headline: Headline): string | null => {
  if (headline.quantity.kind === "not-estimable") return null;
  const interval = headline.quantity.intervals[0];
  if (!interval || interval.low === null || interval.high === null) return null;
  const none = headline.quantity.seScale === "log" ? 1 : 0;
  const gain = benefitSign(headline) > 0 ? interval.high > none : interval.low < none;
  const loss = benefitSign(headline) > 0 ? interval.low < none : interval.high > none;
  const unchanged = interval.low <= none && interval.high >= none;
  const parts = [gain && texts.fits.gain, unchanged && texts.fits.none, loss && texts.fits.loss].filter(
    (word): word is string => word !== false,
  );
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} or ${parts[parts.length - 1]}` : (parts[0] ?? null);
};

const unresolved = (verdict: Verdict, headline: Headline | undefined): string => {
  const opening = filled(texts.unresolved.opening, { whether: verdict.words.whether });
  if (verdict.published.reason === "compound") return `${opening} ${texts.compound.unresolved}`;
  const range = headline ? fits(headline) : null;
  const trials = headline?.basis?.trials ?? 0;
  if (range === null || trials === 0) return `${opening} ${texts.unresolved.noFit}`;
  const template = trials === 1 ? texts.unresolved.one : trials < 5 ? texts.unresolved.few : texts.unresolved.several;
  return `${opening} ${filled(template, { fits: range })}`;
};

const byCertainty = (
  words: { readonly does: string; readonly probably: string; readonly may: string } | null,
  half: HalfVerdict,
): string | null =>
  words === null
    ? null
    : half.certainty === "high"
      ? words.does
      : half.certainty === "moderate"
        ? words.probably
        : words.may;

/**
 * What the published evidence says on one statement, as a sentence that a patient could read.
 * The verb follows the certainty; very low certainty has no effect verb at all.
 */
export const publishedSentence = (verdict: Verdict, headlines: ReadonlyMap<string, Headline>): Prose => {
  const half = verdict.published;
  const headline = half.headline === null ? undefined : headlines.get(half.headline);
  const hint = headline?.basis?.hint ?? null;
  switch (half.verdict) {
    case "supported":
      return [byCertainty(verdict.words.supported, half) ?? unresolved(verdict, headline)];
    case "contradicted":
      return [
        byCertainty(REASON_OPPOSITE.has(half.reason) ? verdict.words.opposite : verdict.words.little, half) ??
          byCertainty(verdict.words.little, half) ??
          unresolved(verdict, headline),
      ];
    case "unresolved":
      return [unresolved(verdict, headline)];
    case "no-evidence":
      return [filled(texts.noEvidence, { asked: verdict.words.asked }), ...(hint ? [` ${texts.hint[hint]}`] : [])];
    case "not-testable":
      return [verdict.words.notTestable ?? texts.verdict["not-testable"]];
    default:
      return half.verdict satisfies never;
  }
};
