import type { Json, Study } from "../../model/index.ts";

/** What stands in study.json and chooses nothing: names, dates and words for readers. */
const WORDS: ReadonlySet<string> = new Set([
  "id",
  "title",
  "dataAsOf",
  "locale",
  "language",
  "authors",
  "funding",
  "interests",
  "licence",
  "registration",
  "contact",
  "crisisLine",
  "notices",
  "searchNote",
  "labels",
  "words",
  "page",
  "comingEvidence",
]);

/** What a lock freezes: every choice of the plan, and what each statement is decided by. */
export const frozenPlan = ({ plan, claims }: Pick<Study, "plan" | "claims">): Readonly<Record<string, Json>> => ({
  ...(Object.fromEntries(Object.entries(plan).filter(([key]) => !WORDS.has(key))) as Readonly<Record<string, Json>>),
  statements: claims.map(({ label: _label, words: _words, ...rule }) => rule) as unknown as Json,
});
