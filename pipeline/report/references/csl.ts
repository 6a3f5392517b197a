import type { Reference } from "../../model/index.ts";
import { oneLine } from "./one-line.ts";
import { referenceLinks } from "./reference-links.ts";
import { articleParts } from "./reference-parts.ts";

/** A name as CSL-JSON has it; "et al." where the reference names no more. */
export type CslName = { readonly family: string; readonly given: string } | { readonly literal: string };

/** The part of a CSL-JSON 1.0.2 item that is used here. */
export interface CslItem {
  readonly id: string;
  readonly type: "article-journal" | "document";
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly "container-title"?: string;
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly DOI?: string;
  readonly URL?: string;
}

const item = (reference: Reference): CslItem => {
  const { doi, url } = referenceLinks(reference);
  const links = { ...(doi === null ? {} : { DOI: doi }), ...(url === null ? {} : { URL: url }) };
  const parts = articleParts(reference.text);
  if (parts === null) return { id: reference.id, type: "document", title: oneLine(reference.text), ...links };
  return {
    id: reference.id,
    type: "article-journal",
    title: parts.title,
    author: [...parts.authors, ...(parts.others ? [{ literal: "et al." }] : [])],
    "container-title": parts.journal,
    issued: { "date-parts": [[parts.year]] },
    volume: parts.volume,
    ...(parts.issue === null ? {} : { issue: parts.issue }),
    page: parts.pages,
    ...links,
  };
};

/** `references.csl.json`: one item for each reference. Without certain parts the whole text stands as the title of a document. */
export const cslItems = (references: readonly Reference[]): readonly CslItem[] => references.map(item);
