import type { Claim, Headline } from "../../model/index.ts";
import type { FindHeadline } from "./find-headline.ts";

export interface Deciding {
  readonly headline: Headline;
  /** Key of `plan.mwe`. */
  readonly minimum: string | null;
}

const restsOnNumber = ({ quantity, basis }: Headline): boolean =>
  quantity.kind === "estimate" || (basis?.trials ?? 0) > 0;

/**
 * The one headline that decides: the declared one, or the first of its fallbacks that rests on a usable number when those before it
 * rest on none. Never two at once. All declared ids are looked up, so that a wrong one cannot hide.
 */
export const decidingHeadline = (published: Claim["published"], find: FindHeadline): Deciding | null => {
  const declared =
    published.headline === null
      ? []
      : [{ headline: published.headline, minimum: published.minimum }, ...published.fallback];
  const found = declared.flatMap(({ headline: id, minimum }): Deciding[] => {
    const headline = find(id);
    return headline === null ? [] : [{ headline, minimum }];
  });
  for (const id of published.supporting) find(id);
  return found.find(({ headline }) => restsOnNumber(headline)) ?? found[0] ?? null;
};
