/** Who made the program and on what terms: as CITATION.cff has it; a test holds the two equal. */
export const softwareCredit = {
  name: "Afterglow",
  // Of any study: the title in CITATION.cff speaks of the first.
  description:
    "A pipeline from published numbers and patient tables to a versioned report whose every number can be derived again.",
  authors: ["Afterglow maintainers"],
  licence: "MIT",
} as const;
