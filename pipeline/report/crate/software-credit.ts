/** Who made the program and on what terms: as CITATION.cff has it; a test holds the two equal. */
export const softwareCredit = {
  name: "Afterglow",
  title: "Afterglow: does adding psychotherapy make a drug's benefit last?",
  authors: ["Afterglow maintainers"],
  licence: "MIT",
} as const;
