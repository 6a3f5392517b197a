/** How an adjusted comparison makes two cohorts alike. */
export type Adjustment =
  | { readonly kind: "overlap" | "stabilised" | "entropy" | "regression" | "augmented" }
  /** Stabilised weights after leaving out people whose propensity lies outside [low, high]. */
  | { readonly kind: "trimmed"; readonly low: number; readonly high: number };

const WORDS: Readonly<Record<string, Adjustment["kind"]>> = {
  overlap: "overlap",
  iptwStabilised: "stabilised",
  entropy: "entropy",
  regression: "regression",
  aipw: "augmented",
};

/** A declared adjustment: overlap, iptwStabilised, iptwTrim0.05-0.95, entropy, regression, aipw. Throws RangeError for another. */
export const adjustment = (word: string): Adjustment => {
  const kind = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (kind !== undefined && kind !== "trimmed") return { kind };
  const limits = /^iptwTrim(0\.\d+)-(0\.\d+)$/.exec(word);
  const [low, high] = [Number(limits?.[1]), Number(limits?.[2])];
  if (limits === null || !(low < high)) {
    throw new RangeError(
      `adjustment must be overlap, iptwStabilised, iptwTrim<low>-<high>, entropy, regression or aipw: ${word}`,
    );
  }
  return { kind: "trimmed", low, high };
};

/** Whom an adjusted number speaks for. */
export type TargetPopulation = "overlap" | "everyone" | "everyone-within-limits";

export const targetOf = ({ kind }: Adjustment): TargetPopulation =>
  kind === "overlap" ? "overlap" : kind === "trimmed" ? "everyone-within-limits" : "everyone";
