import type { Basis, HalfVerdict, Headline, Prose, Verdict } from "../model/index.ts";
import { fill } from "./fill.ts";
import { fits } from "./fits.ts";
import { texts } from "./texts.ts";

const REASON_OPPOSITE = new Set(["worse", "not-better"]);

/** Below this many people in all, one study is called small. */
const SMALL_STUDY = 100;
/** Below this many people in all, a few studies are called small. */
const SMALL_STUDIES = 500;

/** How many studies gave the number, as a sentence; "small" only where people are known and few. */
const found = ({ trials, people, design }: Basis): string => {
  if (design === "review") return texts().unresolved.review;
  const below = (limit: number): boolean => people !== null && people < limit;
  if (trials === 1) return below(SMALL_STUDY) ? texts().unresolved.oneSmall : texts().unresolved.one;
  if (trials < 5) return below(SMALL_STUDIES) ? texts().unresolved.fewSmall : texts().unresolved.few;
  return texts().unresolved.several;
};

const unresolved = (verdict: Verdict, headline: Headline | undefined): string => {
  const opening = fill(texts().unresolved.opening, { whether: verdict.words.whether });
  if (verdict.published.reason === "compound") return `${opening} ${texts().compound.unresolved}`;
  const range = headline ? fits(headline) : null;
  const basis = headline?.basis ?? null;
  if (range === null || basis === null || basis.trials === 0) return `${opening} ${texts().unresolved.noFit}`;
  return `${opening} ${fill(found(basis), { fits: range })}`;
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
      return [
        fill(texts().noEvidence, { asked: verdict.words.asked }),
        ...(hint ? [` ${texts().hint[hint]}`] : []),
        ...Object.entries(texts().indirectHint).flatMap(([flag, words]) =>
          half.flags.includes(flag) ? [` ${words}`] : [],
        ),
      ];
    case "not-testable":
      return [verdict.words.notTestable ?? texts().verdict["not-testable"]];
    default:
      return half.verdict satisfies never;
  }
};
