import type { Reference } from "../../model/index.ts";
import { safeUrl } from "../html/escape.ts";

/** DOI and address of a reference, each only when it is one: nothing that a program which reads it could trip over. */
export const referenceLinks = ({
  doi,
  url,
}: Pick<Reference, "doi" | "url">): { readonly doi: string | null; readonly url: string | null } => {
  const sound = doi !== null && /^10\.\d+(?:\.\d+)*\/[^\s{}\\"]+$/.test(doi) ? doi : null;
  const address = url === null ? null : safeUrl(url);
  return {
    doi: sound,
    url: address === null ? null : address.replace(/[{}\\]/g, (c) => encodeURIComponent(c)),
  };
};
