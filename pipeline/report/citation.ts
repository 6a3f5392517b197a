import type { Report, Version } from "../model/index.ts";
import { fill } from "./fill.ts";
import { texts } from "./texts.ts";

/** How to cite one version of a report. */
export const citation = (
  { study }: Pick<Report, "study">,
  { number, reportSha256 }: Pick<Version, "number" | "reportSha256">,
): string =>
  fill(texts().about.citation, {
    authors: study.authors.join(", "),
    title: /[.?!]$/.test(study.title) ? study.title : `${study.title}.`,
    version: String(number),
    date: study.dataAsOf,
    digest: reportSha256.slice(0, 12),
  });
