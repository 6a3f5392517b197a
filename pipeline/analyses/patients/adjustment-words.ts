/** A declared adjustment of means in words, and whom its number speaks for. */
export interface AdjustmentWords {
  readonly name: string;
  readonly population: string;
}

const WORDS: Readonly<Record<string, AdjustmentWords>> = {
  overlap: { name: "Overlap weights", population: "overlap population" },
  iptwStabilised: { name: "Inverse-probability weights, stabilized", population: "everyone" },
  entropy: { name: "Entropy balancing", population: "everyone" },
  regression: { name: "Regression of the outcome, standardized", population: "everyone" },
  aipw: { name: "Augmented inverse probability (doubly robust)", population: "everyone" },
};

export const adjustmentWords = (word: string): AdjustmentWords => {
  const trimmed = /^iptwTrim(.+)-(.+)$/.exec(word);
  if (trimmed) {
    return {
      name: `Inverse-probability weights, propensity ${trimmed[1]} to ${trimmed[2]}`,
      population: "everyone within these limits",
    };
  }
  return WORDS[word] ?? { name: word, population: "not declared" };
};
