/** Groups of vowels of a word in English, with the usual corrections for silent letters. Good to about one syllable in ten words. */
export const syllables = (word: string): number => {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length === 0) return 1;
  if (letters.length <= 3) return 1;
  const spoken = letters.replace(/(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$/, "").replace(/^y/, "");
  return Math.max(1, (spoken.match(/[aeiouy]{1,2}/g) ?? []).length);
};

export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.?!:][”"]?)\s+(?=[“"A-Z])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[.?!:][”"]?$/.test(sentence));

/** Words that are read aloud; a number is one word. */
export const wordsOf = (sentence: string): readonly string[] =>
  sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*/gu) ?? [];

export interface Readability {
  readonly sentences: number;
  readonly words: number;
  readonly meanWords: number;
  readonly grade: number;
}

/** Flesch–Kincaid grade: 0.39 · words per sentence + 11.8 · syllables per word − 15.59. */
export const readability = (sentences: readonly string[]): Readability => {
  const words = sentences.flatMap(wordsOf);
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
  const meanWords = words.length / sentences.length;
  return {
    sentences: sentences.length,
    words: words.length,
    meanWords,
    grade: 0.39 * meanWords + (11.8 * sounds) / words.length - 15.59,
  };
};
