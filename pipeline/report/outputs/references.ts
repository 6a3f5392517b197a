import { stampsOf } from "../pdf/cover-data.ts";
import { bibtex } from "../references/bibtex.ts";
import { cslItems } from "../references/csl.ts";
import { type Output, pretty } from "./output.ts";

/** `references.bib` and `references.csl.json`: what the report cites, for a reference manager. */
export const references: Output = {
  id: "references",
  english: true,
  files: async ({ report }) => {
    const stamps = stampsOf(report).map((stamp) => `% ${stamp}\n`);
    return [
      ["references.bib", `${stamps.join("")}${stamps.length > 0 ? "\n" : ""}${bibtex(report.references)}`],
      ["references.csl.json", pretty(cslItems(report.references))],
    ];
  },
};
