/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`: restricted Damerau–Levenshtein distance. */
export const editDistance = (a: string, b: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] as number) + 1);
      }
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
};

/** The word nearest to `word`, if one is near (at most a third of its letters away); the first in order when several are. */
export const nearest = (word: string, words: readonly string[]): string | null => {
  if (word.length > 64) return null;
  const from = word.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const distance = editDistance(from, candidate.toLowerCase());
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
};

/** "Did you mean …? " for a hint, or nothing. */
export const didYouMean = (word: string, words: readonly string[]): string => {
  const near = nearest(word, words);
  return near === null ? "" : `Did you mean "${near}"? `;
};
