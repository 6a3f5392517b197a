import type { Basis, HalfVerdict, Headline, Prose, Verdict } from "../model/index.ts";
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

/** Below this many people in all, one study is called small. */
const SMALL_STUDY = 100;
/** Below this many people in all, a few studies are called small. */
const SMALL_STUDIES = 500;

/** How many studies gave the number, as a sentence; "small" only where people are known and few. */
const found = ({ trials, people, design }: Basis): string => {
  if (design === "review") return texts.unresolved.review;
  const below = (limit: number): boolean => people !== null && people < limit;
  if (trials === 1) return below(SMALL_STUDY) ? texts.unresolved.oneSmall : texts.unresolved.one;
  if (trials < 5) return below(SMALL_STUDIES) ? texts.unresolved.fewSmall : texts.unresolved.few;
  return texts.unresolved.several;
};

const unresolved = (verdict: Verdict, headline: Headline | undefined): string => {
  const opening = filled(texts.unresolved.opening, { whether: verdict.words.whether });
  if (verdict.published.reason === "compound") return `${opening} ${texts.compound.unresolved}`;
  const range = headline ? fits(headline) : null;
  const basis = headline?.basis ?? null;
  if (range === null || basis === null || basis.trials === 0) return `${opening} ${texts.unresolved.noFit}`;
  return `${opening} ${filled(found(basis), { fits: range })}`;
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
